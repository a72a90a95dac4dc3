"""Words as the index holds them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.search.words import codes_as_typed, codes_of, number_token, tokens_of, words_in
from nep.vietnamese.text import clean

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
TOKEN = re.compile("[a-z][a-z0-9]*")


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hoà"), ("quý", "quí"), ("thúy", "thuý"), ("kỹ", "kĩ"), ("ĐƯỜNG", "đường"), ("già", "gìa")],
)
def test_two_spellings_of_a_word_are_one_word(one: str, other: str) -> None:
    assert codes_of(one) == codes_of(other)


@pytest.mark.parametrize(("one", "other"), [("hay", "hai"), ("thúy", "thúi"), ("ma", "má"), ("đa", "da")])
def test_two_words_are_two_words(one: str, other: str) -> None:
    assert codes_of(one)[0] != codes_of(other)[0]


@given(st.text(alphabet=LETTERS, min_size=1, max_size=8), st.integers(0, 8))
def test_the_code_of_a_beginning_is_the_beginning_of_the_code_without_marks(word: str, cut: int) -> None:
    assert codes_as_typed(word)[1].startswith(codes_as_typed(word[:cut])[1])


@pytest.mark.parametrize(
    ("word", "toned"),
    [("đường", 3), ("nguyễn", 5), ("hoàn", 3), ("quyết", 4), ("giếng", 3), ("thuyền", 5), ("nghiêng", 1)],
)
def test_a_word_is_found_by_each_beginning_that_has_its_tone(word: str, toned: int) -> None:
    beginnings = [word[:cut] for cut in range(toned, len(word) + 1)]
    assert all(codes_of(word)[0].startswith(codes_as_typed(one)[0]) for one in beginnings)


@given(st.text(max_size=200))
def test_any_text_gives_plain_tokens(text: str) -> None:
    cleaned = clean(text)
    for word in words_in(cleaned):
        assert cleaned[word.start : word.end] == word.text
        assert all(TOKEN.fullmatch(token) for token in tokens_of(word))


def test_numbers_are_read_by_their_value() -> None:
    text = "1.000 đồng, ấp 03, A5, 12/10/2023, 1.5 và 12.34"
    numbers = [number_token(word.text) for word in words_in(text) if word.is_number]
    assert numbers == ["n1000", "n3", "n5", "n12", "n10", "n2023", "n1", "n5", "n12", "n34"]

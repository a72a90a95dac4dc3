import random
import unicodedata
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese.names import given_name, sort_key, title_sort_key

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
VOWELS = "aăâeêioôơuưy"

syllables = st.builds(
    lambda head, vowel, tone, tail: unicodedata.normalize("NFC", head + vowel + tone + tail),
    st.sampled_from(["", "b", "đ", "d", "ng", "th"]),
    st.sampled_from(VOWELS),
    st.sampled_from(TONES),
    st.sampled_from(["", "n", "ng"]),
)
names = st.lists(syllables, min_size=2, max_size=4).map(" ".join)


def dictionary_place(name: str) -> list[list[tuple[list[int], int]]]:
    """The order written down a second time: given, middle, family; per syllable letters, then tone."""
    parts = name.split()
    return [[place(s) for s in part] for part in (parts[-1:], parts[1:-1], parts[:1])]


def place(syllable: str) -> tuple[list[int], int]:
    letters, tone = [], 0
    for char in syllable:
        marks = unicodedata.normalize("NFD", char)
        found = [mark for mark in marks[1:] if mark in TONES]
        tone = TONES.index(found[0]) if found else tone
        bare = unicodedata.normalize("NFC", "".join(m for m in marks if m not in found))
        letters.append(ALPHABET.index(bare))
    return letters, tone


@given(names, names)
def test_keys_stand_in_dictionary_order(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) == (dictionary_place(one) < dictionary_place(other))
    assert (sort_key(one) == sort_key(other)) == (dictionary_place(one) == dictionary_place(other))


@given(st.text(max_size=200))
def test_any_text_has_a_key_of_digits_within_the_column(text: str) -> None:
    for key in (sort_key(text), title_sort_key(text)):
        assert len(key) <= 400
        assert key.isdigit()
        assert key.isascii()


def test_names_are_compared_part_by_part() -> None:
    wanted = ["Hà An", "Hạ An", "Hà Bình"]
    assert sorted(["Hà Bình", "Hạ An", "Hà An"], key=sort_key) == wanted
    assert sorted(["Hà Bình", "Hạ An", "Hà An"], key=title_sort_key) == ["Hà An", "Hà Bình", "Hạ An"]


def test_tones_stand_in_the_order_of_dictionaries() -> None:
    tones = ["ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ"]
    assert sorted(random.Random(1).sample(tones, len(tones)), key=title_sort_key) == tones


def test_the_given_name_decides_then_the_middle_then_the_family() -> None:
    wanted = ["Đỗ Ân", "Võ Thị Ba", "Lê Văn Ba", "Nguyễn Văn Ba", "Trần An Bảy"]
    assert [sorted(some, key=sort_key) for some in permutations(wanted)] == [wanted] * 120


def test_numbers_in_unit_names_count_by_value() -> None:
    wanted = ["Ấp 2", "Ấp 10", "Ấp Một"]
    assert [sorted(some, key=title_sort_key) for some in permutations(wanted)] == [wanted] * 6


def test_case_and_the_place_of_the_tone_do_not_count() -> None:
    assert title_sort_key("HOẢ Lựu") == title_sort_key("Hỏa Lựu")


def test_a_person_is_addressed_by_the_last_syllable() -> None:
    assert [given_name(name) for name in ("Lê Thị Ba", " Ba ", "")] == ["Ba", "Ba", ""]

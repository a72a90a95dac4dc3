import random
import unicodedata
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese.names import (
    FormsOfAddress,
    Manner,
    NameParts,
    forms_of_address,
    given_name,
    parts,
    sort_key,
    title_sort_key,
)

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


def shuffled(words: list[str]) -> list[str]:
    return random.Random(1).sample(words, len(words))


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
    assert sorted(shuffled(tones), key=title_sort_key) == tones
    keys = [title_sort_key(word) for word in tones]
    assert keys == sorted(set(keys))
    assert len({sort_key(f"Lê {word}") for word in tones}) == len(tones)


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


@pytest.mark.parametrize(
    ("full_name", "family", "middle", "given_name_"),
    [
        ("Lê Thị Mẫu", "Lê", "Thị", "Mẫu"),
        ("  LÊ   THỊ MẪU ", "LÊ", "THỊ", "MẪU"),
        ("Nguyễn Ngọc Thí Dụ", "Nguyễn", "Ngọc Thí", "Dụ"),
        ("Lê Dụ", "Lê", "", "Dụ"),
        ("Dụ", "", "", "Dụ"),
        ("", "", "", ""),
        ("Tôn Thất Ví Dụ", "Tôn Thất", "Ví", "Dụ"),
        ("TÔN NỮ Thí Dụ", "TÔN NỮ", "Thí", "Dụ"),
        ("Công Tằng Tôn Nữ Thí Dụ", "Công Tằng Tôn Nữ", "Thí", "Dụ"),
        ("Tôn Thất", "Tôn", "", "Thất"),
        ("Âu Dương Dụ", "Âu Dương", "", "Dụ"),
        ("Lê Văn Dụ 2", "Lê", "Văn", "Dụ 2"),
        ("Lê 2", "Lê", "", "2"),
        ("Lê Văn Dụ (Ba Mẫu)", "Lê", "Văn", "Dụ"),
        ("Lê Văn Dụ, ", "Lê", "Văn", "Dụ"),
        ("Lê Văn - Dụ", "Lê", "Văn", "Dụ"),
        ("H’Mẫu Niê", "H'Mẫu", "", "Niê"),
        ("Trần-Văn-Dụ", "Trần", "Văn", "Dụ"),
        ("Jean-Pierre", "", "", "Jean-Pierre"),
        ("Jean-Pierre Dupont", "Jean-Pierre", "", "Dupont"),
        ("(…)", "", "", "(…)"),
        (unicodedata.normalize("NFD", "Đỗ Thị Ước"), "Đỗ", "Thị", "Ước"),
    ],
)
def test_a_name_has_three_parts(full_name: str, family: str, middle: str, given_name_: str) -> None:
    assert parts(full_name) == NameParts(family, middle, given_name_)


@given(names)
def test_the_parts_together_are_the_name(name: str) -> None:
    split = parts(name)
    assert " ".join(part for part in (split.family, split.middle, split.given) if part) == name


def test_people_are_addressed_in_the_manner_asked_for() -> None:
    assert [forms_of_address("Lê  Thị Mẫu", manner) for manner in Manner] == [
        FormsOfAddress("đồng chí Lê Thị Mẫu", "đồng chí Mẫu"),
        FormsOfAddress("ông/bà Lê Thị Mẫu", "ông/bà Mẫu"),
        FormsOfAddress("ông Lê Thị Mẫu", "ông Mẫu"),
        FormsOfAddress("bà Lê Thị Mẫu", "bà Mẫu"),
    ]
    assert forms_of_address(" ", Manner.CITIZEN) == FormsOfAddress("ông/bà", "ông/bà")


def test_each_part_is_compared_as_a_whole_before_the_next() -> None:
    wanted = ["Lê An", "Nguyễn An", "Tôn Thất An", "Lê Thị An", "Lê Thị Anh", "Lê Thị Ánh", "Đỗ Ba", "Võ Bá"]
    assert sorted(shuffled(wanted), key=sort_key) == wanted


def test_aliases_spaces_case_and_the_way_of_typing_do_not_move_a_name() -> None:
    written = [
        "Hòa Thị Thúy",
        "HOÀ  THỊ\u00a0THUÝ",
        "Hòa Thị Thuý (Út)",
        unicodedata.normalize("NFD", "hòa thị thúy"),
    ]
    assert len({sort_key(name) for name in written}) == 1


def test_letters_with_their_own_mark_and_d_with_a_stroke_are_letters_of_their_own() -> None:
    wanted = ["da", "dữ", "đa", "ê", "mô", "mơ", "mu", "mư", "ta", "tăm", "tâm", "tem"]
    assert [sorted(some, key=title_sort_key) for some in (wanted[::-1], wanted)] == [wanted] * 2


def test_a_shorter_word_stands_before_a_longer_one() -> None:
    wanted = ["", "An", "An Bình", "An Hòa", "Anh", "Ân"]
    assert sorted(shuffled(wanted), key=title_sort_key) == wanted


def test_roman_numbers_count_by_value_behind_their_word() -> None:
    wanted = [
        "Phường I",
        "Phường IV",
        "Phường V",
        "PHƯỜNG IX",
        "Phường 10",
        "Phường XI",
        "Phường An",
        "Phường Xim",
    ]
    assert sorted(shuffled(wanted), key=title_sort_key) == wanted
    wanted = ["Chi bộ IX", "Chi bộ V", "Chi bộ XI"]
    assert sorted(shuffled(wanted), key=title_sort_key) == wanted


def test_foreign_letters_stand_with_their_plain_ones() -> None:
    wanted = ["Łódź", "Lot", "Muñoz", "Nam", "Øre", "Ở", "Straße", "Zoé", "Москва"]
    assert sorted(shuffled(wanted), key=title_sort_key) == wanted

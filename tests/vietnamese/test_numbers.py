from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese.numbers import (
    amount_in_words,
    in_words,
    parse_decimal,
    parse_whole,
    percent,
    with_comma,
    with_dots,
)


@given(st.integers(0, 10**15))
def test_what_is_written_with_dots_is_read_back(number: int) -> None:
    assert parse_whole(with_dots(number)) == number


def test_thousands_have_dots_and_decimals_a_comma() -> None:
    assert [with_dots(n) for n in (0, 999, 1000, 1234567, -1234)] == [
        "0",
        "999",
        "1.000",
        "1.234.567",
        "-1.234",
    ]
    assert with_comma(Decimal("1234.565"), places=2) == "1.234,57"
    assert with_comma(7, places=0) == "7"


def test_a_share_of_nothing_is_no_number() -> None:
    assert [percent(35599, 35900, places=2), percent(1, 3), percent(0, 0)] == ["99,16%", "33,3%", ""]


@pytest.mark.parametrize("written", ["", "1,234", "12.34", "-1", "một", "1" * 30, "٣"])
def test_what_is_no_whole_number_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="không phải là số nguyên"):
        parse_whole(written)


@given(st.decimals(-(10**12), 10**12, places=3))
def test_a_decimal_written_with_dots_and_a_comma_is_read_back(number: Decimal) -> None:
    assert parse_decimal(with_comma(number, places=3)) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1.234", "1234"),
        ("1.234.567", "1234567"),
        ("1234", "1234"),
        ("0,5", "0.5"),
        ("0", "0"),
        ("007", "7"),
        ("-1.234,50", "-1234.50"),
        ("− 5", "-5"),
        ("+5", "5"),
        ("1 234 567,8", "1234567.8"),
        ("1\u00a0234", "1234"),
        ("1,234", "1.234"),
        ("1,234.5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1,234,567.89", "1234567.89"),
        ("12.5", "12.5"),
        ("0.500", "0.500"),
        ("1234.567", "1234.567"),
        ("１２", "12"),
    ],
)
def test_numbers_are_read_by_dot_and_comma(written: str, number: str) -> None:
    assert str(parse_decimal(written)) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        "-",
        "1.23.4",
        "1.2345.678",
        "1,23,4",
        "1.234,5,6",
        "1,234.5.6",
        "1.234.56",
        "5,",
        ",5",
        "1e5",
        "NaN",
        "--5",
        "(5)",
        "1 23",
        "12 3456",
        "một",
        "٣",
        "²",
        "1" * 40,
        "0.123.456",
        "1 234.567,8",
    ],
)
def test_what_is_no_number_or_could_be_two_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="không phải là số"):
        parse_decimal(written)


def test_whole_numbers_may_have_spaces_between_thousands() -> None:
    assert [parse_whole(text) for text in ("1 234 567", "1\u202f234", " 12 ", with_dots(10**18))] == [
        1234567,
        1234,
        12,
        10**18,
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (155, "một trăm năm mươi lăm"),
        (1000, "một nghìn"),
        (1001, "một nghìn không trăm linh một"),
        (1005, "một nghìn không trăm linh năm"),
        (1010, "một nghìn không trăm mười"),
        (1021, "một nghìn không trăm hai mươi mốt"),
        (1100, "một nghìn một trăm"),
        (10_000, "mười nghìn"),
        (21_004, "hai mươi mốt nghìn không trăm linh bốn"),
        (100_000, "một trăm nghìn"),
        (1_000_000, "một triệu"),
        (1_000_001, "một triệu không trăm linh một"),
        (1_050_000, "một triệu không trăm năm mươi nghìn"),
        (320_400_001, "ba trăm hai mươi triệu bốn trăm nghìn không trăm linh một"),
        (10**9, "một tỷ"),
        (10**9 + 5, "một tỷ không trăm linh năm"),
        (15 * 10**9 + 15, "mười lăm tỷ không trăm mười lăm"),
        (2 * 10**12 + 10**9, "hai nghìn không trăm linh một tỷ"),
        (10**12, "một nghìn tỷ"),
        (10**15, "một triệu tỷ"),
        (10**18, "một tỷ tỷ"),
        (10**18 + 1, "một tỷ tỷ không trăm linh một"),
        (-24, "âm hai mươi tư"),
        (Decimal("1.5"), "một phẩy năm"),
        (Decimal("1.05"), "một phẩy không năm"),
        (Decimal("0.001"), "không phẩy không không một"),
        (Decimal("3.14"), "ba phẩy mười bốn"),
        (Decimal("2.24"), "hai phẩy hai mươi tư"),
        (Decimal("2.50"), "hai phẩy năm mươi"),
        (Decimal("1.0"), "một phẩy không"),
        (Decimal("-0.5"), "âm không phẩy năm"),
        (Decimal("1E+3"), "một nghìn"),
    ],
)
def test_numbers_in_words(number: int | Decimal, words: str) -> None:
    assert in_words(number) == words


def test_the_missing_ten_may_be_called_le() -> None:
    assert in_words(1005, zero_tens="lẻ") == "một nghìn không trăm lẻ năm"


def test_amounts_begin_with_a_capital_and_end_with_their_unit() -> None:
    assert amount_in_words(1_200_000) == "Một triệu hai trăm nghìn đồng"
    assert amount_in_words(-5, unit="điểm") == "Âm năm điểm"


@pytest.mark.parametrize("number", [10**27, -(10**27), Decimal("NaN"), Decimal("Infinity")])
def test_what_has_no_words_is_refused(number: int | Decimal) -> None:
    with pytest.raises(ValueError, match="không ghi bằng chữ được"):
        in_words(number)


WORTH = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
}
WORTH |= {"tám": 8, "chín": 9}


def heard(words: list[str]) -> int:
    """The number that the words say, found the other way round: the largest name parts them."""
    for name, size in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 1000), ("trăm", 100), ("mươi", 10)):
        if name in words:
            at = len(words) - 1 - words[::-1].index(name)
            return heard(words[:at]) * size + heard(words[at + 1 :])
    if words[:1] == ["mười"]:
        return 10 + heard(words[1:])
    return WORTH[next(word for word in words if word != "linh")] if words else 0


@given(st.integers(0, 10**19))
def test_words_say_the_number(number: int) -> None:
    assert heard(in_words(number).split()) == number

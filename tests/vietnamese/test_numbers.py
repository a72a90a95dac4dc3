from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese.numbers import parse_whole, percent, with_comma, with_dots


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

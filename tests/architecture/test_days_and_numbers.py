"""Through every door 01/02/2024 is the first of February, and 1.234 is a thousand and more."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django import forms
from django.core.management import call_command

from nep.measures.periods import read_day, read_period
from nep.spreadsheets.cells import Kind, clean_value
from nep.vietnamese.dates import parse_day
from nep.web.forms import CountField, NumberField, VietnameseDateField, WholeField
from tests.factories.norms import shipped_norms

DAYS: dict[str, Callable[[str], object]] = {
    "text": parse_day,
    "form": VietnameseDateField().clean,
    "form of a library": forms.DateField().clean,
    "period of a figure": read_day,
    "cell": lambda typed: clean_value(typed, Kind.DAY, most=40),
}
NUMBERS: dict[str, Callable[[str], object]] = {
    "whole": WholeField().clean,
    "count": CountField().clean,
    "number": NumberField().clean,
    "form of a library": forms.IntegerField(localize=True).clean,
    "cell": lambda typed: clean_value(typed, Kind.WHOLE, most=40),
    "cell of decimals": lambda typed: clean_value(typed, Kind.NUMBER, most=40),
}


@pytest.mark.parametrize("door", DAYS)
def test_the_day_comes_first(door: str) -> None:
    typed = ["01/02/2024", "31/12/2023", "1-2-2024", "29/02/2024"]
    assert [DAYS[door](text) for text in typed] == [
        date(2024, 2, 1),
        date(2023, 12, 31),
        date(2024, 2, 1),
        date(2024, 2, 29),
    ]


@pytest.mark.parametrize("door", DAYS)
def test_a_day_that_is_none_is_refused_in_vietnamese(door: str) -> None:
    for typed in ("29/02/2023", "12/31/2023", "1/2/24"):
        with pytest.raises(Exception, match=r"ngày|Ngày") as no:
            DAYS[door](typed)
        assert "Enter" not in str(no.value)


def test_a_period_of_a_filter_reads_the_day_first() -> None:
    period = read_period("01/02/2024", "31/12/2024")
    assert (period.first, period.last) == (date(2024, 2, 1), date(2024, 12, 31))


@pytest.mark.parametrize("door", NUMBERS)
def test_a_dot_stands_between_thousands(door: str) -> None:
    assert [NUMBERS[door](text) for text in ("1.234", "1234567", "1.234.567")] == [1234, 1234567, 1234567]


@pytest.mark.parametrize("door", ["number", "cell of decimals"])
def test_a_comma_stands_before_decimals(door: str) -> None:
    assert NUMBERS[door]("1.234,5") == Decimal("1234.5")


@pytest.mark.django_db
def test_a_command_reads_the_day_first() -> None:
    shipped_norms()
    said = StringIO()
    call_command("deadline", "01/02/2024", calendar_days=1, stdout=said)
    assert "02/02/2024" in said.getvalue()

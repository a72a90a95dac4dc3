"""The shipped calendar at its edges."""

from datetime import date

import pytest

from nep.norms.calendar import (
    UnknownCalendar,
    add_calendar_days,
    add_working_days,
    is_working_day,
    working_days_before,
    working_days_between,
)
from tests.factories.norms import shipped_norms

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded() -> None:
    shipped_norms()


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2023, 12, 27), 10, date(2024, 1, 11)),  # New Year's Day
        (date(2023, 1, 19), 1, date(2023, 1, 27)),  # the whole of Tết 2023
        (date(2023, 4, 28), 1, date(2023, 5, 4)),  # two holidays on a weekend, two days in lieu
        (date(2024, 4, 26), 1, date(2024, 5, 2)),  # 29/4 swapped off
        (date(2024, 5, 3), 1, date(2024, 5, 4)),  # for this working Saturday
        (date(2025, 4, 25), 1, date(2025, 4, 26)),
        (date(2026, 1, 9), 1, date(2026, 1, 10)),
        (date(2026, 8, 28), 1, date(2026, 9, 3)),
        (date(2022, 9, 1), 1, date(2022, 9, 5)),
        (date(2020, 9, 1), 1, date(2020, 9, 3)),  # National Day was one day under the code of 2012
    ],
)
def test_working_terms_through_holidays_swaps_and_working_saturdays(
    start: date, days: int, due: date
) -> None:
    assert add_working_days(start, days).due_on == due


def test_bodies_outside_the_swap_have_other_deadlines() -> None:
    assert add_working_days(date(2026, 1, 1), 1).due_on == date(2026, 1, 5)
    assert add_working_days(date(2026, 1, 1), 1, scope="no_swap").due_on == date(2026, 1, 2)


def test_the_unconfirmed_day_counts_and_both_dates_are_known() -> None:
    found = add_working_days(date(2026, 11, 23), 1)
    assert (found.due_on, found.if_confirmed) == (date(2026, 11, 24), date(2026, 11, 25))
    assert is_working_day(date(2026, 11, 24))
    assert add_working_days(date(2026, 11, 24), 1).if_confirmed is None


def test_calendar_terms_move_off_days_off_and_only_then() -> None:
    assert add_calendar_days(date(2023, 12, 2), 30).due_on == date(2024, 1, 2)
    assert add_calendar_days(date(2023, 12, 1), 30).due_on == date(2024, 1, 2)
    assert add_calendar_days(date(2023, 11, 28), 30).due_on == date(2023, 12, 28)


def test_a_year_not_announced_is_provisional_and_the_last_announced_one_is_not() -> None:
    assert add_working_days(date(2026, 12, 30), 1).provisional is False
    assert add_working_days(date(2026, 12, 31), 1).provisional is True
    assert add_working_days(date(2031, 5, 29), 1).provisional is True


def test_five_working_days_before_a_listening_day() -> None:
    assert working_days_before(date(2023, 10, 27), 5).due_on == date(2023, 10, 20)
    assert working_days_between(date(2023, 10, 20), date(2023, 10, 27)) == 5


def test_an_unknown_calendar_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnknownCalendar, match="Không có lịch làm việc này"):
        add_working_days(date(2023, 1, 1), 1, scope="moon")

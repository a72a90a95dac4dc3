"""Counting days, against a second count written another way."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.norms.arithmetic import (
    Mark,
    SpecialDay,
    WorkingCalendar,
    calendar_term,
    working_days_between,
    working_term,
    working_term_before,
)

FIRST = date(2022, 1, 1)
days = st.dates(FIRST, date(2024, 12, 31))
terms = st.integers(1, 60)
calendars = st.dictionaries(days, st.sampled_from(list(Mark)), max_size=60).map(
    lambda marks: WorkingCalendar(
        special={day: SpecialDay(mark, mark.value) for day, mark in marks.items()},
        approved=frozenset(range(2020, 2031)),
    )
)


def works(calendar: WorkingCalendar, day: date) -> bool:
    """The rule written a second time, as a table."""
    mark = calendar.special[day].mark if day in calendar.special else None
    weekday = day.isoweekday() not in {6, 7}
    table = {None: weekday, Mark.UNCONFIRMED: weekday, Mark.SWAP_WORK: True}
    return table.get(mark, False)


def working_list(calendar: WorkingCalendar) -> list[date]:
    """Every working day of seven years, in order: a term is a place in this list."""
    return [d for n in range(2557) if works(calendar, d := date(2020, 1, 1) + timedelta(days=n))]


@given(calendars, days, terms)
def test_a_working_term_is_a_place_in_the_list_of_working_days(
    calendar: WorkingCalendar, start: date, term: int
) -> None:
    after = [day for day in working_list(calendar) if day > start]
    assert working_term(calendar, start, term).due_on == after[term - 1]


@given(calendars, days, terms)
def test_a_term_counted_back_is_a_place_in_the_same_list(
    calendar: WorkingCalendar, event: date, term: int
) -> None:
    before = [day for day in working_list(calendar) if day < event]
    assert working_term_before(calendar, event, term).due_on == before[-term]


@given(calendars, days, terms)
def test_a_calendar_term_ends_on_the_first_working_day_from_its_last(
    calendar: WorkingCalendar, start: date, term: int
) -> None:
    nominal = start + timedelta(days=term)
    assert calendar_term(calendar, start, term).due_on == next(
        day for day in working_list(calendar) if day >= nominal
    )


@given(calendars, days, days)
def test_working_days_between_two_days_are_counted_once(
    calendar: WorkingCalendar, one: date, other: date
) -> None:
    first, last = sorted([one, other])
    counted = len([day for day in working_list(calendar) if first < day <= last])
    assert working_days_between(calendar, first, last) == counted
    assert working_days_between(calendar, last, first) == -counted


@given(calendars, days, terms)
def test_the_way_is_told_day_by_day_without_a_gap(calendar: WorkingCalendar, start: date, term: int) -> None:
    found = working_term(calendar, start, term)
    assert [step.day for step in found.steps] == [
        start + timedelta(days=n) for n in range(1, (found.due_on - start).days + 1)
    ]
    assert [step.number for step in found.steps if step.number] == list(range(1, term + 1))
    assert working_days_between(calendar, start, found.due_on) == term


@given(calendars, days, terms)
def test_confirming_holidays_never_makes_a_term_end_earlier(
    calendar: WorkingCalendar, start: date, term: int
) -> None:
    found = working_term(calendar, start, term)
    assert found.if_confirmed is None or found.if_confirmed > found.due_on


@pytest.mark.parametrize("term", [0, -1, 1001])
def test_a_term_that_is_none_is_refused(term: int) -> None:
    with pytest.raises(ValueError, match="Số ngày phải từ 1 đến 1000"):
        working_term(WorkingCalendar(), FIRST, term)


def test_a_year_without_a_notice_counts_weekends_and_fixed_holidays_and_is_provisional() -> None:
    calendar = WorkingCalendar(approved=frozenset({2027}), fixed={(1, 1): "Tết Dương lịch", (4, 30): "30/4"})
    assert working_term(calendar, date(2027, 12, 30), 1).provisional is False
    found = working_term(calendar, date(2029, 12, 31), 1)
    assert (found.due_on, found.provisional) == (date(2030, 1, 2), True)
    assert calendar.is_working(date(2027, 4, 30)), "an announced year says its own days"

"""The shipped calendar against the table of notices, and against a second, slow count of every term."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.norms.actions.shipping import _shipped
from nep.norms.arithmetic import Mark, SpecialDay, Stretch, WorkingCalendar, calendar_term, working_term

ONE = timedelta(days=1)


def span(first: str, last: str = "") -> set[date]:
    start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return {start + ONE * n for n in range((end - start).days + 1)}


# Written down again from the notices of each year, apart from the data file: weekdays off, then Saturdays
# that are worked. Days off that fall on a weekend are weekend days anyway.
OFF: dict[int, set[date]] = {
    2020: span("2020-01-01")
    | span("2020-01-23", "2020-01-29")
    | span("2020-04-02")
    | span("2020-04-30", "2020-05-01")
    | span("2020-09-02"),
    2021: span("2021-01-01")
    | span("2021-02-10", "2021-02-16")
    | span("2021-04-21")
    | span("2021-04-30")
    | span("2021-05-03")
    | span("2021-09-02", "2021-09-03"),
    2022: span("2022-01-03")
    | span("2022-01-31", "2022-02-04")
    | span("2022-04-11")
    | span("2022-05-02", "2022-05-03")
    | span("2022-09-01", "2022-09-02"),
    2023: span("2023-01-02")
    | span("2023-01-20", "2023-01-26")
    | span("2023-05-01", "2023-05-03")
    | span("2023-09-01")
    | span("2023-09-04"),
    2024: span("2024-01-01")
    | span("2024-02-08", "2024-02-14")
    | span("2024-04-18")
    | span("2024-04-29", "2024-05-01")
    | span("2024-09-02", "2024-09-03"),
    2025: span("2025-01-01")
    | span("2025-01-27", "2025-01-31")
    | span("2025-04-07")
    | span("2025-04-30", "2025-05-02")
    | span("2025-09-01", "2025-09-02"),
    2026: span("2026-01-01", "2026-01-02")
    | span("2026-02-16", "2026-02-20")
    | span("2026-04-27")
    | span("2026-04-30", "2026-05-01")
    | span("2026-08-31", "2026-09-02"),
}
WORKED = {date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)}
SWAPPED = {date(2024, 4, 29), date(2025, 5, 2), date(2026, 1, 2), date(2026, 8, 31)}
EVERY_OFF = frozenset(day for days in OFF.values() for day in days)
EVERY_DAY = sorted(span("2020-01-01", "2026-12-31"))


def shipped_calendar(*, swaps: bool = True) -> WorkingCalendar:
    """The data file read without the database."""
    content = _shipped("calendar.json")
    left_out = set() if swaps else {"swap_off", "swap_work"}
    special = {
        date.fromisoformat(day["day"]): SpecialDay(Mark(day["kind"]), day["name"])
        for year in content["years"]
        for day in year["days"]
        if day["kind"] not in left_out
    }
    fixed = {(one["month"], one["day"]): one["name"] for one in content["fixed_days"]}
    approved = frozenset(year["year"] for year in content["years"] if year["announced_by"])
    return WorkingCalendar(special=special, approved=approved, fixed=fixed)


CALENDAR = shipped_calendar()
NO_SWAP = shipped_calendar(swaps=False)


def works(day: date) -> bool:
    """The oracle: the table, and nothing of the product."""
    return day in WORKED if day.isoweekday() > 5 else day not in EVERY_OFF


@pytest.mark.parametrize("year", sorted(OFF))
def test_every_day_of_the_table_is_off_and_no_other_weekday_is(year: int) -> None:
    days = [day for day in EVERY_DAY if day.year == year]
    assert {day for day in days if day.isoweekday() <= 5 and not CALENDAR.is_working(day)} == {
        day for day in OFF[year] if day.isoweekday() <= 5
    }
    assert {day for day in days if day.isoweekday() > 5 and CALENDAR.is_working(day)} == {
        day for day in WORKED if day.year == year
    }


def test_bodies_off_the_swap_work_those_days_and_rest_those_saturdays() -> None:
    differ = {day for day in EVERY_DAY if CALENDAR.is_working(day) != NO_SWAP.is_working(day)}
    assert differ == WORKED | SWAPPED


def test_the_day_of_culture_works_until_its_notice_and_2027_is_provisional() -> None:
    culture = date(2026, 11, 24)
    assert CALENDAR.is_working(culture)
    assert not CALENDAR.if_confirmed().is_working(culture)
    found = working_term(CALENDAR, date(2026, 11, 20), 2)
    assert (found.due_on, found.if_confirmed) == (culture, date(2026, 11, 25))
    assert CALENDAR.approved == frozenset(range(2020, 2027))
    assert working_term(CALENDAR, date(2026, 12, 31), 1).provisional


starts = st.sampled_from(EVERY_DAY[:-150])
terms = st.integers(1, 60)


def walked(start: date, term: int, *, working: bool, still: frozenset[date] = frozenset()) -> date:
    """One day after another, by the oracle: art. 147 (the first day does not count), art. 148 (a term in
    days that ends on a day off ends on the next working day)."""
    day, left = start, term
    while left:
        day += ONE
        if day not in still and (works(day) or not working):
            left -= 1
    while not works(day) or day in still:
        day += ONE
    return day


@given(starts, terms)
def test_terms_equal_the_slow_count_on_the_table(start: date, term: int) -> None:
    assert working_term(CALENDAR, start, term).due_on == walked(start, term, working=True)
    assert calendar_term(CALENDAR, start, term).due_on == walked(start, term, working=False)


@given(starts, terms, st.lists(st.tuples(st.integers(1, 80), st.integers(0, 20)), max_size=3))
def test_terms_with_pauses_equal_the_slow_count(
    start: date, term: int, places: list[tuple[int, int]]
) -> None:
    pauses = [Stretch(start + ONE * after, start + ONE * (after + days)) for after, days in places]
    still = frozenset(
        pause.first + ONE * n for pause in pauses for n in range((pause.last - pause.first).days + 1)
    )
    assert working_term(CALENDAR, start, term, pauses).due_on == walked(
        start, term, working=True, still=still
    )
    assert calendar_term(CALENDAR, start, term, pauses).due_on == walked(
        start, term, working=False, still=still
    )


@given(starts, terms, st.integers(1, 20))
def test_a_pause_never_shortens_a_term_and_a_longer_term_never_ends_earlier(
    start: date, term: int, more: int
) -> None:
    pause = [Stretch(start + ONE, start + ONE * more)]
    for count in (working_term, calendar_term):
        plain = count(CALENDAR, start, term).due_on
        assert count(CALENDAR, start, term, pause).due_on >= plain
        assert count(CALENDAR, start, term + more).due_on >= plain

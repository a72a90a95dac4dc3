from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nep.vietnamese.lunar import (
    LunarDay,
    Suggestion,
    from_lunar,
    hung_kings_day,
    suggested_holidays,
    tet,
    to_lunar,
)

days = st.dates(date(1901, 1, 1), date(2199, 12, 31))


def test_tet_as_it_was_announced_and_computed() -> None:
    written = """1968-01-29 1985-01-21 2000-02-05 2007-02-17 2010-02-14 2015-02-19 2020-01-25 2021-02-12
        2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02"""
    assert [tet(int(day[:4])).isoformat() for day in written.split()] == written.split()


def test_the_day_of_the_hung_kings() -> None:
    written = """2020-04-02 2021-04-21 2022-04-10 2023-04-29 2024-04-18 2025-04-07 2026-04-26 2027-04-16
        2028-04-04"""
    assert [hung_kings_day(int(day[:4])).isoformat() for day in written.split()] == written.split()


def test_leap_months() -> None:
    leap = {1995: 8, 1998: 5, 2001: 4, 2004: 2, 2006: 7, 2009: 5, 2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2}
    leap |= {2025: 6, 2028: 5, 2031: 3, 2033: 11}
    found = {
        year: month
        for year in range(1994, 2035)
        for month in range(1, 13)
        if _is_a_day(LunarDay(year, month, 1, is_leap=True))
    }
    assert found == leap


def _is_a_day(lunar: LunarDay) -> bool:
    try:
        return to_lunar(from_lunar(lunar)) == lunar
    except ValueError:
        return False


@given(days)
def test_there_and_back(day: date) -> None:
    assert from_lunar(to_lunar(day)) == day


@given(days)
def test_a_day_follows_a_day(day: date) -> None:
    today, tomorrow = to_lunar(day), to_lunar(day + timedelta(days=1)) if day.year < 2199 else None
    if tomorrow is None:
        return
    assert tomorrow.day == today.day + 1 or (tomorrow.day == 1 and today.day in {29, 30})


@given(st.integers(1900, 2199))
def test_tet_lies_between_20_january_and_21_february(year: int) -> None:
    assert date(year, 1, 20) <= tet(year) <= date(year, 2, 21)


def test_days_are_suggested_in_order() -> None:
    assert suggested_holidays(2026) == [
        Suggestion(date(2026, 2, 15), "28 tháng Chạp"),
        Suggestion(date(2026, 2, 16), "29 tháng Chạp"),
        Suggestion(date(2026, 2, 17), "Mùng 1 Tết"),
        Suggestion(date(2026, 2, 18), "Mùng 2 Tết"),
        Suggestion(date(2026, 2, 19), "Mùng 3 Tết"),
        Suggestion(date(2026, 2, 20), "Mùng 4 Tết"),
        Suggestion(date(2026, 4, 26), "Giỗ Tổ Hùng Vương (10 tháng 3 âm lịch)"),
    ]


def test_the_27th_of_january_2025_is_the_28th_of_the_last_month() -> None:
    assert to_lunar(date(2025, 1, 27)) == LunarDay(2024, 12, 28)
    assert [str(to_lunar(day)) for day in (date(2026, 4, 26), date(2025, 7, 25))] == [
        "10/3/2026",
        "1/6 nhuận/2025",
    ]


@pytest.mark.parametrize(
    "lunar",
    [LunarDay(2026, 13, 1), LunarDay(2026, 1, 31), LunarDay(2026, 1, 0), LunarDay(2026, 3, 1, is_leap=True)],
)
def test_a_lunar_day_that_is_none_is_refused(lunar: LunarDay) -> None:
    with pytest.raises(ValueError, match="âm lịch"):
        from_lunar(lunar)


@pytest.mark.parametrize("year", [1899, 2200])
def test_years_that_are_not_computed_are_refused(year: int) -> None:
    with pytest.raises(ValueError, match="từ năm 1900 đến năm 2199"):
        tet(year)

"""Which days a series falls on, and where a day moves when it is a day off."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from nep.dialogue.models import ListeningSeries

SEARCH_DAYS = 10
ANNOUNCE_RULE = "listening.announce"


def day_in_month(year: int, month: int, *, week: int, weekday: int) -> date:
    """The `weekday` (Monday 0) of `week` (1 to 4, or -1 for the last one) in a month."""
    last = date(year, month, calendar.monthrange(year, month)[1])
    if week == ListeningSeries.Week.LAST:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (week - 1))


def rule_days(series: ListeningSeries, first: date, last: date) -> list[date]:
    """The days of the series by its rule, from `first` to `last`, both included, in their order."""
    start = max(first, series.starts_on)
    end = min(last, series.ends_on) if series.ends_on else last
    found = []
    year, month = start.year, start.month
    while (year, month) <= (end.year, end.month):
        day = day_in_month(year, month, week=series.week, weekday=series.weekday)
        if start <= day <= end:
            found.append(day)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def turn_of(series: ListeningSeries, day: date, places: int) -> int:
    """Which place of the rotation has its turn on `day`: months since the series began."""
    months = (day.year - series.starts_on.year) * 12 + day.month - series.starts_on.month
    return months % places


def moved_off_holiday(
    day: date,
    is_working: Callable[[date], bool],
    can_be_announced: Callable[[date], bool] = lambda day: True,
) -> date:
    """`day` itself, else the nearest working day before it that can still be announced in time, else the
    nearest after.

    Only a weekday that is off moves: a series that meets on Saturdays keeps its Saturdays. Where no day can
    be announced in time any more, the nearest working day.
    """
    if day.weekday() >= 5 or is_working(day):
        return day
    steps = [*(-n for n in range(1, SEARCH_DAYS)), *range(1, SEARCH_DAYS * 2)]
    near = [other for n in steps if is_working(other := day + timedelta(days=n))]
    return next((other for other in near if can_be_announced(other)), near[0] if near else day)

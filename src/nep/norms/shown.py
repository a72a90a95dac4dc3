"""Working days for the templates of every page: the calendar is looked up once per request."""

from datetime import date
from threading import local
from typing import Any

from nep.norms import arithmetic
from nep.norms.arithmetic import WorkingCalendar
from nep.norms.calendar import UnknownCalendar, working_calendar

_of_request = local()


def working_days_shown(first: date, last: date) -> int:
    """As `calendar.working_days_between`, for "còn 3 ngày làm việc" in the rows of a page.

    Before the calendars are loaded Mondays to Fridays count.
    """
    return arithmetic.working_days_between(_calendar(), first, last)


def request_begins(**_signal: Any) -> None:
    _of_request.inside, _of_request.calendar = True, None


def request_ends(**_signal: Any) -> None:
    _of_request.inside, _of_request.calendar = False, None


def _calendar() -> WorkingCalendar:
    kept: WorkingCalendar | None = getattr(_of_request, "calendar", None)
    if kept is None:
        kept = _looked_up()
        if getattr(_of_request, "inside", False):
            _of_request.calendar = kept
    return kept


def _looked_up() -> WorkingCalendar:
    try:
        return working_calendar()
    except UnknownCalendar:
        return WorkingCalendar()

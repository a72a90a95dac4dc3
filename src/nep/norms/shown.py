"""Working days for the templates of every page: the calendars are looked up once per request."""

from datetime import date
from threading import local
from typing import Any

from nep.norms import arithmetic
from nep.norms.arithmetic import WorkingCalendar
from nep.norms.calendar import STATE, load
from nep.norms.models import Calendar

_of_request = local()


def working_days_shown(first: date, last: date, calendar: int | None = None) -> int:
    """As `calendar.working_days_between`, for "còn 3 ngày làm việc" in the rows of a page: on the calendar
    that a clock runs by, None for that of state bodies.

    Before the calendars are loaded Mondays to Fridays count.
    """
    return arithmetic.working_days_between(_calendar(calendar), first, last)


def request_begins(**_signal: Any) -> None:
    _of_request.inside, _of_request.calendars = True, None


def request_ends(**_signal: Any) -> None:
    _of_request.inside, _of_request.calendars = False, None


def _calendar(pk: int | None) -> WorkingCalendar:
    rows: list[Calendar] | None = getattr(_of_request, "calendars", None)
    if rows is None:
        rows = list(Calendar.objects.order_by("pk"))
        if getattr(_of_request, "inside", False):
            _of_request.calendars = rows
    wanted = [row for row in rows if row.pk == pk] or [row for row in rows if row.scope == STATE]
    return load(wanted[0]) if wanted else WorkingCalendar()

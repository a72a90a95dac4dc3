"""The stored working calendars, and counting on them. Each call looks up the edition in force: one query."""

from datetime import date
from uuid import UUID

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from nep.norms import arithmetic
from nep.norms.arithmetic import Computation, Mark, SpecialDay, WorkingCalendar
from nep.norms.models import Calendar, CalendarDay, CalendarYear
from nep.web.errors import Refusal
from nep.web.looking_up import looked_up

STATE = "state"


class UnknownCalendar(Refusal):
    sentence = _("Không có lịch làm việc này. Ông/bà chọn một lịch trong danh sách.")


@looked_up
def calendar_row(scope: str) -> Calendar:
    """The calendar of `scope`. Raises UnknownCalendar, also when the shipped calendars are not loaded yet."""
    row = Calendar.objects.filter(scope=scope).first()
    if row is None:
        raise UnknownCalendar
    return row


READ = "SELECT version FROM norms_calendar WHERE id = %s"
HOLD = {"postgresql": f"{READ} FOR SHARE"}


def held_version(row: Calendar) -> int:
    """The version of `row` now, held until the transaction ends: whoever counts on it may do so beside
    others, whoever changes it waits. Asked after counting, it tells whether the count still holds.

    A foreign key does not hold it: Django's are checked at the end of the transaction.
    """
    with connection.cursor() as cursor:
        cursor.execute(HOLD.get(connection.vendor, READ), [row.pk])
        return int(cursor.fetchone()[0])


_read: dict[UUID, WorkingCalendar] = {}
KEPT_EDITIONS = 8


def load(row: Calendar, *, version: int | None = None) -> WorkingCalendar:
    """What `row` said in `version` (now, when None), to be counted on any number of times.

    The present edition is kept by the process; another one is read: two queries.
    """
    if version is not None and version != row.version:
        return _from_rows(row, version)
    if row.edition not in _read:
        while len(_read) >= KEPT_EDITIONS:
            _read.pop(next(iter(_read)), None)
        _read[row.edition] = _from_rows(row, row.version)
    return _read[row.edition]


def _from_rows(row: Calendar, version: int) -> WorkingCalendar:
    days = CalendarDay.objects.filter(calendar=row, since_version__lte=version).filter(
        models.Q(until_version=None) | models.Q(until_version__gt=version)
    )
    years = CalendarYear.objects.filter(calendar=row, since_version__lte=version)
    return WorkingCalendar(
        special={day.day: SpecialDay(Mark(day.kind), day.name) for day in days},
        approved=frozenset(years.values_list("year", flat=True)),
        fixed={(fixed["month"], fixed["day"]): fixed["name"] for fixed in row.fixed_days},
    )


def working_calendar(scope: str = STATE) -> WorkingCalendar:
    """The calendar of `scope` as it stands. Load it once where many days are counted."""
    return load(calendar_row(scope))


def add_working_days(start: date, days: int, *, scope: str = STATE) -> Computation:
    """The end of a term of `days` working days after `start`, which is not counted."""
    return arithmetic.working_term(working_calendar(scope), start, days)


def working_days_before(event: date, days: int, *, scope: str = STATE) -> Computation:
    """The last day that leaves `days` working days before `event`."""
    return arithmetic.working_term_before(working_calendar(scope), event, days)


def add_calendar_days(start: date, days: int, *, scope: str = STATE) -> Computation:
    """`start` + `days` days, moved to the next working day when it ends on a day off."""
    return arithmetic.calendar_term(working_calendar(scope), start, days)


def working_days_between(first: date, last: date, *, scope: str = STATE) -> int:
    """Working days after `first` up to and including `last`; negative when `last` is earlier."""
    return arithmetic.working_days_between(working_calendar(scope), first, last)


def is_working_day(day: date, *, scope: str = STATE) -> bool:
    return working_calendar(scope).is_working(day)

"""Edits of a working calendar. Each makes a new version and re-dates the open clocks it touches."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.audit.actions import record
from nep.norms.actions.clocks import redate_open_deadlines
from nep.norms.changes import MOST_DAYS, CalendarChange, DayLine
from nep.norms.models import Calendar, CalendarDay, CalendarYear
from nep.norms.permissions import can_edit_calendar
from nep.norms.registry import calendar_watchers
from nep.organisations.actors import Actor
from nep.vietnamese.dates import short_day
from nep.web.errors import NotAllowed, Refusal
from nep.web.rows import locked_row

FIRST_YEAR, LAST_YEAR = 2000, 2100
Kind = CalendarDay.Kind


class DayAlreadyThere(Refusal):
    sentence = gettext_lazy("Ngày này đã có trong lịch. Ông/bà bỏ dòng cũ trước khi ghi dòng mới.")
    field = "day"


class DayDoesNotFit(Refusal):
    field = "day"


class DayTwice(Refusal):
    """Names the day that stands twice in one change."""


class DayNotInForce(Refusal):
    sentence = gettext_lazy("Dòng này đã được bỏ khỏi lịch trước đó.")


class YearAlreadyAnnounced(Refusal):
    sentence = gettext_lazy("Thông báo lịch nghỉ của năm này đã được ghi nhận.")
    field = "basis"


class BasisMissing(Refusal):
    sentence = gettext_lazy("Ông/bà ghi căn cứ: số, ngày và cơ quan ra thông báo.")
    field = "basis"


class NothingChanges(Refusal):
    sentence = gettext_lazy("Lịch đã đúng như vậy, không có gì thay đổi.")


class CalendarMoved(Refusal):
    sentence = gettext_lazy(
        "Lịch vừa được người khác sửa sau khi ông/bà xem trước. Ông/bà xem lại danh sách dưới đây."
    )


def add_calendar_day(
    calendar: Calendar, *, day: date, kind: str, name: str, basis: str, by: Actor, at: datetime
) -> CalendarDay:
    """`day` differs from its weekday from the next version on; a day that waited for its notice is settled.
    Raises what `change_calendar` raises, and DayAlreadyThere."""
    change = CalendarChange(basis=basis, days=(DayLine(day, kind, name, basis),))
    change_calendar(calendar, change, by=by, at=at)
    return CalendarDay.objects.get(calendar=calendar, day=day, until_version=None)


def remove_calendar_day(special: CalendarDay, *, basis: str, by: Actor, at: datetime) -> Calendar:
    """`special` counts like its weekday again from the next version on; the row stays for clocks already
    closed. Raises NotAllowed, BasisMissing, DayNotInForce."""
    in_force = CalendarDay.objects.filter(pk=special.pk, until_version=None)
    with transaction.atomic():
        locked_row(Calendar, special.calendar_id)
        if can_edit_calendar(by) and not in_force.exists():
            raise DayNotInForce
        change = CalendarChange(basis=basis, dropped=(special.day,))
        return change_calendar(special.calendar, change, by=by, at=at)[0]


def announce_year(calendar: Calendar, *, year: int, basis: str, by: Actor, at: datetime) -> CalendarYear:
    """The days off of `year` are announced by `basis`: clocks through it are no longer provisional. Raises
    what `change_calendar` raises."""
    change_calendar(calendar, CalendarChange(basis=basis, years=(year,)), by=by, at=at)
    return CalendarYear.objects.get(calendar=calendar, year=year)


def change_calendar(
    calendar: Calendar, change: CalendarChange, *, by: Actor, at: datetime, seen_version: int | None = None
) -> tuple[Calendar, int]:
    """Everything that `change` says holds from the next version on, and every open clock on its way is dated
    again; returns the calendar and how many moved. `seen_version` is what the clerk's preview was made of.

    Raises NotAllowed, BasisMissing, CalendarMoved (another edit came between), NothingChanges, DayTwice,
    DayAlreadyThere, DayDoesNotFit (a weekday made to work, a weekend swapped off, a year out of range),
    DayNotInForce, YearAlreadyAnnounced. Nothing is written when it raises.
    """
    with transaction.atomic():
        row = locked_row(Calendar, calendar.pk)
        if not can_edit_calendar(by):
            raise NotAllowed
        if seen_version is not None and row.version != seen_version:
            raise CalendarMoved
        refuse(row, change)
        _write(row, change)
        moved = redate_open_deadlines(row, *change.bounds(), by=by, at=at)
        for follow in calendar_watchers():
            follow(row, change.bounds(), by, at)
        event, facts = _told(change)
        record(event, thing=row, by=by, at=at, facts={**facts, "basis": change.basis, "moved": moved})
        return row, moved


def refuse(row: Calendar, change: CalendarChange) -> None:
    """Raise what keeps `change` from being made on `row`: asked before a preview is shown, and again before
    it is written."""
    if not change.basis.strip():
        raise BasisMissing
    if change.is_empty:
        raise NothingChanges
    if len(change.days) > MOST_DAYS:
        raise DayDoesNotFit(_("Mỗi lần chỉ ghi được nhiều nhất %(most)s ngày.") % {"most": MOST_DAYS})
    there = {day.day: day for day in row.days.filter(until_version=None, day__in=change.touched)}
    _refuse_days(change, there)
    if any(day not in there for day in change.dropped):
        raise DayNotInForce
    if any(not FIRST_YEAR <= year <= LAST_YEAR for year in change.years):
        raise DayDoesNotFit(_("Lịch chỉ nhận năm từ 2000 đến 2100."))
    if row.years.filter(year__in=change.years).exists():
        raise YearAlreadyAnnounced


def _refuse_days(change: CalendarChange, there: dict[date, CalendarDay]) -> None:
    seen: set[date] = set(change.dropped)
    for line in change.days:
        if line.day in seen:
            raise DayTwice(_("Ngày %(day)s được ghi hai lần.") % {"day": short_day(line.day)})
        seen.add(line.day)
        refuse_unfit(line.day, line.kind)
        old = there.get(line.day)
        if old is not None and len(change.days) == 1 and old.kind != Kind.UNCONFIRMED:
            raise DayAlreadyThere


def refuse_unfit(day: date, kind: str) -> None:
    """Raises DayDoesNotFit for a day that cannot be of `kind`."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DayDoesNotFit(_("Lịch chỉ nhận ngày từ năm 2000 đến năm 2100."))
    weekend = day.weekday() >= 5
    if kind == Kind.SWAP_WORK and not weekend:
        raise DayDoesNotFit(_("Chỉ thứ Bảy, Chủ nhật mới ghi là ngày làm bù được."))
    if kind in {Kind.SWAP_OFF, Kind.COMPENSATION} and weekend:
        raise DayDoesNotFit(_("Ngày nghỉ bù, nghỉ hoán đổi phải là ngày từ thứ Hai đến thứ Sáu."))


def _write(row: Calendar, change: CalendarChange) -> None:
    row.version, row.edition = row.version + 1, uuid.uuid4()
    row.save(update_fields=["version", "edition"])
    row.days.filter(until_version=None, day__in=change.touched).update(until_version=row.version)
    CalendarDay.objects.bulk_create(
        CalendarDay(
            calendar=row,
            day=line.day,
            kind=line.kind,
            name=line.name,
            basis=line.basis or change.basis,
            since_version=row.version,
        )
        for line in change.days
    )
    CalendarYear.objects.bulk_create(
        CalendarYear(calendar=row, year=year, basis=change.basis, since_version=row.version)
        for year in change.years
    )


def _told(change: CalendarChange) -> tuple[str, dict[str, str | int | None]]:
    """The event of a change and what it tells: one day, one year, or many at once."""
    parts = (len(change.days), len(change.dropped), len(change.years))
    if parts == (1, 0, 0):
        line = change.days[0]
        return "calendar_day_added", {"day": short_day(line.day), "kind": line.kind_label}
    if parts == (0, 1, 0):
        return "calendar_day_removed", {"day": short_day(change.dropped[0])}
    if parts == (0, 0, 1):
        return "calendar_year_announced", {"year": str(change.years[0])}
    return "calendar_changed", {"added": parts[0], "removed": parts[1], "years": _listed(change.years)}


def _listed(years: tuple[int, ...]) -> str:
    return ", ".join(map(str, years)) or "–"

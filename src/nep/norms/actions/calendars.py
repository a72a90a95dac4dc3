"""Edits of a working calendar. Each makes a new version and re-dates the open clocks it touches."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.audit.actions import record
from nep.norms.actions.clocks import redate_open_deadlines, year_bounds
from nep.norms.models import Calendar, CalendarDay, CalendarYear
from nep.norms.permissions import can_edit_calendar
from nep.organisations.actors import Actor
from nep.vietnamese.dates import short_day
from nep.web.errors import NotAllowed, Refusal
from nep.web.rows import locked_row

FIRST_YEAR, LAST_YEAR = 2000, 2100


class DayAlreadyThere(Refusal):
    sentence = gettext_lazy("Ngày này đã có trong lịch. Ông/bà bỏ dòng cũ trước khi ghi dòng mới.")
    field = "day"


class DayDoesNotFit(Refusal):
    field = "day"


class DayNotInForce(Refusal):
    sentence = gettext_lazy("Dòng này đã được bỏ khỏi lịch trước đó.")


class YearAlreadyAnnounced(Refusal):
    sentence = gettext_lazy("Thông báo lịch nghỉ của năm này đã được ghi nhận.")
    field = "basis"


class BasisMissing(Refusal):
    sentence = gettext_lazy("Ông/bà ghi căn cứ: số, ngày và cơ quan ra thông báo.")
    field = "basis"


def add_calendar_day(
    calendar: Calendar, *, day: date, kind: str, name: str, basis: str, by: Actor, at: datetime
) -> CalendarDay:
    """`day` differs from its weekday from the next version on. Raises NotAllowed, BasisMissing,
    DayAlreadyThere, DayDoesNotFit (a working weekday made to work, a weekend swapped off)."""
    with transaction.atomic():
        row = _locked(calendar, basis, by)
        _fits(day, kind)
        if CalendarDay.objects.filter(calendar=row, day=day, until_version=None).exists():
            raise DayAlreadyThere
        _next_version(row)
        added = CalendarDay.objects.create(
            calendar=row, day=day, kind=kind, name=name, basis=basis, since_version=row.version
        )
        moved = redate_open_deadlines(row, day, day, by=by, at=at)
        record(
            "calendar_day_added",
            thing=row,
            by=by,
            at=at,
            facts={"day": short_day(day), "kind": added.get_kind_display(), "moved": moved},
        )
        return added


def remove_calendar_day(special: CalendarDay, *, basis: str, by: Actor, at: datetime) -> Calendar:
    """The day is like its weekday again from the next version on; the row stays for clocks already
    closed. Raises NotAllowed, BasisMissing, DayNotInForce."""
    with transaction.atomic():
        row = _locked(special.calendar, basis, by)
        _next_version(row)
        in_force = CalendarDay.objects.filter(pk=special.pk, until_version=None)
        if in_force.update(until_version=row.version) != 1:
            raise DayNotInForce
        moved = redate_open_deadlines(row, special.day, special.day, by=by, at=at)
        record(
            "calendar_day_removed",
            thing=row,
            by=by,
            at=at,
            facts={"day": short_day(special.day), "basis": basis, "moved": moved},
        )
        return row


def announce_year(calendar: Calendar, *, year: int, basis: str, by: Actor, at: datetime) -> CalendarYear:
    """The days off of `year` are announced by `basis`: clocks through it are no longer provisional. Raises
    NotAllowed, BasisMissing, YearAlreadyAnnounced, DayDoesNotFit for a year out of range."""
    with transaction.atomic():
        row = _locked(calendar, basis, by)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise DayDoesNotFit(_("Lịch chỉ nhận năm từ 2000 đến 2100."))
        if CalendarYear.objects.filter(calendar=row, year=year).exists():
            raise YearAlreadyAnnounced
        _next_version(row)
        added = CalendarYear.objects.create(calendar=row, year=year, basis=basis, since_version=row.version)
        moved = redate_open_deadlines(row, *year_bounds(year), by=by, at=at)
        record(
            "calendar_year_announced",
            thing=row,
            by=by,
            at=at,
            facts={"year": str(year), "basis": basis, "moved": moved},
        )
        return added


def _locked(calendar: Calendar, basis: str, by: Actor) -> Calendar:
    row = locked_row(Calendar, calendar.pk)
    if not can_edit_calendar(by):
        raise NotAllowed
    if not basis.strip():
        raise BasisMissing
    return row


def _next_version(row: Calendar) -> None:
    row.version, row.edition = row.version + 1, uuid.uuid4()
    row.save(update_fields=["version", "edition"])


def _fits(day: date, kind: str) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DayDoesNotFit(_("Lịch chỉ nhận ngày từ năm 2000 đến năm 2100."))
    weekend = day.weekday() >= 5
    if kind == CalendarDay.Kind.SWAP_WORK and not weekend:
        raise DayDoesNotFit(_("Chỉ thứ Bảy, Chủ nhật mới ghi là ngày làm bù được."))
    if kind in {CalendarDay.Kind.SWAP_OFF, CalendarDay.Kind.COMPENSATION} and weekend:
        raise DayDoesNotFit(_("Ngày nghỉ bù, nghỉ hoán đổi phải là ngày từ thứ Hai đến thứ Sáu."))

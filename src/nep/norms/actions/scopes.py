"""Calendars of bodies that keep other days, and which unit follows which from when."""

import re
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy

from nep.audit.actions import record
from nep.norms.actions.calendars import LAST_YEAR, BasisMissing
from nep.norms.actions.clocks import redate
from nep.norms.calendar import STATE, calendar_row, load
from nep.norms.changes import Move, move_to
from nep.norms.following import Followed
from nep.norms.models import Calendar, CalendarDay, CalendarYear, Deadline, UnitCalendar
from nep.norms.permissions import can_edit_calendar
from nep.norms.queries import with_history
from nep.norms.registry import calendar_watchers
from nep.organisations.actors import Actor
from nep.organisations.models import Line, Unit
from nep.organisations.queries import units_below
from nep.vietnamese.dates import short_day
from nep.vietnamese.text import clean
from nep.web.errors import NotAllowed, Refusal

SCOPE = re.compile(r"[a-z][a-z0-9_-]{0,15}")
SWAPS = (CalendarDay.Kind.SWAP_OFF, CalendarDay.Kind.SWAP_WORK)


class ScopeUnreadable(Refusal):
    sentence = gettext_lazy(
        "Mã lịch chỉ gồm chữ thường không dấu, số, gạch nối, bắt đầu bằng chữ, dài nhất 16 ký tự."
    )
    field = "scope"


class ScopeTaken(Refusal):
    sentence = gettext_lazy("Đã có lịch mang mã này.")
    field = "scope"


class LabelMissing(Refusal):
    sentence = gettext_lazy("Ông/bà ghi tên lịch: lịch này của những cơ quan, đơn vị nào.")
    field = "label"


class FollowsAlready(Refusal):
    sentence = gettext_lazy("Đơn vị đã theo lịch này từ ngày ấy.")
    field = "calendar"


def create_calendar(
    *, scope: str, label: str, copied_from: Calendar, with_swaps: bool, by: Actor, at: datetime
) -> Calendar:
    """A calendar that begins as a copy of another as it stands, without its swapped days unless `with_swaps`;
    no unit follows it yet. Raises NotAllowed, ScopeUnreadable, ScopeTaken, LabelMissing."""
    with transaction.atomic():
        if not can_edit_calendar(by):
            raise NotAllowed
        if not SCOPE.fullmatch(scope):
            raise ScopeUnreadable
        if not clean(label).strip():
            raise LabelMissing
        row, is_new = Calendar.objects.get_or_create(
            scope=scope, defaults={"label": clean(label).strip(), "fixed_days": copied_from.fixed_days}
        )
        if not is_new:
            raise ScopeTaken
        _copy(copied_from, row, with_swaps=with_swaps)
        record("calendar_created", thing=row, by=by, at=at, facts={"from": copied_from.label})
        return row


def _copy(source: Calendar, row: Calendar, *, with_swaps: bool) -> None:
    days = source.days.filter(until_version=None)
    for special in days if with_swaps else days.exclude(kind__in=SWAPS):
        special.pk, special.calendar, special.since_version = None, row, row.version
        special.save(force_insert=True)
    CalendarYear.objects.bulk_create(
        CalendarYear(calendar=row, year=year.year, basis=year.basis, since_version=row.version)
        for year in source.years.all()
    )


def follow_calendar(
    unit: Unit, *, calendar: Calendar, valid_from: date, basis: str, by: Actor, at: datetime
) -> UnitCalendar:
    """From `valid_from` on `unit`, and what stands below it without a row of its own, follows `calendar`.

    Clocks that start from that day on count on it: open ones that started already are dated again, an event
    each. Raises NotAllowed, BasisMissing, FollowsAlready.
    """
    with transaction.atomic():
        _locked_all()
        if not can_edit_calendar(by):
            raise NotAllowed
        wanted = UnitCalendar(unit=unit, calendar=calendar, valid_from=valid_from, basis=basis)
        refuse_following(wanted)
        moves = moves_of_following(wanted)
        UnitCalendar.objects.filter(unit=unit, valid_from=valid_from).delete()
        wanted.save()
        for watch in calendar_watchers():
            watch(calendar, (valid_from, date(LAST_YEAR, 12, 31)), by, at)
        moved = sum(redate([move.deadline], row, by=by, at=at) for move, row in moves)
        facts: dict[str, str | int | None] = {
            "calendar": calendar.label,
            "day": short_day(valid_from),
            "moved": moved,
        }
        record("calendar_followed", thing=unit, by=by, at=at, unit_id=unit.pk, facts=facts)
        return wanted


def refuse_following(wanted: UnitCalendar) -> None:
    """Raise what keeps `wanted` from being written: BasisMissing, FollowsAlready."""
    if not wanted.basis.strip():
        raise BasisMissing
    same = {"unit": wanted.unit_id, "calendar": wanted.calendar_id, "valid_from": wanted.valid_from}
    if UnitCalendar.objects.filter(**same).exists():
        raise FollowsAlready


def moves_of_following(wanted: UnitCalendar) -> list[tuple[Move, Calendar]]:
    """The open deadlines that would count on another calendar, with that calendar and their day on it."""
    below = [units_below(wanted.unit_id, line=line, on=wanted.valid_from) for line in Line]
    units = {pk for found in below for pk in found.values_list("pk", flat=True)}
    started = Deadline.objects.open().filter(unit__in=units, start_on__gte=wanted.valid_from)
    clocks = list(with_history(started).order_by("due_on", "pk"))
    followed = Followed(units, state=calendar_row(STATE), extra=wanted)
    found = [(clock, followed.on(clock.unit_id or 0, clock.start_on)) for clock in clocks]
    return [(move_to(clock, load(row)), row) for clock, row in found if row.pk != clock.calendar_id]


def _locked_all() -> None:
    """No clock starts on a calendar and no calendar changes while units are handed from one to another; a
    clock that was being counted sees the new versions and is counted again."""
    for row in Calendar.objects.select_for_update().order_by("pk"):
        row.version += 1
        row.save(update_fields=["version"])

"""Clocks: started, closed, re-dated. The action of the thing they run on asks who may; these do not."""

from datetime import date, datetime, timedelta

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from nep.audit.actions import kind_of, record
from nep.norms.calendar import STATE, calendar_row, load
from nep.norms.models import Calendar, Deadline, Norm
from nep.norms.queries import compute, norm_on
from nep.norms.registry import owner_of
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.web.errors import Refusal


class DeadlineRuns(Refusal):
    sentence = _("Thời hạn này đang được tính rồi.")


class DeadlineClosed(Refusal):
    sentence = _("Thời hạn này đã dừng tính, không dừng lại lần nữa được.")


class ClosedBeforeStart(Refusal):
    sentence = _("Ngày xong không thể trước ngày bắt đầu tính hạn.")


def start_deadline(
    *,
    rule: str,
    thing: models.Model,
    unit: Unit | None,
    start_on: date,
    by: Actor,
    at: datetime,
    scope: str = STATE,
) -> Deadline:
    """A clock of `rule` runs on `thing` from `start_on`, which is not counted; `unit` answers for it.

    The norm is the record that holds on `start_on`. Raises UnknownNorm, UnknownCalendar, DeadlineRuns when
    the same rule already runs on the thing, and ValueError for a rule that counts backwards.
    """
    with transaction.atomic():
        norm, row = norm_on(rule, start_on), calendar_row(scope)
        if norm.norm.direction == Norm.Direction.BEFORE:
            raise ValueError(f"{rule} counts backwards from an event: it is a check, not a clock")
        if Deadline.objects.of(thing).open().filter(rule=rule).exists():
            raise DeadlineRuns
        found = compute(norm, start_on, load(row))
        deadline = Deadline.objects.create(
            rule=rule,
            norm=norm,
            calendar=row,
            calendar_version=row.version,
            thing_kind=kind_of(thing),
            thing_id=thing.pk,
            unit=unit,
            start_on=start_on,
            due_on=found.due_on,
            provisional=found.provisional,
        )
        record(
            "deadline_started",
            thing=deadline,
            by=by,
            at=at,
            unit_id=deadline.unit_id,
            facts={"rule": rule, "due": deadline.due_on.isoformat()},
        )
        return deadline


def close_deadline(deadline: Deadline, *, on: date, by: Actor, at: datetime) -> Deadline:
    """The clock stops on the day `on`; it was in time when `on` is not after its due day."""
    with transaction.atomic():
        if on < deadline.start_on:
            raise ClosedBeforeStart
        if Deadline.objects.filter(pk=deadline.pk, closed_on=None).update(closed_on=on) != 1:
            raise DeadlineClosed
        deadline.closed_on = on
        record(
            "deadline_closed",
            thing=deadline,
            by=by,
            at=at,
            unit_id=deadline.unit_id,
            facts={"rule": deadline.rule, "day": on.isoformat()},
        )
        return deadline


def forget_unit(thing: models.Model) -> None:
    """No clock of `thing`, running or stopped, names a unit any more: what comes of it is kept from them."""
    Deadline.objects.of(thing).update(unit=None)


def redate_open_deadlines(row: Calendar, first: date, last: date, *, by: Actor, at: datetime) -> int:
    """Count every open clock on `row` again whose way touches a day from `first` to `last`; returns how many
    moved. One event each with before and after, and the owner is told. Closed clocks keep their day and the
    version of the calendar they were set with. Called inside the transaction of the change."""
    touched = Deadline.objects.open().filter(calendar=row, start_on__lt=last, due_on__gte=first)
    chosen = touched.select_for_update(of=("self",)).select_related("norm__norm").order_by("pk")
    return sum(_redate(deadline, row, by=by, at=at) for deadline in chosen)


def _redate(deadline: Deadline, row: Calendar, *, by: Actor, at: datetime) -> bool:
    before = deadline.due_on
    found = compute(deadline.norm, deadline.start_on, load(row))
    deadline.due_on, deadline.provisional = found.due_on, found.provisional
    deadline.calendar, deadline.calendar_version = row, row.version
    deadline.save(update_fields=["due_on", "provisional", "calendar_version"])
    if deadline.due_on == before:
        return False
    record(
        "deadline_moved",
        thing=deadline,
        by=by,
        at=at,
        unit_id=deadline.unit_id,
        facts={"rule": deadline.rule, "before": before.isoformat(), "after": deadline.due_on.isoformat()},
    )
    tell_owner = owner_of(deadline.thing_kind)
    if tell_owner:
        tell_owner(deadline, before, by, at)
    return True


def year_bounds(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year + 1, 1, 1) - timedelta(days=1)

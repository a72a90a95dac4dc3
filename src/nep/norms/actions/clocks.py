"""Clocks: started, closed, re-dated. The action of the thing they run on asks who may; these do not."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from nep.audit.actions import kind_of, record
from nep.norms.calendar import calendar_row, held_version, load
from nep.norms.changes import Move, move_to
from nep.norms.following import calendar_of
from nep.norms.models import Calendar, Deadline, DeadlinePause, Norm
from nep.norms.queries import compute, norm_on, with_history
from nep.norms.registry import owner_of
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.web.errors import Refusal
from nep.web.rows import any_row


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
    scope: str = "",
) -> Deadline:
    """A clock of `rule` runs on `thing` from `start_on`, which is not counted; `unit` answers for it.

    The norm is the record that holds on `start_on`, the calendar the one that the unit follows on that day,
    unless `scope` names one. Raises UnknownNorm, UnknownCalendar, DeadlineRuns when
    the same rule already runs on the thing, and ValueError for a rule that counts backwards.
    """
    with transaction.atomic():
        norm = norm_on(rule, start_on)
        row = calendar_row(scope) if scope else calendar_of(unit, start_on)
        if norm.norm.direction == Norm.Direction.BEFORE:
            raise ValueError(f"{rule} counts backwards from an event: it is a check, not a clock")
        if any_row(Deadline, thing_kind=kind_of(thing), thing_id=thing.pk, rule=rule, closed_on=None):
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
        if held_version(row) != row.version:
            # the calendar changed, or the unit got another one, while this was counted
            deadline.calendar = calendar_row(scope) if scope else calendar_of(unit, start_on)
            count_again(deadline)
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
    """The clock stops on the day `on`; it was in time when `on` is not after its due day. One that stands
    still goes on that day first, so that it is judged with its pause."""
    with transaction.atomic():
        if on < deadline.start_on:
            raise ClosedBeforeStart
        if not any_row(Deadline, id=deadline.pk, closed_on=None):
            raise DeadlineClosed
        before = deadline.due_on
        stood_still = end_pause(deadline, on=on)
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
        if stood_still:
            tell(deadline, before, by=by, at=at)
        return deadline


def end_pause(deadline: Deadline, *, on: date, reason: str = "") -> bool:
    """`deadline`, if it stands still, counts again from `on`, or from the day it was stopped if that is
    later; its due day is counted anew. Returns whether it stood still."""
    if not any_row(DeadlinePause, deadline_id=deadline.pk, resumed_on=None):
        return False
    pause = DeadlinePause.objects.filter(deadline=deadline.pk, resumed_on=None).first()
    if pause is None:
        return False
    ends_on = max(on, pause.paused_on)
    ending = DeadlinePause.objects.filter(pk=pause.pk, resumed_on=None)
    if ending.update(resumed_on=ends_on, resume_reason=reason) != 1:
        return False
    deadline.paused_on = None
    count_again(deadline)
    return True


def count_again(deadline: Deadline) -> None:
    """The due day of `deadline` as its norm, pauses, extensions and the present calendar give it."""
    held_version(deadline.calendar)
    row = Calendar.objects.get(pk=deadline.calendar_id)
    found = move_to(with_history(Deadline.objects.filter(pk=deadline.pk)).get(), load(row))
    deadline.calendar, deadline.calendar_version = row, row.version
    deadline.due_on, deadline.provisional = found.after, found.provisional
    deadline.save(update_fields=["due_on", "provisional", "calendar", "calendar_version", "paused_on"])


def forget_unit(thing: models.Model) -> None:
    """No clock of `thing`, running or stopped, names a unit any more: what comes of it is kept from them."""
    Deadline.objects.of(thing).update(unit=None)


def redate_open_deadlines(row: Calendar, first: date, last: date, *, by: Actor, at: datetime) -> int:
    """Count every open clock on `row` again whose way touches a day from `first` to `last`; returns how many
    moved. One event each with before and after, and the owner is told. Closed clocks keep their day and the
    version of the calendar they were set with. Called inside the transaction of the change."""
    touched = Deadline.objects.open().filter(calendar=row, start_on__lt=last, due_on__gte=first)
    chosen = list(with_history(touched.select_for_update(of=("self",))).order_by("pk"))
    touched.update(calendar_version=row.version)
    return redate(chosen, row, by=by, at=at)


def redate(chosen: Iterable[Deadline], row: Calendar, *, by: Actor, at: datetime) -> int:
    """Count `chosen`, which are locked, on `row` as it stands; returns how many moved."""
    calendar = load(row)
    return sum(_redate(deadline, row, move_to(deadline, calendar), by=by, at=at) for deadline in chosen)


def _redate(deadline: Deadline, row: Calendar, move: Move, *, by: Actor, at: datetime) -> bool:
    before, is_moved = deadline.due_on, move.is_moved
    is_same = not is_moved and (deadline.provisional, deadline.calendar_id) == (move.provisional, row.pk)
    if is_same:
        return False
    deadline.due_on, deadline.provisional = move.after, move.provisional
    deadline.calendar, deadline.calendar_version = row, row.version
    deadline.save(update_fields=["due_on", "provisional", "calendar", "calendar_version"])
    if not is_moved:
        return False
    record(
        "deadline_moved",
        thing=deadline,
        by=by,
        at=at,
        unit_id=deadline.unit_id,
        facts={"rule": deadline.rule, "before": before.isoformat(), "after": deadline.due_on.isoformat()},
    )
    tell(deadline, before, by=by, at=at)
    # one without a unit is of a secret matter: nobody learns from a count that it exists
    return deadline.unit_id is not None


def tell(deadline: Deadline, before: date, *, by: Actor, at: datetime) -> None:
    """The owner of the thing mends its copies of the due day and tells whoever must know."""
    tell_owner = owner_of(deadline.thing_kind)
    if tell_owner:
        tell_owner(deadline, before, by, at)


def year_bounds(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year + 1, 1, 1) - timedelta(days=1)

"""A promise gets another date, or is given up, always with a reason that the public reads."""

from datetime import date, datetime

from django.db import transaction

from nep.audit.actions import record
from nep.notices.actions import drop_tasks
from nep.organisations.actors import Actor
from nep.promises import permissions, refusals
from nep.promises.actions.locking import State, change, locked, reason_of, refuse_unless_running
from nep.promises.actions.making import add_due_date
from nep.promises.models import DueDate, Promise
from nep.promises.tellers import PromiseEvent, tell
from nep.vietnamese.dates import short_day
from nep.web.clock import day_of

RUNNING = [State.OPEN, State.DISPUTED]


def move_promise(promise: Promise, *, due_on: date, reason: str, by: Actor, at: datetime) -> Promise:
    """A new due date supersedes the last one, which stays readable; one noted without a date gets its first.

    Raises NoReason, SameDueDate, DueBeforeMade, DueDatePassed, AlreadySettled, WordingNotApproved, NotOwner.
    """
    with transaction.atomic():
        current = locked(promise)
        if not permissions.can_move_promise(by, current):
            raise refusals.NotOwner
        refuse_unless_running(current)
        words = reason_of(reason)
        if due_on < current.made_on:
            raise refusals.DueBeforeMade
        if due_on == current.due_on:
            raise refusals.SameDueDate
        if due_on < day_of(at):
            raise refusals.DueDatePassed
        before = current.due_on
        number = DueDate.objects.filter(promise=current).count() + 1
        add_due_date(current, number=number, due_on=due_on, set_on=day_of(at), reason=words, by=by)
        change(current, was=RUNNING)
        facts = {"from": short_day(before) if before else "", "to": short_day(due_on)}
        record("promise_moved", thing=current, by=by, at=at, unit_id=current.unit_id, facts=dict(facts))
        tell(current, PromiseEvent.MOVED, at)
        return current


def withdraw_promise(promise: Promise, *, reason: str, by: Actor, at: datetime) -> Promise:
    """The unit will not do it any more and says why."""
    with transaction.atomic():
        current = locked(promise)
        if not permissions.can_withdraw_promise(by, current):
            raise refusals.NotOwner
        return _give_up(
            current, State.WITHDRAWN, PromiseEvent.WITHDRAWN, "promise_withdrawn", reason, by=by, at=at
        )


def fail_promise(promise: Promise, *, reason: str, by: Actor, at: datetime) -> Promise:
    """It could not be done, and the unit says why. What is still wanted needs a new promise."""
    with transaction.atomic():
        current = locked(promise)
        if not permissions.can_fail_promise(by, current):
            raise refusals.NotOwner
        return _give_up(
            current, State.NOT_KEPT, PromiseEvent.NOT_KEPT, "promise_not_kept", reason, by=by, at=at
        )


def _give_up(
    current: Promise,
    state: State,
    event: PromiseEvent,
    history: str,
    reason: str,
    *,
    by: Actor,
    at: datetime,
) -> Promise:
    refuse_unless_running(current)
    words = reason_of(reason)
    change(current, was=RUNNING, state=state, settled_on=day_of(at), reason=words)
    record(history, thing=current, by=by, at=at, unit_id=current.unit_id)
    drop_tasks(current, "promise_given", "promise_disputed", at=at)
    tell(current, event, at)
    return current

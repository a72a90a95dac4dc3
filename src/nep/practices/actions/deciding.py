"""From a draft to a recognised practice, and what is public of it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from nep.audit.actions import record
from nep.notices.actions import drop_tasks, send
from nep.organisations.actors import Actor
from nep.organisations.models import World
from nep.practices import permissions, refusals
from nep.practices.actions.locking import State, change, locked, reason_of, words_of
from nep.practices.levels import level_of, stands_at_the_top
from nep.practices.models import Decision, Practice
from nep.practices.searched import reindex
from nep.web.clock import day_of


def register_practice(practice: Practice, *, by: Actor, at: datetime) -> Practice:
    """Send it to the level above; one of the top level is recognised with it. A practice that was returned
    keeps the day of its first registration, so that it is counted once.

    Raises NotOwner, AlreadySent, NowhereInTree, TopRegistersItself."""
    with transaction.atomic():
        current = locked(practice)
        if not permissions.can_register(by, current):
            raise refusals.NotOwner
        if not current.is_open_to_change:
            raise refusals.AlreadySent
        today = day_of(at)
        level = level_of(current.unit, today)
        if level is None:
            raise refusals.NowhereInTree
        registered = {"level": level, "registered_on": current.registered_on or today}
        if stands_at_the_top(current.unit, today):
            _register_at_the_top(current, registered, by, today)
        else:
            _send_up(current, registered, today, at)
        reindex(current)
        record("practice_registered", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def _register_at_the_top(current: Practice, registered: dict[str, Any], by: Actor, today: date) -> None:
    """Nobody stands above: the leader's registration is the recognition."""
    if not permissions.can_publish(by, current):
        raise refusals.TopRegistersItself
    change(
        current,
        was=[State.DRAFT, State.RETURNED],
        state=State.RECOGNISED,
        needs_recognition=False,
        recognised_on=today,
        is_public=_is_public_by_itself(current),
        **registered,
    )


def _send_up(current: Practice, registered: dict[str, Any], today: date, at: datetime) -> None:
    above = permissions.unit_above(current.unit, today)
    if above is None:
        raise refusals.NowhereInTree
    change(current, was=[State.DRAFT, State.RETURNED], state=State.REGISTERED, **registered)
    drop_tasks(current, "practice_returned", at=at)
    send("practice_registered", thing=current, at=at, to_desk=above.pk)


def recognise_practice(practice: Practice, *, reason: str, by: Actor, at: datetime) -> Practice:
    """The unit above says why this is worth doing elsewhere; unless a Party body owns it, it is public from
    now on. Raises NotAbove, NotWaiting, NoReason, MarkedSecret."""
    with transaction.atomic():
        current = _decided(practice, Decision.Kind.RECOGNISED, reason, by, at)
        change(
            current,
            was=[State.REGISTERED],
            state=State.RECOGNISED,
            recognised_on=day_of(at),
            is_public=_is_public_by_itself(current),
        )
        _told(current, "practice_recognised", at)
        record("practice_recognised", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def return_practice(practice: Practice, *, reason: str, by: Actor, at: datetime) -> Practice:
    """Back to its owners, with what is missing. Raises NotAbove, NotWaiting, NoReason, MarkedSecret."""
    with transaction.atomic():
        current = _decided(practice, Decision.Kind.RETURNED, reason, by, at)
        change(current, was=[State.REGISTERED], state=State.RETURNED)
        _told(current, "practice_returned", at)
        record("practice_returned", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def publish_practice(practice: Practice, *, by: Actor, at: datetime) -> Practice:
    """The issuer shows it to everybody (safeguard 19). Raises NotIssuer, NotRecognised."""
    return _show(practice, "practice_published", is_public=True, by=by, at=at)


def unpublish_practice(practice: Practice, *, by: Actor, at: datetime) -> Practice:
    """No longer for everybody; who applies it keeps it in the own list. Raises NotIssuer, NotRecognised."""
    return _show(practice, "practice_unpublished", is_public=False, by=by, at=at)


def _show(practice: Practice, event: str, *, is_public: bool, by: Actor, at: datetime) -> Practice:
    with transaction.atomic():
        current = locked(practice)
        if not permissions.can_publish(by, current):
            raise refusals.NotIssuer
        if current.state != State.RECOGNISED:
            raise refusals.NotRecognised
        change(current, was=[State.RECOGNISED], is_public=is_public)
        reindex(current)
        record(event, thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def withdraw_practice(practice: Practice, *, reason: str, by: Actor, at: datetime) -> Practice:
    """The owner takes it back, with a reason; what was counted stays counted on its day.

    Raises NotIssuer, NotRecognised for a draft, AlreadyWithdrawn, NoReason."""
    with transaction.atomic():
        current = locked(practice)
        if not permissions.can_withdraw(by, current):
            raise refusals.NotIssuer
        if current.state == State.WITHDRAWN:
            raise refusals.AlreadyWithdrawn
        if current.state == State.DRAFT:
            raise refusals.NotRecognised
        why = words_of(reason, longest=1000)
        if not why:
            raise refusals.NoReason
        change(
            current,
            was=[State.REGISTERED, State.RETURNED, State.RECOGNISED],
            state=State.WITHDRAWN,
            withdrawn_on=day_of(at),
            reason=why,
            is_public=False,
        )
        drop_tasks(current, "practice_registered", "practice_returned", at=at)
        reindex(current)
        record("practice_withdrawn", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def _decided(practice: Practice, kind: Decision.Kind, reason: str, by: Actor, at: datetime) -> Practice:
    current = locked(practice)
    if not permissions.can_decide(by, current):
        raise refusals.NotAbove
    if current.state != State.REGISTERED:
        raise refusals.NotWaiting
    assert by.unit is not None, "who decides acts at the unit above"
    Decision.objects.create(
        practice=current,
        kind=kind,
        unit=by.unit,
        decided_on=day_of(at),
        decided_by_title=by.post_title,
        reason=reason_of(reason),
    )
    return current


def _is_public_by_itself(practice: Practice) -> bool:
    """Not where a Party body is among the owners: such a practice waits for its issuer."""
    return not practice.owners.filter(unit__world=World.PARTY).exists()


def _told(current: Practice, kind: str, at: datetime) -> None:
    drop_tasks(current, "practice_registered", at=at)
    send(kind, thing=current, at=at, to_desk=current.unit_id)
    reindex(current)

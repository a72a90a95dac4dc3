"""Who may do what with a promise."""

from nep.meetings.models import Meeting
from nep.organisations.actors import Actor, Channel
from nep.organisations.models import Post, Unit
from nep.promises.models import Promise


def can_make_promise(actor: Actor, *, unit: Unit, promised_by: Post | None, meeting: Meeting | None) -> bool:
    """The secretary of a session writes what was promised there; elsewhere a unit writes its own promises."""
    if meeting is not None and actor.may("record_session", meeting.unit_id):
        return True
    givers = [unit.pk] if promised_by is None else [unit.pk, promised_by.unit_id]
    return any(actor.may("make_promise", giver) for giver in givers)


def can_approve_wording(actor: Actor, promise: Promise) -> bool:
    """The leader of the unit whose post promised, or of the unit that held the session."""
    if actor.may("approve_wording", promise.promised_by.unit_id):
        return True
    return promise.meeting is not None and actor.may("approve_wording", promise.meeting.unit_id)


def can_reword(actor: Actor, promise: Promise) -> bool:
    return can_approve_wording(actor, promise) or can_make_promise(
        actor, unit=promise.unit, promised_by=promise.promised_by, meeting=promise.meeting
    )


def can_keep_promise(actor: Actor, promise: Promise) -> bool:
    return actor.may("keep_promise", promise.unit_id)


def can_move_promise(actor: Actor, promise: Promise) -> bool:
    return actor.may("move_promise", promise.unit_id)


def can_withdraw_promise(actor: Actor, promise: Promise) -> bool:
    return actor.may("withdraw_promise", promise.unit_id)


def can_fail_promise(actor: Actor, promise: Promise) -> bool:
    return actor.may("fail_promise", promise.unit_id)


def can_note_confirmation(actor: Actor, promise: Promise) -> bool:
    """The responsible unit, the unit that held the session, or the unit whose leader promised."""
    units = [promise.unit_id, promise.promised_by.unit_id]
    if promise.meeting is not None:
        units.append(promise.meeting.unit_id)
    return any(actor.may("note_confirmation", unit) for unit in units)


def is_citizen(actor: Actor) -> bool:
    """Only the holder of a slip answers as a citizen (safeguard 3)."""
    return actor.channel is Channel.SLIP

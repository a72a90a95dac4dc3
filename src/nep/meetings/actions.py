"""The life of a meeting: planned, announced, held, closed; or called off with a reason."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from nep.audit.actions import record
from nep.meetings import permissions, refusals
from nep.meetings.models import DayChange, Host, Meeting
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.queries import names_on
from nep.vietnamese.dates import short_day
from nep.vietnamese.text import clean
from nep.web.clock import day_of
from nep.web.errors import NotAllowed
from nep.web.rows import locked_row

State = Meeting.State
TO_COME = [State.PLANNED, State.ANNOUNCED]


def plan_meeting(
    *,
    kind: str,
    unit: Unit,
    title: str,
    happens_on: date,
    starts_at: time,
    place: str,
    hosts: Sequence[Post],
    by: Actor,
    at: datetime,
    due_on: date | None = None,
    move_reason: str = "",
) -> Meeting:
    """A meeting as a plan that only the unit sees. `due_on` is its day by rule when it has one; `move_reason`
    says why it is set for another. Raises NoPlace, NoHost, NotAllowed."""
    with transaction.atomic():
        if not permissions.can_plan_meeting(by, unit, kind=kind):
            raise NotAllowed
        if not clean(place):
            raise refusals.NoPlace
        if not hosts:
            raise refusals.NoHost
        meeting = Meeting.objects.create(
            kind=Meeting.Kind(kind),
            unit=unit,
            title=clean(title),
            due_on=due_on,
            happens_on=happens_on,
            starts_at=starts_at,
            place=clean(place),
            move_reason=clean(move_reason),
            changed_at=at,
        )
        _write_hosts(meeting, hosts)
        facts: dict[str, str | int | None] = {"day": short_day(happens_on)}
        record("meeting_planned", thing=meeting, by=by, at=at, unit_id=unit.pk, facts=facts)
        return meeting


def announce_meeting(meeting: Meeting, *, by: Actor, at: datetime, short_notice_reason: str = "") -> Meeting:
    """Everybody may read of it from now on. How early it must be is the caller's rule; the reason for being
    later than that is kept and counted."""
    with transaction.atomic():
        current = locked(meeting)
        if not permissions.can_announce_meeting(by, current):
            raise NotAllowed
        if current.state == State.ANNOUNCED:
            raise refusals.AlreadyAnnounced
        if current.happens_on < day_of(at):
            raise refusals.DayPassed
        change(
            current,
            was=[State.PLANNED],
            at=at,
            state=State.ANNOUNCED,
            announced_on=day_of(at),
            short_notice_reason=clean(short_notice_reason),
        )
        record("meeting_announced", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def move_meeting(meeting: Meeting, *, happens_on: date, reason: str, by: Actor, at: datetime) -> Meeting:
    """Another day, with its reason; the old day stays readable."""
    with transaction.atomic():
        current = locked(meeting)
        if not permissions.can_announce_meeting(by, current):
            raise NotAllowed
        words = clean(reason)
        if not words:
            raise refusals.NoReason
        if happens_on == current.happens_on:
            raise refusals.SameDay
        if happens_on < day_of(at):
            raise refusals.DayPassed
        before = current.happens_on
        change(current, was=TO_COME, at=at, happens_on=happens_on, move_reason=words)
        DayChange.objects.create(
            meeting=current,
            number=DayChange.objects.filter(meeting=current).count() + 1,
            changed_on=day_of(at),
            from_on=before,
            to_on=happens_on,
            reason=words,
            changed_by_title=by.post_title,
        )
        facts: dict[str, str | int | None] = {"from": short_day(before), "to": short_day(happens_on)}
        record("meeting_moved", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        return current


def replan_meeting(meeting: Meeting, *, happens_on: date, reason: str, by: Actor, at: datetime) -> Meeting:
    """A plan that nobody outside has read of is set for another day, because its rule or the calendar says
    so: whoever changed that may not plan meetings, so nobody is asked. Raises NotToCome once announced."""
    with transaction.atomic():
        current = locked(meeting)
        before = current.happens_on
        change(current, was=[State.PLANNED], at=at, happens_on=happens_on, move_reason=clean(reason))
        facts: dict[str, str | int | None] = {"from": short_day(before), "to": short_day(happens_on)}
        record("meeting_moved", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        return current


def cancel_meeting(meeting: Meeting, *, reason: str, by: Actor, at: datetime) -> Meeting:
    """It will not take place. Its due day stays, so that days due and days held can be compared."""
    with transaction.atomic():
        current = locked(meeting)
        if not permissions.can_announce_meeting(by, current):
            raise NotAllowed
        words = clean(reason)
        if not words:
            raise refusals.NoReason
        change(current, was=TO_COME, at=at, state=State.CANCELLED, cancel_reason=words)
        record("meeting_cancelled", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def hold_meeting(
    meeting: Meeting, *, held_on: date, present_count: int | None, by: Actor, at: datetime
) -> Meeting:
    """It took place on `held_on` before `present_count` people (None: not counted). Citizens must have had
    notice of it; an office's own session or conference may be written down afterwards."""
    with transaction.atomic():
        current = locked(meeting)
        if not permissions.can_record_meeting(by, current):
            raise NotAllowed
        needs_notice = not current.is_internal
        if needs_notice and current.state == State.PLANNED:
            raise refusals.NotAnnounced
        if held_on > day_of(at):
            raise refusals.HeldInFuture
        change(
            current,
            was=[State.ANNOUNCED] if needs_notice else TO_COME,
            at=at,
            state=State.HELD,
            held_on=held_on,
            present_count=present_count,
        )
        facts: dict[str, str | int | None] = {"day": short_day(held_on)}
        record("meeting_held", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        return current


def close_meeting(meeting: Meeting, *, by: Actor, at: datetime) -> Meeting:
    """Nothing is added any more. What must be settled before is the rule of the app that calls."""
    with transaction.atomic():
        current = locked(meeting)
        if not permissions.can_close_meeting(by, current):
            raise NotAllowed
        if current.state == State.CLOSED:
            raise refusals.AlreadyClosed
        if current.state != State.HELD:
            raise refusals.NotHeld
        change(current, was=[State.HELD], at=at, state=State.CLOSED, closed_on=day_of(at))
        record("meeting_closed", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def drop_plan(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """A plan that nobody outside has read of is taken back: it is no meeting and was none. What the caller's
    app keeps beside it must be gone before. Raises NotAllowed, NotToCome once it was announced."""
    with transaction.atomic():
        current = locked(meeting)
        if not permissions.can_plan_meeting(by, current.unit, kind=current.kind):
            raise NotAllowed
        if current.state != State.PLANNED:
            raise refusals.NotToCome
        facts: dict[str, str | int | None] = {"day": short_day(current.happens_on)}
        record("meeting_dropped", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        Host.objects.filter(meeting=current).delete()
        DayChange.objects.filter(meeting=current).delete()
        current.delete()


def locked(meeting: Meeting) -> Meeting:
    """The meeting as it stands now, its row locked until the transaction ends."""
    return locked_row(Meeting, meeting.pk)


def change(meeting: Meeting, *, was: Sequence[str], at: datetime, **changes: Any) -> None:
    """Write when the row still is in one of the states `was`. Raises NotToCome otherwise."""
    changed = Meeting.objects.filter(pk=meeting.pk, state__in=list(was)).update(changed_at=at, **changes)
    if changed != 1:
        raise refusals.NotToCome
    for name, value in changes.items():
        setattr(meeting, name, value)


def _write_hosts(meeting: Meeting, hosts: Sequence[Post]) -> None:
    names = names_on([post.unit_id for post in hosts], meeting.happens_on)
    Host.objects.bulk_create(
        Host(meeting=meeting, post=post, title=_title_then(post, names)) for post in dict.fromkeys(hosts)
    )


def _title_then(post: Post, names: dict[int, str]) -> str:
    name = names.get(post.unit_id, "")
    return post.title if not name or name in post.title else f"{post.title}, {name}"

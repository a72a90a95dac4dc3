"""A session is set up, moved, called off."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction

from nep.audit.actions import record
from nep.learning import refusals
from nep.learning.actions.lists import locked, users_of
from nep.learning.models import Attendance, Session, SessionContent, SessionGroup
from nep.learning.permissions import can_change_session, can_plan_session
from nep.learning.searched import reindex_session
from nep.meetings.actions import cancel_meeting, move_meeting, plan_meeting
from nep.meetings.models import Meeting
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.programmes.models import AudienceGroup, CoreContent, Theme
from nep.vietnamese.text import clean
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret


def plan_session(
    theme: Theme,
    *,
    unit: Unit,
    title: str,
    format: str,
    core_contents: Sequence[CoreContent],
    audience_groups: Sequence[AudienceGroup],
    happens_on: date,
    starts_at: time,
    place: str,
    hosts: Sequence[Post],
    by: Actor,
    at: datetime,
    capacity: int | None = None,
) -> Session:
    """A session on `theme` stands as a plan of `unit`; nobody is told before invitations are sent.

    Raises NotAllowed, NoTitle, ThemeNotRunning, NoGroup, NoSuchGroup, NoSuchContent, NoPlace, NoHost,
    MarkedSecret.
    """
    with transaction.atomic():
        if not can_plan_session(by, unit):
            raise NotAllowed
        words = clean(title)
        if not words:
            raise refusals.NoTitle
        _refuse_strangers(theme, core_contents, audience_groups)
        refuse_marked_secret(words, place)
        meeting = plan_meeting(
            kind=Meeting.Kind.SESSION,
            unit=unit,
            title=words,
            happens_on=happens_on,
            starts_at=starts_at,
            place=place,
            hosts=hosts,
            by=by,
            at=at,
        )
        session = Session.objects.create(
            theme=theme,
            unit=unit,
            meeting=meeting,
            title=words,
            format=Session.Format(format),
            capacity=capacity,
        )
        _link(session, core_contents, audience_groups)
        record("session_planned", thing=session, by=by, at=at, unit_id=unit.pk)
        reindex_session(session)
        return session


def _refuse_strangers(
    theme: Theme, core_contents: Sequence[CoreContent], audience_groups: Sequence[AudienceGroup]
) -> None:
    if theme.state != Theme.State.ISSUED:
        raise refusals.ThemeNotRunning
    if not audience_groups:
        raise refusals.NoGroup
    if any(group.theme_id != theme.pk for group in audience_groups):
        raise refusals.NoSuchGroup
    if any(content.theme_id != theme.pk for content in core_contents):
        raise refusals.NoSuchContent


def _link(
    session: Session, core_contents: Sequence[CoreContent], audience_groups: Sequence[AudienceGroup]
) -> None:
    SessionContent.objects.bulk_create(
        SessionContent(session=session, core_content=content) for content in dict.fromkeys(core_contents)
    )
    SessionGroup.objects.bulk_create(
        SessionGroup(session=session, audience_group=group) for group in dict.fromkeys(audience_groups)
    )


def move_session(session: Session, *, happens_on: date, reason: str, by: Actor, at: datetime) -> Session:
    """Another day, with its reason, told to those who were invited. Raises NotAllowed, NotToCome, NoReason,
    SameDay, DayPassed."""
    with transaction.atomic():
        current = _to_come(session, by)
        current.meeting = move_meeting(current.meeting, happens_on=happens_on, reason=reason, by=by, at=at)
        _tell_invited(current, "session_moved", at)
        record("session_moved", thing=current, by=by, at=at, unit_id=current.unit_id)
        reindex_session(current)
        return current


def cancel_session(session: Session, *, reason: str, by: Actor, at: datetime) -> Session:
    """It does not take place; who was invited is told. Raises NotAllowed, NotToCome, NoReason."""
    with transaction.atomic():
        current = _to_come(session, by)
        current.meeting = cancel_meeting(current.meeting, reason=reason, by=by, at=at)
        changed = Session.objects.filter(pk=current.pk, state=Session.State.PLANNED)
        if changed.update(state=Session.State.CANCELLED) != 1:
            raise refusals.NotToCome
        current.state = Session.State.CANCELLED
        _tell_invited(current, "session_cancelled", at)
        record("session_cancelled", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def _to_come(session: Session, by: Actor) -> Session:
    current = locked(session)
    if not can_change_session(by, current):
        raise NotAllowed
    if current.state != Session.State.PLANNED:
        raise refusals.NotToCome
    return current


def _tell_invited(session: Session, kind: str, at: datetime) -> None:
    invited = Attendance.objects.filter(session=session, invited_on__isnull=False)
    send(kind, thing=session, at=at, to_users=users_of(invited))

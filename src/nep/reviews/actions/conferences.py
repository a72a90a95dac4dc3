"""A conference is planned, changed, moved or called off, held, closed."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction

from nep.accounts.models import User
from nep.audit.actions import record
from nep.meetings.actions import cancel_meeting, close_meeting, hold_meeting, move_meeting, plan_meeting
from nep.meetings.models import Meeting
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.programmes.models import Theme
from nep.reviews import conference_refusals as refusals
from nep.reviews.agenda import refuse_short
from nep.reviews.conference_permissions import can_run_conference
from nep.reviews.conference_searched import reindex_conference
from nep.reviews.models import Conference, Invitation, SummaryReport
from nep.vietnamese.text import clean
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

MState = Meeting.State
Presence = Invitation.Presence


def plan_conference(
    theme: Theme,
    *,
    unit: Unit,
    title: str,
    length: int,
    happens_on: date,
    starts_at: time,
    place: str,
    hosts: Sequence[Post],
    by: Actor,
    at: datetime,
    report: SummaryReport | None = None,
) -> Conference:
    """A conference of `unit` on `theme` stands as a plan; nobody is told before invitations are sent.
    `length` is in minutes.

    Raises NotAllowed, NoTitle, ThemeNotIssued, ReportElsewhere, NoPlace, NoHost, MarkedSecret.
    """
    with transaction.atomic():
        if not can_run_conference(by, unit):
            raise NotAllowed
        if theme.state == Theme.State.DRAFT:
            raise refusals.ThemeNotIssued
        words = _named(title, place)
        _refuse_report(report, unit.pk)
        meeting = plan_meeting(
            kind=Meeting.Kind.CONFERENCE,
            unit=unit,
            title=words,
            happens_on=happens_on,
            starts_at=starts_at,
            place=place,
            hosts=hosts,
            by=by,
            at=at,
        )
        conference = Conference.objects.create(
            theme=theme, unit=unit, meeting=meeting, report=report, title=words, length=length
        )
        record("conference_planned", thing=conference, by=by, at=at, unit_id=unit.pk)
        reindex_conference(conference)
        return conference


def _named(title: str, *others: str) -> str:
    words = clean(title).strip()
    if not words:
        raise refusals.NoTitle
    refuse_marked_secret(words, *others)
    return words


def _refuse_report(report: SummaryReport | None, unit_id: int) -> None:
    if report is not None and report.unit_id != unit_id:
        raise refusals.ReportElsewhere


def change_conference(
    conference: Conference,
    *,
    title: str,
    length: int,
    report: SummaryReport | None,
    by: Actor,
    at: datetime,
) -> Conference:
    """Another name, length or report. Parts of the agenda that were about the report before are about nothing
    when the report changes. Raises NotAllowed, NotOpen, NoTitle, ReportElsewhere, AgendaTooShort."""
    with transaction.atomic():
        current = open_conference(conference, by)
        words = _named(title)
        _refuse_report(report, current.unit_id)
        if report != current.report:
            current.items.update(section=None)
        current.title, current.length, current.report = words, length, report
        current.save(update_fields=["title", "length", "report"])
        Meeting.objects.filter(pk=current.meeting_id).update(title=words, changed_at=at)
        try:
            refuse_short(current)
        except refusals.AgendaTooShort as short:
            short.field = "length"
            raise
        record("conference_changed", thing=current, by=by, at=at, unit_id=current.unit_id)
        reindex_conference(current)
        return current


def move_conference(
    conference: Conference, *, happens_on: date, reason: str, by: Actor, at: datetime
) -> Conference:
    """Another day, with its reason, told to those who were invited. Raises NotAllowed, NotToCome, NoReason,
    SameDay, DayPassed."""
    with transaction.atomic():
        current = _to_come(conference, by)
        current.meeting = move_meeting(current.meeting, happens_on=happens_on, reason=reason, by=by, at=at)
        tell_invited(current, "conference_moved", at)
        record("conference_moved", thing=current, by=by, at=at, unit_id=current.unit_id)
        reindex_conference(current)
        return current


def cancel_conference(conference: Conference, *, reason: str, by: Actor, at: datetime) -> Conference:
    """It does not take place; who was invited is told. Raises NotAllowed, NotToCome, NoReason."""
    with transaction.atomic():
        current = _to_come(conference, by)
        current.meeting = cancel_meeting(current.meeting, reason=reason, by=by, at=at)
        tell_invited(current, "conference_cancelled", at)
        record("conference_cancelled", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def hold_conference(conference: Conference, *, held_on: date, by: Actor, at: datetime) -> Conference:
    """It took place; who was not marked was absent. Raises NotAllowed, NotToCome, NobodyCame,
    HeldInFuture."""
    with transaction.atomic():
        current = _to_come(conference, by)
        came = current.invitations.filter(presence=Presence.PRESENT).count()
        if not came:
            raise refusals.NobodyCame
        current.meeting = hold_meeting(current.meeting, held_on=held_on, present_count=came, by=by, at=at)
        current.invitations.filter(presence=Presence.DUE).update(presence=Presence.ABSENT, marked_at=at)
        record("conference_held", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def close_conference(conference: Conference, *, by: Actor, at: datetime) -> Conference:
    """Nothing is added any more. Raises NotAllowed, MinutesNotIssued, NotHeld, AlreadyClosed."""
    with transaction.atomic():
        current = locked_conference(conference)
        if not can_run_conference(by, current.unit):
            raise NotAllowed
        if current.paper_id is None:
            raise refusals.MinutesNotIssued
        current.meeting = close_meeting(current.meeting, by=by, at=at)
        record("conference_closed", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def locked_conference(conference: Conference) -> Conference:
    rows = Conference.objects.select_for_update(of=("self",))
    return rows.select_related("meeting", "theme", "unit", "report").get(pk=conference.pk)


def open_conference(conference: Conference, by: Actor) -> Conference:
    """The conference, locked, for who prepares it, until its minutes are issued. Raises NotAllowed,
    NotOpen."""
    current = locked_conference(conference)
    if not can_run_conference(by, current.unit):
        raise NotAllowed
    if current.paper_id is not None or current.meeting.state in {MState.CLOSED, MState.CANCELLED}:
        raise refusals.NotOpen
    return current


def _to_come(conference: Conference, by: Actor) -> Conference:
    current = locked_conference(conference)
    if not can_run_conference(by, current.unit):
        raise NotAllowed
    if not current.is_to_come:
        raise refusals.NotToCome
    return current


def tell_invited(conference: Conference, kind: str, at: datetime) -> None:
    """Everybody who has an invitation and an account, and the desks of units that name who comes."""
    sent = conference.invitations.filter(invited_on__isnull=False)
    users = User.objects.filter(person__posts__in=sent.values("post"), is_active=True).distinct()
    send(kind, thing=conference, at=at, to_users=list(users.order_by("pk")))
    for unit_id in (
        sent.filter(seat__gte=1, post=None).order_by("unit").values_list("unit", flat=True).distinct()
    ):
        send(kind, thing=conference, at=at, to_desk=unit_id)

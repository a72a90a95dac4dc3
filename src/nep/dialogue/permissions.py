"""Who may do what with a listening day."""

from nep.dialogue.models import ListeningDay, ListeningSeries
from nep.documents.permissions import can_issue_paper
from nep.meetings import permissions as meetings
from nep.organisations.actors import Actor, Channel
from nep.organisations.models import Unit


def can_plan_series(actor: Actor, unit: Unit) -> bool:
    return actor.may("plan_listening_days", unit)


def can_generate_days(actor: Actor, series: ListeningSeries) -> bool:
    return actor.channel is Channel.JOB or actor.may("plan_listening_days", series.unit)


def can_announce_day(actor: Actor, day: ListeningDay) -> bool:
    return meetings.can_announce_meeting(actor, day.meeting)


def can_record_day(actor: Actor, day: ListeningDay) -> bool:
    return meetings.can_record_meeting(actor, day.meeting)


def can_close_day(actor: Actor, day: ListeningDay) -> bool:
    return meetings.can_close_meeting(actor, day.meeting)


def can_conclude_day(actor: Actor, day: ListeningDay) -> bool:
    return can_issue_paper(actor, day.meeting.unit)


def can_read_registrations(actor: Actor, day: ListeningDay) -> bool:
    """The day's secretary, in that very post, and nobody else: no head, no level above, nobody in the
    secretary's name (safeguard 5)."""
    if actor.mandate is not None:
        return False
    return actor.post_id is not None and actor.post_id == day.secretary_id

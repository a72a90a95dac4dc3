"""Who may do what with a meeting."""

from nep.meetings.models import Meeting
from nep.organisations.actors import Actor, Channel
from nep.organisations.models import Unit


def can_plan_meeting(actor: Actor, unit: Unit) -> bool:
    """Who plans for the unit; the nightly job that makes days by rule is let in too."""
    return actor.channel is Channel.JOB or actor.may("plan_listening_days", unit)


def can_announce_meeting(actor: Actor, meeting: Meeting) -> bool:
    return actor.may("announce_session", meeting.unit_id) or actor.may("plan_listening_days", meeting.unit_id)


def can_record_meeting(actor: Actor, meeting: Meeting) -> bool:
    return actor.may("record_session", meeting.unit_id)


def can_close_meeting(actor: Actor, meeting: Meeting) -> bool:
    return actor.may("close_session", meeting.unit_id)

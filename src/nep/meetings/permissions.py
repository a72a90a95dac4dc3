"""Who may do what with a meeting."""

from nep.meetings.models import Meeting
from nep.organisations.actors import Actor, Channel
from nep.organisations.models import Unit

PLANS: dict[str, str] = {
    Meeting.Kind.SESSION: "plan_sessions",
    Meeting.Kind.CONFERENCE: "run_conferences",
}
"""Kinds that have a planning verb of their own, which also records and closes them."""


def can_plan_meeting(actor: Actor, unit: Unit, *, kind: str = "") -> bool:
    """Who plans for the unit; the nightly job that makes days by rule is let in too."""
    return actor.channel is Channel.JOB or actor.may(PLANS.get(kind, "plan_listening_days"), unit)


def can_announce_meeting(actor: Actor, meeting: Meeting) -> bool:
    if meeting.kind in PLANS:
        return actor.may(PLANS[meeting.kind], meeting.unit_id)
    return actor.may("announce_session", meeting.unit_id) or actor.may("plan_listening_days", meeting.unit_id)


def can_record_meeting(actor: Actor, meeting: Meeting) -> bool:
    return actor.may(PLANS.get(meeting.kind, "record_session"), meeting.unit_id)


def can_close_meeting(actor: Actor, meeting: Meeting) -> bool:
    return actor.may(PLANS.get(meeting.kind, "close_session"), meeting.unit_id)

"""Writes on listening days."""

from nep.dialogue.actions.changing import change_series, end_series
from nep.dialogue.actions.closing import close_day, conclude_day
from nep.dialogue.actions.following import follow_calendar_change
from nep.dialogue.actions.issues import answer_in_hall, petition_from_issue, promise_from_issue
from nep.dialogue.actions.planning import announce_day, create_series, generate_days, plan_day
from nep.dialogue.actions.saying import GridRow, record_opinions
from nep.dialogue.actions.speaking import register_to_speak, settle_registration

__all__ = [
    "GridRow",
    "announce_day",
    "answer_in_hall",
    "change_series",
    "close_day",
    "conclude_day",
    "create_series",
    "end_series",
    "follow_calendar_change",
    "generate_days",
    "petition_from_issue",
    "plan_day",
    "promise_from_issue",
    "record_opinions",
    "register_to_speak",
    "settle_registration",
]

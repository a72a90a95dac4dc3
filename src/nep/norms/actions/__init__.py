"""Every write of rules, calendars and clocks."""

from nep.norms.actions.calendars import (
    add_calendar_day,
    announce_year,
    change_calendar,
    remove_calendar_day,
)
from nep.norms.actions.clocks import close_deadline, forget_unit, start_deadline
from nep.norms.actions.pausing import (
    extend_deadline,
    pause_deadline,
    resume_deadline,
)
from nep.norms.actions.records import add_norm_record, verify_norm_record
from nep.norms.actions.scopes import create_calendar, follow_calendar
from nep.norms.actions.shipping import load_shipped

__all__ = [
    "add_calendar_day",
    "add_norm_record",
    "announce_year",
    "change_calendar",
    "close_deadline",
    "create_calendar",
    "extend_deadline",
    "follow_calendar",
    "forget_unit",
    "load_shipped",
    "pause_deadline",
    "remove_calendar_day",
    "resume_deadline",
    "start_deadline",
    "verify_norm_record",
]

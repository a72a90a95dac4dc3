"""Every write of rules, calendars and clocks."""

from nep.norms.actions.calendars import add_calendar_day, announce_year, remove_calendar_day
from nep.norms.actions.clocks import close_deadline, forget_unit, start_deadline
from nep.norms.actions.records import add_norm_record, verify_norm_record
from nep.norms.actions.shipping import load_shipped

__all__ = [
    "add_calendar_day",
    "add_norm_record",
    "announce_year",
    "close_deadline",
    "forget_unit",
    "load_shipped",
    "remove_calendar_day",
    "start_deadline",
    "verify_norm_record",
]

"""Every write of materials, sessions and attendance."""

from nep.learning.actions.erasing import erase_attendance
from nep.learning.actions.lists import expect_holders, expect_names, invite, take_off_list
from nep.learning.actions.marking import (
    check_in_code,
    check_in_person,
    count_only,
    hold_session,
    mark_by_sheet,
    save_list,
)
from nep.learning.actions.materials import publish_material, withdraw_material
from nep.learning.actions.planning import cancel_session, move_session, plan_session
from nep.learning.actions.reminding import remind_of_sessions

__all__ = [
    "cancel_session",
    "check_in_code",
    "check_in_person",
    "count_only",
    "erase_attendance",
    "expect_holders",
    "expect_names",
    "hold_session",
    "invite",
    "mark_by_sheet",
    "move_session",
    "plan_session",
    "publish_material",
    "remind_of_sessions",
    "save_list",
    "take_off_list",
    "withdraw_material",
]

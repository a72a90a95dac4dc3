"""Who may do what with themes and plans."""

from nep.programmes.permissions.plans import (
    can_approve_plan,
    can_create_plan,
    can_edit_plan,
    can_issue_plan,
    can_remind_units,
    can_set_levels,
    can_submit_plan,
)
from nep.programmes.permissions.themes import (
    can_close_theme,
    can_create_theme,
    can_edit_theme,
    can_issue_theme,
    can_name_groups,
)

__all__ = [
    "can_approve_plan",
    "can_close_theme",
    "can_create_plan",
    "can_create_theme",
    "can_edit_plan",
    "can_edit_theme",
    "can_issue_plan",
    "can_issue_theme",
    "can_name_groups",
    "can_remind_units",
    "can_set_levels",
    "can_submit_plan",
]

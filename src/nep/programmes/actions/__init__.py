"""Every write of themes and plans; those of commitments lie apart, in `actions.commitments`."""

from nep.programmes.actions.audience_groups import (
    add_audience_group,
    edit_audience_group,
    remove_audience_group,
)
from nep.programmes.actions.parts import (
    add_core_content,
    add_objective,
    add_reference,
    edit_core_content,
    edit_objective,
    edit_reference,
    remove_part,
)
from nep.programmes.actions.plan_back import reopen_plan, return_plan, take_back_plan
from nep.programmes.actions.plan_flow import approve_plan, issue_plan, submit_plan
from nep.programmes.actions.plan_levels import remind_units, remove_plan_level, set_plan_level
from nep.programmes.actions.plan_lines import (
    add_action,
    add_focus_point,
    add_paper,
    adopt_line,
    edit_action,
    edit_focus_point,
    give_open_actions,
    remove_plan_part,
)
from nep.programmes.actions.plans import Start, create_plan, edit_plan
from nep.programmes.actions.progress import report_progress
from nep.programmes.actions.succession import succeed_theme
from nep.programmes.actions.themes import close_theme, create_theme, edit_theme, issue_theme

__all__ = [
    "Start",
    "add_action",
    "add_audience_group",
    "add_core_content",
    "add_focus_point",
    "add_objective",
    "add_paper",
    "add_reference",
    "adopt_line",
    "approve_plan",
    "close_theme",
    "create_plan",
    "create_theme",
    "edit_action",
    "edit_audience_group",
    "edit_core_content",
    "edit_focus_point",
    "edit_objective",
    "edit_plan",
    "edit_reference",
    "edit_theme",
    "give_open_actions",
    "issue_plan",
    "issue_theme",
    "remind_units",
    "remove_audience_group",
    "remove_part",
    "remove_plan_level",
    "remove_plan_part",
    "reopen_plan",
    "report_progress",
    "return_plan",
    "set_plan_level",
    "submit_plan",
    "succeed_theme",
    "take_back_plan",
]

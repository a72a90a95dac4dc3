"""Every write of themes."""

from nep.programmes.actions.parts import (
    add_core_content,
    add_objective,
    add_reference,
    edit_core_content,
    edit_objective,
    edit_reference,
    remove_part,
)
from nep.programmes.actions.themes import close_theme, create_theme, edit_theme, issue_theme, succeed_theme

__all__ = [
    "add_core_content",
    "add_objective",
    "add_reference",
    "close_theme",
    "create_theme",
    "edit_core_content",
    "edit_objective",
    "edit_reference",
    "edit_theme",
    "issue_theme",
    "remove_part",
    "succeed_theme",
]

"""Reads for the pages of themes and plans."""

from nep.programmes.queries.plans import (
    approving_unit,
    line_of,
    parent_plan_for,
    people_who_may,
    plan_content,
    takes_part,
    unit_above,
)
from nep.programmes.queries.themes import Content, content_of, seen_predecessor, theme_by_code

__all__ = [
    "Content",
    "approving_unit",
    "content_of",
    "line_of",
    "parent_plan_for",
    "people_who_may",
    "plan_content",
    "seen_predecessor",
    "takes_part",
    "theme_by_code",
    "unit_above",
]

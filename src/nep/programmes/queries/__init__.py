"""Reads for the pages of themes and plans."""

from nep.programmes.queries.board import MISSING, SENT, Board, Counts, counts_of, level_days, plan_board
from nep.programmes.queries.cascade import (
    TakenBelow,
    lines_below,
    lines_with_takers,
    not_taken,
    taken_below,
    units_approved_by,
    waiting_plans,
)
from nep.programmes.queries.plans import (
    PlanContent,
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
    "MISSING",
    "SENT",
    "Board",
    "Content",
    "Counts",
    "PlanContent",
    "TakenBelow",
    "approving_unit",
    "content_of",
    "counts_of",
    "level_days",
    "line_of",
    "lines_below",
    "lines_with_takers",
    "not_taken",
    "parent_plan_for",
    "people_who_may",
    "plan_board",
    "plan_content",
    "seen_predecessor",
    "taken_below",
    "takes_part",
    "theme_by_code",
    "unit_above",
    "units_approved_by",
    "waiting_plans",
]

"""Themes, the plans of units that serve them, and what comes of the plans."""

from nep.programmes.models.plans import (
    AnyPlanPart,
    FocusPoint,
    Plan,
    PlanAction,
    PlanLevel,
    PlanPaper,
    PlanQuerySet,
    PlanReminder,
    PlanReturn,
)
from nep.programmes.models.themes import (
    NOT_NAMED,
    CoreContent,
    Objective,
    Reference,
    Theme,
    ThemePart,
    ThemeQuerySet,
)

__all__ = [
    "NOT_NAMED",
    "AnyPlanPart",
    "CoreContent",
    "FocusPoint",
    "Objective",
    "Plan",
    "PlanAction",
    "PlanLevel",
    "PlanPaper",
    "PlanQuerySet",
    "PlanReminder",
    "PlanReturn",
    "Reference",
    "Theme",
    "ThemePart",
    "ThemeQuerySet",
]

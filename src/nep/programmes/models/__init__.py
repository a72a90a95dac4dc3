"""Themes, the plans of units that serve them, and what comes of the plans."""

from nep.programmes.models.commitments import (
    Commitment,
    CommitmentEvidence,
    CommitmentsOnPaper,
    CommitmentTally,
    CommitmentText,
)
from nep.programmes.models.lessons import CarriedLine, Lesson
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
from nep.programmes.models.progress import (
    ActionReminder,
    ActionStanding,
    ProgressEntry,
    ProgressEvidence,
)
from nep.programmes.models.themes import (
    NOT_NAMED,
    AudienceGroup,
    CoreContent,
    Objective,
    Reference,
    Theme,
    ThemePart,
    ThemeQuerySet,
)

__all__ = [
    "NOT_NAMED",
    "ActionReminder",
    "ActionStanding",
    "AnyPlanPart",
    "AudienceGroup",
    "CarriedLine",
    "Commitment",
    "CommitmentEvidence",
    "CommitmentTally",
    "CommitmentText",
    "CommitmentsOnPaper",
    "CoreContent",
    "FocusPoint",
    "Lesson",
    "Objective",
    "Plan",
    "PlanAction",
    "PlanLevel",
    "PlanPaper",
    "PlanQuerySet",
    "PlanReminder",
    "PlanReturn",
    "ProgressEntry",
    "ProgressEvidence",
    "Reference",
    "Theme",
    "ThemePart",
    "ThemeQuerySet",
]

"""New models and good ways of working: who has them, what came of them, who took them over."""

from nep.practices.models.adoption import Adoption
from nep.practices.models.parts import Decision, PracticeEvidence, PracticeOwner, PracticeResult
from nep.practices.models.practice import Field, Level, Practice

__all__ = [
    "Adoption",
    "Decision",
    "Field",
    "Level",
    "Practice",
    "PracticeEvidence",
    "PracticeOwner",
    "PracticeResult",
]

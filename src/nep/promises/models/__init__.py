"""What leaders promised: exact words, by whom, until when, what came of it."""

from nep.promises.models.promise import DueDate, Promise, WordingCorrection
from nep.promises.models.proof import Confirmation, Evidence, EvidenceImage

__all__ = ["Confirmation", "DueDate", "Evidence", "EvidenceImage", "Promise", "WordingCorrection"]

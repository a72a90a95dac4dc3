"""Reporting rounds, the progress reports that units send in them, and the summary report."""

from nep.reviews.models.commenting import CommentRequest, DraftComment, ReturnedDraft
from nep.reviews.models.compiled import ChosenHighlight, CompiledFigure
from nep.reviews.models.paragraphs import ParagraphMark
from nep.reviews.models.rounds import (
    Assignment,
    Chase,
    ChasedUnit,
    Round,
    RoundDeadline,
    RoundFigure,
    RoundSection,
)
from nep.reviews.models.summary import Section, SummaryReport
from nep.reviews.models.unit_reports import (
    Highlight,
    ReportFigure,
    ReportStep,
    ReportText,
    ReturnNote,
    UnitReport,
)

__all__ = [
    "Assignment",
    "Chase",
    "ChasedUnit",
    "ChosenHighlight",
    "CommentRequest",
    "CompiledFigure",
    "DraftComment",
    "Highlight",
    "ParagraphMark",
    "ReportFigure",
    "ReportStep",
    "ReportText",
    "ReturnNote",
    "ReturnedDraft",
    "Round",
    "RoundDeadline",
    "RoundFigure",
    "RoundSection",
    "Section",
    "SummaryReport",
    "UnitReport",
]

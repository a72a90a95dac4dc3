"""Reporting rounds, the progress reports that units send in them, the summary report, and the conference."""

from nep.reviews.models.commenting import CommentRequest, DraftComment, ReturnedDraft
from nep.reviews.models.compiled import ChosenHighlight, CompiledFigure
from nep.reviews.models.conferences import AgendaItem, Conference, Invitation, Speech
from nep.reviews.models.minutes import Conclusion, Revision
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
    "AgendaItem",
    "Assignment",
    "Chase",
    "ChasedUnit",
    "ChosenHighlight",
    "CommentRequest",
    "CompiledFigure",
    "Conclusion",
    "Conference",
    "DraftComment",
    "Highlight",
    "Invitation",
    "ParagraphMark",
    "ReportFigure",
    "ReportStep",
    "ReportText",
    "ReturnNote",
    "ReturnedDraft",
    "Revision",
    "Round",
    "RoundDeadline",
    "RoundFigure",
    "RoundSection",
    "Section",
    "Speech",
    "SummaryReport",
    "UnitReport",
]

"""Reporting rounds, the progress reports that units send in them, and the summary report."""

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
    "Highlight",
    "ParagraphMark",
    "ReportFigure",
    "ReportStep",
    "ReportText",
    "ReturnNote",
    "Round",
    "RoundDeadline",
    "RoundFigure",
    "RoundSection",
    "Section",
    "SummaryReport",
    "UnitReport",
]

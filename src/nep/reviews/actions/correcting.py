"""A figure that a unit stated is corrected: with a reason, on a paper, and the old one stays to be read."""

from datetime import datetime

from django.db import transaction

from nep.measures.models import Statement
from nep.measures.statements import SourcePaper, correct_statement
from nep.organisations.actors import Actor
from nep.reviews.models import UnitReport
from nep.reviews.permissions import can_correct_statement
from nep.reviews.round_refusals import (
    CorrectionPaperMissing,
    ReasonMissing,
    StatementIsReplaced,
    StatementLocked,
    StatementReturned,
    StatementSent,
)
from nep.reviews.statement_reports import report_holding
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

HELD = {
    UnitReport.State.ACCEPTED: StatementLocked,
    UnitReport.State.SUBMITTED: StatementSent,
    UnitReport.State.RETURNED: StatementReturned,
}


def correct_stated_value(
    statement: Statement, *, value: int, paper: SourcePaper, reason: str, by: Actor, at: datetime
) -> Statement:
    """Another value instead of `statement`. One that stands in a report that was sent is corrected there, so
    that report and figure never say two things.

    Raises NotAllowed, ReasonMissing, CorrectionPaperMissing, MarkedSecret, StatementIsReplaced,
    StatementLocked, StatementSent, StatementReturned, and what `correct_statement` raises.
    """
    with transaction.atomic():
        old = Statement.objects.select_for_update(of=("self",)).select_related("unit").get(pk=statement.pk)
        if not can_correct_statement(by, old):
            raise NotAllowed
        if not reason.strip():
            raise ReasonMissing
        if not paper.number or paper.on is None:
            raise CorrectionPaperMissing
        refuse_marked_secret(paper.number, reason)
        refuse_held(old)
        return correct_statement(
            old,
            value=value,
            paper=paper,
            note=reason.strip(),
            entered_for=not by.may("write_report", old.unit),
            by=by,
            at=at,
        )


def refuse_held(statement: Statement) -> None:
    """Raises StatementIsReplaced, StatementLocked, StatementSent, StatementReturned."""
    if not statement.is_current:
        raise StatementIsReplaced
    report = report_holding(statement)
    if report is not None:
        raise HELD[UnitReport.State(report.state)]

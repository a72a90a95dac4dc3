"""A sent report is returned with reasons, accepted and locked, or reopened; a missing one is noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.reviews.actions.telling import tell_writers
from nep.reviews.actions.writing import locked_assignment, refuse_unexplained
from nep.reviews.models import Assignment, ReportStep, ReturnNote, Round, UnitReport
from nep.reviews.permissions import can_accept_report, can_reopen_report
from nep.reviews.round_refusals import (
    AboveAccepted,
    BelowNotAccepted,
    HasReport,
    ReasonMissing,
    ReportNotAccepted,
    ReportNotSent,
    RoundNotOpen,
)
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

State = UnitReport.State


@dataclass(frozen=True)
class Point:
    """Where something is wanted: a paragraph of a section, a figure, or (all empty) the whole report."""

    reason: str
    section_id: int | None = None
    paragraph: int | None = None
    figure_id: int | None = None


def accept_report(assignment: Assignment, *, by: Actor, at: datetime) -> UnitReport:
    """The report counts upward and is locked. Approval goes from below upward.

    Raises NotAllowed, RoundNotOpen, ReportNotSent (also to the second of two at once), BelowNotAccepted,
    AboveAccepted, DifferenceUnexplained, TotalUnexplained.
    """
    with transaction.atomic():
        row = _row_to_judge(assignment, by)
        report = _locked_report(row)
        if report.state != State.SUBMITTED:
            raise ReportNotSent
        _refuse_order(row)
        rows = list(report.figures.select_related("figure").order_by("figure__position", "pk"))
        refuse_unexplained(report, rows)
        _move(report, State.SUBMITTED, State.ACCEPTED, accepted_at=at, accepted_by_post=by.post)
        _step(report, "accepted", by=by, at=at)
        record("unit_report_accepted", thing=report, by=by, at=at, unit_id=row.unit_id)
    return report


def _refuse_order(row: Assignment) -> None:
    below = Assignment.objects.filter(above=row).valid().filter(missing_reason="")
    waiting = below.exclude(report__state=State.ACCEPTED).order_by("sort_key", "pk")
    names = list(waiting.values_list("name", flat=True))
    if names:
        raise BelowNotAccepted(names)
    _refuse_above(row)


def _refuse_above(row: Assignment) -> None:
    if row.above is not None and UnitReport.objects.accepted().filter(assignment=row.above).exists():
        raise AboveAccepted(row.above.name)


def return_report(assignment: Assignment, *, points: Sequence[Point], by: Actor, at: datetime) -> UnitReport:
    """Send the report back, each reason at its place. The day of the first sending stays. Raises NotAllowed,
    RoundNotOpen, ReportNotSent, ReasonMissing."""
    with transaction.atomic():
        row = _row_to_judge(assignment, by)
        report = _locked_report(row)
        if not points or any(not point.reason.strip() for point in points):
            raise ReasonMissing
        refuse_marked_secret(*(point.reason for point in points))
        _move(report, State.SUBMITTED, State.RETURNED)
        ReturnNote.objects.bulk_create(
            ReturnNote(
                report=report,
                section_id=point.section_id,
                figure_id=point.figure_id,
                paragraph=point.paragraph,
                reason=point.reason.strip(),
                noted_at=at,
                by_post=by.post,
            )
            for point in points
        )
        _step(report, "returned", by=by, at=at)
        facts: dict[str, str | int | None] = {"notes": len(points)}
        record("unit_report_returned", thing=report, by=by, at=at, unit_id=row.unit_id, facts=facts)
        tell_writers("report_returned", [row], at=at)
    return report


def reopen_report(assignment: Assignment, *, reason: str, by: Actor, at: datetime) -> UnitReport:
    """A locked report may be written again; it no longer counts upward until it is accepted anew. Raises
    NotAllowed, RoundNotOpen, ReasonMissing, ReportNotAccepted, AboveAccepted."""
    with transaction.atomic():
        row = locked_assignment(assignment)
        if not can_reopen_report(by, row):
            raise NotAllowed
        if row.round.state != Round.State.OPEN:
            raise RoundNotOpen
        if not reason.strip():
            raise ReasonMissing
        refuse_marked_secret(reason)
        report = _locked_report(row)
        if report.state != State.ACCEPTED:
            raise ReportNotAccepted
        _refuse_above(row)
        _move(report, State.ACCEPTED, State.RETURNED, accepted_at=None, accepted_by_post=None)
        _step(report, "reopened", reason=reason.strip(), by=by, at=at)
        record("unit_report_reopened", thing=report, by=by, at=at, unit_id=row.unit_id)
        tell_writers("report_reopened", [row], at=at)
    return report


def note_missing(assignment: Assignment, *, reason: str, by: Actor, at: datetime) -> Assignment:
    """The level above notes that this unit sent nothing, so that its own report can go on; the unit stays in
    every count and list as missing. Raises NotAllowed, RoundNotOpen, ReasonMissing, HasReport."""
    with transaction.atomic():
        row = _row_to_judge(assignment, by)
        if not reason.strip():
            raise ReasonMissing
        refuse_marked_secret(reason)
        if UnitReport.objects.filter(assignment=row, state__in=(State.SUBMITTED, State.ACCEPTED)).exists():
            raise HasReport
        row.missing_reason = reason.strip()
        row.save(update_fields=["missing_reason"])
        record("unit_noted_missing", thing=row, by=by, at=at, unit_id=row.unit_id)
    return row


def _row_to_judge(assignment: Assignment, by: Actor) -> Assignment:
    row = locked_assignment(assignment)
    if not can_accept_report(by, row):
        raise NotAllowed
    if row.round.state != Round.State.OPEN:
        raise RoundNotOpen
    return row


def _locked_report(row: Assignment) -> UnitReport:
    report = UnitReport.objects.select_for_update().filter(assignment=row).first()
    if report is None:
        raise ReportNotSent
    return report


def _move(report: UnitReport, old: str, new: str, **fields: object) -> None:
    """By conditional update: of two at once one is refused, also where rows are not locked."""
    moving = UnitReport.objects.filter(pk=report.pk, state=old)
    if moving.update(state=new, version=F("version") + 1, **fields) != 1:
        raise ReportNotSent
    report.refresh_from_db()


def _step(report: UnitReport, kind: str, *, reason: str = "", by: Actor, at: datetime) -> None:
    ReportStep.objects.create(report=report, kind=kind, reason=reason, happened_at=at, by_post=by.post)

"""What an office does in one act for many units: type in what came on paper, approve what is in order."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet

from nep.audit.actions import record
from nep.measures.periods import Period
from nep.measures.statements import SourcePaper, Stating, state_many
from nep.organisations.actors import Actor
from nep.reviews.actions.rounds import locked_round
from nep.reviews.actions.writing import deciding_day
from nep.reviews.models import (
    Assignment,
    ReportFigure,
    ReportStep,
    ReportText,
    Round,
    RoundFigure,
    UnitReport,
)
from nep.reviews.own_values import own_values
from nep.reviews.permissions import can_open_round
from nep.reviews.repetition import mark_all
from nep.reviews.round_refusals import (
    FiguresMissing,
    HasReport,
    PaperMissing,
    ReportNotSent,
    RoundNotOpen,
)
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret


@dataclass(frozen=True)
class Taken:
    """The report of one unit as its paper says: figures by key, words by number of the heading;
    `received_on` is when the paper came in."""

    assignment: Assignment
    paper: SourcePaper
    received_on: date
    stated: Mapping[str, int]
    texts: Mapping[int, str] = field(default_factory=dict)


def take_reports(round_: Round, rows: Sequence[Taken], *, by: Actor, at: datetime) -> int:
    """*Nhập thay* for many units in one act: every report is written and sent, each on its own paper.

    All or nothing. Raises NotAllowed, RoundNotOpen, PaperMissing, HasReport (one has begun its own),
    FiguresMissing, MarkedSecret, and what `statements.state_many` raises. Returns how many.
    """
    with transaction.atomic():
        one = locked_round(round_.pk)
        if not can_open_round(by, one.unit):
            raise NotAllowed
        figures = list(one.figures.order_by("position", "pk"))
        _refuse_taken(one, rows, figures)
        reports = UnitReport.objects.bulk_create(_report(row, by=by, at=at) for row in rows)
        _write_words(one, rows, reports)
        _write_figures(one, rows, reports, figures)
        ReportStep.objects.bulk_create(_step(report, "submitted", by=by, at=at) for report in reports)
        _state(one, rows, by=by, at=at)
        ids = [row.assignment.pk for row in rows]
        Assignment.objects.filter(pk__in=ids).exclude(missing_reason="").update(missing_reason="")
        facts: dict[str, str | int | None] = {"units": len(rows)}
        record("unit_reports_taken", thing=one, by=by, at=at, unit_id=one.unit_id, facts=facts)
    return len(rows)


def _refuse_taken(one: Round, rows: Sequence[Taken], figures: Sequence[RoundFigure]) -> None:
    if one.state != Round.State.OPEN:
        raise RoundNotOpen
    ids = {row.assignment.pk for row in rows}
    if Assignment.objects.filter(round=one, pk__in=ids).valid().count() != len(rows):
        raise RoundNotOpen
    if UnitReport.objects.filter(assignment__in=ids).exists():
        raise HasReport
    stated = {one.key for one in figures if one.is_required and one.is_stated}
    for row in rows:
        if not row.paper.number or row.paper.on is None:
            raise PaperMissing
        if stated - set(row.stated):
            raise FiguresMissing([row.assignment.name])
        refuse_marked_secret(row.paper.number, *row.texts.values())


def _report(row: Taken, *, by: Actor, at: datetime) -> UnitReport:
    return UnitReport(
        assignment=row.assignment,
        state=UnitReport.State.SUBMITTED,
        sent_on=deciding_day(row.received_on, at),
        sent_at=at,
        sent_by_post=by.post,
        entered_for=True,
        own_paper_number=row.paper.number,
        own_paper_on=row.paper.on,
        own_paper_file=row.paper.file,
    )


def _write_words(one: Round, rows: Sequence[Taken], reports: Sequence[UnitReport]) -> None:
    sections = {section.number: section for section in one.sections.all()}
    texts = ReportText.objects.bulk_create(
        ReportText(report=report, section=sections[number], text=text)
        for row, report in zip(rows, reports, strict=True)
        for number, text in row.texts.items()
        if number in sections
    )
    mark_all(texts)


def _write_figures(
    one: Round, rows: Sequence[Taken], reports: Sequence[UnitReport], figures: Sequence[RoundFigure]
) -> None:
    own = own_values(one, [figure.key for figure in figures], [row.assignment.unit_id for row in rows])
    ReportFigure.objects.bulk_create(
        ReportFigure(
            report=report,
            figure=figure,
            stated=row.stated.get(figure.key),
            computed=own.get((row.assignment.unit_id, figure.key)),
        )
        for row, report in zip(rows, reports, strict=True)
        for figure in figures
    )


def _state(one: Round, rows: Sequence[Taken], *, by: Actor, at: datetime) -> None:
    asked = {figure.key for figure in one.figures.all() if figure.is_stated}
    state_many(
        [
            Stating(key, row.assignment.unit, value, row.paper)
            for row in rows
            for key, value in row.stated.items()
            if key in asked
        ],
        period=Period(one.period_from, one.period_to),
        paper=SourcePaper(),
        source=one.title,
        entered_for=True,
        by=by,
        at=at,
    )


def accept_reports(round_: Round, *, only: Collection[int] | None = None, by: Actor, at: datetime) -> int:
    """Accept in one act every sent report that the unit of `by` approves and that is in order: nothing below
    it waits. `only`: ids of the assignments that were chosen, None for all. One whose paper states a total of
    its own is left to be looked at alone. Returns how many.

    Raises NotAllowed, RoundNotOpen, ReportNotSent when somebody judged one of them meanwhile.
    """
    with transaction.atomic():
        one = locked_round(round_.pk)
        if by.unit is None or not by.may("accept_report", by.unit):
            raise NotAllowed
        if one.state != Round.State.OPEN:
            raise RoundNotOpen
        chosen = _in_order(one, by, only)
        moving = UnitReport.objects.filter(pk__in=chosen, state=UnitReport.State.SUBMITTED)
        changed = moving.update(
            state=UnitReport.State.ACCEPTED,
            accepted_at=at,
            accepted_by_post=by.post,
            version=F("version") + 1,
        )
        if changed != len(chosen):
            raise ReportNotSent
        steps = [ReportStep(report_id=pk, kind="accepted", happened_at=at, by_post=by.post) for pk in chosen]
        ReportStep.objects.bulk_create(steps)
        facts: dict[str, str | int | None] = {"units": len(chosen)}
        record("unit_reports_accepted", thing=one, by=by, at=at, unit_id=one.unit_id, facts=facts)
    return len(chosen)


def waiting_for(one: Round, by: Actor) -> QuerySet[Assignment]:
    """Those whose sent reports the unit of `by` approves."""
    mine = Q(above__unit=by.unit)
    if by.unit is not None and by.unit.pk == one.unit_id:
        mine |= Q(above=None)
    return Assignment.objects.filter(mine, round=one, report__state=UnitReport.State.SUBMITTED).valid()


def _in_order(one: Round, by: Actor, only: Collection[int] | None) -> list[int]:
    """The sent reports that the unit of `by` approves: nothing waits below them, what stands above is not
    locked, and their papers state no total of their own."""
    rows = Assignment.objects.filter(round=one).valid()
    waiting = rows.filter(missing_reason="").exclude(report__state=UnitReport.State.ACCEPTED)
    sent = waiting_for(one, by)
    if only is not None:
        sent = sent.filter(pk__in=only)
    chosen = (
        sent.exclude(pk__in=waiting.exclude(above=None).values("above"))
        .exclude(above__report__state=UnitReport.State.ACCEPTED)
        .exclude(report__figures__paper_total__isnull=False)
    )
    return list(chosen.order_by("pk").values_list("report", flat=True))


def _step(report: UnitReport, kind: str, *, by: Actor, at: datetime) -> ReportStep:
    return ReportStep(report=report, kind=kind, happened_at=at, by_post=by.post)

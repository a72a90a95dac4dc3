"""A unit's report is written and sent, by the unit or, from its paper, by the office above."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from nep.audit.actions import record
from nep.files.models import StoredFile
from nep.measures.named import named_figures
from nep.measures.periods import Period
from nep.measures.stated import year_before
from nep.measures.statements import SourcePaper, Stating, enter_statement, state_many
from nep.norms.calendar import working_days_between
from nep.organisations.actors import Actor
from nep.organisations.models import UnitVersion
from nep.reviews.models import (
    Assignment,
    Highlight,
    ReportFigure,
    ReportStep,
    ReportText,
    ReturnNote,
    Round,
    UnitReport,
)
from nep.reviews.own_values import own_values
from nep.reviews.permissions import can_submit_report, can_write_report
from nep.reviews.repetition import mark
from nep.reviews.round_refusals import (
    DifferenceUnexplained,
    FiguresMissing,
    NothingWritten,
    PaperMissing,
    ReportIsLocked,
    ReportIsSent,
    RoundNotOpen,
    StaleForm,
    UnitEnded,
    UnitExcused,
)
from nep.reviews.totals import refuse_unexplained_totals
from nep.vietnamese.dates import short_day
from nep.web.clock import day_of
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

LATEST_ENTRY = 3  # working days between a paper's arrival and its entry that do not make it late


@dataclass(frozen=True)
class FigureEntry:
    stated: int | None = None
    explanation: str = ""
    paper_total: int | None = None
    total_note: str = ""


@dataclass(frozen=True)
class OwnPaper:
    """The unit's own paper: the record behind what it states."""

    number: str = ""
    on: date | None = None
    file: StoredFile | None = None


@dataclass(frozen=True)
class Writing:
    """What a form or a file brings. What it does not name stays as it is; `highlights` None leaves them."""

    texts: Mapping[int, str] = field(default_factory=dict)  # section id -> words
    figures: Mapping[int, FigureEntry] = field(default_factory=dict)  # round figure id -> entry
    highlights: Sequence[tuple[int | None, str]] | None = None  # (section id, words)
    paper: OwnPaper | None = None


def write_report(
    assignment: Assignment, writing: Writing, *, version: int | None = None, by: Actor, at: datetime
) -> UnitReport:
    """Keep what was written, without sending it. `version` is that of the form; None for what is no form.

    Raises NotAllowed, RoundNotOpen, UnitExcused, UnitEnded, ReportIsLocked, ReportIsSent, StaleForm,
    MarkedSecret.
    """
    with transaction.atomic():
        row = locked_assignment(assignment)
        if not can_write_report(by, row):
            raise NotAllowed
        refuse_unit(row)
        _refuse_secret(writing)
        report, _made = UnitReport.objects.get_or_create(assignment=row)
        refuse_locked(report)
        _claim(report, version)
        _keep(report, writing)
        report.entered_for = not by.may("write_report", row.unit)
        if writing.paper is not None:
            report.own_paper_number, report.own_paper_on = writing.paper.number, writing.paper.on
            report.own_paper_file = writing.paper.file or report.own_paper_file
        report.save()
        record("unit_report_written", thing=report, by=by, at=at, unit_id=row.unit_id)
    return report


def locked_assignment(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",))
    return rows.select_related("round__unit", "unit", "above__unit").get(pk=assignment.pk)


def refuse_unit(row: Assignment) -> None:
    """Raises RoundNotOpen, UnitExcused, UnitEnded (in the period, also when that was entered later)."""
    if row.round.state != Round.State.OPEN:
        raise RoundNotOpen
    if row.excused_reason:
        raise UnitExcused
    closing = UnitVersion.objects.filter(
        unit=row.unit_id, is_closing=True, valid_from__lte=row.round.period_to
    ).first()
    if closing is not None:
        raise UnitEnded(row.name, short_day(closing.valid_from))


def refuse_locked(report: UnitReport) -> None:
    if report.is_locked:
        raise ReportIsLocked
    if not report.is_editable:
        raise ReportIsSent


def _refuse_secret(writing: Writing) -> None:
    said = [text for entry in writing.figures.values() for text in (entry.explanation, entry.total_note)]
    said += [text for _section, text in writing.highlights or ()]
    if writing.paper is not None:
        said += [writing.paper.number, writing.paper.file.name if writing.paper.file else ""]
    refuse_marked_secret(*writing.texts.values(), *said)


def _claim(report: UnitReport, version: int | None) -> None:
    """Raise the version; raise StaleForm when somebody did since the form was opened."""
    rows = UnitReport.objects.filter(pk=report.pk, state__in=("draft", "returned"))
    if version is not None:
        rows = rows.filter(version=version)
    if rows.update(version=F("version") + 1) != 1:
        raise StaleForm
    report.refresh_from_db()


def _keep(report: UnitReport, writing: Writing) -> None:
    if writing.texts:
        kept = [ReportText(report=report, section_id=pk, text=text) for pk, text in writing.texts.items()]
        ReportText.objects.bulk_create(
            kept, update_conflicts=True, unique_fields=["report", "section"], update_fields=["text"]
        )
        mark(report)
    if writing.figures:
        ReportFigure.objects.bulk_create(
            (_figure(report, pk, entry) for pk, entry in writing.figures.items()),
            update_conflicts=True,
            unique_fields=["report", "figure"],
            update_fields=["stated", "explanation", "paper_total", "total_note"],
        )
    if writing.highlights is not None:
        report.highlights.all().delete()
        Highlight.objects.bulk_create(
            Highlight(report=report, section_id=section, text=text, position=n)
            for n, (section, text) in enumerate(writing.highlights, start=1)
        )


def _figure(report: UnitReport, figure_id: int, entry: FigureEntry) -> ReportFigure:
    return ReportFigure(
        report=report,
        figure_id=figure_id,
        stated=entry.stated,
        explanation=entry.explanation,
        paper_total=entry.paper_total,
        total_note=entry.total_note,
    )


def submit_report(
    assignment: Assignment, *, happened_on: date | None = None, by: Actor, at: datetime
) -> UnitReport:
    """Send the report upward: counted figures are taken as they are now, stated ones become statements with
    the unit's paper as their record.

    `happened_on` is when the unit's paper arrived, for *nhập thay*: it decides whether the unit was in time
    if it lies at most three working days back, else the day of entry does. Raises what `write_report` raises,
    and NothingWritten, FiguresMissing, DifferenceUnexplained, TotalUnexplained, PaperMissing.
    """
    with transaction.atomic():
        row = locked_assignment(assignment)
        if not can_submit_report(by, row):
            raise NotAllowed
        refuse_unit(row)
        report = UnitReport.objects.select_for_update().filter(assignment=row).first()
        if report is None:
            raise NothingWritten
        refuse_locked(report)
        report.entered_for = not by.may("submit_report", row.unit)
        take_counted(row, report)
        refuse_unfinished(report)
        _send(row, report, sent_on=deciding_day(happened_on, at), by=by, at=at)
        _state(row, report, by=by, at=at)
        record("unit_report_submitted", thing=report, by=by, at=at, unit_id=row.unit_id)
    return report


def deciding_day(happened_on: date | None, at: datetime) -> date:
    today = day_of(at)
    if happened_on is None or happened_on >= today:
        return today
    return happened_on if working_days_between(happened_on, today) <= LATEST_ENTRY else today


def take_counted(row: Assignment, report: UnitReport) -> None:
    """Write what the records of the unit give now into the report."""
    asked = list(row.round.figures.order_by("position", "pk"))
    own = own_values(row.round, [figure.key for figure in asked], [row.unit_id])
    ReportFigure.objects.bulk_create(
        (
            ReportFigure(report=report, figure=figure, computed=own.get((row.unit_id, figure.key)))
            for figure in asked
        ),
        update_conflicts=True,
        unique_fields=["report", "figure"],
        update_fields=["computed"],
    )


def refuse_unfinished(report: UnitReport) -> None:
    """Raises NothingWritten, FiguresMissing, DifferenceUnexplained, TotalUnexplained, PaperMissing."""
    rows = list(report.figures.select_related("figure").order_by("figure__position", "pk"))
    names = named_figures(row.figure.key for row in rows)
    missing = [row for row in rows if row.figure.is_required and row.value is None]
    if missing:
        raise FiguresMissing([names[row.figure.key].label for row in missing])
    if not report.texts.exclude(text="").exists():
        raise NothingWritten
    if report.entered_for and (not report.own_paper_number or report.own_paper_on is None):
        raise PaperMissing
    refuse_unexplained(report, rows)


def refuse_unexplained(report: UnitReport, rows: Sequence[ReportFigure]) -> None:
    """Raises DifferenceUnexplained, TotalUnexplained."""
    names = named_figures(row.figure.key for row in rows)
    apart = [row for row in rows if row.differs and not row.explanation.strip()]
    if apart:
        raise DifferenceUnexplained([names[row.figure.key].label for row in apart])
    refuse_unexplained_totals(report, rows)


def _send(row: Assignment, report: UnitReport, *, sent_on: date, by: Actor, at: datetime) -> None:
    waiting = UnitReport.objects.filter(pk=report.pk, state__in=("draft", "returned"))
    changed = waiting.update(
        state=UnitReport.State.SUBMITTED,
        sent_on=report.sent_on or sent_on,
        sent_at=at,
        sent_by_post=by.post,
        entered_for=report.entered_for,
        version=F("version") + 1,
    )
    if changed != 1:
        raise ReportIsSent
    ReturnNote.objects.filter(report=report, settled_at=None).update(settled_at=at)
    ReportStep.objects.create(report=report, kind="submitted", happened_at=at, by_post=by.post)
    Assignment.objects.filter(pk=row.pk).update(missing_reason="")
    report.refresh_from_db()


def _state(row: Assignment, report: UnitReport, *, by: Actor, at: datetime) -> None:
    """The stated figures of the report become statements."""
    paper = SourcePaper(report.own_paper_number, report.own_paper_on, report.own_paper_file)
    stated = [one for one in report.figures.select_related("figure") if one.is_stated]
    state_many(
        [Stating(one.figure.key, row.unit, one.stated or 0) for one in stated],
        period=Period(row.round.period_from, row.round.period_to),
        paper=paper,
        source=row.round.title,
        entered_for=report.entered_for,
        by=by,
        at=at,
    )


def enter_earlier(
    assignment: Assignment, values: Mapping[str, int], *, source: str, by: Actor, at: datetime
) -> int:
    """The figures (key -> value) of the same period of the year before, once, each with its source: what *so
    cùng kỳ* compares with. What was entered before stays. Returns how many were written.

    Raises NotAllowed, SourceMissing, SameStatement, StatementStands, UnknownFigure, MarkedSecret.
    """
    with transaction.atomic():
        row = locked_assignment(assignment)
        if not can_write_report(by, row):
            raise NotAllowed
        refuse_marked_secret(source)
        period = year_before(Period(row.round.period_from, row.round.period_to))
        for key, value in values.items():
            enter_statement(
                Stating(key, row.unit, value),
                period=period,
                paper=SourcePaper(),
                source=source,
                entered_for=not by.may("write_report", row.unit),
                by=by,
                at=at,
            )
    return len(values)

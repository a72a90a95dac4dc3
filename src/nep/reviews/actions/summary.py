"""Making a summary report: outline, frozen figures, issue."""

from datetime import date, datetime

from django.db import transaction

from nep.audit.actions import record
from nep.documents.actions import issue_paper
from nep.documents.content import Paper
from nep.measures.actions import freeze, name_paper
from nep.measures.named import known_keys
from nep.measures.periods import Period
from nep.measures.queries import read, tree_of
from nep.measures.registry import figures
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.programmes.models import Theme
from nep.reviews.compiled_rows import live_rows, write_rows
from nep.reviews.models import DraftComment, Section, SummaryReport
from nep.reviews.outline import DEFAULT, UNWRITTEN, default_text, tokens_in
from nep.reviews.papers import default_subject, summary_paper
from nep.reviews.permissions import can_compile_report, can_issue_report
from nep.reviews.queries import frozen_figures, parts_of, silent_units
from nep.reviews.refusals import (
    AssessmentMissing,
    BrokenToken,
    CommentsUnsettled,
    FiguresNotFrozen,
    NothingToReport,
    ReportIsIssued,
    SignerElsewhere,
)
from nep.reviews.round_part import office_name, round_now, round_part_of
from nep.reviews.searched import reindex
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret
from nep.web.snapshot import writing_snapshot


def start_report(
    *, unit: Unit, theme: Theme | None, period: Period, by: Actor, at: datetime
) -> SummaryReport:
    """The report of `unit` on `period`, with the default outline when it is new; the one there is otherwise.

    Raises NotAllowed, PeriodNotBegun, NothingToReport: a period in which nothing was counted has no report.
    """
    if not can_compile_report(by, unit):
        raise NotAllowed
    _refuse_empty(unit, period.until(clock.day_of(at)))
    with transaction.atomic():
        report, is_new = SummaryReport.objects.get_or_create(
            unit=unit,
            period_from=period.first,
            period_to=period.last,
            defaults={"theme": theme, "subject": default_subject(theme, period)},
        )
        if is_new:
            Section.objects.bulk_create(
                Section(
                    report=report,
                    number=number,
                    title=part.title,
                    text=default_text(part),
                    is_assessment=part.is_assessment,
                )
                for number, part in enumerate(DEFAULT, start=1)
            )
            record("report_started", thing=report, by=by, at=at, unit_id=unit.pk)
    return report


def _refuse_empty(unit: Unit, period: Period) -> None:
    tree = tree_of(unit)
    values = read([figure.key for figure in figures()], [unit], [period], line=tree.line)
    if not any(values.values()):
        raise NothingToReport(period)


def save_section(section: Section, *, title: str, text: str, by: Actor, at: datetime) -> Section:
    """New words for a part of a draft. Raises NotAllowed, ReportIsIssued, BrokenToken."""
    with transaction.atomic():
        report = locked_draft(section.report_id, by=by)
        refuse_marked_secret(title, text)
        refuse_unknown_tokens(text)
        section.title, section.text = title, text
        section.save(update_fields=["title", "text"])
        record(
            "report_section_saved",
            thing=report,
            by=by,
            at=at,
            unit_id=report.unit_id,
            facts={"number": section.number},
        )
    return section


def refuse_unknown_tokens(text: str) -> None:
    """Raises BrokenToken for the first `{key}` that names no figure, counted or stated."""
    asked = tokens_in(text)
    known = known_keys(asked)
    for token in asked:
        if token not in known:
            raise BrokenToken(token)


def compile_report(report: SummaryReport, *, by: Actor, at: datetime) -> SummaryReport:
    """Freeze every figure of the report's unit and of the units directly below, in one snapshot, up to today.

    A report of a round is compiled anew from the reports accepted by now, its standing with it. Earlier
    frozen figures stay: a draft that somebody printed still opens. Raises NotAllowed, ReportIsIssued,
    PeriodNotBegun, NothingToReport.
    """
    with writing_snapshot():
        report = locked_draft(report.pk, by=by)
        period = Period(report.period_from, report.period_to).until(clock.day_of(at))
        if report.round is None:
            _refuse_empty(report.unit, period)
        freeze(
            [figure.key for figure in figures()],
            report.unit,
            period,
            tree=tree_of(report.unit),
            parts=parts_of(report.unit, period),
            thing=report,
            by=by,
            at=at,
        )
        if report.round is not None:
            compiled, report.standing = round_now(report, on=period.last)
            write_rows(live_rows(report, compiled, office_name(report), at))
        report.compiled_at, report.counted_to = at, period.last
        report.silent_units = [] if report.round else silent_units(report.unit, period)
        report.save(update_fields=["compiled_at", "counted_to", "silent_units", "standing"])
        record("report_compiled", thing=report, by=by, at=at, unit_id=report.unit_id)
    return report


def issue_report(
    report: SummaryReport,
    *,
    signer: Post,
    issued_on: date,
    is_public: bool,
    by: Actor,
    at: datetime,
    number: int | None = None,
) -> SummaryReport:
    """Issue the report with the figures as they were frozen: it becomes a paper and never changes.

    Raises NotAllowed, ReportIsIssued, FiguresNotFrozen, CommentsUnsettled, AssessmentMissing,
    SignerElsewhere, and what `documents.actions.issue_paper` raises.
    """
    with transaction.atomic():
        report = (
            SummaryReport.objects.select_for_update(of=("self",)).select_related("unit").get(pk=report.pk)
        )
        if not can_issue_report(by, report):
            raise NotAllowed
        _refuse_issue(report, signer, issued_on)
        paper = issue_paper(
            unit=report.unit,
            type_code="BC",
            thing=report,
            paper=_paper(report, signer, issued_on, at),
            issued_on=issued_on,
            is_public=is_public,
            by=by,
            at=at,
            number=number,
        )
        drafts = SummaryReport.objects.filter(pk=report.pk, state=SummaryReport.State.DRAFT)
        if drafts.update(state=SummaryReport.State.ISSUED, paper=paper) != 1:
            raise ReportIsIssued
        assert report.compiled_at is not None
        name_paper(report, frozen_at=report.compiled_at, paper=paper.number_text)
        record("report_issued", thing=report, by=by, at=at, unit_id=report.unit_id)
        reindex(report)
    report.refresh_from_db()
    return report


def _paper(report: SummaryReport, signer: Post, issued_on: date, at: datetime) -> Paper:
    part = round_part_of(report, on=issued_on, at=at)
    return summary_paper(report, frozen_figures(report), part, signer=signer, issued_on=issued_on)


def _refuse_issue(report: SummaryReport, signer: Post, issued_on: date) -> None:
    if report.state != SummaryReport.State.DRAFT:
        raise ReportIsIssued
    if report.compiled_at is None:
        raise FiguresNotFrozen
    if DraftComment.objects.filter(request__report=report, taken=None).exists():
        raise CommentsUnsettled
    if any(UNWRITTEN in text for text in report.sections.values_list("text", flat=True)):
        raise AssessmentMissing
    if signer.unit_id != report.unit_id or not signer.valid_from <= issued_on < signer.valid_to:
        raise SignerElsewhere


def locked_draft(pk: int, *, by: Actor) -> SummaryReport:
    """The report re-read and locked, if it may be changed. Raises NotAllowed, ReportIsIssued."""
    report = locked_report(pk)
    if not can_compile_report(by, report.unit):
        raise NotAllowed
    if report.state != SummaryReport.State.DRAFT:
        raise ReportIsIssued
    return report


def locked_report(pk: int) -> SummaryReport:
    return SummaryReport.objects.select_for_update(of=("self",)).select_related("unit").get(pk=pk)

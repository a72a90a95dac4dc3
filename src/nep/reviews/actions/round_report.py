"""The summary report of a round: started from its outline, highlights chosen, words drawn from below."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from nep.audit.actions import record
from nep.measures.named import Named, named_figures
from nep.measures.periods import Period
from nep.organisations.actors import Actor
from nep.reviews.actions.summary import locked_draft, refuse_unknown_tokens
from nep.reviews.models import (
    ChosenHighlight,
    Highlight,
    ReportText,
    Round,
    RoundFigure,
    Section,
    SummaryReport,
    UnitReport,
)
from nep.reviews.outline import UNWRITTEN
from nep.reviews.papers import default_subject
from nep.reviews.permissions import can_compile_report
from nep.reviews.refusals import HighlightElsewhere, HighlightTaken, RoundHasReport, RoundIsDraft
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret


def start_round_report(round_: Round, *, by: Actor, at: datetime) -> SummaryReport:
    """The summary report of a round, with the round's outline when it is new; the one there is otherwise.

    A draft that was begun for the same days without a round goes on as the round's, its own parts kept.
    Raises NotAllowed, RoundIsDraft, RoundHasReport (another round's report has these days, or it was issued).
    """
    if not can_compile_report(by, round_.unit):
        raise NotAllowed
    with transaction.atomic():
        round_ = (
            Round.objects.select_for_update(of=("self",)).select_related("unit", "theme").get(pk=round_.pk)
        )
        if round_.state == Round.State.DRAFT:
            raise RoundIsDraft
        period = Period(round_.period_from, round_.period_to)
        report, is_new = SummaryReport.objects.get_or_create(
            unit=round_.unit,
            period_from=period.first,
            period_to=period.last,
            defaults={
                "theme": round_.theme,
                "subject": default_subject(round_.theme, period),
                "round": round_,
            },
        )
        if is_new:
            Section.objects.bulk_create(_sections(report, round_))
            record("report_started", thing=report, by=by, at=at, unit_id=round_.unit_id)
        elif report.round_id is None:
            _join(report, round_, by=by, at=at)
        elif report.round_id != round_.pk:
            raise RoundHasReport
    return report


def _join(report: SummaryReport, round_: Round, *, by: Actor, at: datetime) -> None:
    """A draft of the same days becomes the round's: its figures are frozen anew before it can be issued."""
    if report.state != SummaryReport.State.DRAFT:
        raise RoundHasReport
    report.round, report.compiled_at, report.counted_to = round_, None, None
    report.save(update_fields=["round", "compiled_at", "counted_to"])
    titles = {section.title: section for section in report.sections.all()}
    for asked in round_.sections.all():
        if asked.title in titles:
            Section.objects.filter(pk=titles[asked.title].pk).update(asked=asked)
    record("report_joined_round", thing=report, by=by, at=at, unit_id=report.unit_id)


def _sections(report: SummaryReport, round_: Round) -> list[Section]:
    asked = list(round_.figures.order_by("position", "pk"))
    named = named_figures(figure.key for figure in asked)
    return [
        Section(
            report=report,
            number=number,
            title=part.title,
            text=UNWRITTEN if part.is_assessment else _sentences(asked, named, part.pk),
            is_assessment=part.is_assessment,
            asked=part,
        )
        for number, part in enumerate(round_.sections.order_by("number"), start=1)
    ]


def _sentences(asked: list[RoundFigure], named: dict[str, Named], section_id: int) -> str:
    """One plain sentence per figure that the round asks under this heading; the office writes it anew."""
    under = [named[one.key] for one in asked if one.section_id == section_id and one.key in named]
    return "\n".join(f"{one.label}: {{{one.key}}} {one.counts}." for one in under)


def choose_highlight(
    report: SummaryReport, highlight: Highlight, *, section: Section, text: str = "", by: Actor, at: datetime
) -> ChosenHighlight:
    """A highlight from below stands in a part of the draft, in the unit's words or in `text`, with its
    source.

    Raises NotAllowed, ReportIsIssued, HighlightElsewhere, HighlightTaken, MarkedSecret.
    """
    with transaction.atomic():
        report = locked_draft(report.pk, by=by)
        row = Highlight.objects.select_related("report__assignment").get(pk=highlight.pk)
        assignment = row.report.assignment
        is_accepted = row.report.state == UnitReport.State.ACCEPTED
        if assignment.round_id != report.round_id or not is_accepted or section.report_id != report.pk:
            raise HighlightElsewhere
        words = text.strip() or row.text
        refuse_marked_secret(words)
        last = report.chosen.filter(section=section).aggregate(n=Max("position"))["n"] or 0
        try:
            with transaction.atomic():
                chosen = ChosenHighlight.objects.create(
                    report=report,
                    section=section,
                    highlight=row,
                    unit_id=assignment.unit_id,
                    source=assignment.name,
                    position=last + 1,
                    text=words,
                )
        except IntegrityError:
            raise HighlightTaken from None
        facts: dict[str, str | int | None] = {"number": section.number}
        record("highlight_chosen", thing=report, by=by, at=at, unit_id=report.unit_id, facts=facts)
    return chosen


def drop_highlight(chosen: ChosenHighlight, *, by: Actor, at: datetime) -> None:
    """It no longer stands in the draft; below nothing changes. Raises NotAllowed, ReportIsIssued."""
    with transaction.atomic():
        report = locked_draft(chosen.report_id, by=by)
        ChosenHighlight.objects.filter(pk=chosen.pk).delete()
        record("highlight_dropped", thing=report, by=by, at=at, unit_id=report.unit_id)


def draw_text(section: Section, given: ReportText, *, by: Actor, at: datetime) -> Section:
    """What a unit wrote under the heading is put at the end of the part, with its source, to be worked on.

    Raises NotAllowed, ReportIsIssued, HighlightElsewhere (no accepted report of this round).
    """
    with transaction.atomic():
        report = locked_draft(section.report_id, by=by)
        assignment = given.report.assignment
        if assignment.round_id != report.round_id or given.report.state != UnitReport.State.ACCEPTED:
            raise HighlightElsewhere
        row = Section.objects.select_for_update().get(pk=section.pk)
        drawn = f"{' '.join(given.paragraphs)} ({assignment.name})"
        kept = "" if row.text == UNWRITTEN else row.text.rstrip() + "\n"
        row.text = kept + drawn.replace("{", "(").replace("}", ")")
        refuse_unknown_tokens(row.text)
        row.save(update_fields=["text"])
        facts: dict[str, str | int | None] = {"number": row.number}
        record("report_section_saved", thing=report, by=by, at=at, unit_id=report.unit_id, facts=facts)
    return row

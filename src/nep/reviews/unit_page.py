"""What the page of a unit's report shows: figures beside each other, words with their notes, who is below."""

from dataclasses import dataclass, field

from nep.measures.models import Statement
from nep.measures.named import Named, named_figures
from nep.measures.periods import Period
from nep.measures.stated import year_before
from nep.reviews.models import (
    Assignment,
    ReportFigure,
    ReportText,
    ReturnNote,
    Round,
    RoundFigure,
    RoundSection,
    UnitReport,
)
from nep.reviews.own_values import own_values
from nep.reviews.repetition import Repeated, repeated_in
from nep.reviews.totals import NOTHING, Value, below_of, totals_of
from nep.vietnamese.text import fold


@dataclass(frozen=True)
class FigureLine:
    """One figure: what the unit states, what its records give (`computed` as sent, `live` now), the same
    period of the year before, and unit + accepted units below."""

    figure: RoundFigure
    named: Named
    row: ReportFigure
    live: int | None
    before: int | None
    below: Value

    @property
    def computed(self) -> int | None:
        return self.live if self.row.pk is None or self.row.computed is None else self.row.computed

    @property
    def has_moved(self) -> bool:
        return self.live is not None and self.computed != self.live

    @property
    def own(self) -> int | None:
        return self.row.stated if self.computed is None else self.computed

    @property
    def differs(self) -> bool:
        return self.row.stated is not None and self.computed is not None and self.row.stated != self.computed

    @property
    def total(self) -> int:
        return (self.own or 0) + self.below.total

    @property
    def misfits(self) -> bool:
        return self.row.paper_total is not None and self.row.paper_total != self.total

    @property
    def change(self) -> int | None:
        """Against the same period of the year before."""
        return None if self.before is None or self.own is None else self.own - self.before


@dataclass(frozen=True)
class SaidParagraph:
    number: int
    text: str
    notes: list[ReturnNote]
    repeated: Repeated | None


@dataclass(frozen=True)
class SectionPart:
    section: RoundSection
    paragraphs: list[SaidParagraph]
    notes: list[ReturnNote]
    last_time: str


@dataclass(frozen=True)
class UnitPage:
    figures: list[FigureLine]
    sections: list[SectionPart]
    general_notes: list[ReturnNote]
    below: list[Assignment]
    repeated: int
    previous: UnitReport | None
    highlights: list[str] = field(default_factory=list)


def unit_page(assignment: Assignment) -> UnitPage:
    """Everything of one report, whether it has been begun or not."""
    report = assignment.own_report
    repeated = repeated_in(assignment) if report else []
    notes = list(report.notes.filter(settled_at=None).order_by("pk")) if report else []
    before = previous_report(assignment)
    return UnitPage(
        figures=figure_lines(assignment, report),
        sections=_sections(assignment, report, notes, repeated, before),
        general_notes=[note for note in notes if note.section_id is None],
        below=below_of(assignment),
        repeated=len(repeated),
        previous=before,
        highlights=_highlights(report),
    )


def _highlights(report: UnitReport | None) -> list[str]:
    return list(report.highlights.order_by("position").values_list("text", flat=True)) if report else []


def figure_lines(assignment: Assignment, report: UnitReport | None) -> list[FigureLine]:
    """The figures in the order of the round."""
    round_ = assignment.round
    asked = list(round_.figures.select_related("section").order_by("position", "pk"))
    keys = [figure.key for figure in asked]
    names = named_figures(keys)
    rows = {row.figure_id: row for row in report.figures.all()} if report else {}
    live = own_values(round_, keys, [assignment.unit_id])
    before = values_before(assignment, keys)
    below = totals_of(round_).below if Assignment.objects.filter(above=assignment).exists() else {}
    return [
        FigureLine(
            figure=figure,
            named=names[figure.key],
            row=rows.get(figure.pk) or ReportFigure(figure=figure),
            live=live.get((assignment.unit_id, figure.key)),
            before=before.get(figure.key),
            below=below.get((assignment.pk, figure.pk), NOTHING),
        )
        for figure in asked
        if figure.key in names
    ]


def values_before(assignment: Assignment, keys: list[str]) -> dict[str, int]:
    """The same period of the year before: what was stated with a source, else what the records of that time
    give; a figure that has neither is left out, for no records are no zero."""
    round_ = assignment.round
    period = year_before(Period(round_.period_from, round_.period_to))
    counted = own_values(round_, keys, [assignment.unit_id], period=period)
    found = {key: value for (_unit, key), value in counted.items() if value}
    said = Statement.objects.filter(
        figure_key__in=keys,
        unit=assignment.unit_id,
        period_from=period.first,
        period_to=period.last,
        is_current=True,
    )
    return found | dict(said.values_list("figure_key", "value"))


def not_entered_before(assignment: Assignment) -> dict[str, Named]:
    """The figures that still lack their value of the year before."""
    keys = list(assignment.round.figures.order_by("position", "pk").values_list("key", flat=True))
    there = values_before(assignment, keys)
    return {key: one for key, one in named_figures(keys).items() if key not in there}


def entered_before(assignment: Assignment) -> list[tuple[str, Statement]]:
    """What stands for the same period of the year before, with the names of the figures."""
    period = year_before(Period(assignment.round.period_from, assignment.round.period_to))
    names = named_figures(assignment.round.figures.order_by("position", "pk").values_list("key", flat=True))
    rows = Statement.objects.filter(
        unit=assignment.unit_id,
        period_from=period.first,
        period_to=period.last,
        is_current=True,
        figure_key__in=names,
    )
    found = {row.figure_key: row for row in rows}
    return [(one.label, found[key]) for key, one in names.items() if key in found]


def previous_report(assignment: Assignment) -> UnitReport | None:
    """The last report that this unit sent to the same office for an earlier period."""
    earlier = UnitReport.objects.filter(
        assignment__unit=assignment.unit_id,
        assignment__round__unit=assignment.round.unit_id,
        assignment__round__period_to__lt=assignment.round.period_to,
        state__in=("submitted", "accepted"),
    )
    found = earlier.select_related("assignment__round")
    return found.order_by("-assignment__round__period_to", "-pk").first()


def _sections(
    assignment: Assignment,
    report: UnitReport | None,
    notes: list[ReturnNote],
    repeated: list[Repeated],
    before: UnitReport | None,
) -> list[SectionPart]:
    texts = {row.section_id: row for row in report.texts.all()} if report else {}
    old = last_words(before)
    return [
        SectionPart(
            section=section,
            paragraphs=_paragraphs(texts.get(section.pk), section, notes, repeated),
            notes=[note for note in notes if note.section_id == section.pk and note.paragraph is None],
            last_time=old.get(fold(section.title), ""),
        )
        for section in sections_of(assignment.round)
    ]


def sections_of(round_: Round) -> list[RoundSection]:
    return list(round_.sections.order_by("number"))


def _paragraphs(
    text: ReportText | None,
    section: RoundSection,
    notes: list[ReturnNote],
    repeated: list[Repeated],
) -> list[SaidParagraph]:
    if text is None:
        return []
    again = {(one.section_id, one.position): one for one in repeated}
    return [
        SaidParagraph(
            number=n,
            text=words,
            notes=[note for note in notes if note.section_id == section.pk and note.paragraph == n],
            repeated=again.get((section.pk, n)),
        )
        for n, words in enumerate(text.paragraphs, start=1)
    ]


def last_words(before: UnitReport | None) -> dict[str, str]:
    """Folded title of a heading -> what was written under it last time."""
    if before is None:
        return {}
    rows = before.texts.select_related("section")
    return {fold(row.section.title): row.text for row in rows if row.text}

"""A unit's total = its own figure + those of the units below whose reports were accepted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nep.measures.named import Named, named_figures
from nep.reviews.models import Assignment, ReportFigure, Round, RoundFigure, UnitReport
from nep.reviews.round_refusals import TotalUnexplained

Cell = tuple[int, int]  # assignment, round figure


@dataclass(frozen=True)
class Value:
    """A figure of one unit or of several: `counted` from records and `stated` by units, never mixed without
    showing both."""

    counted: int = 0
    stated: int = 0

    @property
    def total(self) -> int:
        return self.counted + self.stated

    def __add__(self, other: "Value") -> "Value":
        return Value(self.counted + other.counted, self.stated + other.stated)


NOTHING = Value()


@dataclass(frozen=True)
class Totals:
    """Values by (assignment, round figure). A figure that does not add over units has own values only."""

    figures: list[RoundFigure]
    names: dict[str, Named]
    own: dict[Cell, Value]
    below: dict[Cell, Value]
    tops: list[int]
    accepted: set[int]

    def total(self, assignment_id: int, figure_id: int) -> Value:
        cell = (assignment_id, figure_id)
        return self.own.get(cell, NOTHING) + self.below.get(cell, NOTHING)

    def whole(self, figure_id: int) -> Value:
        """Of the whole round: the accepted reports that go straight to its office."""
        values = [self.total(pk, figure_id) for pk in self.tops if pk in self.accepted]
        return sum(values, NOTHING)


def totals_of(round_: Round) -> Totals:
    """Own and total of every unit of the round, in four queries however many units there are."""
    figures = list(round_.figures.select_related("section").order_by("position", "pk"))
    names = named_figures(figure.key for figure in figures)
    above, accepted = _tree(round_)
    own = _own(round_)
    adds = {figure.pk for figure in figures if figure.key in names and names[figure.key].adds_over_units}
    return Totals(
        figures=figures,
        names=names,
        own=own,
        below=_below(own, above, accepted, adds),
        tops=[pk for pk, parent in above.items() if parent is None],
        accepted=accepted,
    )


def _tree(round_: Round) -> tuple[dict[int, int | None], set[int]]:
    """Who stands above whom in the round, and whose report was accepted."""
    rows = list(round_.assignments.values_list("pk", "above_id", "report__state"))
    accepted = {pk for pk, _above, state in rows if state == UnitReport.State.ACCEPTED}
    return {pk: above for pk, above, _state in rows}, accepted


def _own(round_: Round) -> dict[Cell, Value]:
    rows = ReportFigure.objects.filter(report__assignment__round=round_)
    fields = ("report__assignment_id", "figure_id", "stated", "computed")
    return {
        (assignment, figure): Value(stated=stated or 0) if computed is None else Value(counted=computed)
        for assignment, figure, stated, computed in rows.values_list(*fields)
    }


def _below(
    own: dict[Cell, Value], above: Mapping[int, int | None], accepted: set[int], adds: set[int]
) -> dict[Cell, Value]:
    """Own values of accepted reports carried to each unit above, as far as all between are accepted."""
    below: dict[Cell, Value] = defaultdict(lambda: NOTHING)
    for (assignment, figure), value in own.items():
        if figure not in adds:
            continue
        at: int | None = assignment
        while at is not None and at in accepted and (parent := above.get(at)) is not None:
            below[parent, figure] += value
            at = parent
    return dict(below)


@dataclass(frozen=True)
class Misfit:
    """The unit's paper states another total than its own figure and the accepted ones below give."""

    row: ReportFigure
    label: str
    ours: int
    theirs: int


def misfits(report: UnitReport, rows: Sequence[ReportFigure]) -> list[Misfit]:
    """Totals of the unit's paper that do not add up. No query where its paper states none."""
    if all(row.paper_total is None for row in rows):
        return []
    totals = totals_of(Round.objects.select_related("unit").get(assignments=report.assignment_id))
    found = []
    for row in rows:
        named = totals.names.get(row.figure.key)
        if row.paper_total is None or named is None or not named.adds_over_units:
            continue
        ours = (row.value or 0) + totals.below.get((report.assignment_id, row.figure_id), NOTHING).total
        if ours != row.paper_total:
            found.append(Misfit(row, named.label, ours, row.paper_total))
    return found


def refuse_unexplained_totals(report: UnitReport, rows: Sequence[ReportFigure]) -> None:
    """Raises TotalUnexplained."""
    labels = [one.label for one in misfits(report, rows) if not one.row.total_note.strip()]
    if labels:
        raise TotalUnexplained(labels)


def below_of(assignment: Assignment) -> list[Assignment]:
    """The units whose reports go into this one, by name, with their reports."""
    rows = Assignment.objects.filter(above=assignment).valid()
    return list(rows.select_related("report").order_by("sort_key", "pk"))

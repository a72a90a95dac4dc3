"""The sums of a round: counted and stated apart, the share of stated figures, and what does not add up."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nep.measures.named import Named
from nep.organisations.requests import actor_in
from nep.reviews.models import Assignment, ReportFigure, Round
from nep.reviews.standing import round_standing
from nep.reviews.totals import NOTHING, Totals, Value, totals_of
from nep.reviews.views_rounds.common import refuse_unless, round_for
from nep.vietnamese.numbers import percent

MOST = 200


@dataclass(frozen=True)
class SumLine:
    named: Named
    value: Value

    @property
    def share(self) -> str:
        """The stated part of the total: "40,0%"; empty where there is nothing."""
        return percent(self.value.stated, self.value.total)


@dataclass(frozen=True)
class Apart:
    """A place where figures do not agree, with the unit's reason."""

    assignment: Assignment
    label: str
    ours: int
    theirs: int
    reason: str


@require_safe
def sums(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = round_for(request, uuid)
    refuse_unless(actor_in(request).may("view_reports", one.unit))
    totals = totals_of(one)
    rows = list(_rows(one))
    context = {
        "round": one,
        "standing": round_standing(one),
        "lines": list(_lines(totals)),
        "totals_apart": list(_totals_apart(rows, totals))[:MOST],
        "stated_apart": list(_stated_apart(rows, totals))[:MOST],
    }
    return render(request, "reviews/round_sums.html", context)


def _lines(totals: Totals) -> Iterator[SumLine]:
    for figure in totals.figures:
        if figure.key in totals.names:
            yield SumLine(totals.names[figure.key], totals.whole(figure.pk))


def _totals_apart(rows: list[ReportFigure], totals: Totals) -> Iterator[Apart]:
    """Papers whose total is another than own + accepted units below."""
    for row in rows:
        if row.paper_total is None:
            continue
        named, assignment = totals.names.get(row.figure.key), row.report.assignment
        below = totals.below.get((assignment.pk, row.figure_id), NOTHING).total
        ours = (row.value or 0) + below
        if named is not None and named.adds_over_units and row.paper_total not in (None, ours):
            yield Apart(assignment, named.label, ours, row.paper_total or 0, row.total_note)


def _stated_apart(rows: list[ReportFigure], totals: Totals) -> Iterator[Apart]:
    """Figures that the unit states otherwise than its records say."""
    for row in rows:
        if (
            row.stated is not None
            and row.computed is not None
            and row.differs
            and row.figure.key in totals.names
        ):
            label = totals.names[row.figure.key].label
            yield Apart(row.report.assignment, label, row.computed or 0, row.stated or 0, row.explanation)


def _rows(one: Round) -> QuerySet[ReportFigure]:
    """The figures that may stand apart: a paper says a total, or the unit states what is counted too."""
    twice = Q(stated__isnull=False, computed__isnull=False)
    rows = ReportFigure.objects.filter(Q(paper_total__isnull=False) | twice, report__assignment__round=one)
    return rows.select_related("figure", "report__assignment").order_by(
        "report__assignment__sort_key", "figure__position", "pk"
    )

"""Reading stated figures: their records are statements, one current for each unit and period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from nep.measures.compile import Tree, TreeMode
from nep.measures.models import StatedFigure, Statement
from nep.measures.periods import Period
from nep.measures.refusals import UnknownFigure
from nep.organisations.queries import SEGMENT

Values = dict[tuple[str, int, Period], int]


@dataclass(frozen=True)
class Said:
    """One current statement, with the path of its unit (empty where it stands nowhere)."""

    key: str
    unit_id: int
    period: Period
    value: int
    path: str


def read_stated(
    keys: Sequence[str],
    unit_ids: Iterable[int],
    periods: Sequence[Period],
    *,
    tree: Tree,
    nodes: dict[str, int],
) -> Values:
    """The value of every stated figure x unit x period: the sum of the statements of the unit and of what
    stands below it, three queries.

    Of one unit, statements inside the period count; where they overlap (a year and its quarters) the longer
    one does, so that nothing is counted twice. A figure that does not add over periods needs a statement of
    just that period, one that does not add over units is read of the unit alone. Raises UnknownFigure.
    """
    known = {row.key: row for row in StatedFigure.objects.filter(key__in=keys)}
    for key in keys:
        if key not in known:
            raise UnknownFigure(key)
    wanted = set(unit_ids)
    values = {(key, pk, period): 0 for key in known for pk in wanted for period in periods}
    said = _said(list(known), periods, tree) if values else []
    for period in periods:
        for one in _chosen(said, period, known):
            targets = _above(one.path, nodes) if known[one.key].adds_over_units else {one.unit_id}
            for unit_id in (targets | {one.unit_id}) & wanted:
                values[one.key, unit_id, period] += one.value
    return values


def _said(keys: Sequence[str], periods: Sequence[Period], tree: Tree) -> list[Said]:
    first, last = min(p.first for p in periods), max(p.last for p in periods)
    rows = Statement.objects.filter(
        figure_key__in=keys, is_current=True, period_from__gte=first, period_to__lte=last
    )
    paths = _paths(rows, tree)
    found = rows.values_list("pk", "figure_key", "unit_id", "period_from", "period_to", "value")
    return [Said(key, unit, Period(a, b), value, paths.get(pk, "")) for pk, key, unit, a, b, value in found]


def _paths(rows: QuerySet[Statement], tree: Tree) -> dict[int, str]:
    """Statement -> where its unit stood when the period ended, or stands on the day of the tree."""
    at: F | date = F("period_to") if tree.mode is TreeMode.AS_IT_WAS else tree.on or date.max
    placed = rows.filter(
        unit__spans__line=tree.line, unit__spans__valid_from__lte=at, unit__spans__valid_to__gt=at
    )
    return dict(placed.values_list("pk", "unit__spans__path"))


def _chosen(said: Iterable[Said], period: Period, known: dict[str, StatedFigure]) -> list[Said]:
    """Those that count in `period`: longest first, none that overlaps one already taken of the same unit."""
    inside = [one for one in said if period.first <= one.period.first and one.period.last <= period.last]
    inside.sort(key=lambda one: (one.period.first - one.period.last, one.period.first))
    taken: dict[tuple[str, int], list[Period]] = {}
    chosen = []
    for one in inside:
        before = taken.setdefault((one.key, one.unit_id), [])
        exact = one.period == period
        if not exact and not known[one.key].adds_over_periods:
            continue
        if all(one.period.last < p.first or p.last < one.period.first for p in before):
            before.append(one.period)
            chosen.append(one)
    return chosen


def _above(path: str, nodes: dict[str, int]) -> set[int]:
    """The asked units at or above `path`."""
    return {nodes[path[:end]] for end in range(SEGMENT, len(path) + SEGMENT, SEGMENT) if path[:end] in nodes}


def year_before(period: Period) -> Period:
    """What *so cùng kỳ* compares with: the same days of the year before; of a period of several years, the
    same days as many years before (2022-2023 with 2020-2021)."""
    years = period.last.year - period.first.year + 1
    return Period(_years_back(period.first, years), _years_back(period.last, years))


def _years_back(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)

"""Reading figures: values, the records behind one, and frozen beside live."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, F, Max, Q, QuerySet, Value

from nep.measures.compile import (
    NO_PERIOD,
    Level,
    Tree,
    TreeMode,
    facts,
    grouped_flow,
    grouped_stock,
    placed_facts,
)
from nep.measures.declarations import Figure, Flow, RecordRow, Stock
from nep.measures.named import is_stated
from nep.measures.periods import Period, layers
from nep.measures.registry import figure as figure_of
from nep.measures.registry import figures
from nep.measures.stated import read_stated
from nep.organisations.actors import Actor
from nep.organisations.models import Line, Span, Unit, World
from nep.organisations.queries import path_after

MOST_SELECTS = 450  # SQLite refuses a compound select of more than 500 terms

Values = dict[tuple[str, int, Period], int]


def line_of(unit: Unit) -> Line:
    """The tree through which a unit looks down: the Party line for a Party body, else the State line."""
    return Line.PARTY if unit.world == World.PARTY else Line.STATE


def tree_of(unit: Unit, mode: TreeMode = TreeMode.AS_IT_WAS, *, on: date | None = None) -> Tree:
    return Tree(line_of(unit), mode, on)


def read(
    keys: Sequence[str],
    units: Iterable[Unit],
    periods: Iterable[Period],
    *,
    line: Line,
    tree_mode: TreeMode = TreeMode.AS_IT_WAS,
    tree_date: date | None = None,
    nodes: dict[str, int] | None = None,
) -> Values:
    """The value of every figure x unit x period, in two queries: where the units stand, and one compound
    select of grouped counts.

    A unit counts itself and what stands below it on `line`; a unit that does not stand there counts itself.
    `tree_date` is the day of the tree for TreeMode.TODAY; `nodes`, from `nodes_of`, saves a query. A stock
    is read at the last day of each period. Stated figures (see `stated.read_stated`) cost three queries more.
    Raises UnknownFigure, and ValueError when the call needs more selects than one statement may hold.
    """
    tree = Tree(line, tree_mode, tree_date)
    chosen, unit_ids = list(dict.fromkeys(periods)), list(dict.fromkeys(unit.pk for unit in units))
    counted = [key for key in keys if not is_stated(key)]
    asked = figures(counted) if counted else []
    values: Values = {(f.key, pk, period): 0 for f in asked for pk in unit_ids for period in chosen}
    stated = [key for key in keys if is_stated(key)]
    if not values and not (stated and unit_ids and chosen):
        return values
    nodes = nodes_of(unit_ids, line) if nodes is None else nodes
    if stated:
        values |= read_stated(stated, unit_ids, chosen, tree=tree, nodes=nodes)
    if not asked:
        return values
    selects = list(_selects(asked, chosen, _levels(nodes), tree))
    if len(selects) > MOST_SELECTS:
        raise ValueError(f"{len(selects)} selects in one call: ask for fewer units, figures or periods")
    first, *others = selects
    for key, node, bucket, total in first.union(*others, all=True) if others else first:
        if bucket != NO_PERIOD:
            values[key, nodes[node], chosen[bucket]] += total
    return values


def nodes_of(unit_ids: Sequence[int], line: Line) -> dict[str, int]:
    """Path (or, for a unit that stands nowhere on the line, its id as text) -> unit."""
    spans = Span.objects.filter(unit__in=unit_ids, line=line).order_by("valid_from")
    nodes = dict(spans.values_list("path", "unit_id"))
    placed = set(nodes.values())
    nodes.update((str(pk), pk) for pk in unit_ids if pk not in placed)
    return nodes


def _levels(nodes: dict[str, int]) -> list[Level]:
    by_length: dict[int, list[str]] = defaultdict(list)
    nowhere = []
    for node, unit_id in nodes.items():
        if node == str(unit_id):
            nowhere.append(unit_id)
        else:
            by_length[len(node)].append(node)
    levels = [Level(tuple(paths)) for paths in by_length.values()]
    return [*levels, Level((), tuple(nowhere))] if nowhere else levels


def _selects(
    asked: Sequence[Figure], chosen: Sequence[Period], levels: Sequence[Level], tree: Tree
) -> Iterator[QuerySet[Any]]:
    number_of = {period: number for number, period in enumerate(chosen)}
    numbered = [{number_of[period]: period for period in layer} for layer in layers(chosen)]
    for one in asked:
        for level in levels:
            if isinstance(one, Flow):
                yield from (grouped_flow(one, layer, level, tree) for layer in numbered)
            elif isinstance(one, Stock):
                yield from (grouped_stock(one, n, period, level, tree) for period, n in number_of.items())


def records(
    key: str, unit: Unit, period: Period, *, tree: Tree, nodes: dict[str, int] | None = None
) -> QuerySet[Any]:
    """The facts behind one value, each with the `path` of its unit: exactly those that `read` counts.
    Raises UnknownFigure.

    Reads where the unit stands at once (one query, none with `nodes` from `nodes_of`); the facts when they
    are asked for.
    """
    figure = figure_of(key)
    nodes = nodes_of([unit.pk], tree.line) if nodes is None else nodes
    paths = [node for node, pk in nodes.items() if pk == unit.pk and node != str(pk)]
    if not paths:
        answer: QuerySet[Any] = (
            facts(figure, period).filter(**{figure.unit: unit}).annotate(path=Value("", CharField()))
        )
        return answer
    rows: QuerySet[Any] = placed_facts(figure, period, tree)
    within = Q()
    for path in paths:
        within |= Q(path__gte=path, path__lt=path_after(path))
    return rows.filter(within)


@dataclass(frozen=True)
class DrillDown:
    """What one actor sees of the records behind a value: "39, ông/bà mở được 31", the rest by unit."""

    total: int
    open_to_actor: int
    rest_by_unit: list[tuple[int, int]]
    page: list[RecordRow]
    pages: int
    number: int


def drill_down(
    rows: QuerySet[Any],
    figure: Figure,
    actor: Actor,
    *,
    total: int | None = None,
    page: int = 1,
    size: int = 20,
) -> DrillDown:
    """One page of the records that `actor` may open, newest first, and how many others there are per unit.

    `rows` come from `records` or from a frozen figure; `total`, when it is known, saves counting them. At
    most three queries, and what `describe` needs.
    """
    unit = f"{figure.unit}_id"
    visible = figure.records.visible_to(actor).order_by()
    total = rows.count() if total is None else total
    mine = rows.filter(pk__in=visible.values("pk"))
    lines = _lines(mine, figure)
    count = sum(n for _pk, n in lines) if figure.records.by else len(lines)
    rest: list[tuple[int, int]] = []
    if count < total:
        hidden = rows.exclude(pk__in=visible.values("pk"))
        rest = list(hidden.values(unit).annotate(n=Count("pk")).values_list(unit, "n").order_by("-n", unit))
    pages = max(1, -(-len(lines) // size))
    number = min(max(1, page), pages)
    shown = figure.records.describe(lines[(number - 1) * size : number * size], actor)
    return DrillDown(total, count, rest, shown, pages, number)


def _lines(rows: QuerySet[Any], figure: Figure) -> list[tuple[int, int]]:
    by = figure.records.by
    day = figure.columns()[0]
    if not by:
        return [
            (pk, 1) for pk in rows.order_by(F(day).desc(nulls_last=True), "-pk").values_list("pk", flat=True)
        ]
    grouped = rows.values(by).annotate(n=Count("pk"), newest=Max(day)).order_by("-newest", by)
    return list(grouped.values_list(by, "n"))

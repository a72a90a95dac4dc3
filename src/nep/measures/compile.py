"""From a declaration to querysets: facts placed on a tree, a period's records, grouped counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Substr

from nep.measures.declarations import Figure, Flow, Stock
from nep.measures.periods import Period
from nep.organisations.models import Line, Span
from nep.organisations.queries import path_after


class TreeMode(StrEnum):
    """AS_IT_WAS: a fact stands where its unit stood on the fact's own day (a stock: on the day it is read).
    TODAY: where its unit stands on the tree date; a unit that ended stays at its last place."""

    AS_IT_WAS = "luc-do"
    TODAY = "hien-nay"


@dataclass(frozen=True)
class Tree:
    """The tree over which figures are added up. `on` is the tree date, used by TreeMode.TODAY only."""

    line: Line
    mode: TreeMode = TreeMode.AS_IT_WAS
    on: date | None = None


def facts(figure: Figure, period: Period) -> QuerySet[Any]:
    """Every fact that the figure counts in `period` (a stock: at its last day), wherever its unit stands."""
    rows: QuerySet[Any] = figure.of._default_manager.order_by()
    if isinstance(figure, Flow):
        return rows.filter(figure.where, **{f"{figure.day}__range": (period.first, period.last)})
    assert isinstance(figure, Stock)
    rows = rows.filter(entered(figure, period.last))
    answer: QuerySet[Any] = rows.alias(standing=standing(figure, period.last)).filter(standing__gt=0)
    return answer


def entered(stock: Stock, day: date) -> Q:
    """Facts with an entry that adds, on or before `day`: no other can count."""
    condition = Q()
    for entry in stock.entries:
        if entry.n > 0:
            condition |= entry.where & Q(**{f"{entry.day}__lte": day})
    return condition


def standing(stock: Stock, day: date) -> Any:
    """The sum of a fact's entries up to `day`, as an expression over its own columns."""
    total: Any = Value(0)
    for entry in stock.entries:
        met = entry.where & Q(**{f"{entry.day}__lte": day})
        total = total + Case(When(met, then=Value(entry.n)), default=Value(0), output_field=IntegerField())
    return total


def placed(rows: QuerySet[Any], figure: Figure, tree: Tree, *, at: date | F) -> QuerySet[Any]:
    """`rows`, each with the `path` of its unit on the tree; rows whose unit stands nowhere drop out."""
    span = f"{figure.unit}__spans"
    found: QuerySet[Any]
    if tree.mode is TreeMode.TODAY:
        at = tree.on or date.max
        found = rows.filter(**{f"{span}__line": tree.line, f"{span}__valid_from__lte": at})
        found = found.alias(span_from=F(f"{span}__valid_from"))
        later = Span.objects.filter(
            unit=OuterRef(figure.unit),
            line=tree.line,
            valid_from__gt=OuterRef("span_from"),
            valid_from__lte=at,
        )
        found = found.filter(~Exists(later))
    else:
        found = rows.filter(
            **{f"{span}__line": tree.line, f"{span}__valid_from__lte": at, f"{span}__valid_to__gt": at}
        )
    answer: QuerySet[Any] = found.annotate(path=F(f"{span}__path"))
    return answer


def below(rows: QuerySet[Any], paths: Sequence[str]) -> QuerySet[Any]:
    """Placed `rows` whose unit is one of `paths` (of one length) or stands below one of them."""
    found: QuerySet[Any] = rows.filter(path__gte=min(paths), path__lt=path_after(max(paths)))
    if len(paths) > 1:
        found = found.alias(top=Substr("path", 1, len(paths[0]))).filter(top__in=paths)
    return found


def placed_facts(figure: Figure, period: Period, tree: Tree) -> QuerySet[Any]:
    at = F(figure.day) if isinstance(figure, Flow) else period.last
    return placed(facts(figure, period), figure, tree, at=at)


@dataclass(frozen=True)
class Level:
    """Asked units whose paths are equally long; an empty list of paths means units that stand nowhere."""

    paths: tuple[str, ...]
    units: tuple[int, ...] = ()

    def narrow(self, rows: QuerySet[Any], figure: Figure, tree: Tree, at: date | F) -> QuerySet[Any]:
        """`rows` of this level with `node`: the path of the asked unit, or the id of one standing nowhere."""
        if not self.paths:
            found = rows.filter(**{f"{figure.unit}__in": self.units})
            node: Any = Cast(f"{figure.unit}_id", CharField(max_length=120))
        else:
            found = below(placed(rows, figure, tree, at=at), self.paths)
            node = Substr("path", 1, len(self.paths[0]))
        answer: QuerySet[Any] = found.annotate(node=node)
        return answer


NO_PERIOD = -1


def grouped_flow(flow: Flow, layer: dict[int, Period], level: Level, tree: Tree) -> QuerySet[Any]:
    """One grouped select: how many per asked unit and per period of `layer` (none overlaps another; its keys
    become the column `bucket`, NO_PERIOD for a day between two of them)."""
    whole = Period(min(layer.values()).first, max(layer.values()).last)
    rows = level.narrow(facts(flow, whole), flow, tree, F(flow.day))
    whens = [
        When(**{f"{flow.day}__range": (period.first, period.last)}, then=Value(number))
        for number, period in layer.items()
    ]
    return _grouped(
        rows, flow, Case(*whens, default=Value(NO_PERIOD), output_field=IntegerField()), Count("pk")
    )


def grouped_stock(stock: Stock, number: int, period: Period, level: Level, tree: Tree) -> QuerySet[Any]:
    """One grouped select: the sum of entries up to the last day of `period`, per asked unit."""
    rows: QuerySet[Any] = stock.of._default_manager.order_by().filter(entered(stock, period.last))
    rows = level.narrow(rows, stock, tree, period.last)
    return _grouped(rows, stock, Value(number, IntegerField()), Sum(standing(stock, period.last)))


def _grouped(rows: QuerySet[Any], figure: Figure, bucket: Any, total: Any) -> QuerySet[Any]:
    marked: QuerySet[Any] = rows.annotate(
        figure_key=Value(figure.key, CharField(max_length=64)), bucket=bucket
    )
    grouped = marked.values("figure_key", "node", "bucket").annotate(total=total)
    answer: QuerySet[Any] = grouped.values_list("figure_key", "node", "bucket", "total")
    return answer

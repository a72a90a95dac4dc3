"""The page of a stated figure: its statements are its records, for those who read reports."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from nep.measures.models import StatedFigure, Statement
from nep.measures.periods import Period
from nep.measures.queries import nodes_of
from nep.measures.scopes import Scope
from nep.measures.stated import read_stated
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.queries import units_below
from nep.organisations.reach import units_reached


@dataclass(frozen=True)
class StatedPage:
    """`value` is of the scope; `rows` are the statements in it that this reader may open, also replaced
    ones."""

    figure: StatedFigure
    value: int
    rows: QuerySet[Statement]
    hidden: int


def whole_year(scope: Scope) -> Scope:
    """A scope that ends today goes on to the end of the year: units speak of whole periods."""
    if scope.period.last != scope.day:
        return scope
    return replace(scope, period=Period(scope.period.first, date(scope.day.year, 12, 31)))


def visible_statements(actor: Actor) -> QuerySet[Statement]:
    """Those of the units whose reports one reads."""
    units = units_reached(actor, "view_reports")
    return Statement.objects.all() if units is None else Statement.objects.filter(unit__in=units)


def stated_page(figure: StatedFigure, scope: Scope, actor: Actor) -> StatedPage:
    nodes = nodes_of([scope.unit.pk], scope.tree.line)
    values = read_stated([figure.key], [scope.unit.pk], [scope.period], tree=scope.tree, nodes=nodes)
    below = _units(scope)
    inside = Q(figure_key=figure.key, period_from__gte=scope.period.first, period_to__lte=scope.period.last)
    rows = visible_statements(actor).filter(inside, unit__in=below)
    every = Statement.objects.filter(inside, unit__in=below, is_current=True)
    return StatedPage(
        figure=figure,
        value=values[figure.key, scope.unit.pk, scope.period],
        rows=rows.select_related("unit", "entered_by_post", "replaces"),
        hidden=every.exclude(pk__in=rows.values("pk")).count(),
    )


def _units(scope: Scope) -> QuerySet[Unit]:
    return units_below(scope.unit, line=scope.tree.line, on=scope.period.last)

"""What the pages of figures show, read in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from nep.measures.compile import TreeMode
from nep.measures.declarations import Figure
from nep.measures.models import FrozenFigure
from nep.measures.periods import Period
from nep.measures.queries import DrillDown, drill_down, nodes_of, read, records
from nep.measures.registry import figures
from nep.measures.scopes import Scope
from nep.measures.small import LEAST, conceal
from nep.organisations.actors import Actor
from nep.organisations.models import Span, Unit, UnitVersion
from nep.organisations.queries import SEGMENT, path_after, versions_on
from nep.vietnamese.numbers import with_dots
from nep.web.charts import Chart, Series, lines

MOST_MONTHS = 24
MOST_PARTS = 120


@dataclass(frozen=True)
class Part:
    """A row of a table or a bar: what it is called, its value in words, and where it leads."""

    label: str
    value: int | None
    text: str
    query: str = ""


@dataclass(frozen=True)
class FigurePage:
    figure: Figure
    unit_name: str
    above: Part | None
    value: int
    text: str
    months: list[Part]
    parts: list[Part]
    empty_parts: list[Part]
    drill: DrillDown
    rest: list[tuple[str, int]]
    names: dict[int, str]
    frozen: list[FrozenFigure]
    hides_small: bool


def figure_page(figure: Figure, scope: Scope, actor: Actor, *, page: int) -> FigurePage:
    """Everything of one figure in one scope. Ten queries at most."""
    parent, children = _around(scope)
    months = _months(scope)
    nodes = nodes_of([unit.pk for unit in (scope.unit, *children)], scope.tree.line)
    values = read(
        [figure.key],
        [scope.unit, *children],
        [scope.period, *months],
        line=scope.tree.line,
        tree_mode=scope.mode,
        tree_date=scope.day,
        nodes=nodes,
    )
    hides = figure.counts.hides_small(from_public=actor.post is None)
    total = values[figure.key, scope.unit.pk, scope.period]
    rows = records(figure.key, scope.unit, scope.period, tree=scope.tree, nodes=nodes)
    drill = drill_down(rows, figure, actor, total=total, page=page)
    versions = _versions(scope, parent, children, drill)
    by_month = {month: values[figure.key, scope.unit.pk, month] for month in months}
    by_child = {child: values[figure.key, child.pk, scope.period] for child in children}
    parts = _unit_parts(by_child, total, versions, scope, hide=hides)
    return FigurePage(
        figure=figure,
        unit_name=versions[scope.unit.pk].name,
        above=Part(versions[parent.pk].name, None, "", scope.at(parent).query) if parent else None,
        value=total,
        text=words(total, hide=hides),
        months=_month_parts(by_month, hide=hides),
        parts=[part for part in parts if part.value != 0],
        empty_parts=[part for part in parts if part.value == 0],
        drill=drill,
        rest=[(versions[unit_id].name, n) for unit_id, n in drill.rest_by_unit],
        names={pk: version.name for pk, version in versions.items()},
        frozen=_frozen_copies(figure, scope),
        hides_small=hides,
    )


def _versions(
    scope: Scope, parent: Unit | None, children: Sequence[Unit], drill: DrillDown
) -> dict[int, UnitVersion]:
    """What every unit on the page was called at the end of the period, in one query."""
    ids = [scope.unit.pk, *(child.pk for child in children), *(row.unit_id for row in drill.page)]
    return versions_on([*ids, parent, *(unit_id for unit_id, _n in drill.rest_by_unit)], scope.period.last)


def _month_parts(of: Mapping[Period, int], *, hide: bool) -> list[Part]:
    shown = conceal(of) if hide else of
    return [Part(f"{month.first:%m/%Y}", shown[month], words(shown[month])) for month in of]


def _unit_parts(
    of: Mapping[Unit, int], total: int, versions: Mapping[int, UnitVersion], scope: Scope, *, hide: bool
) -> list[Part]:
    """A row per unit directly below, in alphabetical order, and what the unit has of its own."""
    if not of:
        return []
    own = total - sum(of.values())
    cells: dict[Unit | None, int] = {None: own}
    cells.update(of.items())
    shown = conceal(cells) if hide else cells
    ordered = sorted(of, key=lambda unit: versions[unit.pk].sort_key)
    parts = [
        Part(versions[unit.pk].name, shown[unit], words(shown[unit]), scope.at(unit).query)
        for unit in ordered
    ]
    return [*parts, Part(_("Trực tiếp ở đơn vị này"), shown[None], words(shown[None]))] if own else parts


def words(value: int | None, *, hide: bool = False) -> str:
    """The value as it is read: 1.234; "dưới 5" for a small total, "không hiện" for a part that is hidden."""
    if value is None:
        return _("không hiện")
    if hide and 0 < value < LEAST:
        return _("dưới %(least)s") % {"least": LEAST}
    return with_dots(value)


def _around(scope: Scope) -> tuple[Unit | None, list[Unit]]:
    """The unit above and the units directly below, where the unit stands on the tree date. Two queries."""
    day = scope.day if scope.mode is TreeMode.TODAY else scope.period.last
    spans = Span.objects.filter(line=scope.tree.line, valid_from__lte=day, valid_to__gt=day)
    place = spans.filter(unit=scope.unit).first()
    if place is None:
        return None, []
    direct = Q(path__gt=place.path, path__lt=path_after(place.path), path__length=len(place.path) + SEGMENT)
    parent_id = int(place.path[-2 * SEGMENT : -SEGMENT] or 0)
    found = Unit.objects.filter(Q(pk=parent_id) | Q(pk__in=spans.filter(direct).values("unit"))).in_bulk()
    above = found.pop(parent_id, None)
    return above, list(found.values())[:MOST_PARTS]


def _months(scope: Scope) -> list[Period]:
    months = scope.period.months()
    return months[-MOST_MONTHS:] if len(months) > 1 else []


def _frozen_copies(figure: Figure, scope: Scope) -> list[FrozenFigure]:
    """Those that stand in an issued paper, on the same line."""
    copies = FrozenFigure.objects.filter(key=figure.key, unit=scope.unit, line=scope.tree.line)
    return list(copies.exclude(paper="").order_by("-frozen_at", "-pk")[:10])


def month_chart(figure: Figure, months: Sequence[Part]) -> Chart:
    """The figure month by month; a hidden value leaves a gap."""
    series = Series(str(figure.counts.label), [month.value for month in months])
    return lines(figure.label, [month.label for month in months], [series], label_head=_("Tháng"))


@dataclass(frozen=True)
class ListedFigure:
    figure: Figure
    text: str
    query: str


def figure_list(scope: Scope, actor: Actor) -> list[ListedFigure]:
    """Every figure with its value in the scope. Two queries."""
    known = figures()
    values = read(
        [figure.key for figure in known],
        [scope.unit],
        [scope.period],
        line=scope.tree.line,
        tree_mode=scope.mode,
        tree_date=scope.day,
    )
    return [
        ListedFigure(
            figure,
            words(
                values[figure.key, scope.unit.pk, scope.period],
                hide=figure.counts.hides_small(from_public=actor.post is None),
            ),
            scope.query,
        )
        for figure in known
    ]

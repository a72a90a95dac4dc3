"""What the page of a frozen figure shows: Số đã chốt beside Số hiện nay."""

from dataclasses import dataclass

from nep.measures.compile import TreeMode
from nep.measures.declarations import Figure
from nep.measures.freezing import Difference, compare, frozen_records, period_of
from nep.measures.models import FrozenFigure
from nep.measures.pages import words
from nep.measures.periods import Period
from nep.measures.queries import DrillDown, drill_down
from nep.measures.registry import figure as figure_of
from nep.measures.scopes import Scope
from nep.organisations.actors import Actor
from nep.organisations.queries import names_on


@dataclass(frozen=True)
class FrozenPage:
    figure: Figure
    unit_name: str
    period: Period
    text: str
    live_text: str
    difference: Difference
    drill: DrillDown
    rest: list[tuple[str, int]]
    names: dict[int, str]
    live_query: str
    hides_small: bool


def frozen_page(frozen: FrozenFigure, actor: Actor, *, page: int) -> FrozenPage:
    figure = figure_of(frozen.key)
    hides = figure.counts.hides_small(from_public=actor.post is None)
    drill = drill_down(frozen_records(frozen), figure, actor, page=page)
    rest = (unit_id for unit_id, _n in drill.rest_by_unit)
    names = names_on([frozen.unit_id, *(row.unit_id for row in drill.page), *rest], frozen.period_to)
    difference = compare(frozen)
    live = Scope(
        frozen.unit, period_of(frozen), TreeMode(frozen.tree_mode), frozen.tree_date or frozen.period_to
    )
    return FrozenPage(
        figure=figure,
        unit_name=names[frozen.unit_id],
        period=period_of(frozen),
        text=words(frozen.value, hide=hides),
        live_text=words(difference.live, hide=hides),
        difference=difference,
        drill=drill,
        rest=[(names.get(unit_id, ""), n) for unit_id, n in drill.rest_by_unit],
        names=names,
        live_query=live.query,
        hides_small=hides,
    )

"""Reads about one plan: what stands above it, who approves it, what it holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from nep.accounts.models import User
from nep.organisations.models import Line, Unit, World
from nep.organisations.queries import parent_of, stands_below
from nep.organisations.roles import GRANTS
from nep.programmes.models import FocusPoint, Plan, PlanAction, PlanPaper, PlanReturn, Theme


@dataclass(frozen=True)
class PlanContent:
    """What a plan holds, in reading order."""

    focus: list[FocusPoint]
    actions: list[PlanAction]
    papers: list[PlanPaper]
    returns: list[PlanReturn]


def plan_content(plan: Plan) -> PlanContent:
    """Everything a plan holds: four queries."""
    actions = plan.planactions.select_related(
        "owner", "objective", "adopts__plan", "adopts_focus", "standing"
    )
    return PlanContent(
        focus=list(plan.focuspoints.select_related("adopts__plan").order_by("position", "pk")),
        actions=list(actions.order_by("position", "pk")),
        papers=list(plan.planpapers.select_related("file").order_by("position", "pk")),
        returns=list(plan.returns.select_related("returned_by_post").order_by("-returned_at", "-pk")),
    )


def line_of(unit: Unit) -> Line:
    """The line on which `unit` answers to the unit above."""
    return Line.PARTY if unit.world == World.PARTY else Line.STATE


def unit_above(unit: Unit, *, on: date) -> Unit | None:
    """The unit one level above on the own line; for the top of the State line the committee that leads it.

    None for the top of the Party line, or where no Party line stands above."""
    above = parent_of(unit, line=line_of(unit), on=on)
    if above is None and unit.world != World.PARTY:
        above = parent_of(unit, line=Line.PARTY, on=on)
    return above


def approving_unit(plan: Plan, *, on: date) -> Unit:
    """Who approves `plan`: the unit one level above; the unit that gave the theme approves its own."""
    if plan.unit_id == plan.theme.unit_id:
        return plan.unit
    return unit_above(plan.unit, on=on) or plan.unit


def takes_part(theme: Theme, unit: Unit, *, on: date) -> bool:
    """True when `unit` stands below the unit that gave the theme, on that unit's line or its own."""
    lines = {line_of(theme.unit), line_of(unit)}
    return any(stands_below(unit, theme.unit, line=line, on=on) for line in lines)


def parent_plan_for(theme: Theme, unit: Unit, *, on: date) -> Plan | None:
    """The approved plan that `unit` starts from."""
    above = unit_above(unit, on=on) if unit.pk != theme.unit_id else None
    if above is None:
        return None
    return Plan.objects.approved().filter(theme=theme, unit=above).first()


def people_who_may(verb: str, units: Iterable[int], *, on: date) -> list[User]:
    """The accounts of everybody who holds a post with `verb` at one of `units` on the day `on`."""
    roles = [role for role, grants in GRANTS.items() if verb in grants]
    held = User.objects.filter(
        person__posts__unit__in=list(units),
        person__posts__valid_from__lte=on,
        person__posts__valid_to__gt=on,
        person__posts__roles__role__in=roles,
        is_active=True,
    )
    return list(held.distinct().order_by("pk"))

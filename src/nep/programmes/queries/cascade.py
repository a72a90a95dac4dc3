"""What became of a plan's lines in the units below, and where a plan's own lines come from."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from nep.organisations.actors import Actor
from nep.organisations.models import Line, Span, Unit, World
from nep.organisations.queries import SEGMENT, children_of
from nep.programmes.models import FocusPoint, Plan, PlanAction


@dataclass(frozen=True)
class Taken:
    """How many units below took a line over: word for word, and in other words."""

    whole: int = 0
    adapted: int = 0

    @property
    def total(self) -> int:
        return self.whole + self.adapted


@dataclass(frozen=True)
class TakenBelow:
    """What the plans below, drafts aside, took over of each line."""

    plans: int
    focus: dict[int, Taken] = field(default_factory=dict)
    actions: dict[int, Taken] = field(default_factory=dict)


def taken_below(plan: Plan) -> TakenBelow:
    """Counts per line of `plan`: three queries."""
    return TakenBelow(
        plans=plan.child_plans.exclude(state=Plan.State.DRAFT).count(),
        focus=_taken(FocusPoint.objects.filter(adopts__plan=plan)),
        actions=_taken(PlanAction.objects.filter(adopts__plan=plan)),
    )


def _taken(rows: QuerySet[Any]) -> dict[int, Taken]:
    same = Q(text=F("adopts__text"))
    counted = (
        rows.exclude(plan__state=Plan.State.DRAFT)
        .values("adopts")
        .annotate(whole=Count("pk", filter=same), adapted=Count("pk", filter=~same))
        .order_by("adopts")
    )
    return {row["adopts"]: Taken(row["whole"], row["adapted"]) for row in counted}


def lines_below(plan: Plan, actor: Actor) -> list[FocusPoint | PlanAction]:
    """Every line below that takes over a line of `plan`, in plans that `actor` may see: two queries."""
    seen = Plan.objects.visible_to(actor).filter(parent_plan=plan).values("pk")
    return [
        *FocusPoint.objects.filter(adopts__plan=plan, plan__in=seen).select_related("plan", "adopts"),
        *PlanAction.objects.filter(adopts__plan=plan, plan__in=seen).select_related("plan", "adopts"),
    ]


def not_taken(plan: Plan) -> list[FocusPoint | PlanAction]:
    """Lines of the plan above that `plan` has not taken over yet: two queries."""
    if plan.parent_plan_id is None:
        return []
    focus = FocusPoint.objects.filter(plan=plan.parent_plan_id).exclude(
        pk__in=plan.focuspoints.exclude(adopts=None).values("adopts")
    )
    actions = PlanAction.objects.filter(plan=plan.parent_plan_id).exclude(
        pk__in=plan.planactions.exclude(adopts=None).values("adopts")
    )
    return [*focus.order_by("position", "pk"), *actions.order_by("position", "pk")]


def units_approved_by(unit: Unit, *, on: date) -> QuerySet[Unit]:
    """The units whose plans `unit` approves: directly below it on the line on which they answer."""
    if unit.world != World.PARTY:
        return children_of(unit, line=Line.STATE, on=on)
    placed = Span.objects.filter(line=Line.STATE, valid_from__lte=on, valid_to__gt=on)
    below_others = placed.filter(path__length__gt=SEGMENT)
    below = children_of(unit, line=Line.PARTY, on=on)
    return below.filter(Q(world=World.PARTY) | ~Q(pk__in=below_others.values("unit")))


def waiting_plans(actor: Actor, *, on: date) -> QuerySet[Plan]:
    """Plans that were sent and wait for the unit of `actor`."""
    if actor.unit is None or not actor.has("approve_plan"):
        return Plan.objects.none()
    waiting = Plan.objects.filter(state=Plan.State.SUBMITTED)
    own = Q(unit=actor.unit, theme__unit=actor.unit) & ~Q(submitted_by_post=actor.post)
    return waiting.filter(own | Q(unit__in=units_approved_by(actor.unit, on=on)))


@dataclass(frozen=True)
class LineBelow:
    """A line with the lines below that take it over, by unit name, and how many sent plans lack it."""

    line: FocusPoint | PlanAction
    whole: list[Any]
    adapted: list[Any]
    without: int


def lines_with_takers(
    lines: Iterable[FocusPoint | PlanAction],
    takers: Iterable[FocusPoint | PlanAction],
    plans: int,
) -> list[LineBelow]:
    """Each of `lines` with those of `takers` (in their order) that take it over, out of `plans` plans."""
    found: dict[tuple[type, int | None], list[FocusPoint | PlanAction]] = {}
    for taker in takers:
        found.setdefault((type(taker), taker.adopts_id), []).append(taker)
    made = []
    for line in lines:
        rows = found.get((type(line), line.pk), [])
        adapted = [row for row in rows if row.is_adapted]
        whole = [row for row in rows if not row.is_adapted]
        made.append(LineBelow(line, whole, adapted, plans - len(rows)))
    return made

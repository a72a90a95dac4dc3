"""The board of who has not: units that must have a plan for a theme, and how far each is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, DateField, Exists, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from nep.organisations.actors import Actor
from nep.organisations.models import UnitVersion
from nep.organisations.queries import units_below
from nep.programmes.models import Plan, PlanLevel, PlanReminder, Theme

MISSING = "missing"
SENT = (Plan.State.SUBMITTED, Plan.State.APPROVED)


@dataclass(frozen=True)
class Counts:
    """The line on top of the board."""

    whole: int
    sent: int
    in_time: int
    approved: int
    waiting: int
    returned: int
    drafting: int
    missing: int
    late: int


@dataclass(frozen=True)
class Board:
    """Units below the acting post that must have a plan. One row is the unit's name of today with
    `plan_state`, `plan_uuid`, `sent_on`, `mend_by` and the day it was last reminded."""

    rows: QuerySet[Any]
    levels: list[PlanLevel]
    day: date

    @property
    def late(self) -> Q:
        """Not sent after the day of its level, or not mended after the day of mending."""
        over = [level.kind for level in self.levels if level.due_on < self.day]
        unsent = Q(kind__in=over, plan_state__in=[MISSING, Plan.State.DRAFT])
        return unsent | Q(plan_state=Plan.State.RETURNED, mend_by__lt=self.day)

    @property
    def in_time(self) -> Q:
        """Sent not after the day of its level."""
        kinds = Q(pk__in=[])
        for level in self.levels:
            kinds |= Q(kind=level.kind, sent_on__lte=level.due_on)
        return Q(plan_state__in=SENT) & kinds


def plan_board(theme: Theme, actor: Actor, *, on: date) -> Board:
    """What `actor` sees of the theme's plans: every unit below its own that stands on a level."""
    levels = list(theme.plan_levels.select_related("deadline").order_by("due_on", "kind"))
    assert actor.unit is not None
    below = units_below(actor.unit, line=actor.line, on=on)
    current = UnitVersion.objects.filter(unit__in=below, valid_from__lte=on, is_closing=False)
    newer = UnitVersion.objects.filter(
        unit=OuterRef("unit"), valid_from__gt=OuterRef("valid_from"), valid_from__lte=on
    )
    rows = current.filter(~Exists(newer), kind__in=[level.kind for level in levels])
    return Board(_with_plans(rows, theme), levels, on)


def _with_plans(rows: QuerySet[Any], theme: Theme) -> QuerySet[Any]:
    plan = Plan.objects.filter(theme=theme, unit=OuterRef("unit"))
    reminded = (
        PlanReminder.objects.filter(theme=theme, unit=OuterRef("unit"))
        .order_by()
        .values("unit")
        .annotate(last=Max("reminded_on"))
    )
    annotated: QuerySet[Any] = rows.annotate(
        plan_state=Coalesce(Subquery(plan.values("state")[:1]), Value(MISSING), output_field=CharField()),
        plan_uuid=Subquery(plan.values("uuid")[:1]),
        sent_on=Subquery(plan.values("submitted_on")[:1], output_field=DateField()),
        mend_by=Subquery(plan.values("deadline__due_on")[:1], output_field=DateField()),
        reminded_on=Subquery(reminded.values("last")[:1], output_field=DateField()),
    )
    return annotated


def counts_of(board: Board) -> Counts:
    """The whole line in one query, whatever the filters of the list below it."""
    states = Plan.State
    found = board.rows.aggregate(
        whole=Count("pk"),
        sent=Count("pk", filter=Q(plan_state__in=SENT)),
        in_time=Count("pk", filter=board.in_time),
        approved=Count("pk", filter=Q(plan_state=states.APPROVED)),
        waiting=Count("pk", filter=Q(plan_state=states.SUBMITTED)),
        returned=Count("pk", filter=Q(plan_state=states.RETURNED)),
        drafting=Count("pk", filter=Q(plan_state=states.DRAFT)),
        missing=Count("pk", filter=Q(plan_state=MISSING)),
        late=Count("pk", filter=board.late),
    )
    return Counts(**found)


def level_days(levels: Sequence[PlanLevel]) -> dict[str, date]:
    return {level.kind: level.due_on for level in levels}

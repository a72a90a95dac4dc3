"""The one writer of where actions stand."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from nep.programmes.models import ActionStanding, Plan, PlanAction, ProgressEntry
from nep.vietnamese.text import fold

DERIVED = ("unit_id", "planned_on", "due_on", "done_on", "late_from", "late_until", "folded")


def write(actions: "QuerySet[PlanAction]") -> int:
    """Set where each of `actions` stands; those whose plan is not approved stand nowhere. Two statements and
    a read, however many there are. Returns how many stand."""
    right = [ActionStanding(action=action, **columns) for action, columns in _derived(actions)]
    kept = [standing.action_id for standing in right]
    ActionStanding.objects.filter(action__in=actions.values("pk")).exclude(action__in=kept).delete()
    ActionStanding.objects.bulk_create(
        right, update_conflicts=True, unique_fields=["action"], update_fields=list(DERIVED)
    )
    return len(right)


def write_plan(plan: Plan) -> int:
    """As `write`, for every action of `plan`. Called when a plan is approved, or opened again."""
    return write(PlanAction.objects.filter(plan=plan))


def write_action(action: PlanAction, *, done_on: date | None) -> None:
    """Set where one action of an approved plan stands after its newest entry: `done_on` is the day on which
    that entry counts as done, None when it says not yet. One statement; nothing is read again."""
    ActionStanding.objects.bulk_create(
        [ActionStanding(action=action, **columns_of(action, done_on))],
        update_conflicts=True,
        unique_fields=["action"],
        update_fields=list(DERIVED),
    )


def _derived(actions: "QuerySet[PlanAction]") -> Iterator[tuple[PlanAction, dict[str, Any]]]:
    last = ProgressEntry.objects.filter(action=OuterRef("pk")).order_by("-pk")
    rows = actions.filter(plan__state=Plan.State.APPROVED).select_related("plan").order_by("pk")
    for action in rows.annotate(
        last_done=Subquery(last.values("is_done")[:1]), last_day=Subquery(last.values("counted_on")[:1])
    ):
        yield action, columns_of(action, action.last_day if action.last_done else None)


def columns_of(action: PlanAction, done_on: date | None) -> dict[str, Any]:
    """What follows from the plan, the due day and the day on which the last entry says it was done."""
    late_from = action.due_on + timedelta(days=1)
    return {
        "unit_id": action.plan.unit_id,
        "planned_on": action.plan.approved_on,
        "due_on": action.due_on,
        "done_on": done_on,
        "late_from": late_from,
        "late_until": max(late_from, done_on) if done_on else None,
        "folded": fold(action.text),
    }


def standing_faults() -> list[str]:
    """One Vietnamese sentence per action whose standing does not follow from its plan and entries."""
    return [f"Việc {action.uuid} trong kế hoạch: tiến độ không khớp." for action in _wrong()]


def mend_standing() -> None:
    """Compute the standing of the actions that are wrong anew."""
    write(PlanAction.objects.filter(pk__in=[action.pk for action in _wrong()]))


def _wrong() -> Iterable[PlanAction]:
    stored = {row["action_id"]: row for row in ActionStanding.objects.values("action_id", *DERIVED)}
    for action, columns in _derived(PlanAction.objects.all()):
        row = stored.pop(action.pk, None)
        if row is None or any(row[name] != value for name, value in columns.items()):
            yield action
    yield from PlanAction.objects.filter(pk__in=stored).order_by("pk")

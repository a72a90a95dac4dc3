"""Lines of a plan as a spreadsheet brings them: the rules of one by one, all or none; and back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from nep.audit.actions import record
from nep.imports.effects import Effects
from nep.imports.trace import Trace
from nep.organisations.actors import Actor
from nep.programmes.actions.plan_lines import (
    add_action,
    add_focus_point,
    edit_action,
    edit_focus_point,
)
from nep.programmes.actions.plans import plan_to_write
from nep.programmes.models import FocusPoint, Plan, PlanAction
from nep.programmes.searched import reindex


@dataclass(frozen=True)
class PlanLine:
    """A focus point (`kind`) or an action (`kind` empty). `standing` is the line that it changes, None for a
    new one; `serves` is the text of the focus point that an action serves, which may come with the same
    file."""

    text: str
    kind: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    serves: str = ""
    standing: int | None = None


def write_plan_lines(plan: Plan, lines: Sequence[PlanLine], *, trace: Trace, by: Actor, at: datetime) -> None:
    """Focus points first, so that actions can serve them; new lines stand behind those that are there.

    Raises what `add_focus_point`, `add_action` and the editing of each raise.
    """
    with transaction.atomic():
        plan = plan_to_write(plan, by=by, at=at)
        for line in (one for one in lines if one.kind):
            _write_focus(plan, line, trace, by, at)
        served = dict(plan.focuspoints.order_by("-pk").values_list("text", "pk"))
        for done, line in enumerate((one for one in lines if not one.kind), start=1):
            _write_action(plan, line, served, trace, by, at)
            trace.progress(done)


def _write_focus(plan: Plan, line: PlanLine, trace: Trace, by: Actor, at: datetime) -> None:
    if line.standing is None:
        place = plan.focuspoints.count() + 1
        made = add_focus_point(plan, kind=line.kind, text=line.text, position=place, by=by, at=at)
        trace.made(FocusPoint, [made.pk])
        return
    part = plan.focuspoints.get(pk=line.standing)
    before = {"kind": part.kind}
    edit_focus_point(part, kind=line.kind, text=part.text, position=part.position, by=by, at=at)
    trace.changed(FocusPoint, [(part.pk, before, {"kind": line.kind})])


def _write_action(
    plan: Plan, line: PlanLine, served: Mapping[str, int], trace: Trace, by: Actor, at: datetime
) -> None:
    focus = plan.focuspoints.get(pk=served[line.serves]) if line.serves else None
    given = {**line.fields, "adopts_focus": focus}
    if line.standing is None:
        place = plan.planactions.count() + 1
        made = add_action(plan, text=line.text, position=place, by=by, at=at, **given)
        trace.made(PlanAction, [made.pk])
        return
    part = plan.planactions.select_related("owner", "objective", "adopts_focus").get(pk=line.standing)
    before = kept_of(part)
    trace.changed(PlanAction, [(part.pk, before, kept_of(edit_action(part, by=by, at=at, **given)))])


def kept_of(part: PlanAction) -> dict[str, Any]:
    """The fields of an action that a spreadsheet brings, as they are kept for taking back."""
    value = part.target_value
    return {
        "owner_id": part.owner_id,
        "due_on": part.due_on,
        "objective_id": part.objective_id,
        "adopts_focus_id": part.adopts_focus_id,
        "target_value": None if value is None else f"{value:.2f}",
        "target_unit": part.target_unit,
        "yearly_plan": part.yearly_plan,
    }


def take_back_plan_lines(plan: Plan, effects: Effects, *, by: Actor, at: datetime) -> None:
    """The lines of an import are gone, those that it changed are as before. Raises NotAllowed, PlanLocked,
    ThemeNotOpen: what was sent is taken back or returned first."""
    with transaction.atomic():
        plan = plan_to_write(plan, by=by, at=at)
        effects.restore(PlanAction)
        effects.restore(FocusPoint)
        effects.remove(PlanAction)
        effects.remove(FocusPoint)
        record("plan_lines_taken_back", thing=plan, by=by, at=at, unit_id=plan.unit_id)
        reindex(plan)

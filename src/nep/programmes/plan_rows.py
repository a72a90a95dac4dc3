"""What the pages of plans show of each line."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from nep.organisations.actors import Actor
from nep.organisations.permissions import can_see_staff
from nep.programmes.models import ActionStanding, FocusPoint, Plan, PlanAction
from nep.programmes.papers.plans import target_words
from nep.programmes.queries import PlanContent, TakenBelow
from nep.programmes.queries.cascade import Taken
from nep.web.states import DueState, Kind, State, due_state

STATES = {
    Plan.State.DRAFT: Kind.OPEN,
    Plan.State.SUBMITTED: Kind.SOON,
    Plan.State.RETURNED: Kind.LATE,
    Plan.State.APPROVED: Kind.DONE,
}


@dataclass(frozen=True)
class Line:
    """A focus point or an action: where it comes from, what became of it below."""

    row: FocusPoint | PlanAction
    part: str
    source: str
    taken: Taken | None
    target: str = ""
    due: DueState | None = None


def plan_state(plan: Plan) -> State:
    return State(STATES[Plan.State(plan.state)], plan.get_state_display())


def focus_lines(content: PlanContent, below: TakenBelow | None) -> list[Line]:
    """The focus points, each with its origin; `below` None where the reader does not look down."""
    return [
        Line(row, "trong-tam", source_of(row), below.focus.get(row.pk, Taken()) if below else None)
        for row in content.focus
    ]


def action_lines(content: PlanContent, below: TakenBelow | None, *, today: date) -> list[Line]:
    """The actions, each with its origin, its target in words and where it stands."""
    return [
        Line(
            row,
            "viec",
            source_of(row),
            below.actions.get(row.pk, Taken()) if below else None,
            target_words(row),
            _due(row, today),
        )
        for row in content.actions
    ]


def _due(row: PlanAction, today: date) -> DueState | None:
    """Where an action of an approved plan stands; before the approval nothing is late."""
    standing: ActionStanding | None = getattr(row, "standing", None)
    return due_state(row.due_on, today=today, done_on=standing.done_on) if standing else None


def source_of(row: FocusPoint | PlanAction) -> str:
    """ "nhận từ cấp trên", "nhận từ cấp trên, có sửa", "đơn vị thêm"."""
    if row.adopts is None:
        return gettext("đơn vị thêm")
    if row.is_adapted:
        return gettext("nhận từ cấp trên, có sửa")
    return gettext("nhận từ cấp trên")


def shows_owners(actor: Actor, plan: Plan) -> bool:
    """Posts of the Party are not read from the State side (safeguard 11)."""
    return can_see_staff(actor, plan.unit)

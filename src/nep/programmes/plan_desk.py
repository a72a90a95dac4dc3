"""What plans put on the desk of whoever must act."""

from datetime import date

from django.db.models import Subquery
from django.urls import reverse
from django.utils.translation import gettext

from nep.organisations.actors import Actor
from nep.organisations.models import UnitVersion
from nep.organisations.queries import names_on
from nep.organisations.registry import DeskItem
from nep.programmes.models import Plan, PlanLevel, Theme
from nep.programmes.queries import waiting_plans


def desk_plans(actor: Actor, day: date) -> list[DeskItem]:
    """Plans that wait for the acting post: to be approved, or of the own unit to be sent."""
    if actor.unit is None:
        return []
    return [*_to_approve(actor, day), *(_to_send(actor, day) if actor.has("edit_plan") else [])]


def _to_approve(actor: Actor, day: date) -> list[DeskItem]:
    plans = list(waiting_plans(actor, on=day).select_related("theme").order_by("submitted_at", "pk")[:100])
    names = names_on([plan.unit_id for plan in plans], day) if plans else {}
    return [
        DeskItem(
            kind=gettext("Kế hoạch chờ duyệt"),
            title=plan.title,
            url=plan.get_absolute_url(),
            due_on=None,
            unit_name=names[plan.unit_id],
        )
        for plan in plans
    ]


def _to_send(actor: Actor, day: date) -> list[DeskItem]:
    """One item for each open theme whose plan the unit has not sent, while its level has a day."""
    unit = actor.unit
    assert unit is not None
    version = UnitVersion.objects.filter(unit=unit, valid_from__lte=day).order_by("-valid_from")
    levels = PlanLevel.objects.filter(
        theme__state=Theme.State.ISSUED, kind=Subquery(version.values("kind")[:1])
    )
    open_levels = list(levels.select_related("theme", "deadline").order_by("due_on", "pk"))
    if not open_levels:
        return []
    own = Plan.objects.filter(unit=unit).select_related("deadline")
    plans = {plan.theme_id: plan for plan in own}
    found = [_item_of(level, plans.get(level.theme_id)) for level in open_levels]
    return [item for item in found if item is not None]


def _item_of(level: PlanLevel, plan: Plan | None) -> DeskItem | None:
    if plan is not None and not plan.is_editable:
        return None
    due_on, clock = level.due_on, level.deadline
    if plan is not None and plan.state == Plan.State.RETURNED and plan.deadline is not None:
        due_on, clock = plan.deadline.due_on, plan.deadline
    return DeskItem(
        kind=gettext("Kế hoạch của đơn vị"),
        title=gettext("Gửi kế hoạch thực hiện %(theme)s") % {"theme": level.theme.short_title},
        url=reverse("programmes:own_plan", args=[level.theme.uuid]),
        due_on=due_on,
        clock=clock,
    )

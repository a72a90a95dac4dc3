"""A post's actions in plans, when its work passes to another of the same unit."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.organisations.open_work import WorkItem, register_open_work
from nep.programmes import refusals
from nep.programmes.models import PlanAction, Theme


def declare() -> None:
    register_open_work(
        "programmes.action", _("Việc trong kế hoạch"), of_post=actions_of, pass_on=pass_actions_on
    )


def actions_of(post: Post, day: date) -> list[WorkItem]:
    """Actions that `post` answers for in plans of themes that are running, and that are not done."""
    rows = PlanAction.objects.filter(owner=post, plan__theme__state=Theme.State.ISSUED)
    chosen = rows.exclude(standing__done_on__isnull=False).select_related("plan").order_by("due_on", "pk")
    return [WorkItem(row.pk, row.text, row.plan.get_absolute_url(), row.due_on) for row in chosen]


def pass_actions_on(ids: Sequence[int], from_post: Post, to_post: Post, by: Actor, at: datetime) -> None:
    """`to_post` answers for them from now on, also in an approved plan. Raises OwnerElsewhere for a post of
    another unit."""
    rows = PlanAction.objects.filter(pk__in=ids, owner=from_post).select_related("plan").order_by("pk")
    for action in list(rows):
        if action.plan.unit_id != to_post.unit_id:
            raise refusals.OwnerElsewhere
        record("plan_owner_changed", thing=action.plan, by=by, at=at, unit_id=action.plan.unit_id)
    PlanAction.objects.filter(pk__in=ids, owner=from_post).update(owner=to_post)

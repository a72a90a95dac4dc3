"""Who reports on an action of a plan."""

from nep.organisations.actors import Actor
from nep.programmes.models import PlanAction


def can_report_progress(actor: Actor, action: PlanAction) -> bool:
    """The post that owns it, and who writes the plan of its unit."""
    if actor.post is None or not actor.grants:
        return False
    is_owner = actor.mandate is None and action.owner_id == actor.post.pk
    return is_owner or actor.may("edit_plan", action.plan.unit)

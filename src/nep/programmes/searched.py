"""What of themes and plans can be found, and by whom: the same as their `visible_to`."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.organisations.queries import names_on
from nep.organisations.searched import ids_after, keys_reached
from nep.programmes.models import FocusPoint, Plan, PlanAction, PlanPaper
from nep.programmes.models.plans import units_above
from nep.search import actions as search
from nep.search.registry import Document, Holder, Kind, Shown, key, register_kind
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

PLAN = "plan"


def declare() -> None:
    register_kind(
        Kind(
            PLAN,
            4,
            gettext_lazy("Kế hoạch"),
            documents=plan_documents,
            ids_after=partial(ids_after, Plan),
            shown=plans_shown,
            holder=plan_holder,
            is_public=False,
        )
    )


def reindex(plan: Plan) -> None:
    """To be called by every action that changes a plan's words or state, at its end."""
    search.index(PLAN, [plan.pk])


def plan_documents(ids: Sequence[int]) -> list[Document]:
    plans = Plan.objects.filter(pk__in=ids).select_related("theme").prefetch_related(*_lines())
    return [
        Document(plan.pk, plan.theme.starts_on, own=_texts(plan), keys=_keys(plan))
        for plan in plans.order_by("pk")
    ]


def _lines() -> list[Prefetch[str]]:
    return [
        Prefetch(name, model.objects.order_by("position", "pk"))
        for name, model in (
            ("focuspoints", FocusPoint),
            ("planactions", PlanAction),
            ("planpapers", PlanPaper),
        )
    ]


def _texts(plan: Plan) -> list[str]:
    lines = [focus.text for focus in plan.focuspoints.all()] + [one.text for one in plan.planactions.all()]
    papers = [f"{paper.number} {paper.title}" for paper in plan.planpapers.all()]
    return [plan.title, plan.yearly_plan, *lines, *papers]


def _keys(plan: Plan) -> list[str]:
    """Its own unit from the first word, who reads below once it was sent, who stands below once approved."""
    keys = [key("plansown", plan.unit_id)]
    if plan.state != Plan.State.DRAFT:
        keys += [key("plans"), key("plans", plan.unit_id)]
    if plan.state == Plan.State.APPROVED:
        keys.append(key("plansabove", plan.unit_id))
    return keys


def plan_holder(actor: "Actor") -> Holder:
    if actor.unit is None or not actor.has("view_plans"):
        return Holder()
    own = key("plansown", actor.unit.pk)
    above = (key("plansabove", pk) for pk in units_above(actor.unit))
    return Holder(keys_reached(actor, "view_plans", "plans") | {own, *above})


def plans_shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    plans = Plan.objects.visible_to(actor).filter(pk__in=ids)
    rows = list(plans.select_related("theme").prefetch_related(*_lines()).order_by("pk"))
    names = names_on([row.unit_id for row in rows], clock.today())
    return {
        row.pk: Shown(
            row.title,
            reverse("programmes:plan", args=[row.uuid]),
            _texts(row)[1:],
            _("%(unit)s, %(state)s") % {"unit": names[row.unit_id], "state": row.get_state_display()},
        )
        for row in rows
    }

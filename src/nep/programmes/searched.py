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
from nep.programmes.models import (
    AudienceGroup,
    CoreContent,
    FocusPoint,
    Objective,
    Plan,
    PlanAction,
    PlanPaper,
    Theme,
)
from nep.programmes.models.plans import units_above
from nep.search import actions as search
from nep.search.registry import Document, Holder, Kind, Shown, key, register_kind
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor

PLAN, THEME = "plan", "theme"


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
    register_kind(
        Kind(
            THEME,
            12,
            gettext_lazy("Chuyên đề"),
            documents=theme_documents,
            ids_after=partial(ids_after, Theme),
            shown=themes_shown,
            holder=theme_holder,
        )
    )


def reindex_theme(theme: Theme) -> None:
    """To be called by every action that changes a theme's words or state, at its end."""
    search.index(THEME, [theme.pk])


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


def theme_documents(ids: Sequence[int]) -> list[Document]:
    themes = Theme.objects.filter(pk__in=ids).prefetch_related(*_parts()).order_by("pk")
    return [_theme_document(theme) for theme in themes]


def _parts() -> list[Prefetch[str]]:
    parts = (("corecontents", CoreContent), ("objectives", Objective), ("audiencegroups", AudienceGroup))
    return [Prefetch(name, model.objects.order_by("position", "pk")) for name, model in parts]


def _theme_document(theme: Theme) -> Document:
    """Published for everyone, issued for every post, a draft for who writes there."""
    if theme.state == Theme.State.DRAFT:
        keys = [key("themesdraft"), key("themesdraft", theme.unit_id)]
        return Document(theme.pk, theme.starts_on, own=_theme_texts(theme), keys=keys)
    if theme.is_public:
        return Document(theme.pk, theme.starts_on, public=_theme_texts(theme))
    return Document(theme.pk, theme.starts_on, own=_theme_texts(theme), keys=[key("themes")])


def _theme_texts(theme: Theme) -> list[str]:
    groups = [f"{group.name} {group.note}".strip() for group in theme.audiencegroups.all()]
    contents = [one.text for one in theme.corecontents.all()]
    objectives = [one.text for one in theme.objectives.all() if one.text]
    return [theme.short_title, theme.full_title, theme.code, *contents, *objectives, *groups]


def theme_holder(actor: "Actor") -> Holder:
    if actor.post is None or not actor.grants:
        return Holder()
    return Holder(keys_reached(actor, "edit_theme", "themesdraft") | {key("themes")})


def themes_shown(ids: Sequence[int], actor: "Actor") -> dict[int, Shown]:
    themes = Theme.objects.visible_to(actor).filter(pk__in=ids).prefetch_related(*_parts())
    rows = list(themes.order_by("pk"))
    names = names_on([row.unit_id for row in rows], clock.today())
    return {
        row.pk: Shown(
            row.short_title,
            row.get_absolute_url(),
            _theme_texts(row)[1:],
            _("%(unit)s, %(state)s") % {"unit": names[row.unit_id], "state": row.get_state_display()},
        )
        for row in rows
    }

"""Plans of units: where to begin, one plan, its cascade."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.organisations.actors import Actor
from nep.organisations.history import history_of
from nep.organisations.queries import name_on, names_on, versions_on
from nep.organisations.requests import actor_in
from nep.programmes import actions, permissions, plan_rows, queries
from nep.programmes.actions.plans import START_LABELS, Start, last_plan, level_of
from nep.programmes.forms import PlanForm, StartForm
from nep.programmes.models import Plan, Theme
from nep.programmes.views.answering import theme_for
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once

RELATED = ("theme__unit", "theme__paper", "unit", "parent_plan__unit", "paper", "deadline", "copied_from")


def plan_for(request: HttpRequest, uuid: UUID) -> Plan:
    """The plan if the acting post may see it, else 404."""
    rows = Plan.objects.visible_to(actor_in(request)).select_related(*RELATED)
    return get_object_or_404(rows, uuid=uuid)


def writable(request: HttpRequest, uuid: UUID) -> Plan:
    """The plan for who writes it: 404 where unseen, 403 where only read."""
    plan = plan_for(request, uuid)
    if not permissions.can_edit_plan(actor_in(request), plan):
        raise PermissionDenied
    return plan


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """Where an officer begins: each open theme with the own plan, and plans that wait for approval."""
    actor, today = actor_in(request), clock.today()
    if actor.unit is None or not actor.has("view_plans"):
        raise PermissionDenied
    themes = Theme.objects.visible_to(actor).exclude(state=Theme.State.DRAFT)
    own = {plan.theme_id: plan for plan in Plan.objects.filter(unit=actor.unit)}
    rows = [(theme, own.get(theme.pk)) for theme in themes.order_by("-starts_on", "-pk")[:20]]
    waiting = list(
        queries.waiting_plans(actor, on=today).select_related("theme").order_by("submitted_at")[:100]
    )
    page = {
        "rows": rows,
        "waiting": waiting,
        "names": names_on([plan.unit_id for plan in waiting], today),
        "may_write": permissions.can_create_plan(actor, actor.unit),
        "may_look_down": actor.has("remind_plans"),
    }
    return render(request, "programmes/plans.html", page)


@require_http_methods(["GET", "POST"])
@once
def own_plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The plan of the acting unit for a theme; where there is none, the page that begins one."""
    actor, theme = actor_in(request), theme_for(request, uuid)
    unit = actor.unit
    if unit is None or not actor.has("view_plans"):
        raise PermissionDenied
    plan = Plan.objects.filter(theme=theme, unit=unit).first()
    if plan is not None and request.method != "POST":
        return redirect(plan)
    if not permissions.can_create_plan(actor, unit):
        return render(request, "programmes/plan_missing.html", {"theme": theme})
    first = {"title": _("Kế hoạch thực hiện %(theme)s") % {"theme": theme.short_title}}
    form = StartForm(starts=_starts(theme, actor), initial=first, **typed(request))

    def act() -> HttpResponse:
        made = actions.create_plan(theme, unit=unit, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã lập bản nháp kế hoạch. Ông/bà soạn tiếp rồi gửi duyệt."))
        return redirect(made)

    return answer_form(request, form, act, "programmes/plan_start.html", {"theme": theme})


def _starts(theme: Theme, actor: Actor) -> list[tuple[str, Any]]:
    """The ways to begin that hold something, an empty page last."""
    unit, today = actor.unit, clock.today()
    assert unit is not None
    level = level_of(theme, unit, today)
    offered = {
        Start.ABOVE: queries.parent_plan_for(theme, unit, on=today) is not None,
        Start.LAST: last_plan(theme, unit) is not None,
        Start.LINES: level is not None and bool(level.focus_lines.strip() or level.action_lines.strip()),
        Start.EMPTY: True,
    }
    return [(start.value, START_LABELS[start]) for start, holds in offered.items() if holds]


@require_safe
def plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, row, today = actor_in(request), plan_for(request, uuid), clock.today()
    may_edit = row.is_editable and permissions.can_edit_plan(actor, row)
    content = queries.plan_content(row)
    below = queries.taken_below(row) if actor.may("view_plans", row.unit) else None
    approver = queries.approving_unit(row, on=today)
    above = row.parent_plan
    units = [row.unit, approver, *([above.unit] if above is not None else [])]
    page = {
        "plan": row,
        "state": plan_rows.plan_state(row),
        "names": names_on(units, today),
        "approver": approver,
        "focus": plan_rows.focus_lines(content, below),
        "tasks": plan_rows.action_lines(content, below, today=today),
        "papers": content.papers,
        "returns": content.returns,
        "below": below,
        "sees_above": above is not None and above.state == Plan.State.APPROVED,
        "untaken": queries.not_taken(row) if may_edit else [],
        "may_edit": may_edit,
        "may_give": may_edit and any(task.owner_id is None for task in content.actions),
        "may_add_paper": may_edit or _may_add_paper(actor, row),
        "shows_owners": plan_rows.shows_owners(actor, row),
        "history": history_of(row) if actor.may("read_history", row.unit) else None,
        **_verbs(actor, row),
    }
    return render(request, "programmes/plan.html", page)


def _may_add_paper(actor: Actor, row: Plan) -> bool:
    return row.state == Plan.State.APPROVED and permissions.can_edit_plan(actor, row)


def _verbs(actor: Actor, row: Plan) -> dict[str, bool]:
    """Which buttons the page offers; the actions ask again."""
    waits = row.state == Plan.State.SUBMITTED
    is_approved = row.state == Plan.State.APPROVED
    return {
        "may_submit": row.is_editable and permissions.can_submit_plan(actor, row),
        "may_take_back": waits and permissions.can_submit_plan(actor, row),
        "may_reopen": is_approved
        and row.paper_id is None
        and permissions.can_approve_plan(actor, row, on=clock.today()),
        "may_decide": waits and permissions.can_approve_plan(actor, row, on=clock.today()),
        "may_issue": is_approved and row.paper_id is None and permissions.can_issue_plan(actor, row),
    }


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = writable(request, uuid)
    first = {"title": row.title, "yearly_plan": row.yearly_plan}
    form = PlanForm(initial=first, **typed(request))

    def act() -> HttpResponse:
        actions.edit_plan(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã lưu bản nháp."))
        return redirect(row)

    page = {"plan": row, "heading": _("Sửa tên, kế hoạch năm")}
    return answer_form(request, form, act, "programmes/plan_part.html", page)


@require_safe
def cascade(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Which units below took over which line of this plan, and which wrote their own."""
    actor, row, today = actor_in(request), plan_for(request, uuid), clock.today()
    if not actor.may("view_plans", row.unit):
        raise PermissionDenied
    seen = Plan.objects.visible_to(actor).filter(parent_plan=row)
    versions = versions_on(seen.values_list("unit", flat=True), today)
    below = sorted(seen, key=lambda child: versions[child.unit_id].sort_key)
    order = {child.pk: place for place, child in enumerate(below)}
    takers = sorted(queries.lines_below(row, actor), key=lambda line: order[line.plan_id])
    content = queries.plan_content(row)
    page = {
        "plan": row,
        "unit_name": name_on(row.unit, today),
        "names": {pk: version.name for pk, version in versions.items()},
        "below": below,
        "focus": queries.lines_with_takers(content.focus, takers, len(below)),
        "tasks": queries.lines_with_takers(content.actions, takers, len(below)),
    }
    return render(request, "programmes/cascade.html", page)

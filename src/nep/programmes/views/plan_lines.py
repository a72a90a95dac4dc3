"""Lines of a plan: added, edited, removed, taken over from above; the file of a paper."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nep.files.responses import serve
from nep.organisations.requests import actor_in
from nep.programmes import actions
from nep.programmes.forms import FocusPointForm, OwnerForm, PlanActionForm, PlanPaperForm
from nep.programmes.models import FocusPoint, Plan, PlanAction, PlanPaper
from nep.programmes.views.plans import plan_for, writable
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.errors import Refusal
from nep.web.once import once
from nep.web.parts import Confirm


@dataclass(frozen=True)
class Part:
    """How the pages treat one kind of line. Papers are entered and removed, not edited."""

    model: type[FocusPoint] | type[PlanAction] | type[PlanPaper]
    form: Callable[..., forms.Form]
    add: Callable[..., Any]
    edit: Callable[..., Any] | None
    heading: Any
    adding: Any
    editing: Any


PARTS = {
    "trong-tam": Part(
        FocusPoint,
        FocusPointForm,
        actions.add_focus_point,
        actions.edit_focus_point,
        gettext_lazy("Trọng tâm"),
        gettext_lazy("Thêm trọng tâm"),
        gettext_lazy("Sửa trọng tâm"),
    ),
    "viec": Part(
        PlanAction,
        PlanActionForm,
        actions.add_action,
        actions.edit_action,
        gettext_lazy("Việc làm"),
        gettext_lazy("Thêm việc làm"),
        gettext_lazy("Sửa việc làm"),
    ),
    "van-ban": Part(
        PlanPaper,
        PlanPaperForm,
        actions.add_paper,
        None,
        gettext_lazy("Văn bản, đề án"),
        gettext_lazy("Thêm văn bản, đề án"),
        "",
    ),
}
ADOPTED = {"trong-tam": FocusPoint, "viec": PlanAction}


@require_http_methods(["GET", "POST"])
@once
def add(request: HttpRequest, uuid: UUID, part: str) -> HttpResponse:
    row, kind = writable(request, uuid), _part(part)
    first = {"position": _next_position(row, kind)}
    form = kind.form(plan=row, today=clock.today(), initial=first, **typed(request))

    def act() -> HttpResponse:
        kind.add(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã thêm vào kế hoạch."))
        return redirect(row)

    page = {"plan": row, "heading": kind.adding, "adds_paper": _takes_papers(row, kind)}
    return answer_form(request, form, act, "programmes/plan_part.html", page)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, uuid: UUID, part: str, pk: int) -> HttpResponse:
    row, kind = writable(request, uuid), _part(part)
    change = kind.edit
    if change is None:
        raise Http404
    line: Any = get_object_or_404(kind.model, plan=row, pk=pk)
    form = kind.form(plan=row, today=clock.today(), initial=_values(line), **typed(request))

    def act() -> HttpResponse:
        change(line, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã lưu bản nháp."))
        return redirect(row)

    page = {"plan": row, "heading": kind.editing, "adopts": getattr(line, "adopts", None)}
    return answer_form(request, form, act, "programmes/plan_part.html", page)


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, uuid: UUID, part: str, pk: int) -> HttpResponse:
    row, kind = writable(request, uuid), _part(part)
    line: Any = get_object_or_404(kind.model, plan=row, pk=pk)
    form = forms.Form(**typed(request))
    confirm = Confirm(_("Bỏ dòng này khỏi kế hoạch?"), _("Bỏ dòng này"), row.get_absolute_url(), (), True)

    def act() -> HttpResponse:
        actions.remove_plan_part(line, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã bỏ khỏi kế hoạch."))
        return redirect(row)

    page = {
        "plan": row,
        "heading": kind.heading,
        "confirm": confirm,
        "words": str(line),
        "adds_paper": _takes_papers(row, kind),
    }
    return answer_form(request, form, act, "programmes/plan_remove.html", page)


@require_POST
@once
def adopt(request: HttpRequest, uuid: UUID, part: str, pk: int) -> HttpResponse:
    """One press takes a line of the plan above over, word for word."""
    row = writable(request, uuid)
    if part not in ADOPTED or row.parent_plan_id is None:
        raise Http404
    line: Any = get_object_or_404(ADOPTED[part], plan=row.parent_plan_id, pk=pk)
    try:
        actions.adopt_line(row, line, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã nhận dòng của cấp trên. Ông/bà sửa lời cho hợp đơn vị nếu cần."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect(row)


@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Every action without an owner goes to one person."""
    row = writable(request, uuid)
    form = OwnerForm(plan=row, today=clock.today(), **typed(request))

    def act() -> HttpResponse:
        owner = form.cleaned_data["owner"]
        count = actions.give_open_actions(row, owner=owner, by=actor_in(request), at=clock.now())
        said = ngettext("Đã giao %(count)s việc.", "Đã giao %(count)s việc.", count)
        messages.success(request, said % {"count": count})
        return redirect(row)

    page = {"plan": row, "heading": _("Giao việc"), "button": _("Giao việc")}
    return answer_form(request, form, act, "programmes/plan_part.html", page)


@require_safe
def file(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """The file of a paper of the plan, for who may see the plan."""
    row = plan_for(request, uuid)
    paper = get_object_or_404(row.planpapers.select_related("file"), pk=pk, file__isnull=False)
    if paper.file is None:
        raise Http404
    return serve(paper.file, inline=True)


def _part(name: str) -> Part:
    if name not in PARTS:
        raise Http404
    return PARTS[name]


def _takes_papers(row: Plan, kind: Part) -> bool:
    """Papers come all through the theme, so an approved plan takes them too."""
    return kind.model is PlanPaper and row.state == Plan.State.APPROVED


def _values(line: Any) -> dict[str, Any]:
    """The line as its form shows it: a target as it was typed, without the zeros the database adds."""
    values = {field.name: getattr(line, field.name) for field in line._meta.fields}
    if values.get("target_value") is not None:
        values["target_value"] = Decimal(f"{values['target_value'].normalize():f}")
    return values


def _next_position(row: Plan, kind: Part) -> int:
    last = kind.model.objects.filter(plan=row).order_by("-position").first()
    return min(last.position + 1, 99) if last else 1

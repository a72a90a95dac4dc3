"""Lines of a draft theme: added, edited, removed; the file of a paper it stands on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from nep.files.responses import serve
from nep.organisations.requests import actor_in
from nep.programmes import actions
from nep.programmes.forms import AudienceGroupForm, CoreContentForm, ObjectiveForm, ReferenceForm
from nep.programmes.models import AudienceGroup, CoreContent, Objective, Reference, Theme
from nep.programmes.views.answering import theme_for
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm


@dataclass(frozen=True)
class Part:
    """How the pages treat one kind of line."""

    model: type[CoreContent] | type[Reference] | type[Objective] | type[AudienceGroup]
    form: Callable[..., forms.Form]
    add: Callable[..., Any]
    edit: Callable[..., Any]
    heading: Any
    remove: Callable[..., None] = actions.remove_part
    is_of_paper: bool = True


PARTS = {
    "noi-dung": Part(
        CoreContent,
        lambda theme, **given: CoreContentForm(**given),
        actions.add_core_content,
        actions.edit_core_content,
        gettext_lazy("Nội dung cốt lõi"),
    ),
    "van-ban": Part(
        Reference,
        lambda theme, **given: ReferenceForm(**given),
        actions.add_reference,
        actions.edit_reference,
        gettext_lazy("Văn bản, tài liệu"),
    ),
    "muc-tieu": Part(
        Objective,
        ObjectiveForm,
        actions.add_objective,
        actions.edit_objective,
        gettext_lazy("Mục tiêu, nhiệm vụ"),
    ),
    "nhom-doi-tuong": Part(
        AudienceGroup,
        lambda theme, **given: AudienceGroupForm(**given),
        actions.add_audience_group,
        actions.edit_audience_group,
        gettext_lazy("Nhóm đối tượng"),
        remove=actions.remove_audience_group,
        is_of_paper=False,
    ),
}


@require_http_methods(["GET", "POST"])
@once
def add(request: HttpRequest, uuid: UUID, part: str) -> HttpResponse:
    actor, row, kind = actor_in(request), _editable(request, uuid), _part(part)
    next_place = kind.model._default_manager.filter(theme=row).count() + 1
    form = kind.form(theme=row, initial={"position": next_place}, **typed(request))

    def act() -> HttpResponse:
        kind.add(row, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã thêm vào bản nháp.") if kind.is_of_paper else _("Đã thêm nhóm."))
        return redirect(row)

    return answer_form(request, form, act, "programmes/part.html", _page(row, kind))


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, uuid: UUID, part: str, pk: int) -> HttpResponse:
    actor, row, kind = actor_in(request), _editable(request, uuid), _part(part)
    line: Any = get_object_or_404(kind.model, theme=row, pk=pk)
    first = {field.name: getattr(line, field.name) for field in kind.model._meta.fields}
    form = kind.form(theme=row, initial=first, **typed(request))

    def act() -> HttpResponse:
        kind.edit(line, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã lưu bản nháp.") if kind.is_of_paper else _("Đã lưu nhóm."))
        return redirect(row)

    return answer_form(request, form, act, "programmes/part.html", _page(row, kind))


@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, uuid: UUID, part: str, pk: int) -> HttpResponse:
    actor, row, kind = actor_in(request), _editable(request, uuid), _part(part)
    line: Any = get_object_or_404(kind.model, theme=row, pk=pk)
    form = forms.Form(**typed(request))
    question = _("Bỏ dòng này khỏi bản nháp?") if kind.is_of_paper else _("Bỏ nhóm này?")
    button = _("Bỏ dòng này") if kind.is_of_paper else _("Bỏ nhóm này")
    confirm = Confirm(question, button, row.get_absolute_url(), (), True)

    def act() -> HttpResponse:
        kind.remove(line, by=actor, at=clock.now())
        messages.success(request, _("Đã bỏ khỏi bản nháp.") if kind.is_of_paper else _("Đã bỏ nhóm."))
        return redirect(row)

    page = {**_page(row, kind), "confirm": confirm, "words": _words(line)}
    return answer_form(request, form, act, "programmes/remove_part.html", page)


@require_safe
@login_not_required
def file(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """The file of a paper, for who may see the theme."""
    row = theme_for(request, uuid)
    reference = get_object_or_404(row.references.select_related("file"), pk=pk, file__isnull=False)
    if reference.file is None:
        raise Http404
    return serve(reference.file, inline=True)


def _page(row: Theme, kind: Part) -> dict[str, Any]:
    return {"theme": row, "heading": kind.heading, "is_of_paper": kind.is_of_paper}


def _words(line: Any) -> str:
    if isinstance(line, Reference | AudienceGroup):
        return str(line)
    return str(getattr(line, "words", "") or line.text)


def _part(name: str) -> Part:
    if name not in PARTS:
        raise Http404
    return PARTS[name]


def _editable(request: HttpRequest, uuid: UUID) -> Theme:
    row = theme_for(request, uuid)
    if not actor_in(request).may("edit_theme", row.unit):
        raise PermissionDenied
    return row

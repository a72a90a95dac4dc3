"""Owners, evidence and results of one practice: added, frozen, removed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.organisations.requests import actor_in
from nep.practices import actions, permissions
from nep.practices.forms import NoForm, OwnerForm, PaperForm, PhotographForm, ResultForm
from nep.practices.models import Practice
from nep.practices.views.public import seen
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm


@once
@require_http_methods(["GET", "POST"])
def add_owner(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _written(request, uuid)
    form = OwnerForm(practice=row, on=clock.today(), **typed(request))

    def add(**told: Any) -> None:
        given = form.cleaned_data
        unit = given["unit"] or given["post"].unit
        actions.add_owner(row, unit=unit, post=given["post"], **told)

    return _part(request, row, form, add, _("Thêm đơn vị, cá nhân cùng làm"), _("Đã thêm."))


@once
@require_http_methods(["GET", "POST"])
def add_photograph(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _add_evidence(request, _written(request, uuid), PhotographForm(**typed(request)), _("Thêm ảnh"))


@once
@require_http_methods(["GET", "POST"])
def add_paper(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _add_evidence(request, _written(request, uuid), PaperForm(**typed(request)), _("Thêm giấy tờ"))


def _add_evidence(request: HttpRequest, row: Practice, form: forms.Form, heading: str) -> HttpResponse:
    def add(**told: Any) -> None:
        actions.add_evidence(row, **form.cleaned_data, **told)

    return _part(request, row, form, add, heading, _("Đã thêm."))


@once
@require_http_methods(["GET", "POST"])
def add_result(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _written(request, uuid)
    form = ResultForm(**typed(request))

    def add(**told: Any) -> None:
        actions.add_result(row, result=form.result, **told)

    return _part(request, row, form, add, _("Thêm kết quả"), _("Đã ghi kết quả."))


@once
@require_http_methods(["GET", "POST"])
def remove_owner(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    row = _written(request, uuid)
    owner = get_object_or_404(row.owners.select_related("practice"), pk=pk)
    return _sure(request, row, lambda **told: actions.remove_owner(owner, **told), _("Bỏ đơn vị cùng làm"))


@once
@require_http_methods(["GET", "POST"])
def remove_evidence(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    row = _written(request, uuid)
    evidence = get_object_or_404(row.evidence.select_related("practice", "file", "thumbnail"), pk=pk)
    return _sure(request, row, lambda **told: actions.remove_evidence(evidence, **told), _("Bỏ ảnh, giấy tờ"))


@once
@require_http_methods(["GET", "POST"])
def remove_result(request: HttpRequest, uuid: UUID, result: UUID) -> HttpResponse:
    row = _written(request, uuid)
    line = get_object_or_404(row.results.select_related("practice"), uuid=result)
    return _sure(request, row, lambda **told: actions.remove_result(line, **told), _("Bỏ dòng kết quả"))


@once
@require_http_methods(["GET", "POST"])
def freeze_result(request: HttpRequest, uuid: UUID, result: UUID) -> HttpResponse:
    row = _written(request, uuid)
    line = get_object_or_404(row.results.select_related("practice__unit"), uuid=result)
    sentence = _("Số giữ nguyên như hôm nay, có danh sách hồ sơ kèm theo; số mới hiện bên cạnh nếu khác.")
    return _sure(
        request,
        row,
        lambda **told: actions.freeze_result(line, **told),
        _("Chốt số"),
        sentence,
        is_dangerous=False,
    )


def _part(
    request: HttpRequest, row: Practice, form: forms.Form, add: Callable[..., None], heading: str, done: str
) -> HttpResponse:
    def act() -> HttpResponse:
        add(by=actor_in(request), at=clock.now())
        messages.success(request, done)
        return redirect(row)

    return answer_form(request, form, act, "practices/part.html", {"practice": row, "heading": heading})


def _sure(
    request: HttpRequest,
    row: Practice,
    run: Callable[..., Any],
    heading: str,
    sentence: str = "",
    *,
    is_dangerous: bool = True,
) -> HttpResponse:
    """Ask once more, then do it."""

    def act() -> HttpResponse:
        run(by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã xong."))
        return redirect(row)

    confirm = Confirm(heading, heading, row.get_absolute_url(), [sentence] if sentence else [], is_dangerous)
    page = {"practice": row, "confirm": confirm}
    return answer_form(request, NoForm(**typed(request)), act, "practices/act.html", page)


def _written(request: HttpRequest, uuid: UUID) -> Practice:
    row = seen(request, uuid)
    if not permissions.can_write(actor_in(request), row):
        raise PermissionDenied
    return row

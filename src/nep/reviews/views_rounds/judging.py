"""Accept, return, reopen, note missing, excuse: what the level above does with a unit's report."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nep.organisations.requests import actor_in
from nep.reviews import actions
from nep.reviews.actions.approving import Point
from nep.reviews.models import Assignment
from nep.reviews.permissions import can_accept_report, can_open_round, can_reopen_report
from nep.reviews.round_forms import ReasonForm
from nep.reviews.unit_forms import ReturnForm
from nep.reviews.unit_page import sections_of, unit_page
from nep.reviews.views_rounds.common import assignment_for, refuse_unless
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.parts import Confirm


@require_POST
def accept(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = assignment_for(request, uuid)
    try:
        actions.accept_report(row, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã duyệt và chốt báo cáo."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:unit_report", row.uuid)


@require_http_methods(["GET", "POST"])
def send_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """*Trả lại, đề nghị bổ sung*: each reason at its paragraph."""
    row = assignment_for(request, uuid)
    refuse_unless(can_accept_report(actor_in(request), row))
    form = ReturnForm(request.POST or None, sections=sections_of(row.round))
    if request.method == "POST" and form.is_valid():
        try:
            actions.return_report(row, points=_points(form), by=actor_in(request), at=clock.now())
            messages.success(request, _("Đã trả lại báo cáo kèm lý do."))
            return redirect("reviews:unit_report", row.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    texts = {part.section.pk: part.paragraphs for part in unit_page(row).sections}
    rows = [(section, place, reason, texts.get(section.pk, [])) for section, place, reason in form.rows()]
    return render(request, "reviews/unit_return.html", {"assignment": row, "form": form, "rows": rows})


def _points(form: ReturnForm) -> list[Point]:
    cleaned = form.cleaned_data
    points = [
        Point(cleaned[f"ly_do_{section.pk}"], section.pk, cleaned[f"doan_{section.pk}"])
        for section in form.sections
        if cleaned[f"ly_do_{section.pk}"]
    ]
    return points + ([Point(cleaned["ly_do_chung"])] if cleaned["ly_do_chung"] else [])


@require_http_methods(["GET", "POST"])
def reopen(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = assignment_for(request, uuid)
    refuse_unless(can_reopen_report(actor_in(request), row))
    confirm = _confirm(
        row,
        _("Mở lại báo cáo của %(name)s để sửa?"),
        _("Mở lại để sửa"),
        _("Báo cáo không còn tính vào số của cấp trên cho đến khi được duyệt lại."),
        _("Lý do nằm trong quá trình của báo cáo, đơn vị nhìn thấy."),
    )
    return _with_reason(request, row, confirm, actions.reopen_report)


@require_http_methods(["GET", "POST"])
def missing(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = assignment_for(request, uuid)
    refuse_unless(can_accept_report(actor_in(request), row))
    confirm = _confirm(
        row,
        _("Ghi nhận %(name)s không gửi báo cáo?"),
        _("Ghi nhận không gửi"),
        _("Đơn vị vẫn nằm trong danh sách thiếu và trong mọi phép đếm."),
        _("Báo cáo của cấp trên được duyệt mà không chờ đơn vị này; gửi sau thì dòng ghi nhận tự bỏ."),
    )
    return _with_reason(request, row, confirm, actions.note_missing)


@require_http_methods(["GET", "POST"])
def excuse(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = assignment_for(request, uuid)
    refuse_unless(can_open_round(actor_in(request), row.round.unit))
    confirm = _confirm(
        row,
        _("Ghi %(name)s không phải báo cáo trong đợt này?"),
        _("Ghi không phải báo cáo"),
        _("Đơn vị ra khỏi phép đếm, lý do hiện trong danh sách."),
    )
    return _with_reason(request, row, confirm, actions.excuse_unit)


def _confirm(row: Assignment, question: str, button: str, *consequences: str) -> Confirm:
    return Confirm(question % {"name": row.name}, button, row.get_absolute_url(), consequences)


def _with_reason(
    request: HttpRequest, row: Assignment, confirm: Confirm, act: Callable[..., Any]
) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(row, reason=form.cleaned_data["reason"], by=actor_in(request), at=clock.now())
            messages.success(request, _("Đã ghi, kèm lý do."))
            return redirect("reviews:unit_report", row.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "reviews/unit_reason.html", {"assignment": row, "form": form, "confirm": confirm})

"""A plan is sent, taken back, approved, returned, opened again, issued."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.organisations.queries import name_on
from nep.organisations.requests import actor_in
from nep.programmes import actions, permissions, queries
from nep.programmes.forms import PlanIssueForm, ReasonForm, ReopenForm, first_of_plan_issue
from nep.programmes.models import Plan
from nep.programmes.views.plans import plan_for
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm

PAGE = "programmes/plan_step.html"


@require_http_methods(["GET", "POST"])
@once
def submit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = plan_for(request, uuid)
    if not permissions.can_submit_plan(actor_in(request), row):
        raise PermissionDenied
    approver = name_on(queries.approving_unit(row, on=clock.today()), clock.today())
    said = [
        _("%(unit)s nhận được tin và duyệt, hoặc trả lại kèm lý do.") % {"unit": approver},
        _("Kế hoạch khóa lại, không sửa được trong lúc chờ."),
    ]
    confirm = Confirm(_("Gửi kế hoạch này để duyệt?"), _("Gửi duyệt"), row.get_absolute_url(), said)
    return _step(request, row, forms.Form(**typed(request)), confirm, actions.submit_plan, _("Đã gửi duyệt."))


@require_http_methods(["GET", "POST"])
@once
def approve(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _to_decide(request, uuid)
    said = [
        _("Đơn vị được báo tin và ban hành kế hoạch thành văn bản."),
        _("Đơn vị cấp dưới soạn kế hoạch từ kế hoạch này."),
    ]
    confirm = Confirm(_("Duyệt kế hoạch này?"), _("Duyệt"), row.get_absolute_url(), said)
    return _step(request, row, forms.Form(**typed(request)), confirm, actions.approve_plan, _("Đã duyệt."))


@require_http_methods(["GET", "POST"])
@once
def give_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _to_decide(request, uuid)
    said = [_("Đơn vị đọc được lý do, sửa rồi gửi lại; hạn bổ sung bắt đầu tính.")]
    confirm = Confirm(
        _("Trả lại, đề nghị bổ sung?"), _("Trả lại, đề nghị bổ sung"), row.get_absolute_url(), said
    )
    form = ReasonForm(**typed(request))
    return _step(request, row, form, confirm, actions.return_plan, _("Đã trả lại."))


@require_http_methods(["GET", "POST"])
@once
def take_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = plan_for(request, uuid)
    if not permissions.can_submit_plan(actor_in(request), row):
        raise PermissionDenied
    said = [
        _("Kế hoạch trở lại như trước khi gửi, đơn vị sửa được."),
        _("Nơi duyệt được báo tin; ông/bà sửa xong thì gửi duyệt lại."),
    ]
    confirm = Confirm(_("Lấy lại kế hoạch đã gửi?"), _("Lấy lại để sửa"), row.get_absolute_url(), said)
    done = _("Đã lấy lại kế hoạch.")
    return _step(request, row, forms.Form(**typed(request)), confirm, actions.take_back_plan, done)


@require_http_methods(["GET", "POST"])
@once
def reopen(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _to_decide(request, uuid)
    said = [
        _("Đơn vị đọc được lý do, sửa rồi gửi lại; hạn bổ sung bắt đầu tính."),
        _("Trong lúc chờ, việc trong kế hoạch không tính là đang làm; tiến độ và minh chứng đã ghi vẫn giữ."),
    ]
    confirm = Confirm(_("Mở lại kế hoạch đã duyệt?"), _("Mở lại để sửa"), row.get_absolute_url(), said, True)
    form = ReopenForm(**typed(request))
    return _step(request, row, form, confirm, actions.reopen_plan, _("Đã mở lại kế hoạch."))


@require_http_methods(["GET", "POST"])
@once
def issue(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, row = actor_in(request), plan_for(request, uuid)
    if not permissions.can_issue_plan(actor, row):
        raise PermissionDenied
    form = PlanIssueForm(unit=row.unit, initial=first_of_plan_issue(row, clock.today()), **typed(request))
    said = [_("Văn bản có số, ngày, bản PDF và DOCX; không sửa được nữa.")]
    confirm = Confirm(_("Ban hành kế hoạch này?"), _("Ban hành"), row.get_absolute_url(), said)

    def act() -> HttpResponse:
        names = ("issued_on", "number", "place", "is_public")
        chosen: dict[str, Any] = {name: form.cleaned_data.get(name) for name in names}
        actions.issue_plan(row, **chosen, signature=form.signature(), by=actor, at=clock.now())
        messages.success(request, _("Đã ban hành kế hoạch."))
        return redirect(row)

    return answer_form(request, form, act, PAGE, {"plan": row, "confirm": confirm})


def _to_decide(request: HttpRequest, uuid: UUID) -> Plan:
    """The plan for a post that approves plans; which ones it approves the action says, with a sentence."""
    row, actor = plan_for(request, uuid), actor_in(request)
    if not actor.has("approve_plan") or actor.unit == row.unit != row.theme.unit:
        raise PermissionDenied
    return row


def _step(
    request: HttpRequest,
    row: Plan,
    form: forms.Form,
    confirm: Confirm,
    step: Callable[..., Any],
    done: str,
) -> HttpResponse:
    def act() -> HttpResponse:
        step(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, done)
        return redirect(row)

    return answer_form(request, form, act, PAGE, {"plan": row, "confirm": confirm})

"""Rules and the explanation of a due day: read by everybody, rules edited by a clerk."""

import uuid as uuids
from dataclasses import replace

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.audit.queries import events_of
from nep.norms import actions, queries
from nep.norms.explaining import explain
from nep.norms.forms import NormRecordForm
from nep.norms.models import Deadline, Norm, NormRecord
from nep.norms.permissions import can_edit_norms
from nep.organisations.history import history_of, lines_of
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form
from nep.web.once import once
from nep.web.parts import Confirm

TRACES = ("deadline_moved", "deadline_paused", "deadline_resumed", "deadline_extended")


@require_safe
@login_not_required
def norms(request: HttpRequest) -> HttpResponse:
    rows = queries.current_norms(clock.today())
    return render(request, "norms/list.html", {"rows": rows, "year": str(clock.today().year)})


@require_safe
@login_not_required
def norm(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_in(request)
    thing = get_object_or_404(Norm, code=code)
    records = thing.records.order_by("-valid_from").select_related("verified_by__person")
    return render(
        request,
        "norms/norm.html",
        {
            "norm": thing,
            "records": records,
            "may_edit": can_edit_norms(actor),
            "signed_in": actor.post is not None,
            "history": history_of(thing) if actor.post else [],
        },
    )


@require_http_methods(["GET", "POST"])
@once
def add_record(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_in(request)
    thing = get_object_or_404(Norm, code=code)
    if not can_edit_norms(actor):
        raise PermissionDenied
    form = NormRecordForm(request.POST or None)
    page = {"norm": thing}

    def act() -> HttpResponse:
        actions.add_norm_record(thing, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã thêm giá trị mới. Các thời hạn đang chạy giữ giá trị cũ."))
        return redirect("norms:norm", code)

    return answer_form(request, form, act, "norms/add_record.html", page)


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_in(request)
    record = get_object_or_404(NormRecord.objects.select_related("norm"), pk=pk)
    if not can_edit_norms(actor):
        raise PermissionDenied
    form = forms.Form(request.POST if request.method == "POST" else None)
    back = reverse("norms:norm", args=[record.norm.code])
    confirm = Confirm(
        _("Ông/bà đã so giá trị này với văn bản gốc?"),
        _("Tôi đã đối chiếu"),
        back,
        [_("Trang quy định ghi tên và chức vụ của ông/bà là người đối chiếu.")],
    )

    def act() -> HttpResponse:
        actions.verify_norm_record(record, by=actor, at=clock.now())
        messages.success(request, _("Đã ghi nhận việc đối chiếu."))
        return redirect("norms:norm", record.norm.code)

    return answer_form(request, form, act, "norms/confirm.html", {"confirm": confirm, "record": record})


@require_safe
@login_not_required
def deadline(request: HttpRequest, uuid: uuids.UUID) -> HttpResponse:
    clocks = queries.with_history(Deadline.objects.all()).select_related("calendar")
    clock_ = get_object_or_404(clocks, uuid=uuid)
    page = {
        "deadline": clock_,
        "explanation": explain(clock_),
        # who changed the calendar stands in the calendar's own history, not beside a citizen's deadline
        "moves": [replace(line, by="") for line in lines_of(events_of(clock_).filter(event__in=TRACES))],
    }
    return render(request, "norms/deadline.html", page)

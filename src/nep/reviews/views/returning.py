"""A DOCX of the draft that was edited outside: sent in, compared, taken part by part."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nep.organisations.requests import actor_in
from nep.reviews import actions
from nep.reviews.comment_forms import ReturnedForm
from nep.reviews.models import ReturnedDraft, SummaryReport
from nep.reviews.permissions import can_compile_report
from nep.reviews.returning import read_returned
from nep.reviews.views.compiling import report_for
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.once import once


@require_http_methods(["GET", "POST"])
@once
def returned(request: HttpRequest, uuid: UUID) -> HttpResponse:
    report = report_for(request, uuid)
    form = ReturnedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["returned"]
        try:
            copy = actions.receive_docx(report, upload=upload, by=actor_in(request), at=clock.now())
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            return redirect("reviews:returned_copy", report.uuid, copy.uuid)
    return _page(request, report, {"form": form}, status=422 if form.errors else 200)


def _page(
    request: HttpRequest, report: SummaryReport, more: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    is_draft = report.state == SummaryReport.State.DRAFT
    context = {
        "report": report,
        "copies": report.returned.select_related("file").order_by("-pk"),
        "may_compile": is_draft and can_compile_report(actor_in(request), report.unit),
        **more,
    }
    return render(request, "reviews/returned.html", context, status=status)


@require_safe
def returned_copy(request: HttpRequest, uuid: UUID, copy: UUID) -> HttpResponse:
    """The kept file beside the draft as it is now."""
    report = report_for(request, uuid)
    shown = _copy(report, copy)
    return _page(request, report, {"form": ReturnedForm(), "shown": shown, "found": read_returned(shown)})


def _copy(report: SummaryReport, uuid: UUID) -> ReturnedDraft:
    rows = ReturnedDraft.objects.select_related(
        "file", "report__unit", "report__round__unit", "report__paper"
    )
    return get_object_or_404(rows, uuid=uuid, report=report)


@require_POST
def take_part(request: HttpRequest, uuid: UUID, copy: UUID, number: int) -> HttpResponse:
    report = report_for(request, uuid)
    accepts = "accepts_loss" in request.POST
    try:
        actions.take_part(
            _copy(report, copy), number=number, accepts_loss=accepts, by=actor_in(request), at=clock.now()
        )
        messages.success(request, _("Đã lấy lời mới của phần này."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:returned_copy", report.uuid, copy)

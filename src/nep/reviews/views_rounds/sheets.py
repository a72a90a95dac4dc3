"""Figures by spreadsheet: the template, the preview with an error at each cell, and the one button."""

from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nep.organisations.requests import actor_in
from nep.reviews import actions
from nep.reviews.actions.writing import Writing
from nep.reviews.models import Assignment
from nep.reviews.permissions import can_write_report
from nep.reviews.sheets import packed, read_figures, template_of, unpacked
from nep.reviews.unit_forms import SheetForm
from nep.reviews.views_rounds.common import assignment_for, refuse_unless
from nep.spreadsheets.writing import MEDIA_TYPE
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.once import once

SALT = "reviews.sheet"


@require_safe
def template(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = assignment_for(request, uuid)
    answer = HttpResponse(template_of(row), content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="so-lieu-bao-cao.xlsx"'
    return answer


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A POST shows what the file says and writes nothing."""
    row = _writable(request, uuid)
    form = SheetForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"assignment": row, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            found = read_figures(row, form.cleaned_data["file"].read())
            context |= {"found": found, "carried": signing.dumps([row.pk, packed(found.lines)], salt=SALT)}
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "reviews/unit_sheet.html", context)


def _writable(request: HttpRequest, uuid: UUID) -> Assignment:
    row = assignment_for(request, uuid)
    refuse_unless(can_write_report(actor_in(request), row))
    return row


@once
@require_POST
def take(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write what the preview showed, all of it."""
    row = _writable(request, uuid)
    try:
        pk, carried = signing.loads(request.POST.get("carried", ""), salt=SALT, max_age=86_400)
        refuse_unless(pk == row.pk)
        actions.write_report(row, Writing(figures=unpacked(carried)), by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ghi số liệu từ bảng tính."))
    except signing.BadSignature:
        messages.error(request, _("Bản xem trước đã cũ. Ông/bà gửi lại tệp."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:unit_report", row.uuid)

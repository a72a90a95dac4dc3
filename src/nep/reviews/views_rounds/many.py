"""Figures of many units from one spreadsheet: the template, the preview, the one button."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nep.measures.statements import SourcePaper
from nep.organisations.requests import actor_in
from nep.reviews import actions
from nep.reviews.actions.in_bulk import Taken
from nep.reviews.many_reading import read_many
from nep.reviews.many_sheets import ManyLine, asked_in, many_template
from nep.reviews.models import Round
from nep.reviews.permissions import can_open_round
from nep.reviews.round_refusals import HasReport, RoundNotOpen
from nep.reviews.unit_forms import SheetForm
from nep.reviews.views_rounds.common import refuse_unless, round_for
from nep.spreadsheets.writing import MEDIA_TYPE
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.once import once

SALT = "reviews.many"


def _own_round(request: HttpRequest, uuid: UUID) -> Round:
    one = round_for(request, uuid)
    refuse_unless(can_open_round(actor_in(request), one.unit))
    return one


@require_safe
def template(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _own_round(request, uuid)
    answer = HttpResponse(many_template(asked_in(one)), content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = 'attachment; filename="nhap-thay-nhieu-don-vi.xlsx"'
    return answer


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A POST shows what the file says and writes nothing."""
    one = _own_round(request, uuid)
    form = SheetForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"round": one, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            context |= _preview(one, form.cleaned_data["file"].read())
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "reviews/round_many.html", context)


def _preview(one: Round, content: bytes) -> dict[str, object]:
    if one.state != Round.State.OPEN:
        raise RoundNotOpen
    asked = asked_in(one)
    found = read_many(asked, content, today=clock.today())
    lines = [(line, [line.stated.get(row.key) for row in asked.figures.values()]) for line in found.lines]
    carried = signing.dumps([one.pk, [_packed(line) for line in found.lines]], salt=SALT, compress=True)
    return {"found": found, "lines": lines, "heads": list(asked.figures), "carried": carried}


def _packed(line: ManyLine) -> list[Any]:
    days = [line.on.isoformat(), line.received.isoformat()]
    return [line.assignment.pk, line.number, *days, dict(line.stated)]


@once
@require_POST
def take(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write what the preview showed, all of it."""
    one = _own_round(request, uuid)
    try:
        pk, carried = signing.loads(request.POST.get("carried", ""), salt=SALT, max_age=86_400)
        refuse_unless(pk == one.pk)
        n = actions.take_reports(one, _unpacked(one, carried), by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã nhập thay báo cáo của %(n)s đơn vị.") % {"n": n})
        return redirect("reviews:round", one.uuid)
    except signing.BadSignature:
        messages.error(request, _("Bản xem trước đã cũ. Ông/bà gửi lại tệp."))
    except HasReport:
        messages.error(request, _("Có đơn vị vừa bắt đầu hoặc gửi báo cáo. Ông/bà gửi lại tệp để xem lại."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:round_many", one.uuid)


def _unpacked(one: Round, carried: list[Any]) -> list[Taken]:
    rows = one.assignments.select_related("unit").in_bulk([pk for pk, *_rest in carried])
    day = date.fromisoformat
    return [
        Taken(rows[pk], SourcePaper(number, day(on)), day(received), stated)
        for pk, number, on, received, stated in carried
    ]

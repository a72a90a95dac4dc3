"""Layouts of the certificates of a form: measured, tried out, nudged."""

import base64
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.commendations.actions import layouts as actions
from nep.commendations.certificates import drawing
from nep.commendations.certificates.geometry import Plan
from nep.commendations.certificates.layouts import plan_to_print, trial_words, with_spot
from nep.commendations.forms_certificates import FieldForm, LayoutForm, SheetForm, addable_keys
from nep.commendations.models import AwardForm, CertificateLayout, LayoutField
from nep.commendations.permissions import can_edit_catalogue, can_see_awards
from nep.commendations.views.common import refuse_unless
from nep.commendations.views.layout_pictures import picture_rows
from nep.organisations.requests import actor_in
from nep.vietnamese.numbers import with_comma
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.htmx import render_part
from nep.web.once import once
from nep.web.parts import Confirm

NEW_SPOT = {"x": 55, "y": 20, "width": 120, "height": 10, "size": 14, "align": "center", "ink": "black"}


def layout_for(request: HttpRequest, uuid: UUID) -> CertificateLayout:
    refuse_unless(can_see_awards(actor_in(request)))
    rows = CertificateLayout.objects.select_related("form").prefetch_related("fields")
    return get_object_or_404(rows, uuid=uuid)


@require_safe
def layout(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = layout_for(request, uuid)
    fields = sorted(one.fields.all(), key=lambda field: (field.y, field.x))
    there = {field.key for field in fields}
    context = {
        "layout": one,
        "fields": fields,
        "pictures": picture_rows(one),
        "nudge": _nudge(one),
        "addable": addable_keys(one, there),
        "may_edit": can_edit_catalogue(actor_in(request)),
    }
    return render(request, "commendations/layout.html", context)


def _nudge(one: CertificateLayout) -> str:
    """Which way everything moves, as one says it: never by a number below nought."""
    across = _("sang trái %(mm)s mm") if one.nudge_x < 0 else _("sang phải %(mm)s mm")
    down = _("lên %(mm)s mm") if one.nudge_y < 0 else _("xuống %(mm)s mm")
    ways = [(across, one.nudge_x), (down, one.nudge_y)]
    return ", ".join(words % {"mm": with_comma(abs(by), places=1)} for words, by in ways if by)


@require_safe
def preview(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The sheet as it prints, with trial words: a short, a usual or a long name."""
    one = layout_for(request, uuid)
    words = trial_words(one, request.GET.get("ten", ""))
    marked = "*" if request.GET.get("o") else None
    return _private(
        HttpResponse(drawing.picture(plan_to_print(one), words, marked=marked), content_type="image/png")
    )


@require_safe
def ruled_sheet(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Rulers and boxes at true size, to be laid over the stock."""
    one = layout_for(request, uuid)
    labels = {str(key.value): str(key.label) for key in LayoutField.Key}
    title = _("Tờ thử: %(form)s") % {"form": one.form.name}
    content = drawing.ruled_sheet(plan_to_print(one), trial_words(one, "dai"), title=title, labels=labels)
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="to-thu.pdf"'
    return _private(answer)


def _private(answer: HttpResponse) -> HttpResponse:
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@require_http_methods(["GET", "POST"])
@once
def create(request: HttpRequest, uuid: UUID) -> HttpResponse:
    refuse_unless(can_edit_catalogue(actor_in(request)))
    of = get_object_or_404(AwardForm, uuid=uuid)
    form = LayoutForm(initial={"width": 400, "height": 300}, **typed(request))

    def act() -> HttpResponse:
        made = actions.create_layout(of, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(
            request, _("Đã lập mẫu in với các ô thường dùng. Bước sau: in tờ thử, đo rồi chỉnh.")
        )
        return redirect(made)

    return answer_form(request, form, act, "commendations/layout_create.html", {"form_of_award": of})


@require_http_methods(["GET", "POST"])
@once
def sheet(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = layout_for(request, uuid)
    refuse_unless(can_edit_catalogue(actor_in(request)))
    names = ("width", "height", "nudge_x", "nudge_y")
    form = SheetForm(initial={name: getattr(one, name) for name in names}, **typed(request))

    def act() -> HttpResponse:
        actions.set_sheet(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ghi cỡ tờ và độ dịch."))
        return redirect(one)

    return answer_form(request, form, act, "commendations/layout_sheet.html", {"layout": one})


@require_http_methods(["GET", "POST"])
@once
def field(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """One field, with the sheet beside it as it would print. "xem" tries the typed values, and writes
    nothing."""
    one = layout_for(request, uuid)
    refuse_unless(can_edit_catalogue(actor_in(request)))
    if key not in LayoutField.Key.values:
        raise Http404
    there = next((row for row in one.fields.all() if row.key == key), None)
    form = FieldForm(key=key, initial=_initial(there), **typed(request))
    page: dict[str, Any] = {"layout": one, "label": LayoutField.Key(key).label, "there": there, "key": key}
    if request.method == "POST" and "xem" in request.POST:
        return _tried(request, one, form, page)

    def act() -> HttpResponse:
        actions.place_field(one, form.spot(), by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã đặt ô “%(field)s”.") % {"field": LayoutField.Key(key).label})
        return redirect(one)

    page["picture"] = _picture(one, plan_to_print(one), key)
    return answer_form(request, form, act, "commendations/layout_field.html", page)


def _initial(there: LayoutField | None) -> dict[str, Any]:
    if there is None:
        return dict(NEW_SPOT)
    return {name: getattr(there, name) for name in FieldForm.base_fields}


def _tried(
    request: HttpRequest, one: CertificateLayout, form: FieldForm, page: dict[str, Any]
) -> HttpResponse:
    plan = plan_to_print(one)
    if form.is_valid():
        plan = with_spot(plan, form.spot())
        try:
            actions.refuse_off_the_sheet(plan)
        except Refusal as refusal:
            add_refusal(form, refusal)
            page["problem"] = str(refusal.sentence)
    page |= {"form": form, "picture": _picture(one, plan, form.key)}
    return render_part(request, "commendations/layout_field.html", "picture", page)


def _picture(one: CertificateLayout, plan: Plan, marked: str) -> str:
    """As an address of its own, so that what is tried is shown without being kept."""
    png = drawing.picture(plan, trial_words(one), marked=marked)
    return "data:image/png;base64," + base64.b64encode(png).decode()


@require_http_methods(["GET", "POST"])
@once
def remove(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    one = layout_for(request, uuid)
    refuse_unless(can_edit_catalogue(actor_in(request)))
    row = get_object_or_404(one.fields.select_related("layout__form"), key=key)
    form = Form(**typed(request))
    confirm = Confirm(
        _("Bỏ ô “%(field)s” khỏi mẫu in?") % {"field": row.get_key_display()},
        _("Bỏ ô này"),
        one.get_absolute_url(),
        [_("Bằng in sau đó không có ô này; thêm lại được.")],
    )

    def act() -> HttpResponse:
        actions.remove_field(row, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã bỏ ô."))
        return redirect(one)

    page = {"confirm": confirm, "title": str(one)}
    return answer_form(request, form, act, "commendations/confirm.html", page)

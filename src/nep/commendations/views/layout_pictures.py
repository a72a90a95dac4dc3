"""Pictures of a layout: emblem and ornament."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.commendations.actions import layout_pictures as actions
from nep.commendations.forms_certificates import PictureForm
from nep.commendations.models import CertificateLayout, LayoutPicture
from nep.commendations.permissions import can_edit_catalogue
from nep.commendations.views.common import refuse_unless
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm

Place = LayoutPicture.Place


@dataclass(frozen=True)
class PictureRow:
    """`is_lacking`: the sheet would be printed with an empty place."""

    place: str
    label: Any
    is_there: bool
    is_lacking: bool = False


def picture_rows(layout: CertificateLayout) -> list[PictureRow]:
    """What may be brought to `layout`: the emblem where it has a field for one, the ornament where it prints
    the whole sheet. One query; its fields are prefetched."""
    there = set(layout.pictures.values_list("place", flat=True))
    emblem = next((row for row in layout.fields.all() if row.key == Place.EMBLEM), None)
    is_full = layout.mode == CertificateLayout.Mode.FULL
    rows = []
    if emblem is not None:
        is_printed = is_full or not emblem.is_on_stock
        is_there = Place.EMBLEM in there
        rows.append(PictureRow(Place.EMBLEM, Place.EMBLEM.label, is_there, is_printed and not is_there))
    if is_full:
        rows.append(PictureRow(Place.BORDER, Place.BORDER.label, Place.BORDER in there))
    return rows


def _layout_for(request: HttpRequest, uuid: UUID, place: str) -> CertificateLayout:
    refuse_unless(can_edit_catalogue(actor_in(request)))
    if place not in Place.values:
        raise Http404
    return get_object_or_404(CertificateLayout.objects.select_related("form"), uuid=uuid)


@require_http_methods(["GET", "POST"])
@once
def picture(request: HttpRequest, uuid: UUID, place: str) -> HttpResponse:
    one = _layout_for(request, uuid, place)
    form = PictureForm(**typed(request))
    label = Place(place).label

    def act() -> HttpResponse:
        upload = form.cleaned_data["upload"]
        actions.set_picture(one, place=place, upload=upload, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã lưu hình %(picture)s.") % {"picture": label})
        return redirect(one)

    page = {"layout": one, "label": label, "is_border": place == Place.BORDER}
    return answer_form(request, form, act, "commendations/layout_picture.html", page)


@require_http_methods(["GET", "POST"])
@once
def remove(request: HttpRequest, uuid: UUID, place: str) -> HttpResponse:
    one = _layout_for(request, uuid, place)
    label, form = Place(place).label, Form(**typed(request))
    is_border = place == Place.BORDER
    after = (
        _("Tờ bằng in với khung vẽ sẵn của Nếp.") if is_border else _("Cần có hình thì mới in được cả tờ.")
    )
    confirm = Confirm(
        _("Bỏ hình %(picture)s?") % {"picture": label}, _("Bỏ hình"), one.get_absolute_url(), [after]
    )

    def act() -> HttpResponse:
        actions.remove_picture(one, place=place, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã bỏ hình."))
        return redirect(one)

    page = {"confirm": confirm, "title": str(one)}
    return answer_form(request, form, act, "commendations/confirm.html", page)

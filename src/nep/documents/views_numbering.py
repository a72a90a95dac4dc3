"""How a unit takes the numbers of its papers: from our register, or typed from its office's."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nep.documents import actions
from nep.documents.forms import NumberingForm, RegisterForm
from nep.documents.models import NumberSource, PaperOffice, PaperRegister
from nep.documents.numbering import number_source
from nep.documents.permissions import can_set_numbering
from nep.organisations.models import Unit
from nep.organisations.queries import name_on
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once

PAGE = "documents/numbering.html"


@require_http_methods(["GET", "POST"])
@once
def numbering(request: HttpRequest, unit: UUID) -> HttpResponse:
    row = _unit_for(request, unit)
    office = PaperOffice.objects.filter(unit=row).first()
    first = {"number_source": number_source(row), "place": office.place if office else ""}
    form = NumberingForm(initial=first, **typed(request))

    def act() -> HttpResponse:
        source = NumberSource(form.cleaned_data["number_source"])
        place = form.cleaned_data["place"]
        actions.set_numbering(row, number_source=source, place=place, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã lưu cách lấy số."))
        return redirect("documents:numbering", row.uuid)

    page = {**_shown(row), "register": RegisterForm(initial={"year": clock.today().year})}
    return answer_form(request, form, act, PAGE, page)


@require_POST
@once
def register(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Where the paper register stands, so that our numbers go on after it."""
    row = _unit_for(request, unit)
    form = RegisterForm(request.POST)

    def act() -> HttpResponse:
        actions.start_register(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ghi số cuối của sổ."))
        return redirect("documents:numbering", row.uuid)

    return answer_form(request, form, act, "documents/register.html", _shown(row))


def _unit_for(request: HttpRequest, uuid: UUID) -> Unit:
    row = get_object_or_404(Unit, uuid=uuid)
    if not can_set_numbering(actor_in(request), row):
        raise PermissionDenied
    return row


def _shown(unit: Unit) -> dict[str, Any]:
    newest = clock.today().year - 1
    registers = PaperRegister.objects.filter(unit=unit, last_number__gt=0, year__gte=newest)
    return {
        "unit": unit,
        "name": name_on(unit, clock.today()),
        "by_register": number_source(unit) is NumberSource.REGISTER,
        "registers": registers.order_by("-year", "type_code"),
    }

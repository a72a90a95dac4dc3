"""Where a unit writes down that it does the same, what it changed and what came of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.organisations.actors import Actor
from nep.organisations.queries import name_on, names_on
from nep.organisations.requests import actor_in
from nep.practices import actions, permissions
from nep.practices.forms import AdoptForm, ReasonForm
from nep.practices.models import Adoption, Practice
from nep.practices.views.public import seen
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm


@once
@require_http_methods(["GET", "POST"])
def adopt(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The second of two clicks: every field may stay empty."""
    actor, row = actor_in(request), seen(request, uuid)
    if not permissions.can_adopt(actor):
        raise PermissionDenied
    form = _form(request, row, actor, initial={"adopted_on": clock.today()})

    def act() -> HttpResponse:
        actions.adopt_practice(row, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã ghi đơn vị áp dụng. Kết quả ghi thêm lúc nào cũng được."))
        return redirect("practices:spread", uuid=row.uuid)

    unit_name = name_on(actor.unit, clock.today()) if actor.unit else ""
    return answer_form(request, form, act, "practices/adopt.html", {"practice": row, "unit_name": unit_name})


@once
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, adoption = actor_in(request), _own(request, uuid)
    names = ("changed", "results", "adopted_on")
    first = {name: getattr(adoption, name) for name in names} | {"from_adoption": adoption.from_adoption_id}
    form = _form(request, adoption.practice, actor, leaving_out=adoption.pk, initial=first)

    def act() -> HttpResponse:
        actions.change_adoption(adoption, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã lưu."))
        return redirect("practices:spread", uuid=adoption.practice.uuid)

    page = {
        "practice": adoption.practice,
        "adoption": adoption,
        "unit_name": name_on(adoption.unit_id, clock.today()),
    }
    return answer_form(request, form, act, "practices/adopt.html", page)


@once
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    adoption = _own(request, uuid)
    form = ReasonForm(**typed(request))

    def act() -> HttpResponse:
        actions.stop_adoption(adoption, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ghi thôi áp dụng."))
        return redirect("practices:spread", uuid=adoption.practice.uuid)

    confirm = Confirm(
        question=_("Thôi áp dụng mô hình này"),
        button=_("Thôi áp dụng"),
        cancel_url=adoption.practice.get_absolute_url(),
        consequences=[_("Lần áp dụng vẫn đứng trong danh sách, ghi rõ đã thôi và lý do.")],
        is_dangerous=True,
    )
    page = {"practice": adoption.practice, "confirm": confirm}
    return answer_form(request, form, act, "practices/act.html", page)


def _form(
    request: HttpRequest, row: Practice, actor: Actor, *, leaving_out: int = 0, **given: Any
) -> AdoptForm:
    sources = Adoption.objects.shown_to(actor).filter(practice=row).exclude(pk=leaving_out)
    names = names_on(list(sources.order_by().values_list("unit", flat=True)), clock.today())
    return AdoptForm(sources=sources.order_by("adopted_on", "pk"), names=names, **given, **typed(request))


def _own(request: HttpRequest, uuid: UUID) -> Adoption:
    """An adoption of the acting unit; for all others there is none."""
    rows = Adoption.objects.filter(unit=actor_in(request).unit).select_related("practice__unit", "unit")
    found = get_object_or_404(rows, uuid=uuid)
    if not permissions.can_change_adoption(actor_in(request), found):
        raise PermissionDenied
    return found

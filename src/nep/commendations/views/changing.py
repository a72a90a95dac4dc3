"""Lines of the register are corrected, revoked, and entered from decisions of other authorities."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.commendations import actions
from nep.commendations.exporting_outside import OUTSIDE
from nep.commendations.forms_decisions import CorrectionForm, OutsideForm, RevocationForm
from nep.commendations.models import AwardForm, Nomination, OutsideAward, RegisterEntry
from nep.commendations.permissions import can_change_entry, can_publish_awards
from nep.commendations.views.common import refuse_unless
from nep.files.responses import serve
from nep.measures.periods import Period
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm


def _entry_for(request: HttpRequest, uuid: UUID) -> RegisterEntry:
    rows = RegisterEntry.objects.select_related("form__deciding_unit", "outside__unit")
    one = get_object_or_404(rows, uuid=uuid)
    refuse_unless(can_change_entry(actor_in(request), one))
    return one


@require_http_methods(["GET", "POST"])
@once
def correct(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _entry_for(request, uuid)
    names = ("subject_name", "subject_post", "unit_name", "achievement")
    form = CorrectionForm(initial={name: getattr(one, name) for name in names}, **typed(request))

    def act() -> HttpResponse:
        actions.correct_entry(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã đính chính. Dòng cũ còn trong lịch sử của sổ."))
        return redirect(one)

    page = {"crumb": one, "title": _("Đính chính dòng này của sổ"), "button": _("Đính chính")}
    return answer_form(request, form, act, "commendations/decision_form.html", page)


@require_http_methods(["GET", "POST"])
@once
def revoke(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _entry_for(request, uuid)
    form = RevocationForm(**typed(request))
    confirm = Confirm(
        _("Thu hồi khen thưởng này?"),
        _("Thu hồi"),
        one.get_absolute_url(),
        [
            _("Sổ giữ số quyết định và ghi rõ đã thu hồi."),
            _("Tên chỉ hiện cho người giữ mã trên bằng."),
            _("Việc này không gỡ được."),
        ],
        is_dangerous=True,
    )

    def act() -> HttpResponse:
        actions.revoke_entry(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã thu hồi."))
        return redirect(one)

    page = {"confirm": confirm, "title": one.subject_name}
    return answer_form(request, form, act, "commendations/confirm.html", page)


@exportable
def outside_awards(request: HttpRequest) -> HttpResponseBase:
    """What was entered from decisions of other authorities, with their files, for who keeps them."""
    actor = actor_in(request)
    unit = actor.unit
    refuse_unless(unit is not None and can_publish_awards(actor, unit))
    forms = AwardForm.objects.filter(is_own=False).order_by("position", "pk")
    listing = Listing(
        request,
        OutsideAward.objects.filter(unit=unit).select_related("form", "entry"),
        search=("entry__folded",),
        filters={"hinh-thuc": Choice(_("Hình thức"), [(row.pk, row.name) for row in forms], lookup="form")},
        orders={"moi": ("-signed_on",)},
        export=OUTSIDE,
    )
    if listing.file is not None:
        return listing.file
    return render(request, "commendations/outside_awards.html", {"listing": listing})


@require_http_methods(["GET", "POST"])
@once
def record_outside(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    unit = actor.unit
    refuse_unless(unit is not None and can_publish_awards(actor, unit))
    assert unit is not None
    states = (Nomination.State.FORWARDED, Nomination.State.CHOSEN)
    open_ones = Nomination.objects.visible_to(actor).filter(
        form__is_own=False, outside_award__isnull=True, state__in=states
    )
    form = OutsideForm(
        award_forms=AwardForm.objects.filter(is_own=False).order_by("position", "pk"),
        nominations=open_ones.order_by("sort_key", "pk"),
        **typed(request),
    )

    def act() -> HttpResponse:
        made = actions.record_outside_award(unit=unit, **_given(form), by=actor, at=clock.now())
        messages.success(request, _("Đã ghi vào sổ từ quyết định của cơ quan khác."))
        return redirect(made)

    return answer_form(request, form, act, "commendations/outside_form.html", {})


def _given(form: OutsideForm) -> dict[str, Any]:
    cleaned = dict(form.cleaned_data)
    first, last = cleaned.pop("period_from"), cleaned.pop("period_to")
    return {**cleaned, "period": Period(first, last) if first and last else None}


@require_safe
def outside_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = get_object_or_404(OutsideAward.objects.select_related("file", "unit"), uuid=uuid)
    refuse_unless(can_publish_awards(actor_in(request), one.unit))
    return serve(one.file, inline=True)

"""Opinions of other bodies (hiệp y): asked, listed with their clocks, answered."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.commendations import actions, exporting
from nep.commendations.dossier_forms import AskForm, OpinionsForm
from nep.commendations.models import AwardRound, Consultation, Nomination
from nep.commendations.permissions import can_answer_consultation, can_ask_consultation
from nep.commendations.views.common import refuse_unless, round_for
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.queries import name_on, names_on, with_version
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once

STATES = (("cho", _("chưa trả lời")), ("xong", _("đã trả lời")))
CONDITIONS = {"cho": Q(answered_at=None), "xong": Q(answered_at__isnull=False)}


@exportable
def consultations(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    actor, one = actor_in(request), round_for(request, uuid)
    refuse_unless(can_ask_consultation(actor, one))
    listing = Listing(
        request,
        one.consultations.select_related("deadline"),
        search=("question",),
        filters={"trang-thai": Choice(_("Tình trạng"), STATES, conditions=CONDITIONS)},
        orders={"moi": ("-asked_at",)},
        export=exporting.CONSULTATIONS,
    )
    if listing.file is not None:
        return listing.file
    names = names_on([row.unit_id for row in listing.page], clock.today())
    may_ask = one.state == AwardRound.State.OPEN
    page = {"round": one, "listing": listing, "names": names, "may_ask": may_ask}
    return render(request, "commendations/consultations.html", page)


@require_http_methods(["GET", "POST"])
@once
def ask(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, one = actor_in(request), round_for(request, uuid)
    refuse_unless(can_ask_consultation(actor, one))
    units = with_version(Unit.objects.exclude(pk=one.unit_id), clock.today()).order_by(
        "current_sort_key", "pk"
    )
    form = AskForm(units=units, rows=_askable(one, actor), **typed(request))

    def act() -> HttpResponse:
        cleaned = {**form.cleaned_data, "nominations": list(form.cleaned_data["nominations"])}
        made = actions.ask_consultation(one, **cleaned, by=actor, at=clock.now())
        messages.success(request, _("Đã gửi lấy ý kiến; thời hạn trả lời bắt đầu tính."))
        return redirect(made)

    return answer_form(request, form, act, "commendations/ask.html", {"round": one})


def _askable(one: AwardRound, actor: Actor) -> QuerySet[Nomination]:
    waiting = (Nomination.State.SUBMITTED, Nomination.State.FORWARDED)
    rows = one.nominations.of_others_than(actor).filter(state__in=waiting).select_related("form")
    return rows.order_by("form__position", "kind", "sort_key", "pk")


@require_http_methods(["GET", "POST"])
@once
def consultation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The asked body reads and answers here; the office that asked reads the answer."""
    actor, one = actor_in(request), _seen(request, uuid)
    every = one.items.select_related("nomination__form").order_by("nomination__sort_key", "pk")
    items = list(every.filter(nomination__in=Nomination.objects.of_others_than(actor)))
    form = OpinionsForm(items=items, **typed(request))
    is_waiting = one.answered_at is None and actor.may("nominate", one.unit)
    may_answer = is_waiting and can_answer_consultation(actor, one)

    def act() -> HttpResponse:
        actions.answer_consultation(one, said=form.said(), by=actor, at=clock.now())
        messages.success(request, _("Đã gửi ý kiến."))
        return redirect(one)

    page = {
        "consultation": one,
        "items": items,
        "unit_name": name_on(one.unit_id, clock.today()),
        "asked_by": name_on(one.round.unit_id, clock.today()),
        "may_answer": may_answer,
        "somebody_else": is_waiting and not may_answer,
        "closed": every.count() - len(items),
        "rows": [(item, form[f"opinion_{item.pk}"], form[f"note_{item.pk}"]) for item in items],
    }
    return answer_form(request, form, act, "commendations/consultation.html", page)


def _seen(request: HttpRequest, uuid: UUID) -> Consultation:
    """404 for whoever neither asked nor was asked."""
    rows = Consultation.objects.select_related("round__unit", "unit", "deadline", "answered_by_post")
    one = get_object_or_404(rows.visible_to(actor_in(request)), uuid=uuid)
    if request.method == "POST":
        refuse_unless(can_answer_consultation(actor_in(request), one))
    return one

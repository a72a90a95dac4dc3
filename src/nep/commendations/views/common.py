"""Lookups that start from what the actor may see; and the page that asks before one act is done."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from nep.commendations.council_desk import seat_to_declare
from nep.commendations.models import AwardRound, Ballot, Council, Nomination
from nep.commendations.models.rounds import AwardRoundQuerySet
from nep.commendations.pending import with_told_state
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.parts import Confirm


def round_for(
    request: HttpRequest, uuid: UUID, also: Callable[[AwardRoundQuerySet], AwardRoundQuerySet] | None = None
) -> AwardRound:
    """`also`: what the page reads with the round."""
    rows = AwardRound.objects.visible_to(actor_in(request)).select_related("unit", "theme")
    return get_object_or_404(also(rows) if also else rows, uuid=uuid)


def listed_nomination(request: HttpRequest, uuid: UUID) -> Nomination:
    """Of which the reader may know; a member of its council has perhaps not opened it yet."""
    actor = actor_in(request)
    rows = with_told_state(Nomination.objects.visible_to(actor), actor)
    whole = rows.select_related("round__unit", "form", "unit", "judged_by", "collective", "person")
    return get_object_or_404(whole.prefetch_related("form__rules"), uuid=uuid)


def nomination_for(request: HttpRequest, uuid: UUID) -> Nomination:
    """403 for a member of its council who has not declared yet: the dossier opens after that."""
    one = listed_nomination(request, uuid)
    refuse_unless(seat_to_declare(actor_in(request), one) is None)
    return one


def council_for(request: HttpRequest, uuid: UUID) -> Council:
    rows = Council.objects.visible_to(actor_in(request)).select_related("round", "unit")
    return get_object_or_404(rows, uuid=uuid)


def ballot_for(request: HttpRequest, uuid: UUID) -> Ballot:
    rows = Ballot.objects.visible_to(actor_in(request))
    whole = rows.select_related("council__round", "council__unit", "form", "rule", "tally_paper", "minutes")
    return get_object_or_404(whole, uuid=uuid)


def refuse_unless(allowed: bool) -> None:
    """403: the reader may see the thing, and may not do this with it."""
    if not allowed:
        raise PermissionDenied


def confirmed(
    request: HttpRequest,
    confirm: Confirm,
    action: Callable[..., Any],
    one: Any,
    *,
    done: str,
    title: str = "",
    form: Form | None = None,
    to: Any = None,
) -> HttpResponse:
    """Asks, and on yes does `action` to `one` with what `form` holds; then back to `one`, or to `to`."""
    form = form if form is not None else Form(**typed(request))

    def act() -> HttpResponse:
        action(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, done)
        return redirect(to if to is not None else one)

    page = {"confirm": confirm, "title": title or str(one)}
    return answer_form(request, form, act, "commendations/confirm.html", page)

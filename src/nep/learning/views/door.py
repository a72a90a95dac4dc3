"""The door: a screen whose code changes, and what a learner's phone opens when it reads the code."""

from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from nep.learning import actions, door
from nep.learning.drawing import qr_of
from nep.learning.forms import CodeForm
from nep.learning.models import Session
from nep.learning.views.lists import kept_session
from nep.organisations.actors import Actor
from nep.organisations.models import Person
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.errors import Refusal
from nep.web.limits import Window, count_form

TRIES = (Window(10, 600), Window(60, 24 * 3600))
TICKET = "the"


@require_safe
def screen(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put on a screen at the door. The page asks for itself anew when its code changes, without scripts."""
    row, now = kept_session(request, uuid), clock.now()
    page: dict[str, object] = {"session": row, "seconds": door.seconds_left(now)}
    try:
        door.refuse_closed_door(row, now)
    except Refusal as refusal:
        page["refused"] = refusal.sentence
    else:
        path = reverse("learning:scan", args=[row.uuid, door.code_at(row, now)])
        page["address"] = request.build_absolute_uri(path)
        page["qr"] = qr_of(str(page["address"]))
    return render(request, "learning/door.html", page)


@login_not_required
@require_http_methods(["GET", "POST"])
def scan(request: HttpRequest, uuid: UUID, code: str) -> HttpResponse:
    """A GET with a fresh code gives a ticket of ten minutes inside the form; the POST with it says who came:
    who is signed in by that, others by the code of their invitation."""
    row = get_object_or_404(Session.objects.select_related("meeting", "theme"), uuid=uuid)
    person = _person(actor_in(request))
    form = forms.Form(**typed(request)) if person else CodeForm(**typed(request))
    page: dict[str, object] = {"session": row, "meeting": row.meeting, "person": person}
    try:
        page["ticket"] = _ticket(request, row, code)
    except Refusal as refusal:
        page["refused"] = refusal.sentence
        return render(request, "learning/scan.html", page)

    def act() -> HttpResponse:
        if person is not None:
            actions.check_in_person(row, person, at=clock.now())
        else:
            count_form(request, "learning.door", TRIES, key=str(page["ticket"]))
            actions.check_in_code(row, form.cleaned_data["code"], at=clock.now())
        return render(request, "learning/scan_done.html", {"session": row})

    return answer_form(request, form, act, "learning/scan.html", {**page, "form_kept": form})


def _ticket(request: HttpRequest, row: Session, code: str) -> str:
    """A new ticket for a fresh code, or the one that came with the form. Raises CodeOld, TooEarly, Cancelled,
    DoorClosed."""
    door.refuse_closed_door(row, clock.now())
    if request.method == "POST":
        given = request.POST.get(TICKET, "")
        door.refuse_bad_ticket(row, given)
        return given
    door.refuse_old(row, code, clock.now())
    return door.ticket_for(row)


def _person(actor: Actor) -> Person | None:
    """Who is signed in, in person; nobody comes in another's name."""
    if actor.post is None or actor.mandate is not None:
        return None
    return actor.post.person

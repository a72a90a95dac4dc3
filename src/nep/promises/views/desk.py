"""Where officers work on promises."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from nep.organisations.history import history_of
from nep.organisations.queries import names_on
from nep.organisations.requests import actor_in
from nep.promises.acts import ACTS, Act, acts_for
from nep.promises.board import listing_of, rows_of
from nep.promises.detail import detail_of
from nep.promises.models import Promise
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.forms import add_refusal
from nep.web.listing import exportable
from nep.web.once import once
from nep.web.parts import Confirm

WITH = ("unit", "meeting__unit", "promised_by__unit", "contact", "wording_deadline")


@exportable
def promises(request: HttpRequest) -> HttpResponseBase:
    """Promises of the units that the acting post looks after, drafts included."""
    actor, today = actor_in(request), clock.today()
    seen = Promise.objects.visible_to(actor)
    names = names_on(seen.order_by().values_list("unit", flat=True).distinct(), today)
    units = sorted(names.items(), key=lambda item: item[1])
    listing = listing_of(request, seen, today=today, units=units, meetings=[])
    if listing.file is not None:
        return listing.file
    context = {"listing": listing, "rows": rows_of(listing.page, names, today=today)}
    return render(request, "promises/list.html", context)


@require_GET
def work(request: HttpRequest, uuid: str) -> HttpResponse:
    """One promise and what the acting post can do with it."""
    promise = _seen(request, uuid)
    context = {
        "promise": promise,
        "detail": detail_of(promise, today=clock.today()),
        "acts": acts_for(actor_in(request), promise),
        "history": history_of(promise),
    }
    return render(request, "promises/work.html", context)


@once
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, uuid: str, key: str) -> HttpResponse:
    """One act: its form, what will happen, and the act itself on POST."""
    promise = _seen(request, uuid)
    chosen = ACTS.get(key)
    if chosen is None:
        raise Http404
    if not chosen.may(actor_in(request), promise):
        raise PermissionDenied
    given = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
    form = chosen.form(**given, initial={"text": promise.text})  # type: ignore[arg-type] # two typed names
    if given and form.is_valid() and _done(request, chosen, promise, form):
        messages.success(request, str(chosen.done))
        return redirect("promises:work", uuid=promise.uuid)
    confirm = Confirm(
        question=str(chosen.label),
        button=str(chosen.label),
        cancel_url=reverse("promises:work", args=[promise.uuid]),
        consequences=[str(sentence) for sentence in chosen.consequences],
        is_dangerous=chosen.is_dangerous,
    )
    context = {"promise": promise, "form": form, "confirm": confirm}
    return render(request, "promises/act.html", context)


def _done(request: HttpRequest, chosen: Act, promise: Promise, form: forms.Form) -> bool:
    """Run the act. False when it was refused, with the form told why."""
    try:
        chosen.run(promise, **form.cleaned_data, by=actor_in(request), at=clock.now())
    except NotAllowed:
        raise PermissionDenied from None
    except Refusal as refusal:
        add_refusal(form, refusal)
        return False
    return True


def _seen(request: HttpRequest, uuid: str) -> Promise:
    seen = Promise.objects.visible_to(actor_in(request))
    return get_object_or_404(seen.select_related(*WITH), uuid=uuid)

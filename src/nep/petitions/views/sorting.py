"""One petition at the desk: read, class, named officers, public text, sealed text, quarantine."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from nep.audit.queries import events_of
from nep.files import responses
from nep.organisations import queries as organisations
from nep.organisations.actors import Actor
from nep.organisations.models import Person, Post, World
from nep.organisations.requests import actor_in
from nep.petitions import actions, permissions, queries
from nep.petitions.actions.sealed import identity_of
from nep.petitions.forms import clerk
from nep.petitions.models import Klass, Petition, PetitionFile, SealedText, State
from nep.petitions.trails import entries_of
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.forms import add_refusal
from nep.web.pages import forbidden, refused

Forms = dict[str, forms.Form]
# Two forms of the page ask for a reason: an id must stand once.
REJECT_ID = "reject-%s"
HANDLED = (Klass.QUESTION, Klass.PROPOSAL)


def _visible(request: HttpRequest, uuid: UUID) -> tuple[Petition, Actor]:
    """The petition, if the acting post may know of it; 404 otherwise."""
    actor = actor_in(request)
    rows = Petition.objects.visible_to(actor).select_related(
        "slip", "deadline", "place_unit", "home_unit", "desk_unit", "unit"
    )
    return get_object_or_404(rows, uuid=uuid), actor


@never_cache
@require_GET
def sort(request: HttpRequest, uuid: UUID) -> HttpResponse:
    petition, actor = _visible(request, uuid)
    return _show(request, petition, actor)


def _show(request: HttpRequest, petition: Petition, actor: Actor, **bound: Any) -> HttpResponse:
    """The desk's page, with the forms that this post may use now; `bound` puts a sent form in its place."""
    if not permissions.can_classify_petition(actor, petition):
        raise Http404
    above = None if petition.is_secret else queries.desk_for_secret(petition, clock.today())
    units = [petition.place_unit, petition.home_unit, petition.unit, above]
    page = {
        "petition": petition,
        "names": organisations.names_on(units, clock.today()),
        "above": above,
        "photos": petition.files.order_by("position"),
        "named": petition.exclusions.select_related("person").order_by("pk"),
        "reads": queries.sealed_reads(petition),
        "entries": entries_of(events_of(petition)[:50]),
        "is_waiting": petition.state == State.QUARANTINED,
        "is_rejected": petition.state == State.REJECTED,
        "is_open": petition.is_open,
        "is_sorted": petition.klass in HANDLED,
        "may_publish": queries.may_be_public(petition),
        "has_identity": petition.sealed_texts.filter(kind=SealedText.Kind.IDENTITY).exists(),
        **_forms(petition, actor),
        **bound,
    }
    return render(request, "petitions/sort.html", page)


def _forms(petition: Petition, actor: Actor) -> Forms:
    written = {"public_title": petition.public_title, "public_text": petition.public_text}
    return {
        "classify_form": clerk.ClassifyForm(initial={"klass": petition.klass}),
        "transfer_form": clerk.TransferOutForm(),
        "split_form": clerk.SplitForm(),
        "exclude_form": clerk.ExcludeForm(officers=officers(actor)),
        "public_form": clerk.PublicTextForm(initial=written),
        "sealed_form": clerk.OpenSealedForm(),
        "reject_form": clerk.RejectForm(auto_id=REJECT_ID),
    }


def officers(actor: Actor) -> QuerySet[Person]:
    """Everyone who holds a post of the viewer's own side today, with its title, in Vietnamese order: who
    holds a Party post is not read from the State side (safeguard 11)."""
    today = clock.today()
    held = Post.objects.filter(person=OuterRef("pk"), valid_from__lte=today, valid_to__gt=today)
    if actor.unit is None or actor.unit.world != World.PARTY:
        held = held.exclude(unit__world=World.PARTY)
    titled = Person.objects.annotate(post_title=Subquery(held.order_by("pk").values("title")[:1]))
    return titled.filter(post_title__isnull=False).order_by("sort_key", "pk")


Act = Callable[[Petition, dict[str, Any]], Callable[..., object]]
"""Petition and clean values -> the one action, which then takes `by` and `at`."""


def _step(
    form_name: str, form_in: Callable[[HttpRequest], forms.Form], act: Act
) -> Callable[..., HttpResponse]:
    """A view that checks its form, does one action and comes back; a refusal stands at its field."""

    @require_POST
    def view(request: HttpRequest, uuid: UUID) -> HttpResponse:
        petition, actor = _visible(request, uuid)
        form = form_in(request)
        if form.is_valid():
            try:
                act(petition, form.cleaned_data)(by=actor, at=clock.now())
            except NotAllowed:
                return forbidden(request)
            except Refusal as refusal:
                add_refusal(form, refusal)
            else:
                return _back(petition, actor)
        return _show(request, petition, actor, **{form_name: form})

    return view


def _back(petition: Petition, actor: Actor) -> HttpResponse:
    """To the petition while the post still sees it, else to the list."""
    if Petition.objects.visible_to(actor).filter(pk=petition.pk).exists():
        return redirect("petitions:sort", uuid=petition.uuid)
    return redirect("petitions:triage")


def _exclude_form(request: HttpRequest) -> forms.Form:
    return clerk.ExcludeForm(request.POST, officers=officers(actor_in(request)))


def _split(petition: Petition, given: dict[str, Any]) -> Callable[..., object]:
    parts = [(given["part_klass"], given["part_text"])]
    return partial(actions.split_petition, petition, parts=parts, rest=given["rest"])


def _public_text(petition: Petition, given: dict[str, Any]) -> Callable[..., object]:
    words = {"title": given["public_title"], "text": given["public_text"]}
    return partial(actions.review_public_text, petition, **words, is_confirmed=given["is_confirmed"])


classify = _step(
    "classify_form",
    lambda request: clerk.ClassifyForm(request.POST),
    lambda petition, given: partial(actions.classify_petition, petition, klass=given["klass"]),
)
transfer_out = _step(
    "transfer_form",
    lambda request: clerk.TransferOutForm(request.POST),
    lambda petition, given: partial(actions.transfer_out_petition, petition, to_body=given["transferred_to"]),
)
split = _step("split_form", lambda request: clerk.SplitForm(request.POST), _split)
exclude = _step(
    "exclude_form",
    _exclude_form,
    lambda petition, given: partial(actions.exclude_officer, petition, person=given["person"]),
)
include = _step(
    "exclude_form",
    _exclude_form,
    lambda petition, given: partial(actions.include_officer, petition, person=given["person"]),
)
public_text = _step("public_form", lambda request: clerk.PublicTextForm(request.POST), _public_text)
reject = _step(
    "reject_form",
    lambda request: clerk.RejectForm(request.POST, auto_id=REJECT_ID),
    lambda petition, given: partial(actions.reject_quarantined, petition, reason=given["reason"]),
)


def _without_form(request: HttpRequest, uuid: UUID, act: Callable[..., object]) -> HttpResponse:
    petition, actor = _visible(request, uuid)
    try:
        act(petition, by=actor, at=clock.now())
    except NotAllowed:
        return forbidden(request)
    except Refusal as refusal:
        return refused(request, str(refusal.sentence))
    return _back(petition, actor)


release = require_POST(partial(_without_form, act=actions.release_quarantine))
undo_rejection = require_POST(partial(_without_form, act=actions.undo_rejection))


@never_cache
@require_POST
def open_sealed(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show the sealed text in this one answer; the reading is logged before it is shown."""
    petition, actor = _visible(request, uuid)
    form = clerk.OpenSealedForm(request.POST)
    if form.is_valid():
        try:
            text = actions.open_sealed(petition, **form.cleaned_data, by=actor, at=clock.now())
        except NotAllowed:
            return forbidden(request)
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            what = form.cleaned_data["what"]
            shown = identity_of(text) if what == SealedText.Kind.IDENTITY else None
            page = {"petition": petition, "identity": shown, "original": text}
            return render(request, "petitions/sealed.html", page)
    if not permissions.can_classify_petition(actor, petition):
        return refused(request, str(next(iter(form.errors.values()))[0]))
    return _show(request, petition, actor, sealed_form=form)


@never_cache
@require_GET
def photo(request: HttpRequest, uuid: UUID, position: int) -> HttpResponse:
    petition, _actor = _visible(request, uuid)
    row = get_object_or_404(PetitionFile.objects.select_related("file"), petition=petition, position=position)
    return responses.serve(row.file, inline=True)

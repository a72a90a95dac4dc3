"""Delegation, substitution, hand-over: the forms, the list, one of each."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from nep.files.responses import serve
from nep.organisations import actions, choices, permissions, queries
from nep.organisations.forms import DelegateForm, EndMandateForm, HandOverForm, SubstituteForm
from nep.organisations.history import history_of
from nep.organisations.models import HandOver, Mandate, Post
from nep.organisations.open_work import open_work, registered_work
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import Choice, Export, Head, Listing, exportable
from nep.web.once import once


def _post(pk: int) -> Post:
    posts = Post.objects.select_related("unit", "person").prefetch_related("roles")
    return get_object_or_404(posts, pk=pk)


MANDATE_FILE: Export[Mandate] = Export(
    "thay-mat",
    gettext_lazy("Ai được làm thay ai"),
    [
        Head(gettext_lazy("Người làm thay"), 40),
        Head(gettext_lazy("Thay mặt"), 40),
        Head(gettext_lazy("Loại"), 20),
        Head(gettext_lazy("Từ ngày"), 12),
        Head(gettext_lazy("Đến hết ngày"), 12),
        Head(gettext_lazy("Văn bản"), 20),
    ],
    lambda rows: (
        [
            row.to_post.title,
            row.from_post.title,
            row.get_kind_display(),
            row.valid_from,
            row.last_day,
            row.paper_number,
        ]
        for row in rows
    ),
)


@exportable
def mandates(request: HttpRequest) -> HttpResponseBase:
    """Who acts for whom: what concerns the acting post, and for who arranges posts, their units."""
    actor, day = actor_in(request), clock.today()
    running = Q(pk__in=Mandate.objects.not_over(day).values("pk"))
    listing = Listing(
        request,
        permissions.mandates_seen(actor).select_related("from_post", "to_post"),
        filters={
            "con": Choice(
                gettext_lazy("Thời gian"),
                [("con", gettext_lazy("còn hiệu lực hoặc sắp tới")), ("het", gettext_lazy("đã hết"))],
                conditions={"con": running, "het": ~running},
            ),
            "loai": Choice(gettext_lazy("Loại"), Mandate.Kind.choices, lookup="kind"),
        },
        orders={"moi": ("-valid_from",)},
        export=MANDATE_FILE,
    )
    if listing.file is not None:
        return listing.file
    handed = permissions.hand_overs_seen(actor).select_related("from_post", "to_post").order_by("-pk")[:20]
    context = {
        "listing": listing,
        "hand_overs": handed,
        "own": actor.post if actor.post and permissions.can_delegate(actor, actor.post) else None,
        "day": day,
    }
    return render(request, "organisations/mandates.html", context)


@once
@require_http_methods(["GET", "POST"])
def delegate(request: HttpRequest, pk: int) -> HttpResponse:
    post = _post(pk)
    if not permissions.can_delegate(actor_in(request), post):
        raise PermissionDenied
    offered = {"takers": choices.takers(post, clock.today()), "verbs": choices.verbs_of(post)}
    form = DelegateForm(**typed(request), **offered, initial={"valid_from": clock.today()})
    return _given(request, post, form, actions.delegate, _("Ủy quyền"))


@once
@require_http_methods(["GET", "POST"])
def substitute(request: HttpRequest, pk: int) -> HttpResponse:
    post = _post(pk)
    if not permissions.can_substitute(actor_in(request), post):
        raise PermissionDenied
    takers = choices.deputies(post, clock.today())
    form = SubstituteForm(**typed(request), takers=takers, initial={"valid_from": clock.today()})
    return _given(request, post, form, actions.substitute, _("Cử người thay khi vắng"))


def _given(request: HttpRequest, post: Post, form: SubstituteForm, give: Any, heading: str) -> HttpResponse:
    """Answer a form that gives a mandate: written and shown, or the form again with what is wrong."""

    def act() -> HttpResponse:
        named = {"verbs": form.cleaned_data["verbs"]} if "verbs" in form.cleaned_data else {}
        mandate = give(
            post,
            to_post=form.taker,
            valid_from=form.cleaned_data["valid_from"],
            valid_to=form.valid_to,
            paper=form.paper,
            by=actor_in(request),
            at=clock.now(),
            **named,
        )
        return redirect("organisations:mandate", uuid=mandate.uuid)

    context = {"post": post, "heading": heading, "unit_name": _unit_name(post)}
    return answer_form(request, form, act, "organisations/give.html", context)


@once
@require_http_methods(["GET", "POST"])
def mandate(request: HttpRequest, uuid: str) -> HttpResponse:
    """One mandate: who, for whom, what, until when, on which paper; ended here."""
    found = _mandate(request, uuid)
    actor, day = actor_in(request), clock.today()
    may_end = permissions.can_end_mandate(actor, found) and day <= found.last_day
    form = EndMandateForm(**typed(request), initial={"ended_on": day})

    def act() -> HttpResponse:
        actions.end_mandate(found, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã ghi cho thôi."))
        return redirect("organisations:mandate", uuid=found.uuid)

    context = {
        "mandate": found,
        "labels": choices.labels_of(row.verb for row in found.verbs.all()),
        "in_force": found.is_in_force_on(day),
        "is_mine": found.to_post_id == actor.post_id,
        "may_end": may_end,
        "names": queries.names_on([found.from_post.unit_id, found.to_post.unit_id], day),
        "history": history_of(found),
    }
    return answer_form(request, form, act, "organisations/mandate.html", context)


def _mandate(request: HttpRequest, uuid: str) -> Mandate:
    rows = Mandate.objects.select_related("from_post__unit", "to_post__unit", "paper_file")
    found = get_object_or_404(rows.prefetch_related("verbs"), uuid=uuid)
    if not permissions.can_see_mandate(actor_in(request), found):
        raise Http404
    return found


@require_GET
def mandate_paper(request: HttpRequest, uuid: str) -> HttpResponse:
    return _paper_of(_mandate(request, uuid))


def _paper_of(found: Mandate | HandOver) -> HttpResponse:
    if found.paper_file is None:
        raise Http404
    return serve(found.paper_file)


@once
@require_http_methods(["GET", "POST"])
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """The open work of a post, to be passed to another."""
    post, day = _post(pk), clock.today()
    if not permissions.can_hand_over(actor_in(request), post):
        raise PermissionDenied
    waiting = open_work(post, day)
    offered = {"takers": choices.takers(post, day), "items": choices.work_choices(waiting)}
    form = HandOverForm(**typed(request), **offered)

    def act() -> HttpResponse:
        taker, items, paper = form.taker, form.chosen, form.paper
        done = actions.hand_over(
            post, to_post=taker, items=items, paper=paper, by=actor_in(request), at=clock.now()
        )
        return redirect("organisations:handed_over", uuid=done.uuid)

    context = {"post": post, "waiting": waiting, "unit_name": _unit_name(post)}
    return answer_form(request, form, act, "organisations/hand_over.html", context)


@require_GET
def handed_over(request: HttpRequest, uuid: str) -> HttpResponse:
    """One hand-over: what went, from whom to whom, on which paper."""
    found = _hand_over(request, uuid)
    labels = {key: work.label for key, work in registered_work().items()}
    counts: dict[str, int] = {}
    for item in found.items.order_by("pk"):
        counts[item.source] = counts.get(item.source, 0) + 1
    context = {
        "done": found,
        "counts": [(labels.get(source, source), count) for source, count in counts.items()],
        "history": history_of(found),
    }
    return render(request, "organisations/handed_over.html", context)


def _hand_over(request: HttpRequest, uuid: str) -> HandOver:
    rows = HandOver.objects.select_related("from_post__unit", "to_post__unit", "paper_file")
    found = get_object_or_404(rows, uuid=uuid)
    if not permissions.can_see_hand_over(actor_in(request), found):
        raise Http404
    return found


@require_GET
def hand_over_paper(request: HttpRequest, uuid: str) -> HttpResponse:
    return _paper_of(_hand_over(request, uuid))


def _unit_name(post: Post) -> str:
    return queries.name_on(post.unit, clock.today())

"""Where articles stand, what can be done with one, and its preview."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from nep.newsroom import permissions
from nep.newsroom.actions.editing import other_lock
from nep.newsroom.acts import ACTS, acts_for
from nep.newsroom.comparing import compared
from nep.newsroom.figures import missing_in, shown_body
from nep.newsroom.lists import own
from nep.newsroom.marks import PHOTOGRAPH, QUOTE, mark_of
from nep.newsroom.mentions import Named, faults_of, named, named_in, rows_of
from nep.newsroom.models import Article, PhotoUse, Quote, Revision
from nep.newsroom.quoted_decisions import WITH
from nep.newsroom.quoting import title_of
from nep.newsroom.reading import tags_of
from nep.newsroom.standing import moment_of, state_of
from nep.organisations.history import history_of
from nep.organisations.queries import name_on
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import exportable
from nep.web.once import once
from nep.web.parts import Confirm

SHOWN_REVISIONS = 30


@exportable
def articles(request: HttpRequest) -> HttpResponseBase:
    actor = actor_in(request)
    if not actor.has("view_news"):
        raise PermissionDenied
    shown = own(request, actor)
    if shown.listing.file is not None:
        return shown.listing.file
    rows = [(row, state_of(row), shown.names.get(row.unit_id, "")) for row in shown.listing.page]
    context = {"rows": rows, "listing": shown.listing, "may_draft": permissions.can_draft(actor)}
    context["may_read_remarks"] = actor.has("moderate_remarks")
    return render(request, "newsroom/list.html", context)


@require_GET
def work(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One article for its newsroom: how it stands, its newest text, its revisions, what can be done."""
    actor, found = actor_in(request), seen(request, uuid)
    revisions = found.revisions.defer("body", "folded").order_by("-number")[:SHOWN_REVISIONS]
    newest = newest_of(found)
    context = {
        "article": found,
        "state": state_of(found),
        "moment": moment_of(found),
        "unit_name": name_on(found.unit_id, clock.today()),
        "newest": newest,
        "body": shown_body(found, newest.body, today=clock.today()),
        "photographs": all_uses(found),
        "quotes": all_quotes(found),
        "mentions": all_mentions(found),
        "missing": missing_in(found, newest.body),
        "faults": faults_of(named_in(found.pk, newest.body)),
        "revisions": list(revisions),
        "acts": acts_for(actor, found),
        "may_write": permissions.can_write(actor, found) and found.is_open_to_change,
        "is_own": permissions.can_decide(actor, found) and permissions.has_written(actor, found),
        "other": other_lock(found, by=actor, at=clock.now()),
        "history": history_of(found),
    }
    return render(request, "newsroom/work.html", context)


@once
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """One act: its form, what will happen, and the act itself on POST."""
    actor, found, chosen = actor_in(request), seen(request, uuid), ACTS.get(key)
    if chosen is None:
        raise Http404
    if not chosen.may(actor, found):
        raise PermissionDenied
    form = chosen.form(initial=chosen.initial(found), **typed(request))

    def run() -> HttpResponse:
        chosen.run(found, form, by=actor, at=clock.now())
        messages.success(request, str(chosen.done))
        return redirect(found)

    confirm = Confirm(
        question=str(chosen.label),
        button=str(chosen.label),
        cancel_url=found.get_absolute_url(),
        consequences=[str(sentence) for sentence in chosen.consequences],
        is_dangerous=chosen.is_dangerous,
    )
    page = {"article": found, "confirm": confirm}
    return answer_form(request, form, run, "newsroom/act.html", page)


@require_GET
def preview(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The newest revision as it will be read, at the width of a screen or of a phone."""
    found = seen(request, uuid)
    newest = newest_of(found)
    context: dict[str, Any] = {
        "article": found,
        "text": newest,
        "body": shown_body(found, newest.body, today=clock.today()),
        "tags": tags_of(newest),
        "unit_name": name_on(found.unit_id, clock.today()),
        "is_phone": request.GET.get("co") == "dien-thoai",
    }
    return render(request, "newsroom/preview.html", context)


@require_GET
def revision(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """One revision, and what it changed against another: the one before it unless `?voi=` names one."""
    actor, found = actor_in(request), seen(request, uuid)
    shown = get_object_or_404(Revision, article=found, number=number)
    asked = request.GET.get("voi", "")
    other = int(asked) if asked.isdecimal() and len(asked) < 7 else number - 1
    before = Revision.objects.filter(article=found, number=other).first()
    context = {
        "article": found,
        "shown": shown,
        "before": before,
        "parts": compared(before, shown) if before else [],
        "body": shown_body(found, shown.body, today=clock.today()),
        "numbers": [n for n in range(1, found.number + 1) if n != number][-100:],
        "may_restore": number != found.number
        and permissions.can_write(actor, found)
        and found.is_open_to_change,
    }
    return render(request, "newsroom/revision.html", context)


def all_uses(article: Article) -> list[tuple[PhotoUse, str]]:
    """Every photograph of the article with its mark."""
    rows = PhotoUse.objects.filter(article=article).select_related("photograph__original")
    return [(use, mark_of(PHOTOGRAPH, use.number)) for use in rows.order_by("number")]


def all_quotes(article: Article) -> list[tuple[Quote, str, str]]:
    """Every quotation with its mark and what it is of."""
    rows = Quote.objects.filter(article=article).select_related("promise", "practice", "frozen", *WITH)
    return [(row, mark_of(QUOTE, row.number), title_of(row)) for row in rows.order_by("number")]


def all_mentions(article: Article) -> list[Named]:
    """Every leader whom the article may name."""
    return list(named(rows_of([article.pk])).values())


def newest_of(article: Article) -> Revision:
    return Revision.objects.get(article=article, number=article.number)


def seen(request: HttpRequest, uuid: UUID) -> Article:
    """The article, if the acting post looks after it; for all others there is none."""
    return get_object_or_404(Article.objects.visible_to(actor_in(request)).select_related("live"), uuid=uuid)

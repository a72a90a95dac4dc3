"""What readers say under an article: read, written, found again and taken back by who wrote it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nep.newsroom import actions
from nep.newsroom.forms_remarks import RemarkForm
from nep.newsroom.models import Article, Remark
from nep.newsroom.refusals_remarks import RemarksClosed
from nep.newsroom.remark_lists import of_article
from nep.newsroom.remark_rules import last_day, takes_remarks, with_remarks
from nep.newsroom.remark_standing import told_to_writer
from nep.organisations.actors import PUBLIC
from nep.organisations.queries import name_on
from nep.web import clock, limits, proof
from nep.web.answering import answer_form, typed
from nep.web.listing import exportable
from nep.web.once import new_token, once, token_of

# Many homes share one address here: an office, a shop's network.
WINDOWS = (limits.Window(5, 600), limits.Window(30, 86_400))


@login_not_required
@exportable
def remarks(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Every remark under an article, by pages."""
    article = _article(slug)
    today, listing = clock.today(), of_article(request, article)
    if listing.file is not None:
        return listing.file
    context = {
        "article": article,
        "listing": listing,
        "unit_name": name_on(article.unit_id, today),
        **_open(article, today),
    }
    return render(request, "newsroom/remarks.html", context)


@never_cache
@login_not_required
@once
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """The form. Its token is also the key of its sum, so that a sum done once serves once."""
    article = _article(slug)
    form = RemarkForm(**typed(request))
    token = token_of(request) or new_token()

    def act() -> HttpResponse:
        limits.count_visit(request, "remark", WINDOWS)
        owner = new_token()
        given = {**form.cleaned_data, "owner": owner, "proved": _is_proved(request)}
        actions.send_remark(article, **given, by=PUBLIC, at=clock.now())
        return redirect("newsroom:own_remark", owner=owner)

    page = {"article": article, "token": token, "challenge": proof.challenge(token)}
    page |= _open(article, clock.today())
    is_refused = form.is_bound and not page["is_open"]
    if is_refused:
        form.add_error(None, str(RemarksClosed.sentence))
    answer = answer_form(request, form, act, "newsroom/write_remark.html", page)
    answer.status_code = 409 if is_refused else answer.status_code
    return answer


def _is_proved(request: HttpRequest) -> bool:
    token = token_of(request)
    return bool(token) and proof.is_proved(request.POST.get("altcha", ""), token)


@never_cache
@login_not_required
@require_safe
def own(request: HttpRequest, owner: str) -> HttpResponse:
    """How a remark stands, for who holds its address: the writer."""
    found = _own(owner)
    context = {"remark": found, "state": told_to_writer(found), "unit_name": _unit_of(found)}
    return render(request, "newsroom/own_remark.html", context)


@never_cache
@login_not_required
@once
@require_POST
def erase_own(request: HttpRequest, owner: str) -> HttpResponse:
    actions.erase_own_remark(_own(owner), by=PUBLIC, at=clock.now())
    messages.success(request, _("Đã xóa lời và tên của ông/bà."))
    return redirect("newsroom:own_remark", owner=owner)


def _article(slug: str) -> Article:
    rows = with_remarks(Article.objects.public().select_related("live"), clock.today())
    return get_object_or_404(rows, slug=slug)


def _open(article: Any, today: date) -> dict[str, Any]:
    is_open = takes_remarks(article, article.remark_days, today=today)
    return {"is_open": is_open, "until": last_day(article, article.remark_days) if is_open else None}


def _own(owner: str) -> Remark:
    rows = Remark.objects.select_related("article__live")
    return get_object_or_404(rows, owner_hash=actions.hash_of_owner(owner))


def _unit_of(remark: Remark) -> str:
    return name_on(remark.article.unit_id, clock.today())

"""What everybody reads."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from nep.newsroom import feeds
from nep.newsroom.lists import news as news_list
from nep.newsroom.models import Article
from nep.newsroom.permissions import can_draft
from nep.newsroom.popularity import MONTH, WEEK, is_reader, most_viewed, note_view
from nep.newsroom.queries_remarks import beneath
from nep.newsroom.reading import reading_of
from nep.newsroom.remark_rules import with_remarks
from nep.newsroom.sharing import share_of
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.listing import exportable


@login_not_required
@exportable
def news(request: HttpRequest) -> HttpResponseBase:
    shown = news_list(request)
    if shown.listing.file is not None:
        return shown.listing.file
    context = {"listing": shown.listing, "rows": shown.listing.page, "names": shown.names}
    return render(request, "newsroom/news.html", context)


@login_not_required
@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """A published article; the address of a withdrawn one says so (410)."""
    out = [Article.State.PUBLISHED, Article.State.WITHDRAWN]
    day = clock.today()
    rows = with_remarks(Article.objects.select_related("live"), day)
    found = get_object_or_404(rows, slug=slug, state__in=out)
    if found.state == Article.State.WITHDRAWN:
        return render(request, "newsroom/withdrawn.html", {"article": found}, status=410)
    if is_reader(request):
        note_view(found, day=day, at=clock.real_now())
    reading = reading_of(found)
    context = {
        "article": found,
        "reading": reading,
        "share": share_of(found, reading, absolute=request.build_absolute_uri),
        "week": most_viewed(WEEK, today=day),
        "beneath": beneath(found, today=day),
        "month": most_viewed(MONTH, today=day),
        "may_draft": can_draft(actor_in(request)),
    }
    return render(request, "newsroom/article.html", context)


@login_not_required
@require_safe
def rss(request: HttpRequest) -> HttpResponse:
    text = feeds.rss(feeds.newest(feeds.NEWEST), absolute=request.build_absolute_uri, own=request.path)
    return HttpResponse(text, content_type="application/rss+xml; charset=utf-8")


@login_not_required
@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    text = feeds.atom(feeds.newest(feeds.NEWEST), absolute=request.build_absolute_uri, own=request.path)
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


@login_not_required
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    content = feeds.sitemap(feeds.newest(feeds.MOST), absolute=request.build_absolute_uri)
    return HttpResponse(content, content_type="application/xml; charset=utf-8")

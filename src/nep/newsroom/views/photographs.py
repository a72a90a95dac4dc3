"""Photographs and quotations of an article: added, removed, sent out; and the article with them as a ZIP."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from nep.files.responses import serve
from nep.newsroom import actions, permissions
from nep.newsroom.forms import NoForm, PhotographForm, QuoteForm
from nep.newsroom.marks import PHOTOGRAPH, QUOTE, mark_of, numbers_in
from nep.newsroom.models import Article, Photograph, PhotoUse, Rendition
from nep.newsroom.packing import packed
from nep.newsroom.views.desk import newest_of, seen
from nep.newsroom.views.returning import back_to
from nep.organisations.requests import actor_in
from nep.vietnamese.slugs import slug
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm


@once
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, found = actor_in(request), seen(request, uuid)
    if not permissions.can_write(actor, found):
        raise PermissionDenied
    form = PhotographForm(article=found, **typed(request))

    def act() -> HttpResponse:
        use = actions.add_photograph(found, **form.cleaned_data, by=actor, at=clock.now())
        said = _("Đã thêm ảnh. Đặt %(mark)s vào bài, ở nơi muốn hiện ảnh.")
        messages.success(request, said % {"mark": mark_of(PHOTOGRAPH, use.number)})
        return back_to(found, by=actor)

    return answer_form(
        request, form, act, "newsroom/photograph.html", {"article": found, "heading": _("Thêm ảnh")}
    )


@once
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    actor, found = actor_in(request), seen(request, uuid)
    if not permissions.can_write(actor, found):
        raise PermissionDenied
    use = get_object_or_404(PhotoUse.objects.select_related("article"), article=found, number=number)

    def act() -> HttpResponse:
        actions.remove_photograph(use, by=actor, at=clock.now())
        messages.success(request, _("Đã bỏ ảnh."))
        return redirect(found)

    heading = _("Bỏ ảnh %(number)s") % {"number": number}
    confirm = Confirm(heading, heading, found.get_absolute_url(), [use.caption], is_dangerous=True)
    page = {"article": found, "confirm": confirm}
    return answer_form(request, NoForm(**typed(request)), act, "newsroom/act.html", page)


@once
@require_http_methods(["GET", "POST"])
def quote(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, found = actor_in(request), seen(request, uuid)
    if not permissions.can_write(actor, found):
        raise PermissionDenied
    form = QuoteForm(**typed(request))

    def act() -> HttpResponse:
        add = actions.add_frozen_quote if form.cleaned_data["is_frozen"] else actions.add_quote
        made = add(found, address=form.cleaned_data["address"], by=actor, at=clock.now())
        said = _("Đã thêm mục trích. Đặt %(mark)s vào bài, ở nơi muốn hiện.")
        messages.success(request, said % {"mark": mark_of(QUOTE, made.number)})
        return back_to(found, by=actor)

    page = {"article": found, "heading": _("Trích số liệu, việc đã hứa, mô hình, quyết định")}
    return answer_form(request, form, act, "newsroom/photograph.html", page)


@require_GET
def pack(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What is out, or of an article that is not out yet its newest text."""
    found = seen(request, uuid)
    text = found.live or newest_of(found)
    answer = HttpResponse(packed(found, text, today=clock.today()), content_type="application/zip")
    name = f"{slug(text.title) or 'bai'}.zip"
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer


@login_not_required
@require_safe
def image(request: HttpRequest, uuid: UUID, width: int) -> HttpResponse:
    """A rendition, for who may see an article that shows it: everybody once the approved text names it."""
    found = get_object_or_404(Photograph, uuid=uuid)
    rendition = get_object_or_404(Rendition.objects.select_related("file"), photograph=found, width=width)
    is_out = _is_out(found)
    own = Article.objects.visible_to(actor_in(request)).filter(photo_uses__photograph=found)
    if not is_out and not own.exists():
        raise Http404
    answer = serve(rendition.file, inline=True)
    if is_out:
        answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer


def _is_out(photograph: Photograph) -> bool:
    uses = PhotoUse.objects.filter(photograph=photograph, article__in=Article.objects.public())
    return any(
        use.article.live is not None and use.number in numbers_in(use.article.live.body, PHOTOGRAPH)
        for use in uses.select_related("article__live").order_by("pk")
    )

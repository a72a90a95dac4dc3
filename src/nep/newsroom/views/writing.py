"""Where an article is written: begun, opened, saved, kept by the page itself, put back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nep.newsroom import actions, permissions
from nep.newsroom.actions.editing import own_lock
from nep.newsroom.forms import ArticleForm, NoForm, TitleForm, shown_again
from nep.newsroom.models import Article, DraftCopy
from nep.newsroom.views.desk import all_mentions, all_quotes, all_uses, newest_of, seen
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.errors import NotAllowed, Refusal
from nep.web.once import once
from nep.web.parts import Confirm

WORDS = ("title", "lead", "body", "tags")


@once
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    unit = actor.unit
    if unit is None or not permissions.can_draft(actor):
        raise PermissionDenied
    form = TitleForm(**typed(request))

    def act() -> HttpResponse:
        made = actions.draft_article(unit=unit, words=form.words, by=actor, at=clock.now())
        return redirect("newsroom:edit", uuid=made.uuid)

    return answer_form(request, form, act, "newsroom/create.html", {})


@once
@require_POST
def open_up(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take the article to write; with `gianh` from who has it open."""
    actor, found = actor_in(request), seen(request, uuid)
    takes_over = request.POST.get("gianh") == "1"
    try:
        actions.open_to_edit(found, takes_over=takes_over, by=actor, at=clock.now())
    except NotAllowed as no:
        raise PermissionDenied from no
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect(found)
    return redirect("newsroom:edit", uuid=found.uuid)


@once
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The edit page of who has the article open; for others it says how to open it."""
    actor, found = actor_in(request), seen(request, uuid)
    if not permissions.can_write(actor, found):
        raise PermissionDenied
    if request.method == "GET" and (own_lock(found, by=actor) is None or not found.is_open_to_change):
        return redirect(found)
    form = _form(request, found)

    def act() -> HttpResponse:
        base = form.cleaned_data["base"]
        saved = actions.save_article(found, words=form.words, base=base, by=actor, at=clock.now())
        if "tiep" in request.POST:
            messages.success(request, _("Đã lưu bản số %(number)s.") % {"number": saved.number})
            return redirect("newsroom:edit", uuid=found.uuid)
        actions.stop_editing(found, by=actor)
        messages.success(request, _("Đã lưu bản số %(number)s, đã đóng.") % {"number": saved.number})
        return redirect(found)

    copy = DraftCopy.objects.filter(article=found).first()
    page = {
        "article": found,
        "copy": copy,
        "uses_copy": _uses_copy(request),
        "photographs": all_uses(found),
        "quotes": all_quotes(found),
        "mentions": all_mentions(found),
    }
    return answer_form(request, form, act, "newsroom/edit.html", page)


def _form(request: HttpRequest, article: Article) -> ArticleForm:
    if request.method == "POST":
        return ArticleForm(data=shown_again(request.POST))
    newest = newest_of(article)
    words = {name: getattr(newest, name) for name in WORDS}
    copy = DraftCopy.objects.filter(article=article).first() if _uses_copy(request) else None
    if copy is not None:
        words = shown_again({name: getattr(copy, name) for name in WORDS})
    return ArticleForm(initial={**words, "category": article.category, "base": article.number})


def _uses_copy(request: HttpRequest) -> bool:
    return request.GET.get("ban") == "tu-luu"


@require_POST
def keep(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the page sends by itself: 200 with the time, 409 with the sentence where it can no longer."""
    actor, found = actor_in(request), seen(request, uuid)
    at = clock.now()
    words = {
        name: request.POST.get(name, "").replace("\x00", "") for name in ("title", "lead", "body", "tags")
    }
    base = request.POST.get("base", "")
    try:
        if not base.isdecimal() or len(base) > 7:
            actions.stay_open(found, by=actor, at=at)
        else:
            actions.copy_article(found, **words, base=int(base), by=actor, at=at)
    except NotAllowed as no:
        raise PermissionDenied from no
    except Refusal as refusal:
        return JsonResponse({"said": str(refusal.sentence)}, status=409)
    return JsonResponse({"said": _("Đã tự lưu lúc %(hour)s.") % {"hour": f"{at:%H:%M}"}})


@once
@require_POST
def close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Leave without saving: the lock goes, what the page kept stays."""
    found = seen(request, uuid)
    actions.stop_editing(found, by=actor_in(request))
    return redirect(found)


@once
@require_http_methods(["GET", "POST"])
def restore(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    actor, found = actor_in(request), seen(request, uuid)
    if not permissions.can_write(actor, found):
        raise PermissionDenied

    def act() -> HttpResponse:
        saved = actions.restore_revision(found, number, by=actor, at=clock.now())
        said = _("Bản số %(old)s đã thành bản số %(number)s.")
        messages.success(request, said % {"old": number, "number": saved.number})
        actions.stop_editing(found, by=actor)
        return redirect(found)

    confirm = Confirm(
        question=_("Lấy lại bản số %(number)s") % {"number": number},
        button=_("Lấy lại bản này"),
        cancel_url=found.get_absolute_url(),
        consequences=[_("Bản này thành bản mới nhất. Các bản khác vẫn còn trong danh sách.")],
    )
    page = {"article": found, "confirm": confirm}
    return answer_form(request, NoForm(**typed(request)), act, "newsroom/act.html", page)

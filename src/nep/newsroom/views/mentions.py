"""Whom an article names: a leader is looked up as of a day and added."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.newsroom import actions, permissions
from nep.newsroom.forms import FindLeaderForm
from nep.newsroom.marks import PERSON, mark_of
from nep.newsroom.mentions import SHOWN, leaders_found
from nep.newsroom.models import Article
from nep.newsroom.views.desk import seen
from nep.newsroom.views.returning import back_to
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form
from nep.web.once import once


@once
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Look up by GET; the button beside a name adds it."""
    actor, found = actor_in(request), seen(request, uuid)
    if not permissions.can_write(actor, found):
        raise PermissionDenied
    form = FindLeaderForm(data=_asked(request))

    def act() -> HttpResponse:
        post = request.POST.get("post", "")
        chosen = int(post) if post.isdecimal() and len(post) < 10 else 0
        made = actions.add_mention(found, post=chosen, day=form.cleaned_data["day"], by=actor, at=clock.now())
        said = _("Đã thêm %(name)s. Đặt %(mark)s vào câu, ở nơi nhắc tên: lần đầu hiện đủ chức danh.")
        messages.success(request, said % {"name": made.name, "mark": mark_of(PERSON, made.number)})
        return back_to(found, by=actor)

    return answer_form(request, form, act, "newsroom/mention.html", _page(found, form))


def _asked(request: HttpRequest) -> Any:
    """What is looked up; today where nothing was asked yet."""
    if request.method == "POST":
        return request.POST
    return request.GET if "day" in request.GET else {"day": f"{clock.today():%d/%m/%Y}"}


def _page(article: Article, form: FindLeaderForm) -> dict[str, Any]:
    if not form.is_valid():
        return {"article": article}
    given = form.cleaned_data
    rows = leaders_found(given["name"], near=article.unit_id, day=given["day"])
    return {"article": article, "rows": rows[:SHOWN], "day": given["day"], "has_more": len(rows) > SHOWN}

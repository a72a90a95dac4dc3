"""Reads of articles for the desk."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from nep.newsroom.models import Article
from nep.organisations.actors import Actor
from nep.organisations.queries import name_on
from nep.organisations.registry import DeskItem

DESK_LIMIT = 200
State, Pending = Article.State, Article.Pending


def desk_articles(actor: Actor, day: date) -> list[DeskItem]:
    """What waits for the acting post: texts to approve, own ones that came back."""
    wanted = _work_of(actor)
    if wanted is None or actor.unit is None:
        return []
    rows = list(Article.objects.filter(wanted, unit=actor.unit).order_by("changed_at", "pk")[:DESK_LIMIT])
    unit = name_on(actor.unit, day) if rows else ""
    return [DeskItem(_kind(row), row.title, row.get_absolute_url(), None, unit) for row in rows]


def _kind(article: Article) -> str:
    if article.pending == Pending.SUBMITTED:
        return _("Đính chính chờ duyệt")
    if article.state == State.SUBMITTED:
        return _("Tin bài chờ duyệt")
    return _("Tin bài đã duyệt, chưa đăng") if article.state == State.APPROVED else _("Tin bài bị trả lại")


def _work_of(actor: Actor) -> Q | None:
    wanted: Q | None = None
    if actor.has("approve_article"):
        wanted = Q(state__in=[State.SUBMITTED, State.APPROVED]) | Q(pending=Pending.SUBMITTED)
    if actor.has("write_article"):
        returned = Q(state=State.DRAFT) & ~Q(returned="") | Q(pending=Pending.DRAFT) & ~Q(returned="")
        wanted = returned if wanted is None else wanted | returned
    return wanted

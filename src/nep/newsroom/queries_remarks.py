"""Reads of remarks: beneath an article, on the desk, who may answer for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.newsroom.models import Article, Remark, RemarkDesk
from nep.newsroom.models.remark import MODERATORS
from nep.newsroom.remark_rules import last_day, takes_remarks
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.queries import name_on, posts_at
from nep.organisations.registry import DeskItem

BENEATH, LETTERS, DESK_LIMIT = 20, 6000, 200


@dataclass(frozen=True)
class Beneath:
    """What stands under an article: the newest remarks, as many as keep the page light."""

    rows: Sequence[Remark] = ()
    has_more: bool = False
    is_open: bool = False
    until: date | None = None

    @property
    def is_there(self) -> bool:
        return self.is_open or bool(self.rows) or self.has_more


def beneath(article: Any, *, today: date) -> Beneath:
    """Of an article that comes from `remark_rules.with_remarks`: one query, none where there is no remark."""
    days = article.remark_days
    is_open = takes_remarks(article, days, today=today)
    until = last_day(article, days) if is_open else None
    if not article.has_remarks:
        return Beneath(is_open=is_open, until=until)
    found = list(
        Remark.objects.shown().filter(article=article).order_by("-received_at", "-pk")[: BENEATH + 1]
    )
    rows: list[Remark] = []
    for row in found[:BENEATH]:
        if rows and sum(map(_size, [*rows, row])) > LETTERS:
            break
        rows.append(row)
    return Beneath(rows, len(rows) < len(found), is_open, until)


def _size(remark: Remark) -> int:
    return len(remark.public_text) + len(remark.answer)


def candidates(unit: Unit, *, on: date) -> "QuerySet[Post]":
    """Posts of the unit that may be named: held on the day, with a role that may moderate."""
    return posts_at(unit, on=on).filter(roles__role__in=MODERATORS).distinct().select_related("person__user")


def desk_remarks(actor: Actor, day: date) -> list[DeskItem]:
    """For who answers for remarks, the articles under which some wait; for who may name somebody, that nobody
    answers any more because the named post ended. At most two queries and the unit's name."""
    if actor.unit is None or not actor.has("moderate_remarks"):
        return []
    acting = actor.on_behalf_of_id or actor.post_id
    mine = Remark.objects.filter(state=Remark.State.WAITING, article__unit=actor.unit)
    waiting = mine.filter(article__unit__remark_desk__post=acting)
    rows = waiting.order_by("article").values_list("article", "article__title").annotate(count=Count("pk"))
    found = list(rows[:DESK_LIMIT])
    left = actor.has("approve_article") and is_left_alone(actor.unit, day)
    unit = name_on(actor.unit, day) if found or left else ""
    items = [DeskItem(_kind(count), title, _address(pk), None, unit) for pk, title, count in found]
    if left:
        told = _("Người phụ trách phản hồi đã thôi: cử người khác")
        items.append(DeskItem(_("Phản hồi đang tắt"), told, reverse("newsroom:remark_setting"), None, unit))
    return items


def _kind(count: int) -> str:
    return _("%(count)s phản hồi chờ duyệt") % {"count": count}


def _address(article_id: int) -> str:
    return f"{reverse('newsroom:remark_desk')}?tinh-trang=waiting&bai={article_id}"


def is_left_alone(unit: Unit, day: date) -> bool:
    """A post is named, and it is no longer held or may no longer moderate."""
    named = RemarkDesk.objects.filter(unit=unit, post__isnull=False)
    return named.exclude(pk__in=RemarkDesk.objects.staffed_on(day).values("pk")).exists()


def articles_with_remarks(actor: Actor) -> list[tuple[int, str]]:
    rows = Article.objects.filter(remarks__in=Remark.objects.visible_to(actor)).distinct()
    return list(rows.order_by("-published_at", "-pk").values_list("pk", "title")[:100])

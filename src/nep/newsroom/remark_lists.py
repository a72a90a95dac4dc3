"""Remarks as their newsroom lists them, and as everybody reads them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.newsroom.models import Article, Remark
from nep.newsroom.queries_remarks import articles_with_remarks
from nep.organisations.actors import Actor
from nep.web import clock
from nep.web.exports import Cell, Export, Head, Withheld
from nep.web.listing import Choice, Listing

SHOWN = ~Q(state=Remark.State.SHOWN)


def _lines(rows: list[Remark]) -> Iterator[list[Cell]]:
    articles = dict(
        Article.objects.filter(pk__in=[row.article_id for row in rows]).values_list("pk", "title")
    )
    for row in rows:
        yield [
            clock.day_of(row.received_at),
            articles[row.article_id],
            row.shown_name,
            row.public_text,
            row.answer,
            clock.day_of(row.answered_at) if row.answered_at else None,
        ]


EXPORT: Export[Remark] = Export(
    "phan-hoi",
    gettext_lazy("Phản hồi dưới tin bài"),
    [
        Head(gettext_lazy("Ngày nhận"), 12),
        Head(gettext_lazy("Bài"), 50),
        Head(gettext_lazy("Tên hiện"), 20),
        Head(gettext_lazy("Phản hồi"), 80),
        Head(gettext_lazy("Trả lời"), 80),
        Head(gettext_lazy("Trả lời ngày"), 12),
    ],
    _lines,
    leaves_out=SHOWN,
    left_out=gettext_lazy("Chỉ gồm phản hồi đang đăng: lời chưa duyệt, không đăng, đã gỡ không ra tệp."),
)


def of_newsroom(request: HttpRequest, actor: Actor) -> Listing[Remark]:
    articles = articles_with_remarks(actor)
    return Listing(
        request,
        Remark.objects.visible_to(actor).select_related("article"),
        search=("folded",),
        filters={"tinh-trang": _states(), "bai": Choice(_("Bài"), articles, lookup="article")},
        orders={"moi": ("-received_at",), "cu": ("received_at",)},
        order_labels={"moi": _("Mới trước"), "cu": _("Cũ trước")},
        export=EXPORT,
    )


def _states() -> Choice:
    waiting, shown = Q(state=Remark.State.WAITING), Q(state=Remark.State.SHOWN)
    conditions: dict[str, Q] = {value: Q(state=value) for value in Remark.State.values}
    conditions |= {"rac": waiting & Q(is_suspect=True), "chua-tra-loi": shown & Q(answer="")}
    more = [("rac", _("Chờ duyệt (nghi tin rác)")), ("chua-tra-loi", _("Đã đăng, chưa trả lời"))]
    choices: list[tuple[Any, Any]] = [*Remark.State.choices, *more]
    return Choice(_("Tình trạng"), choices, conditions=conditions)


def of_article(request: HttpRequest, article: Article) -> Listing[Remark]:
    return Listing(
        request,
        Remark.objects.shown().filter(article=article),
        orders={"moi": ("-received_at",), "cu": ("received_at",)},
        order_labels={"moi": _("Mới trước"), "cu": _("Cũ trước")},
        export=Withheld(_("Phản hồi đọc tại trang; không gom thành tệp.")),
    )

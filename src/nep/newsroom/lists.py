"""The list that everybody reads, and the newsroom's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Q
from django.http import HttpRequest
from django.utils.translation import gettext as _

from nep.newsroom.exporting import OWN, PUBLIC
from nep.newsroom.models import Article, ArticleTag, Category
from nep.organisations.actors import Actor
from nep.organisations.queries import names_on
from nep.web import clock
from nep.web.listing import Choice, Listing

MOST_TAGS = 100


@dataclass(frozen=True)
class Shown:
    listing: Listing[Article]
    names: Mapping[int, str]


def news(request: HttpRequest) -> Shown:
    """What is out, in four queries: tags, the page, its count, names of units."""
    rows = ArticleTag.objects.values("slug").annotate(shown=Max("name")).order_by("slug")
    tags = dict(rows.values_list("slug", "shown")[:MOST_TAGS])
    listing = Listing(
        request,
        Article.objects.public().select_related("live"),
        search=("live__folded",),
        filters={
            "chuyen-muc": Choice(_("Chuyên mục"), Category.choices, lookup="category"),
            **({"chu-de": Choice(_("Chủ đề"), list(tags.items()), lookup="tagged__slug")} if tags else {}),
        },
        orders={"moi": ("-published_at",), "cu": ("published_at",)},
        order_labels={"moi": _("Mới trước"), "cu": _("Cũ trước")},
        size=12,
        export=PUBLIC,
    )
    return Shown(listing, names_on([row.unit_id for row in listing.page], clock.today()))


def own(request: HttpRequest, actor: Actor) -> Shown:
    listing = Listing(
        request,
        Article.objects.visible_to(actor),
        search=("folded",),
        filters={
            "tinh-trang": _states(),
            "chuyen-muc": Choice(_("Chuyên mục"), Category.choices, lookup="category"),
        },
        orders={"moi": ("-changed_at",), "ten": ("folded",)},
        order_labels={"moi": _("Mới sửa trước"), "ten": _("Tên bài")},
        export=OWN,
    )
    return Shown(listing, names_on([row.unit_id for row in listing.page], clock.today()))


def _states() -> Choice:
    """The states, and the two that stand beside them."""
    conditions: dict[str, Q] = {value: Q(state=value) for value in Article.State.values}
    conditions["dinh-chinh"] = ~Q(pending="")
    conditions["tra-lai"] = ~Q(returned="") & (Q(state="draft") | Q(pending="draft"))
    choices: list[tuple[Any, Any]] = [
        *Article.State.choices,
        ("tra-lai", _("Bị trả lại")),
        ("dinh-chinh", _("Đang đính chính")),
    ]
    return Choice(_("Tình trạng"), choices, conditions=conditions)

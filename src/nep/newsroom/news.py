"""The newest news in a few lines, for pages of others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, JSONField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat, JSONObject, StrIndex
from django.urls import reverse

from nep.newsroom.models import Article, PhotoUse

SMALL = 480
"""px: wide enough for a card, light enough for a telephone."""


@dataclass(frozen=True)
class SmallPicture:
    url: str
    sources: str
    width: int
    height: int
    words: str


@dataclass(frozen=True)
class Card:
    """One article; `picture` is the first that its text shows."""

    title: str
    url: str
    category: str
    published_at: datetime
    picture: SmallPicture | None


def newest_news(count: int) -> list[Card]:
    """One query. Nothing where nothing is out."""
    mark = Concat(Value("[[ảnh "), Cast("number", CharField()), Value("]]"), output_field=CharField())
    shown = PhotoUse.objects.filter(article=OuterRef("pk")).annotate(
        place=StrIndex("article__live__body", mark)
    )
    first = shown.filter(place__gt=0).order_by("place")
    picture = JSONObject(
        uuid="photograph__uuid",
        widths="photograph__widths",
        width="photograph__original__width",
        height="photograph__original__height",
        words="alternative",
    )
    rows = Article.objects.public().annotate(
        live_title=F("live__title"),
        picture=Subquery(first.values(said=picture)[:1], output_field=JSONField()),
    )
    return [_card(row) for row in rows.defer("folded").order_by("-published_at", "-pk")[:count]]


def _card(row: Any) -> Card:
    picture = _picture(row.picture) if row.picture else None
    return Card(row.live_title, row.public_url, row.get_category_display(), row.published_at, picture)


def _picture(said: Mapping[str, Any]) -> SmallPicture:
    uuid = UUID(said["uuid"])
    widths = [int(width) for width in said["widths"].split(",")]
    width = min((one for one in widths if one >= SMALL), default=max(widths))
    height = round((said["height"] or width) * width / (said["width"] or width))
    urls = {one: reverse("newsroom:image", args=[uuid, one]) for one in widths}
    return SmallPicture(
        urls[width], ", ".join(f"{url} {one}w" for one, url in urls.items()), width, height, said["words"]
    )

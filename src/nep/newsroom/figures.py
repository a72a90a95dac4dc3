"""Where photographs stand in a body: the mark [[ảnh N]], and what a reader sees in its place."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nep.newsroom.models import Article, Photograph, PhotoUse, Revision
from nep.vietnamese.dates import short_day

MARK = re.compile(r"\[\[\s*(?:ảnh|anh)\s*(\d{1,3})\s*\]\]", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p>(?:(?!</p>).)*\[\[(?:(?!</p>).)*</p>", re.DOTALL)
_EMPTY = re.compile(r"<p>(?:<br>|\s)*</p>")
SHOWN_WIDTH = 960
SIZES = "(min-width: 48rem) 42.5rem, 100vw"


@dataclass(frozen=True)
class Picture:
    """What a figure needs to know of one use."""

    use: PhotoUse
    url: str
    sources: str
    width: int
    height: int


def mark_of(number: int) -> str:
    return f"[[ảnh {number}]]"


def numbers_in(body: str) -> list[int]:
    """The photographs that a body names, each once, in their order."""
    return list(dict.fromkeys(int(found[1]) for found in MARK.finditer(body)))


def uses_in(article: Article, body: str) -> dict[int, PhotoUse]:
    """One query; none where the body names no photograph."""
    numbers = numbers_in(body)
    if not numbers:
        return {}
    rows = PhotoUse.objects.filter(article=article, number__in=numbers)
    return {row.number: row for row in rows.select_related("photograph__original").order_by("number")}


def shown_body(revision: Revision, uses: Mapping[int, PhotoUse]) -> SafeString:
    """`Revision.body` was cleaned by `bodies.sanitised`, the only way in; marks become figures."""
    return with_figures(revision.body, uses, figure_of)


def with_figures(
    body: str, uses: Mapping[int, PhotoUse], figure: Callable[[PhotoUse], SafeString]
) -> SafeString:
    """Each mark's figure behind the paragraph in which it stands; a mark without a photograph, and one in a
    heading or a list, vanishes."""

    def placed(found: re.Match[str]) -> str:
        numbers = [int(mark[1]) for mark in MARK.finditer(found[0])]
        figures = "".join(figure(uses[number]) for number in numbers if number in uses)
        words = MARK.sub("", found[0])
        return figures if _EMPTY.fullmatch(words) else words + figures

    done = _PARAGRAPH.sub(placed, body) if uses else body
    return mark_safe(MARK.sub("", done).replace("<p></p>", ""))  # noqa: S308 - cleaned on its way in


def picture_of(use: PhotoUse) -> Picture:
    photograph = use.photograph
    widths = photograph.all_widths
    shown = max((width for width in widths if width <= SHOWN_WIDTH), default=min(widths))
    original = photograph.original
    height = round((original.height or shown) * shown / (original.width or shown))
    sources = ", ".join(f"{image_url(photograph, width)} {width}w" for width in widths)
    return Picture(use, image_url(photograph, shown), sources, shown, height)


def image_url(photograph: Photograph, width: int) -> str:
    return reverse("newsroom:image", args=[photograph.uuid, width])


def figure_of(use: PhotoUse) -> SafeString:
    """The photograph in its renditions, its caption, and whose it is."""
    shown = picture_of(use)
    return format_html(
        '<figure><img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" loading="lazy">'
        "<figcaption>{} <span>{}</span></figcaption></figure>",
        shown.url,
        shown.sources,
        SIZES,
        str(shown.width),
        str(shown.height),
        use.alternative,
        use.caption,
        source_of(use.photograph),
    )


def source_of(photograph: Photograph) -> str:
    """Ảnh: Văn phòng Tỉnh ủy, 20/12/2023."""
    said = _("Ảnh: %(credit)s") % {"credit": photograph.credit}
    return f"{said}, {short_day(photograph.taken_on)}" if photograph.taken_on else said


def missing_in(body: str, uses: Iterable[PhotoUse]) -> list[int]:
    """Photographs that the body names and the article does not have."""
    there = {use.number for use in uses}
    return [number for number in numbers_in(body) if number not in there]

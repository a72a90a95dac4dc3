"""What a reader sees in the place of a body's marks: photographs, quotations, leaders by name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nep.newsroom.marks import (
    MARK,
    PERSON,
    PHOTOGRAPH,
    QUOTE,
    Place,
    mark_of,
    numbers_in,
    place_of,
    places_in,
)
from nep.newsroom.mentions import named_in, note_of, with_names
from nep.newsroom.models import Article, Photograph, PhotoUse
from nep.newsroom.quoting import blocks_of, quotes_of
from nep.vietnamese.dates import short_day

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


def uses_in(article: Article, body: str) -> dict[int, PhotoUse]:
    """One query; none where the body names no photograph."""
    numbers = numbers_in(body, PHOTOGRAPH)
    if not numbers:
        return {}
    rows = PhotoUse.objects.filter(article=article, number__in=numbers)
    return {row.number: row for row in rows.select_related("photograph__original").order_by("number")}


def shown_body(article: Article, body: str, *, today: date) -> SafeString:
    """A body as it is read. One query where it names photographs, one where it names leaders; of quotations
    see `quoting`."""
    return body_with(article, body, uses_in(article, body), figure_of, today=today)


def body_with(
    article: Article,
    body: str,
    uses: Mapping[int, PhotoUse],
    figure: Callable[[PhotoUse], SafeString],
    *,
    today: date,
) -> SafeString:
    """`bodies.sanitised`, the only way in, cleaned it; marks become names, figures drawn by `figure` and
    quotations."""
    people = named_in(article.pk, body)
    blocks = {(PHOTOGRAPH, number): figure(use) for number, use in uses.items()}
    numbers = numbers_in(body, QUOTE)
    quotes = quotes_of(article.pk, numbers) if numbers else []
    blocks |= {(QUOTE, number): shown for number, shown in blocks_of(quotes, today=today).items()}
    return with_blocks(with_names(body, people), blocks) + note_of(body, people)


def with_blocks(body: str, blocks: Mapping[Place, SafeString]) -> SafeString:
    """Each mark's block behind the paragraph in which it stands; a mark of nothing, and one in a heading or a
    list, vanishes."""

    def placed(found: re.Match[str]) -> str:
        shown = "".join(blocks.get(place_of(mark), "") for mark in MARK.finditer(found[0]))
        words = MARK.sub("", found[0])
        return shown if _EMPTY.fullmatch(words) else words + shown

    done = _PARAGRAPH.sub(placed, body) if blocks else body
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


def missing_in(article: Article, body: str) -> list[str]:
    """Marks of what the article does not have. Three queries at most."""
    there = {(PHOTOGRAPH, number) for number in uses_in(article, body)}
    there |= {(PERSON, number) for number in named_in(article.pk, body)}
    numbers = numbers_in(body, QUOTE)
    there |= {(QUOTE, quote.number) for quote in quotes_of(article.pk, numbers)} if numbers else set()
    return [mark_of(*place) for place in places_in(body) if place not in there]

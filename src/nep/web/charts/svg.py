"""What every chart is made of."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from nep.vietnamese.numbers import with_dots

WIDTH = 400
FONT = 15
FAMILY = "sans-serif"


class Fill(StrEnum):
    """A role: its colour and its pattern always go together."""

    LEAF = "leaf"
    LEAF_SOFT = "leaf-soft"
    GRAIN = "grain"
    GOLD = "gold-soft"
    BRICK = "brick"
    SKY = "sky"
    CARD = "card"


# Colour on paper, and the pattern's strokes in a cell of 8 x 8.
_FILLS: dict[Fill, tuple[str, str]] = {
    Fill.LEAF: ("#1E6A47", ""),
    Fill.LEAF_SOFT: ("#E8F1E9", "M0 8L8 0M-2 2L2 -2M6 10L10 6"),
    Fill.GRAIN: ("#F3EFE3", ""),
    Fill.GOLD: ("#FFF4D6", "M4 0V8"),
    Fill.BRICK: ("#8A3B12", "M0 0L8 8M-2 6L2 10M6 -2L10 2"),
    Fill.SKY: ("#1B5E8C", "M0 4H8"),
    Fill.CARD: ("#FFFFFF", "M0 4H8M4 0V8"),
}
_DARK = {Fill.LEAF, Fill.BRICK, Fill.SKY}


@dataclass(frozen=True)
class Chart:
    """A drawing with its words. `svg` stands alone: it can be put into a page or written to a file."""

    title: str
    description: str
    svg: SafeString
    table_head: Sequence[str]
    table_rows: Sequence[Sequence[str]]
    note: str = ""


def number_text(value: float) -> str:
    """12.345 for whole numbers, one decimal with a comma for others."""
    if value == int(value):
        return with_dots(int(value))
    whole, _, tenth = f"{value:.1f}".partition(".")
    return f"{with_dots(int(whole))},{tenth}"


def drawing(
    title: str, description: str, height: float, parts: Iterable[str], used: Iterable[Fill]
) -> SafeString:
    """An <svg> of WIDTH x `height` units that names itself and holds the patterns it uses."""
    key = key_of(title)
    body = "".join(parts)
    patterns = "".join(_pattern(key, fill) for fill in dict.fromkeys(used))
    return mark_safe(  # noqa: S308 - every text in it was escaped by text() or here
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_short(height)}" role="img" '
        f'width="{WIDTH}" height="{_short(height)}" '
        f'aria-labelledby="{key}-t {key}-d" font-family="{FAMILY}" font-size="{FONT}">'
        f'<title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(description)}</desc>'
        f"<defs>{patterns}</defs>{body}</svg>"
    )


def key_of(title: str) -> str:
    """An id of this drawing's own, the same each time, so that two charts of a page do not share patterns."""
    return "c" + hashlib.sha256(title.encode()).hexdigest()[:8]


def area(title: str, fill: Fill, x: float, y: float, width: float, height: float) -> str:
    """A rectangle in the colour and the pattern of `fill`, with an edge that shows in black and white."""
    box = f'x="{_short(x)}" y="{_short(y)}" width="{_short(max(width, 0))}" height="{_short(height)}"'
    plain = f'<rect {box} class="c-{fill}" fill="{_FILLS[fill][0]}"/>'
    hatch = f'<rect {box} fill="url(#{key_of(title)}-{fill})"/>' if _FILLS[fill][1] else ""
    edge = f'<rect {box} class="c-edge" fill="none" stroke="#1B2420" stroke-width="1"/>'
    return plain + hatch + edge


def _pattern(key: str, fill: Fill) -> str:
    strokes = _FILLS[fill][1]
    if not strokes:
        return ""
    colour = "#FFFFFF" if fill in _DARK else "#1B2420"
    name = "c-hatch-on" if fill in _DARK else "c-hatch"
    return (
        f'<pattern id="{key}-{fill}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<path d="{strokes}" class="{name}" stroke="{colour}" stroke-opacity="0.45" stroke-width="1.5" '
        f'fill="none"/></pattern>'
    )


def text(
    x: float, y: float, words: str, *, anchor: str = "start", bold: bool = False, muted: bool = False
) -> str:
    weight = ' font-weight="600"' if bold else ""
    name, colour = ("c-muted", "#55615A") if muted else ("c-ink", "#1B2420")
    look = f'class="{name}" fill="{colour}"{weight}'
    return f'<text x="{_short(x)}" y="{_short(y)}" text-anchor="{anchor}" {look}>{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        f'<line x1="{_short(x1)}" y1="{_short(y1)}" x2="{_short(x2)}" y2="{_short(y2)}" class="c-axis" '
        f'stroke="#7A7765" stroke-width="1"/>'
    )


def wrapped(words: str, longest: int) -> list[str]:
    """`words` in lines of at most `longest` letters, broken at spaces; a name is never cut."""
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= longest:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def _short(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")

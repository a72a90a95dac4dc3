"""One strip cut into shares: how many of each kind there are in a whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from nep.vietnamese.numbers import percent
from nep.web.charts.svg import WIDTH, Chart, Fill, area, drawing, number_text, text, wrapped

THICK, LINE, SWATCH, LETTERS = 34, 25, 16, 42


@dataclass(frozen=True)
class Share:
    label: str
    value: int
    fill: Fill


def shares(title: str, parts: Sequence[Share], *, unit: str, label_head: str, note: str = "") -> Chart:
    """A strip of the whole, each share with its pattern; under it each label with its number."""
    whole = sum(part.value for part in parts)
    drawn: list[str] = []
    x = 1.0
    for part in parts:
        width = (WIDTH - 2) * part.value / whole if whole else 0
        if width:
            drawn.append(area(title, part.fill, x, 1, width, THICK))
        x += width
    y = THICK + 8.0
    for part in parts:
        drawn.append(area(title, part.fill, 1, y + 5, SWATCH, SWATCH))
        for words in wrapped(f"{part.label}: {number_text(part.value)}", LETTERS):
            y += LINE
            drawn.append(text(SWATCH + 10, y - 7, words))
    description = "; ".join(f"{part.label}: {part.value}" for part in parts) + "."
    return Chart(
        title=title,
        description=description,
        svg=drawing(title, description, y + 2, drawn, [part.fill for part in parts]),
        table_head=(label_head, unit, gettext("Tỷ lệ")),
        table_rows=[(part.label, number_text(part.value), _share(part.value, whole)) for part in parts],
        note=note,
    )


def _share(part: int, whole: int) -> str:
    return percent(part, whole) if whole else "–"

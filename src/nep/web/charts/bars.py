"""Horizontal bars, each under its own name: long names of units fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from nep.web.charts.svg import WIDTH, Chart, Fill, area, drawing, line, number_text, text, wrapped

LETTERS, LINE, THICK, GAP = 46, 19, 18, 14
ROOM_FOR_NUMBER = 64


@dataclass(frozen=True)
class Bar:
    """`value` is zero or more; None is drawn as "chưa có số"."""

    label: str
    value: float | None
    fill: Fill = Fill.LEAF


def bars(title: str, rows: Sequence[Bar], *, unit: str, label_head: str, note: str = "") -> Chart:
    """One bar a row in the given order, from a common zero. `unit` names what is counted ("kiến nghị")."""
    longest = max((row.value or 0 for row in rows), default=0) or 1
    parts: list[str] = []
    y = 0.0
    for row in rows:
        for words in wrapped(row.label, LETTERS):
            y += LINE
            parts.append(text(0, y - 5, words))
        parts.extend(_bar(title, row, y, longest))
        y += THICK + GAP
    description = "; ".join(f"{row.label}: {_said(row.value)}" for row in rows) or gettext("Chưa có số liệu.")
    return Chart(
        title=title,
        description=description,
        svg=drawing(title, description, max(y, LINE), parts, [row.fill for row in rows]),
        table_head=(label_head, unit),
        table_rows=[(row.label, _said(row.value)) for row in rows],
        note=note,
    )


def _bar(title: str, row: Bar, y: float, longest: float) -> list[str]:
    if row.value is None:
        return [text(6, y + THICK - 4, _said(None), muted=True)]
    width = (WIDTH - ROOM_FOR_NUMBER) * row.value / longest
    return [
        line(0, y - 2, 0, y + THICK + 2),
        area(title, row.fill, 0, y, width, THICK),
        text(width + 6, y + THICK - 4, number_text(row.value), bold=True),
    ]


def _said(value: float | None) -> str:
    return gettext("chưa có số") if value is None else number_text(value)

"""How figures go over time: at most two lines, told apart by dash and mark, named at their end."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from nep.web.charts.svg import WIDTH, Chart, drawing, line, number_text, text

LEFT, RIGHT, TOP, HEIGHT, BOTTOM = 44, 16, 30, 150, 26
MOST = 2


@dataclass(frozen=True)
class Series:
    """`values` stand beside the labels of the chart; None leaves a gap."""

    label: str
    values: Sequence[float | None]


def lines(
    title: str, labels: Sequence[str], series: Sequence[Series], *, label_head: str, note: str = ""
) -> Chart:
    """`labels` are the periods in order. Raises ValueError for more than two series or unequal lengths."""
    if len(series) > MOST or any(len(one.values) != len(labels) for one in series):
        raise ValueError("at most two series, each with one value a label")
    top = max((value for one in series for value in one.values if value is not None), default=0) or 1
    parts = [*_frame(labels, top)]
    for number, one in enumerate(series):
        parts.extend(_line(one, number, len(labels), top))
    description = " ".join(_told(one, labels) for one in series)
    return Chart(
        title=title,
        description=description,
        svg=drawing(title, description, TOP + HEIGHT + BOTTOM, parts, []),
        table_head=(label_head, *(one.label for one in series)),
        table_rows=[(label, *(_said(one.values[row]) for one in series)) for row, label in enumerate(labels)],
        note=note,
    )


def _x(index: int, count: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (index / (count - 1) if count > 1 else 0.5)


def _y(value: float, top: float) -> float:
    return TOP + HEIGHT * (1 - value / top)


def _frame(labels: Sequence[str], top: float) -> list[str]:
    parts = [line(LEFT, _y(value, top), WIDTH - RIGHT, _y(value, top)) for value in (0, top)]
    parts += [
        text(LEFT - 6, _y(value, top) + 5, number_text(value), anchor="end", muted=True) for value in (0, top)
    ]
    if labels:
        parts.append(text(LEFT, TOP + HEIGHT + 20, labels[0], muted=True))
    if len(labels) > 1:
        parts.append(text(WIDTH - RIGHT, TOP + HEIGHT + 20, labels[-1], anchor="end", muted=True))
    return parts


def _line(one: Series, number: int, count: int, top: float) -> list[str]:
    points = [
        (_x(index, count), _y(value, top)) for index, value in enumerate(one.values) if value is not None
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    colour, name = (("#1E6A47", "c-line"), ("#1B5E8C", "c-line-2"))[number]
    dash = ' stroke-dasharray="7 5"' if number else ""
    parts = [
        f'<polyline points="{path}" fill="none" class="{name}" stroke="{colour}" stroke-width="2.5"{dash}/>'
    ]
    parts += [_mark(x, y, number) for x, y in points]
    sign = "○" if number else "●"
    parts.append(
        text(
            LEFT if number == 0 else WIDTH - RIGHT,
            14,
            f"{sign} {one.label}",
            anchor="end" if number else "start",
            bold=True,
        )
    )
    return parts


def _mark(x: float, y: float, number: int) -> str:
    if number:
        look = 'class="c-card c-line-2" fill="#FFFFFF" stroke="#1B5E8C" stroke-width="2"'
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" {look}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" class="c-leaf" fill="#1E6A47"/>'


def _said(value: float | None) -> str:
    return gettext("chưa có số") if value is None else number_text(value)


def _told(one: Series, labels: Sequence[str]) -> str:
    said = [f"{label} {_said(value)}" for label, value in zip(labels, one.values, strict=True)]
    return f"{one.label}: {', '.join(said)}."

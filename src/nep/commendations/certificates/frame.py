"""The ornament of a full sheet: two rules and an ear of rice in each corner, drawn once for all pages."""

from functools import lru_cache
from math import atan2, degrees

RED, GOLD = "#a8231c", "#b8892b"
EAR = 30.0
# the stalk: a cubic curve from the foot of the corner's side to its top
STALK = ((2.0, 28.0), (2.0, 12.0), (9.0, 3.0), (28.0, 2.0))


@lru_cache(maxsize=8)
def frame(width: float, height: float) -> str:
    """An SVG as large as the sheet (mm), with the ornament a tenth of the width inside it."""
    left, top = max(8.0, width * 0.1), max(8.0, height * 0.1167)
    right, bottom = width - left, height - top
    rules = "".join(
        f'<rect x="{left + gap:g}" y="{top + gap:g}" width="{right - left - 2 * gap:g}" '
        f'height="{bottom - top - 2 * gap:g}" fill="none" stroke="{ink}" stroke-width="{stroke}"/>'
        for gap, ink, stroke in ((0.0, RED, 0.9), (1.8, GOLD, 0.35), (2.8, RED, 0.12))
    )
    gap = 5.0
    corners = "".join(
        f'<g transform="translate({x:g} {y:g}) scale({flip_x} {flip_y})">{_ear()}</g>'
        for x, flip_x in ((left + gap, 1), (right - gap, -1))
        for y, flip_y in ((top + gap, 1), (bottom - gap, -1))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm" height="{height:g}mm" '
        f'viewBox="0 0 {width:g} {height:g}">{rules}{corners}</svg>'
    )


def _ear() -> str:
    (a, b), (c, d), (e, f), (g, h) = STALK
    stalk = f'<path d="M{a} {b}C{c} {d} {e} {f} {g} {h}" fill="none" stroke="{GOLD}" stroke-width="0.3"/>'
    return stalk + "".join(_grains(0.16 + step * 0.092) for step in range(10))


def _grains(t: float) -> str:
    """A pair of grains at `t` of the stalk, leaning along it, smaller towards the tip."""
    x, y = _point(t)
    ahead = _point(min(1.0, t + 0.02))
    along = degrees(atan2(ahead[1] - y, ahead[0] - x))
    size = 1.0 - 0.35 * t
    a, b, c, top, low = (round(length * size, 2) for length in (1.2, 3.2, 4.2, -1.1, 0.55))
    drop = f"M0 0C{a} {top} {b} {top} {c} 0C{b} {low} {a} {low} 0 0Z"
    return "".join(
        f'<path d="{drop}" fill="{GOLD}" transform="translate({x:.2f} {y:.2f}) rotate({along + lean:.1f}) '
        f'scale(1 {side})"/>'
        for lean, side in ((-30.0, 1), (30.0, -1))
    )


def _point(t: float) -> tuple[float, float]:
    u = 1 - t
    shares = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    return (
        sum(share * point[0] for share, point in zip(shares, STALK, strict=True)),
        sum(share * point[1] for share, point in zip(shares, STALK, strict=True)),
    )

"""Where the fields of a certificate stand: millimetres from the upper left corner of the sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

SMALLEST_SHEET, LARGEST_SHEET = 100.0, 600.0


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Ink(StrEnum):
    BLACK = "black"
    RED = "red"


@dataclass(frozen=True)
class Spot:
    """One field: a box in mm, the largest type size in pt. `words` stand the same on every certificate;
    `is_on_stock` says that the pre-printed sheet carries them already."""

    key: str
    x: float
    y: float
    width: float
    height: float
    size: float
    align: Align = Align.CENTER
    is_bold: bool = False
    is_italic: bool = False
    ink: Ink = Ink.BLACK
    words: str = ""
    is_on_stock: bool = False


@dataclass(frozen=True)
class Plan:
    """A whole sheet in mm. Over-print leaves out what the stock carries; the nudge moves everything, because
    a printer never takes a sheet in quite the same way."""

    width: float
    height: float
    spots: tuple[Spot, ...] = field(default_factory=tuple)
    is_overprint: bool = False
    nudge_x: float = 0.0
    nudge_y: float = 0.0
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """ "emblem" and "border" as PNG or JPEG, where the office brought them."""

    @property
    def lacks_emblem(self) -> bool:
        """An emblem is to be printed and nobody brought its picture: the place would stay empty."""
        return "emblem" not in self.pictures and any(spot.key == "emblem" for spot in self.printed())

    def printed(self) -> tuple[Spot, ...]:
        """The spots that are printed, where they come to stand."""
        return tuple(
            _moved(spot, self.nudge_x, self.nudge_y)
            for spot in self.spots
            if not (self.is_overprint and spot.is_on_stock)
        )


def _moved(spot: Spot, x: float, y: float) -> Spot:
    return replace(spot, x=spot.x + x, y=spot.y + y)


@dataclass(frozen=True)
class Overhang:
    """A field that leaves the sheet on one side ("left", "top", "right", "bottom") by `by` mm."""

    key: str
    side: str
    by: float


def overhangs(plan: Plan) -> list[Overhang]:
    """Every side on which a printed field leaves the sheet, the worst first. Empty: everything fits."""
    found = [hang for spot in plan.printed() for hang in _sides(spot, plan)]
    return sorted(found, key=lambda hang: -hang.by)


def _sides(spot: Spot, plan: Plan) -> Iterable[Overhang]:
    sides = {
        "left": -spot.x,
        "top": -spot.y,
        "right": spot.x + spot.width - plan.width,
        "bottom": spot.y + spot.height - plan.height,
    }
    return [Overhang(spot.key, side, round(by, 1)) for side, by in sides.items() if by > 0.05]

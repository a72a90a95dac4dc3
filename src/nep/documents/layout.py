"""The two rule sets of layout, as data: State and Front papers (Decree 30/2020), Party papers (Guidance 36).

Each element has a range [low, high] and a default inside it, with the basis that settles it. Lengths are in
millimetres, type sizes and gaps in points, line spacing in lines. The writers read defaults, the checker
ranges.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

RULES_DIR = Path(__file__).parent / "rules"
FILES = {"state": "state.json", "front": "state.json", "party": "party.json"}


class UnknownWorld(ValueError):  # noqa: N818 - a mistake of the calling program
    """No rule set is known for this world."""


@dataclass(frozen=True)
class Range:
    """What is allowed from `low` to `high`, what we write, and why."""

    low: float
    high: float
    default: float
    basis: str

    def allows(self, value: float, *, slack: float = 0.0) -> bool:
        """True when `value` lies in the range, `slack` outside it forgiven (measuring is not exact)."""
        return self.low - slack <= value <= self.high + slack


@dataclass(frozen=True)
class Element:
    """How one element of a paper is set: size in pt, weight, slant, capitals."""

    key: str
    label: str
    size: Range
    bold: bool
    italic: bool
    caps: bool


@dataclass(frozen=True)
class Mark:
    """What separates an element from what follows: a rule of `share` of the line's length, or an asterisk."""

    kind: str
    share: Range


@dataclass(frozen=True)
class RuleSet:
    """Everything a writer must know about one law world."""

    world: str
    name: str
    basis: str
    page: dict[str, Range]
    paragraph: dict[str, Range]
    elements: dict[str, Element]
    words: dict[str, str]
    marks: dict[str, Mark]
    recipients_underlined: bool

    def size(self, key: str) -> float:
        """The default size of element `key`, in pt."""
        return self.elements[key].size.default

    @property
    def text_width(self) -> float:
        """Width of the text of an upright page, in mm."""
        return self.page["width"].default - self.page["left"].default - self.page["right"].default


@cache
def rules_for(world: str) -> RuleSet:
    """The rule set of `world` ("party", "state", "front"). Raises UnknownWorld."""
    world = str(world)
    if world not in FILES:
        raise UnknownWorld(world)
    raw = json.loads((RULES_DIR / FILES[world]).read_text(encoding="utf-8"))
    marks = {key: value for key, value in raw["marks"].items() if isinstance(value, dict)}
    return RuleSet(
        world=world,
        name=raw["name"],
        basis=raw["basis"],
        page={key: _range(value, raw["basis"]) for key, value in raw["page"].items()},
        paragraph={key: _range(value, raw["basis"]) for key, value in raw["paragraph"].items()},
        elements={key: _element(key, value, raw["basis"]) for key, value in raw["elements"].items()},
        words=raw["words"],
        marks={
            key: Mark(m["kind"], _range([*m["share"], m["basis"]], raw["basis"])) for key, m in marks.items()
        },
        recipients_underlined=raw["marks"]["recipients_underlined"],
    )


def _range(values: list[Any], law: str) -> Range:
    low, high, default, place = values
    return Range(low, high, default, f"{law}, {place}" if place else law)


def _element(key: str, raw: dict[str, Any], law: str) -> Element:
    size = _range([*raw["size"], raw["basis"]], law)
    return Element(key, raw["label"], size, raw["bold"], raw["italic"], raw["caps"])

"""Every unit through time, in memory: what the house knows, and what rows of a file add to it.

A unit of the house is its id; one that a row founds is minus the row's number. Names compare without case.
Lean, because a file may hold 100,000 units: one small node for each, and indexes that share keys.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from sys import intern
from typing import NamedTuple, TypeVar

from nep.organisations.models import Line, Placement, UnitVersion


class Version(NamedTuple):
    """What a unit is called from `day` on; `pk` is 0 for a row of the file."""

    day: date
    code: str
    name: str
    kind: str
    abbreviation: str
    basis: str
    closing: bool
    pk: int


class Place(NamedTuple):
    """Below which unit one stands from `day` on; None at the top."""

    day: date
    parent: int | None
    closing: bool
    pk: int


class Node:
    """One unit: its versions, its places on the State line and on the Party line, in the order of days."""

    __slots__ = ("party", "state", "versions")

    def __init__(self) -> None:
        self.versions: tuple[Version, ...] = ()
        self.state: tuple[Place, ...] = ()
        self.party: tuple[Place, ...] = ()

    def places(self, line: Line) -> tuple[Place, ...]:
        return self.state if line is Line.STATE else self.party


Dated = TypeVar("Dated", Version, Place)
Index = dict[str, "int | dict[int, None]"]
"""Key -> the one unit, or the units, that ever had it."""


class Tree:
    def __init__(self) -> None:
        self._nodes: dict[int, Node] = {}
        self._by_code: Index = {}
        self._by_name: Index = {}
        self._below: dict[tuple[int, Line], Index] = {}

    def add_version(self, unit: int, version: Version) -> None:
        """From its day on `unit` is called this; another version of the same day gives way."""
        node = self._nodes.setdefault(unit, Node())
        node.versions = _with(node.versions, version)
        key = name_key(version.name)
        _note(self._by_code, version.code, unit)
        _note(self._by_name, key, unit)
        for line in Line:
            for place in node.places(line):
                self._note_below(place, line, key, unit)

    def add_place(self, unit: int, line: Line, place: Place) -> None:
        node = self._nodes.setdefault(unit, Node())
        if line is Line.STATE:
            node.state = _with(node.state, place)
        else:
            node.party = _with(node.party, place)
        for version in node.versions:
            self._note_below(place, line, name_key(version.name), unit)

    def _note_below(self, place: Place, line: Line, key: str, unit: int) -> None:
        if place.parent is not None:
            _note(self._below.setdefault((place.parent, line), {}), key, unit)

    def units(self) -> list[int]:
        return list(self._nodes)

    def days_of(self, unit: int) -> list[date]:
        """Days on which its name or its place begins, from its first version on."""
        node = self._nodes[unit]
        days = {one.day for dated in (node.versions, node.state, node.party) for one in dated}
        return sorted({max(day, node.versions[0].day) for day in days})

    def version_on(self, unit: int, day: date) -> Version | None:
        """None before its first day."""
        return _last(self._nodes[unit].versions, day)

    def first_day(self, unit: int) -> date:
        return self._nodes[unit].versions[0].day

    def name_on(self, unit: int, day: date) -> str:
        return (self.version_on(unit, day) or self._nodes[unit].versions[0]).name

    def is_there(self, unit: int, day: date) -> bool:
        found = self.version_on(unit, day)
        return found is not None and not found.closing

    def place_on(self, unit: int, line: Line, day: date) -> Place | None:
        found = _last(self._nodes[unit].places(line), day)
        return None if found is None or found.closing else found

    def is_code(self, text: str) -> bool:
        return text in self._by_code

    def ever_carrying(self, code: str) -> list[int]:
        return _units(self._by_code, code)

    def holders(self, code: str, day: date) -> list[int]:
        """Units that carry `code` on `day`."""
        return [
            unit
            for unit in _units(self._by_code, code)
            if (found := self.version_on(unit, day)) and found.code == code and not found.closing
        ]

    def begun_with(self, code: str, day: date, *, closing: bool) -> int | None:
        """The unit whose version of `day` itself carries `code`, closing it or not: on one day an old unit
        may end and a new one take over its code."""
        for unit in _units(self._by_code, code):
            found = self.version_on(unit, day)
            if found and (found.day, found.code, found.closing) == (day, code, closing):
                return unit
        return None

    def ever_called(self, name: str) -> list[int]:
        return _units(self._by_name, name_key(name))

    def called(self, name: str, day: date, *, below: int | None = None) -> list[int]:
        """Units of that name on `day` (one that ends on that day too); with `below`, those that stand
        directly below it then on some line."""
        key = name_key(name)
        if below is None:
            units: Iterable[int] = _units(self._by_name, key)
        else:
            units = dict.fromkeys(
                unit
                for line in Line
                for unit in _units(self._below.get((below, line), {}), key)
                if (place := self.place_on(unit, line, day)) and place.parent == below
            )
        return [unit for unit in units if self._is_called(unit, key, day)]

    def _is_called(self, unit: int, key: str, day: date) -> bool:
        found = self.version_on(unit, day)
        if found is None or (found.closing and found.day < day):
            return False
        return name_key(found.name) == key

    def days_with(self, code: str) -> list[date]:
        """Days on which some unit begins to carry `code`, when several ever do."""
        units = _units(self._by_code, code)
        if len(units) < 2:
            return []
        return [one.day for unit in units for one in self._nodes[unit].versions if one.code == code]

    def above(self, unit: int, line: Line, day: date) -> Iterator[int]:
        """The units above, nearest first; stops at a circle, having named its first unit again."""
        seen = {unit}
        place = self.place_on(unit, line, day)
        while place is not None and place.parent is not None:
            yield place.parent
            if place.parent in seen:
                return
            seen.add(place.parent)
            place = self.place_on(place.parent, line, day)


def house() -> Tree:
    """The units of the house, in two queries."""
    tree = Tree()
    fields = ("valid_from", "code", "name", "kind", "abbreviation", "basis", "is_closing", "pk")
    versions = UnitVersion.objects.order_by("unit_id", "valid_from").values_list("unit_id", *fields)
    for unit, *values in versions.iterator():
        tree.add_version(unit, Version(*values))
    columns = ("unit_id", "line", "valid_from", "parent_id", "is_closing", "pk")
    places = Placement.objects.order_by("unit_id", "valid_from").values_list(*columns)
    for unit, line, day, parent, closing, pk in places.iterator():
        tree.add_place(unit, Line(line), Place(day, parent, closing, pk))
    return tree


def name_key(name: str) -> str:
    """Shared by all who have the name: hamlets of a thousand communes are called alike."""
    return intern(" ".join(name.split()).lower())


def _with(dated: tuple[Dated, ...], one: Dated) -> tuple[Dated, ...]:
    """`one` among the others, in the place of another of its day."""
    if not dated or dated[-1].day < one.day:
        return dated + (one,)  # noqa: RUF005 - unpacking loses the type
    others = [other for other in dated if other.day != one.day]
    others.append(one)
    return tuple(sorted(others, key=lambda row: row.day))


def _last(dated: Sequence[Dated], day: date) -> Dated | None:
    """The last one that began by `day`."""
    for one in reversed(dated):
        if one.day <= day:
            return one
    return None


def _note(index: Index, key: str, unit: int) -> None:
    if not key:
        return
    there = index.setdefault(key, unit)
    if isinstance(there, dict):
        there[unit] = None
    elif there != unit:
        index[key] = {there: None, unit: None}


def _units(index: Index, key: str) -> list[int]:
    there = index.get(key)
    if there is None:
        return []
    return list(there) if isinstance(there, dict) else [there]

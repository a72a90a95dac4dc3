"""Where the columns that are looked for stand in a sheet."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nep.spreadsheets.cells import Kind
from nep.spreadsheets.refusals import ColumnsMissing, ColumnTwice
from nep.vietnamese.text import fold

HEAD_WITHIN = 30
"""The column heads are looked for in so many first rows that hold something: titles and notes stand above."""
MOST_HEAD = 200
MOST_HEAD_ROWS = 3
"""Merged heads stand in so many rows at most: "Kết quả" over "Số lớp" and "Số người"."""

Line = tuple[int, Sequence[object]]
"""The number of a row, from 1, and its cells from column A on."""


@dataclass(frozen=True)
class Expected:
    """A column that is looked for by one of its `titles` (marks, case and spacing do not matter)."""

    key: str
    titles: tuple[str, ...]
    kind: Kind = Kind.TEXT
    required: bool = False
    most: int = 500


@dataclass(frozen=True)
class Heads:
    """`last`: how many of the first lines are heads or stand above them. `places`: key -> column, from 0."""

    last: int
    places: dict[str, int]
    others: list[str]


def find_heads(lines: Sequence[Line], columns: Sequence[Expected]) -> Heads:
    """The rows that hold most of the heads; of equal ones the fewest rows, then the first.

    Raises ColumnsMissing, ColumnTwice.
    """
    keys = [_keys(cells) for _number, cells in lines]
    best: tuple[int, int, int] = (0, 1, 0)
    for tall in range(1, MOST_HEAD_ROWS + 1):
        for first in range(len(lines) - tall + 1):
            found = len(_found(_titles(keys[first : first + tall]), columns))
            if found > best[0]:
                best = (found, tall, first)
    _found_most, tall, first = best
    if not lines:
        raise ColumnsMissing([column.titles[0] for column in columns])
    places = _found(_titles(keys[first : first + tall]), columns)
    missing = [column.titles[0] for column in columns if column.required and column.key not in places]
    if missing or not places:
        raise ColumnsMissing(missing or [column.titles[0] for column in columns])
    _refuse_twice(columns, places)
    return Heads(
        first + tall,
        {key: found[0] for key, found in places.items()},
        list(_others(lines[first + tall - 1][1], places)),
    )


def letters(place: int) -> str:
    """Name of a column from its place: 0 -> A, 25 -> Z, 26 -> AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _keys(cells: Sequence[object]) -> dict[int, str]:
    """Column -> what its cell says, compared as heads are."""
    keys = ((place, head_key(str(cell)[:MOST_HEAD])) for place, cell in enumerate(cells) if cell is not None)
    return {place: key for place, key in keys if key}


def _titles(band: Sequence[dict[int, str]]) -> dict[str, list[int]]:
    """What the cells of these rows say, each alone and a column's together -> the columns that say it."""
    titles: dict[str, list[int]] = defaultdict(list)
    above: dict[int, str] = {}
    for keys in band:
        for place, key in keys.items():
            titles[key].append(place)
            if place in above:
                titles[f"{above[place]} {key}"].append(place)
        above = above | keys
    return titles


def _found(titles: dict[str, list[int]], columns: Sequence[Expected]) -> dict[str, list[int]]:
    places = {}
    for column in columns:
        hits = [titles[key] for key in map(head_key, column.titles) if key in titles]
        if hits:
            places[column.key] = hits[0]
    return places


def _refuse_twice(columns: Sequence[Expected], places: dict[str, list[int]]) -> None:
    for column in columns:
        found = sorted(set(places.get(column.key, [])))
        if len(found) > 1:
            raise ColumnTwice(column.titles[0], [letters(place) for place in found])


def _others(cells: Sequence[object], places: dict[str, list[int]]) -> Iterator[str]:
    """Titles of columns that nobody looks for."""
    taken = {place for found in places.values() for place in found}
    for place, cell in enumerate(cells):
        if place not in taken and cell not in (None, ""):
            yield " ".join(str(cell).split())


def head_key(title: str) -> str:
    """Compared without marks, case, spacing and without a unit in brackets."""
    return " ".join(fold(title.split("(")[0]).split())

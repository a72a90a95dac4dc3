"""The rows of a file between reading and writing, and what a check says of each."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from nep.imports.columns import Column
from nep.spreadsheets.cells import Kind, Value
from nep.spreadsheets.reading import Row

UNREAD = False
"""Stands in a stored row for a cell that could not be read; an empty one is null."""


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in the cell of `column` of a row: a Vietnamese sentence that says how to mend it."""

    column: str
    sentence: str


@dataclass(slots=True)
class Checked:
    """What a check says of row `number`. `plan` and `rests_on`: see `registry`."""

    number: int
    outcome: Outcome
    faults: Sequence[Fault] = ()
    before: Mapping[str, str] | None = None
    plan: Any = None
    rests_on: tuple[object, ...] = ()


class Rows:
    """The rows of a batch, in the order of the file, read in portions. May be walked several times."""

    def __init__(self, portions: Callable[[], Iterable[list[Row]]], width: int, count: int) -> None:
        self._portions, self._width, self._count = portions, width, count

    def __len__(self) -> int:
        """How many rows there are, those with faulty cells included."""
        return self._count

    def __iter__(self) -> Iterator[Row]:
        """Rows whose every cell could be read."""
        return (row for row in self.every() if not self.is_faulty(row))

    def is_faulty(self, row: Row) -> bool:
        """Some cell of the row could not be read."""
        return len(row.values) < self._width

    def every(self) -> Iterator[Row]:
        """All rows; a cell that could not be read is missing in `values`."""
        for portion in self._portions():
            yield from portion


def rows_of(rows: Sequence[Row]) -> Rows:
    """Rows at hand as `Rows`, for a test of an importer."""
    return Rows(lambda: [list(rows)], 0, len(rows))


def packed(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """Rows as they are stored: [[number, cell, cell, …], …] in the order of `columns`."""
    keys = [column.key for column in columns]
    whole = [[row.number, *(_plain(row.values.get(key, UNREAD)) for key in keys)] for row in rows]
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def unpacked(stored: str, columns: Sequence[Column]) -> list[Row]:
    """The rows again, with days as days and numbers as numbers."""
    readers = [(column.key, _READERS.get(column.kind)) for column in columns]
    return [
        Row(
            cells[0],
            {
                key: reader(cell) if reader and cell is not None else cell
                for (key, reader), cell in zip(readers, cells[1:], strict=True)
                if cell is not UNREAD
            },
        )
        for cells in json.loads(stored)
    ]


def _plain(value: Value) -> Value:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


@lru_cache(maxsize=4096)
def _day(stored: str) -> date:
    """One object for a day that thousands of rows share."""
    return date.fromisoformat(stored)


_READERS: dict[Kind, Callable[[Any], Value]] = {Kind.DAY: _day, Kind.NUMBER: Decimal}


def shown(value: Value) -> str:
    """A cell in words, as the preview shows it."""
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)

"""What the pages of an import show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nep.imports.checking import outcomes_of
from nep.imports.columns import Column
from nep.imports.models import Batch, BatchFault, StagedChunk
from nep.imports.rows import Outcome, shown, unpacked

SIZE = 25


@dataclass(frozen=True)
class Change:
    """A cell that becomes another: its title, what stands there now, what will."""

    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """A row as the preview shows it. `cells`: (title, text) of what is filled in."""

    number: int
    outcome: Outcome
    cells: list[tuple[str, str]]
    changes: list[Change]
    faults: list[BatchFault]


@dataclass(frozen=True)
class Page:
    """One page of the preview, from 1; `last` is the number of pages."""

    lines: list[Line]
    number: int
    last: int

    @property
    def next(self) -> int:
        return self.number + 1 if self.number < self.last else 0

    @property
    def previous(self) -> int:
        return self.number - 1


def preview(batch: Batch, columns: Sequence[Column], outcome: Outcome, number: int) -> Page:
    """Rows of one outcome, 25 a page, in three queries however long the file."""
    total = getattr(batch, f"{outcome.value}_count")
    last = max(1, -(-total // SIZE))
    number = min(max(number, 1), last)
    lines = _lines(batch, columns, outcome, (number - 1) * SIZE)
    _add_faults(batch, lines)
    return Page(lines, number, last)


def _lines(batch: Batch, columns: Sequence[Column], outcome: Outcome, skip: int) -> list[Line]:
    field = f"{outcome.value}_count"
    wanted, left = list[int](), SIZE
    first = None
    for position, count in batch.chunks.order_by("position").values_list("position", field):
        if first is None and skip >= count:
            skip -= count
            continue
        first = skip if first is None else first
        wanted.append(position)
        left -= count - (skip if len(wanted) == 1 else 0)
        if left <= 0:
            break
    chunks = batch.chunks.filter(position__in=wanted).order_by("position")
    found = [line for chunk in chunks for line in _of_chunk(chunk, columns, outcome)]
    return found[first or 0 : (first or 0) + SIZE]


def _of_chunk(chunk: StagedChunk, columns: Sequence[Column], wanted: Outcome) -> list[Line]:
    titles = {column.key: column.title for column in columns}
    pairs = zip(unpacked(chunk.rows, columns), outcomes_of(chunk), strict=True)
    return [
        Line(
            row.number,
            outcome,
            [(titles[key], shown(value)) for key, value in row.values.items() if value is not None],
            [Change(titles[key], old, shown(row.values.get(key))) for key, old in before.items()],
            [],
        )
        for row, (outcome, before) in pairs
        if outcome == wanted
    ]


def _add_faults(batch: Batch, lines: list[Line]) -> None:
    by_row = {line.number: line for line in lines if line.outcome == Outcome.FAULTY}
    for fault in batch.faults.filter(row__in=by_row).order_by("row", "pk") if by_row else ():
        by_row[fault.row].faults.append(fault)
    for line in lines:
        line.faults.sort(key=lambda fault: (len(fault.cell), fault.cell))  # from left to right: Z2, AA2


def counts(batch: Batch) -> list[tuple[Outcome, int]]:
    """The four counts in the order in which one looks at them."""
    order = (Outcome.FAULTY, Outcome.NEW, Outcome.CHANGED, Outcome.SAME)
    return [(outcome, getattr(batch, f"{outcome.value}_count")) for outcome in order]


def made_by(batch: Batch) -> dict[str, Any]:
    """Thing kind -> how many were made and changed, for the result page."""
    rows = batch.effects.order_by("pk").values_list("thing_kind", "verb", "count")
    found: dict[str, Any] = {}
    for kind, verb, count in rows:
        entry = found.setdefault(kind, {"made": 0, "changed": 0, "removed": 0})
        entry[verb] += count
    return found

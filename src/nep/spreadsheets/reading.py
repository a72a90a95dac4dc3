"""XLSX, ODS, XLS or CSV -> typed rows, with an error at each bad cell. Nothing is written here."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from python_calamine import CalamineError, CalamineWorkbook

from nep.spreadsheets.cells import Kind, Value, clean_value
from nep.vietnamese.numbers import with_dots
from nep.vietnamese.text import fold
from nep.web.errors import Refusal

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED_BYTES = 200 * 1024 * 1024
MOST_ROWS = 100_000
HEAD_WITHIN = 30
"""The row of column heads is looked for in so many first rows: titles and notes stand above it."""


class NotASpreadsheet(Refusal):
    sentence = gettext_lazy(
        "Không đọc được tệp này như một bảng tính. Ông/bà lưu lại thành .xlsx, .ods hoặc .csv rồi gửi lại."
    )
    field = "file"


class SpreadsheetTooLarge(Refusal):
    sentence = gettext_lazy("Tệp bảng tính quá lớn. Ông/bà chia thành nhiều tệp nhỏ hơn.")
    field = "file"


class ColumnsMissing(Refusal):
    field = "file"

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__(
            _("Bảng tính thiếu cột: %(titles)s. Ông/bà dùng đúng tên cột của tệp mẫu.")
            % {"titles": ", ".join(titles)}
        )


@dataclass(frozen=True)
class Expected:
    """A column that is looked for by one of its `titles` (marks, case and spacing do not matter)."""

    key: str
    titles: tuple[str, ...]
    kind: Kind = Kind.TEXT
    required: bool = False
    most: int = 500


@dataclass(frozen=True)
class Row:
    """`number` is the row in the sheet as the office sees it, from 1. A faulty cell is missing here."""

    number: int
    values: dict[str, Value]


@dataclass(frozen=True)
class CellFault:
    """What is wrong in one cell: its name ("C7") and a Vietnamese sentence."""

    cell: str
    sentence: str


@dataclass(frozen=True)
class ReadSheet:
    rows: list[Row]
    faults: list[CellFault]


def read_sheet(content: bytes, columns: Sequence[Expected], *, sheet: str = "") -> ReadSheet:
    """Read the sheet called `sheet`, else the first one. Empty rows are passed over; of a formula the stored
    result counts. Other columns are left alone.

    Raises NotASpreadsheet, SpreadsheetTooLarge, ColumnsMissing.
    """
    grid = _grid(content, sheet)
    at, places = _heads(grid, columns)
    rows, faults = [], []
    for number, cells in enumerate(grid[at + 1 :], start=at + 2):
        if all(cell is None or str(cell).strip() == "" for cell in cells):
            continue
        row = Row(number, {})
        for column in columns:
            if column.key in places:
                faults += _read_cell(row, column, places[column.key], cells)
        rows.append(row)
    return ReadSheet(rows, faults)


def _read_cell(row: Row, column: Expected, place: int, cells: Sequence[object]) -> list[CellFault]:
    """Put the value into `row`; what is wrong with the cell otherwise."""
    try:
        value = clean_value(cells[place] if place < len(cells) else None, column.kind, most=column.most)
        if value is None and column.required:
            raise ValueError(_("Ô này phải ghi: %(title)s.") % {"title": column.titles[0]})
    except ValueError as error:
        return [CellFault(f"{letters(place)}{row.number}", str(error))]
    row.values[column.key] = value
    return []


def letters(place: int) -> str:
    """Name of a column from its place: 0 -> A, 25 -> Z, 26 -> AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _heads(grid: list[list[Any]], columns: Sequence[Expected]) -> tuple[int, dict[str, int]]:
    """Number of the row that holds most heads, and where each column stands in it."""
    best: tuple[int, dict[str, int]] = (0, {})
    for number, cells in enumerate(grid[:HEAD_WITHIN]):
        found = _found(cells, columns)
        if len(found) > len(best[1]):
            best = (number, found)
    missing = [column.titles[0] for column in columns if column.required and column.key not in best[1]]
    if missing or not best[1]:
        raise ColumnsMissing(missing or [column.titles[0] for column in columns])
    return best


def _found(cells: Sequence[object], columns: Sequence[Expected]) -> dict[str, int]:
    titles = {_head_key(str(cell)): place for place, cell in reversed(list(enumerate(cells))) if cell}
    places = {}
    for column in columns:
        hits = [titles[key] for key in map(_head_key, column.titles) if key in titles]
        if hits:
            places[column.key] = hits[0]
    return places


def _head_key(title: str) -> str:
    """Compared without marks, case, spacing and without a unit in brackets."""
    return " ".join(fold(title.split("(")[0]).split())


def _grid(content: bytes, sheet: str) -> list[list[Any]]:
    if len(content) > MOST_BYTES:
        raise SpreadsheetTooLarge
    if content[:4] not in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"}:
        return _csv(content)
    _refuse_bomb(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        name = sheet if sheet in book.sheet_names else book.sheet_names[0]
        found = book.get_sheet_by_name(name)
        _refuse_length(found.end[0] + 1 if found.end else 0)
        grid: list[list[Any]] = found.to_python(skip_empty_area=False)
    except (CalamineError, IndexError) as error:
        raise NotASpreadsheet from error
    return grid


def _refuse_length(rows: int) -> None:
    if rows > MOST_ROWS:
        raise SpreadsheetTooLarge(
            _("Bảng tính có %(rows)s dòng, nhiều nhất là %(most)s. Ông/bà chia thành nhiều tệp.")
            % {"rows": with_dots(rows), "most": with_dots(MOST_ROWS)}
        )


def _refuse_bomb(content: bytes) -> None:
    """A few kilobytes may unpack to gigabytes."""
    if content[:2] != b"PK":
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED_BYTES:
                raise SpreadsheetTooLarge
    except zipfile.BadZipFile as error:
        raise NotASpreadsheet from error


def _csv(content: bytes) -> list[list[Any]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotASpreadsheet from error
    if "\x00" in text:
        raise NotASpreadsheet
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    _refuse_length(len(rows))
    return rows

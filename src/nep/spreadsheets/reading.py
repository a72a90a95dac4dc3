"""XLSX, ODS, XLS or CSV -> typed rows, with an error at each bad cell. Nothing is written here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice

from django.utils.translation import gettext as _

from nep.spreadsheets.cells import Kind, Value, clean_value, regained_zero
from nep.spreadsheets.grids import Grid
from nep.spreadsheets.heads import HEAD_WITHIN, Expected, Heads, Line, find_heads, letters
from nep.spreadsheets.opening import open_grids
from nep.spreadsheets.refusals import (
    ColumnsMissing,
    ColumnTwice,
    NotASpreadsheet,
    SpreadsheetLocked,
    SpreadsheetTooLarge,
)
from nep.spreadsheets.serial_days import day_of_serial
from nep.spreadsheets.spelling import Spelling
from nep.vietnamese.legacy import Encoding
from nep.vietnamese.numbers import with_dots
from nep.web.saying import said

__all__ = [
    "CellFault",
    "ColumnTwice",
    "ColumnsMissing",
    "Expected",
    "NotASpreadsheet",
    "ReadSheet",
    "Row",
    "SheetReader",
    "SpreadsheetLocked",
    "SpreadsheetTooLarge",
    "letters",
    "open_sheet",
    "read_sheet",
]

MOST_ROWS = 100_000
MOST_FAULTS = 5_000
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row in the sheet as the office sees it, from 1. A faulty cell is missing here."""

    number: int
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong in one cell: its name ("C7") and a Vietnamese sentence."""

    cell: str
    sentence: str


@dataclass(frozen=True)
class ReadSheet:
    """`notices`: what the office should know of how the file was read; no error.

    `encoding`: what the text was in, Encoding.UNICODE ordinarily; with `ties` the user is asked which one it
    is and the file is read again with it. `places`: key of a column -> its letters, for naming cells.
    """

    rows: list[Row]
    faults: list[CellFault]
    notices: list[str] = field(default_factory=list)
    encoding: Encoding = Encoding.UNICODE
    ties: tuple[Encoding, ...] = ()
    places: dict[str, str] = field(default_factory=dict)


def read_sheet(
    content: bytes, columns: Sequence[Expected], *, sheet: str = "", encoding: Encoding | None = None
) -> ReadSheet:
    """Read the sheet called `sheet`, else the first one that shows. Empty rows are passed over; of a formula
    the stored result counts; text in the fonts and encodings from before Unicode is converted. `encoding`:
    the user's answer where that was a tie. Other columns are left alone.

    Raises NotASpreadsheet, SpreadsheetTooLarge, SpreadsheetLocked, ColumnsMissing, ColumnTwice.
    """
    reader = open_sheet(content, columns, sheet=sheet, encoding=encoding)
    rows = list(reader)
    return ReadSheet(rows, reader.faults, reader.notices, reader.encoding, reader.ties, reader.places)


def open_sheet(
    content: bytes, columns: Sequence[Expected], *, sheet: str = "", encoding: Encoding | None = None
) -> "SheetReader":
    """As `read_sheet`, row by row: for files of many rows. Raises the same, the size of the file while one
    reads.
    """
    missing: ColumnsMissing | None = None
    for grid in open_grids(content, sheet, encoding):
        first = list(islice(grid.lines, HEAD_WITHIN))
        try:
            return SheetReader(columns, find_heads(first, columns), grid, first)
        except ColumnsMissing as refusal:
            missing = missing or refusal
    raise missing or NotASpreadsheet


class SheetReader:
    """Gives each Row once. `faults` and `notices` are complete when the last one was given.

    At most MOST_FAULTS faults are kept; a notice says how many more there are.
    """

    def __init__(self, columns: Sequence[Expected], heads: Heads, grid: Grid, first: Sequence[Line]) -> None:
        self.faults: list[CellFault] = []
        self.places = {key: letters(place) for key, place in heads.places.items()}
        self.encoding, self.ties = grid.encoding, grid.ties
        self._columns = [
            (column, heads.places[column.key]) for column in columns if column.key in heads.places
        ]
        self._grid, self._others = grid, heads.others
        self._lines = chain(first[heads.last :], grid.lines)
        self._below = first[heads.last - 1][0]
        self._dropped = self._serials = self._zeros = 0
        self._spelling = Spelling()

    @property
    def notices(self) -> list[str]:
        return [*self._grid.notices, *self._own_notices()]

    def __iter__(self) -> Iterator[Row]:
        for count, (number, cells) in enumerate(self._lines, start=1):
            if count > MOST_ROWS:
                raise SpreadsheetTooLarge(
                    _("Bảng tính có hơn %(most)s dòng có chữ. Ông/bà chia thành nhiều tệp.")
                    % {"most": with_dots(MOST_ROWS)}
                )
            yield self._row(number, cells)

    def _row(self, number: int, cells: Sequence[object]) -> Row:
        values: dict[str, Value] = {}
        for column, place in self._columns:
            raw = cells[place] if place < len(cells) else None
            try:
                value = values[column.key] = self._value(column, raw)
            except ValueError as error:
                self._keep(CellFault(f"{letters(place)}{number}", said(error)))
            else:
                if isinstance(raw, str) and isinstance(value, str):
                    self._spelling.look(f"{letters(place)}{number}", raw, value)
        return Row(number, values)

    def _value(self, column: Expected, raw: object) -> Value:
        if column.kind == Kind.DAY and (
            day := day_of_serial(raw, counts_from_1904=self._grid.counts_from_1904)
        ):
            self._serials += 1
            return day
        value = clean_value(raw, column.kind, most=column.most)
        if value is None and column.required:
            raise ValueError(_("Ô này phải ghi: %(title)s.") % {"title": column.titles[0]})
        self._zeros += regained_zero(raw, column.kind, value)
        return value

    def _keep(self, fault: CellFault) -> None:
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)
        else:
            self._dropped += 1

    def _own_notices(self) -> Iterator[str]:
        if self._others:
            named = ", ".join(f"“{title[:40]}”" for title in self._others[:MOST_NAMED])
            more = len(self._others) - MOST_NAMED
            yield _("Không đọc các cột không có trong mẫu: %(titles)s%(more)s.") % {
                "titles": named,
                "more": _(" và %(count)s cột nữa") % {"count": more} if more > 0 else "",
            }
        merged = sum(row > self._below for row in self._grid.merged)
        if merged:
            yield _(
                "Dưới tiêu đề có %(count)s ô gộp, chỉ ô đầu của mỗi ô gộp có giá trị. "
                "Ông/bà bỏ gộp và ghi đủ từng ô."
            ) % {"count": with_dots(merged)}
        if self._serials:
            yield _("%(count)s ô ngày là số thứ tự của bảng tính, đã đổi ra ngày. Ông/bà xem lại.") % {
                "count": with_dots(self._serials)
            }
        if self._zeros:
            yield _("%(count)s số bị bảng tính bỏ mất số 0 ở đầu, đã thêm lại. Ông/bà xem lại.") % {
                "count": with_dots(self._zeros)
            }
        yield from self._spelling.notices()
        if self._dropped:
            yield _("Còn %(count)s ô sai nữa chưa kể ra ở đây.") % {"count": with_dots(self._dropped)}

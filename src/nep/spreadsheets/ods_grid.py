"""An ODS: its sheets, one grid each. Repeated rows and cells are counted, never unfolded where they are
blank.
"""

import math
import re
from collections.abc import Iterator
from datetime import datetime, time
from typing import IO

from django.utils.translation import gettext as _

from nep.spreadsheets.cells import Broken
from nep.spreadsheets.grids import Grid, is_blank, macro_notice
from nep.spreadsheets.heads import Line
from nep.spreadsheets.legacy_text import Reader
from nep.spreadsheets.ods_styles import OdsStyles
from nep.spreadsheets.ods_text import Paragraphs
from nep.spreadsheets.packages import Package
from nep.spreadsheets.refusals import SpreadsheetLocked
from nep.spreadsheets.samples import TextSample, judge
from nep.spreadsheets.xlsx_sheet import MOST_COLUMNS, error_of_formula, no_stored_result
from nep.spreadsheets.xlsx_styles import Style
from nep.spreadsheets.xml_parts import LOCAL, BrokenXmlError, XmlPart, local, whole
from nep.vietnamese.legacy import Encoding

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
_NUMBERS = frozenset({"float", "percentage", "currency"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_ASIDE = frozenset(
    {"annotation", "shapes", "frame", "custom-shape", "tracked-changes", "forms", "g", "control"}
)
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)")


class TablePart(XmlPart):
    """The sheet at `wanted`, from 0. `names`: those of the sheets up to it."""

    def __init__(self, stream: IO[bytes], *, wanted: float, reader: Reader) -> None:
        super().__init__(stream)
        self._wanted, self._reader = wanted, reader
        self._styles = OdsStyles()
        self._paragraphs = Paragraphs(self, self._styles)
        self._is_wanted = self._is_over = self._is_error = False
        self._aside = 0
        self._columns: list[str] = []
        self._row, self._repeated, self._number = list[object](), 1, 1
        self._place = 0
        self._cell: dict[str, str] = {}
        self._done: list[tuple[Line, int]] = []
        self.names: list[str] = []

    def lines(self) -> Iterator[Line]:
        for _pause in self.chunks():
            done, self._done = self._done, []
            for (number, cells), times in done:
                for more in range(times):
                    yield number + more, cells
            if self._is_over:
                return

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._aside or name in _ASIDE:
            self._aside += 1
        elif name == "table":
            self._is_wanted = len(self.names) == self._wanted
            self.names.append(local(attributes).get("name", ""))
        elif not self.names:
            self._styles.start(name, attributes)
        elif self._is_wanted:
            self._start_inside(name, attributes)

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        if name in _CELLS:
            self._cell = local(attributes)
            self._is_error = "error" in attributes.values() and _says_error(attributes)
            self._paragraphs.clear()
        elif name == "table-row":
            self._row, self._place = [], 0
            self._repeated = whole(local(attributes).get("number-rows-repeated"), otherwise=1)
        elif name == "table-column":
            given, left = local(attributes), MOST_COLUMNS - len(self._columns)
            times = whole(given.get("number-columns-repeated"), otherwise=1, most=left)
            self._columns += [given.get("default-cell-style-name", "")] * times
        else:
            self._paragraphs.start(name, attributes)

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif not self._is_wanted:
            return
        elif name in _CELLS:
            self._put()
        elif name == "table-row":
            if not all(map(is_blank, self._row)):
                self._done.append(((self._number, self._row), self._repeated))
            self._number += self._repeated
        elif name == "table":
            self._is_wanted, self._is_over = False, True
        else:
            self._paragraphs.end(name)

    def _put(self) -> None:
        """The cell into the row, as often as it is repeated; blank ones leave a gap."""
        times = whole(self._cell.get("number-columns-repeated"), otherwise=1)
        value = self._read()
        if not is_blank(value):
            if self._place + times > MOST_COLUMNS:
                raise BrokenXmlError("too many columns")
            self._row += [None] * (self._place - len(self._row)) + [value] * times
        self._place += times

    def _read(self) -> object:
        text = "".join(run for run, _font in self._paragraphs.runs)
        if self._is_error or (text.startswith(("#", "Err:")) and "formula" in self._cell):
            return error_of_formula(text)
        try:
            return self._value(self._cell.get("value-type", ""))
        except (ValueError, KeyError) as error:
            raise BrokenXmlError("a value that is none") from error

    def _value(self, kind: str) -> object:
        if kind in _NUMBERS:
            return self._numeric(float(self._cell["value"]))
        if kind == "date":
            return datetime.fromisoformat(self._cell["date-value"]).date()
        if kind == "time":
            return _time_of(self._cell["time-value"])
        if kind == "boolean":
            return self._cell["boolean-value"] == "true"
        text = self._reader.read_runs(self._paragraphs.runs, font=self._style().font)
        if not text and "formula" in self._cell and not kind:
            return no_stored_result()
        return text or self._cell.get("string-value")

    def _numeric(self, number: float) -> object:
        if not math.isfinite(number):
            raise ValueError(number)
        zeros = self._style().zeros
        if number.is_integer():
            return f"{int(number):0{zeros}d}" if zeros else int(number)
        return float(f"{number:.15g}")

    def _style(self) -> Style:
        name = self._cell.get("style-name", "")
        if not name and self._place < len(self._columns):
            name = self._columns[self._place]
        return self._styles[name]


def _says_error(attributes: dict[str, str]) -> bool:
    """One of the two attributes called value-type does; LibreOffice adds its own to that of the standard."""
    return any(LOCAL[name] == "value-type" and word == "error" for name, word in attributes.items())


def _time_of(written: str) -> time | Broken:
    found = _TIME.match(written)
    hours, minutes, seconds = map(int, found.groups()) if found else (24, 0, 0)
    if hours > 23 or minutes > 59 or seconds > 59:
        return Broken(_("Ô này không phải là giờ trong ngày. Ông/bà ghi giờ theo mẫu 08:30."))
    return time(hours, minutes, seconds)


def ods_grids(package: Package, sheet: str, encoding: Encoding | None) -> Iterator[Grid]:
    """The sheet of that name, else one after the other. Raises NotASpreadsheet, SpreadsheetLocked and the
    rest.
    """
    if MANIFEST in package:
        with package.part(MANIFEST) as stream:
            if b"encryption-data" in stream.read():
                raise SpreadsheetLocked
    names = _names(package) if sheet else []
    if sheet in names:
        yield _grid(package, names.index(sheet), encoding)
        return
    yield _grid(package, 0, encoding)
    for place in range(1, len(names or _names(package))):
        yield _grid(package, place, encoding)


def _names(package: Package) -> list[str]:
    with package.part(CONTENT) as stream:
        part = TablePart(stream, wanted=math.inf, reader=Reader())
        part.read()
    return part.names


def _grid(package: Package, place: int, encoding: Encoding | None) -> Grid:
    with package.part(CONTENT) as stream:
        sample = TextSample(stream).take()
    judged = judge(sample.texts, has_fonts=sample.has_fonts, told=encoding)
    grid = Grid(iter(()), _macro_notices(package), judged.reader.usual, judged.ties)
    grid.lines = _lines(package, place, judged.reader, grid)
    return grid


def _lines(package: Package, place: int, reader: Reader, grid: Grid) -> Iterator[Line]:
    with package.part(CONTENT) as stream:
        yield from TablePart(stream, wanted=place, reader=reader).lines()
    grid.notices += reader.notices()


def _macro_notices(package: Package) -> list[str]:
    has_macros = any(name.startswith(("Basic/", "Scripts/")) for name in package.names())
    return [macro_notice()] if has_macros else []

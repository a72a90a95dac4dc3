"""One sheet of an XLSX, row by row: stored results only, nothing is calculated."""

import math
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import IO

from django.utils.translation import gettext as _

from nep.spreadsheets.cells import Broken
from nep.spreadsheets.grids import is_blank
from nep.spreadsheets.heads import Line
from nep.spreadsheets.legacy_text import Reader
from nep.spreadsheets.serial_days import serial_to_day
from nep.spreadsheets.xlsx_strings import Runs, Texts
from nep.spreadsheets.xlsx_styles import PLAIN, Style
from nep.spreadsheets.xml_parts import LOCAL, BrokenXmlError, XmlPart, whole

MOST_COLUMNS = 16_384
_DIGITS = "0123456789"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MIDNIGHT = datetime(2000, 1, 1)  # noqa: DTZ001 - only its time of day is used


def no_stored_result() -> Broken:
    return Broken(
        _("Ô này là công thức chưa có kết quả. Ông/bà mở tệp bằng phần mềm bảng tính, lưu lại rồi gửi lại.")
    )


def error_of_formula(shown: str) -> Broken:
    return Broken(
        _("Ô này là lỗi %(error)s của bảng tính. Ông/bà sửa công thức hoặc gõ giá trị.") % {"error": shown}
    )


class SheetPart(XmlPart):
    """`lines` gives the rows that hold something; then `merged` are the first rows of merged cells."""

    def __init__(
        self, stream: IO[bytes], *, texts: Texts, styles: list[Style], reader: Reader, counts_from_1904: bool
    ) -> None:
        super().__init__(stream)
        self._texts, self._styles, self._reader = texts, styles, reader
        self._counts_from_1904 = counts_from_1904
        self._columns: dict[str, int] = {}
        self._number, self._cells, self._place = 0, list[object](), -1
        self._done: list[Line] = []
        self._cell: dict[str, str] = {}
        self._value: str | None = None
        self._is_formula = False
        self._runs = Runs(self)
        self.merged: list[int] = []

    def lines(self) -> Iterator[Line]:
        for _pause in self.chunks():
            done, self._done = self._done, []
            yield from done

    # The two handlers are called millions of times: they stand in for those of XmlPart, one call less each.
    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._tags += 1
        name = LOCAL[name]
        if name == "c":
            self._cell, self._value, self._is_formula = attributes, None, False
        elif name == "v":
            self._pieces = []
            self._parser.CharacterDataHandler = self._pieces.append
        else:
            self.start(name, attributes)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "f":
            self._is_formula = True
        elif name == "row":
            self._number = whole(attributes.get("r"), otherwise=self._number + 1)
            self._cells, self._place = [], -1
        elif name == "mergeCell" and len(self.merged) < MOST_COLUMNS:
            self.merged.append(whole(attributes.get("ref", "").partition(":")[0].lstrip(_LETTERS) or None))
        else:
            self._runs.start(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        name = LOCAL[name]
        if name == "v":
            self._parser.CharacterDataHandler = None
            self._value = "".join(self._pieces)
        elif name == "c":
            self._put()
        elif name == "row":
            if not all(map(is_blank, self._cells)):
                self._done.append((self._number, self._cells))
        else:
            self._runs.end(name)

    def _put(self) -> None:
        """The cell into its place of the row; a blank one leaves a gap."""
        reference = self._cell.get("r")
        self._place = self._column(reference.rstrip(_DIGITS)) if reference else self._place + 1
        value = self._read()
        if value is None:
            return
        cells, place = self._cells, self._place
        if place == len(cells):
            cells.append(value)
        elif place > len(cells):
            cells += [None] * (place - len(cells))
            cells.append(value)
        else:
            cells[place] = value

    def _column(self, name: str) -> int:
        if name not in self._columns:
            place = 0
            for letter in name:
                place = place * 26 + ord(letter) - ord("A") + 1
            if not 0 < place <= MOST_COLUMNS or not name.isascii():
                raise BrokenXmlError(f"no column {name[:9]!r}")
            self._columns[name] = place - 1
        return self._columns[name]

    def _read(self) -> object:
        kind = self._cell.get("t", "n")
        if kind == "inlineStr":
            return self._reader.read_runs(self._runs.taken(), font=self._style().font)
        if self._value is None:
            return no_stored_result() if self._is_formula else None
        try:
            return _READERS.get(kind, SheetPart._text)(self, self._value)
        except (ValueError, IndexError, OverflowError) as error:
            raise BrokenXmlError(f"{self._value[:20]!r} is no {kind}") from error

    def _style(self) -> Style:
        number = whole(self._cell.get("s"))
        return self._styles[number] if 0 <= number < len(self._styles) else PLAIN

    def _shared(self, value: str) -> str:
        font = self._style().font if "s" in self._cell else ""
        return self._texts.in_font(int(value), font) if font else self._texts[int(value)]

    def _text(self, value: str) -> str:
        return self._reader.read(value, font=self._style().font)

    def _truth(self, value: str) -> bool:
        return value.strip() not in {"0", "false"}

    def _error(self, value: str) -> Broken:
        return error_of_formula(value)

    def _iso_day(self, value: str) -> date:
        return datetime.fromisoformat(value).date()

    def _numeric(self, value: str) -> object:
        number = int(value) if value.isdigit() else float(value)
        style = self._style() if "s" in self._cell else PLAIN
        if style.is_day or style.is_time:
            return day_or_time(float(number), style, counts_from_1904=self._counts_from_1904)
        if isinstance(number, int):
            return f"{number:0{style.zeros}d}" if style.zeros else number
        return float(f"{number:.15g}")  # what the spreadsheet shows of 0.30000000000000004


_READERS: dict[str, Callable[[SheetPart, str], object]] = {
    "s": SheetPart._shared,
    "n": SheetPart._numeric,
    "b": SheetPart._truth,
    "e": SheetPart._error,
    "d": SheetPart._iso_day,
}


def day_or_time(number: float, style: Style, *, counts_from_1904: bool) -> date | time | Broken:
    """The day of a serial number that is shown as one; a time of day of a fraction."""
    if not math.isfinite(number):
        return Broken(_("Ô này không phải là một ngày. Ông/bà ghi ngày theo mẫu 31/12/2023."))
    if style.is_time or 0 <= number < 1:
        return (_MIDNIGHT + timedelta(days=number % 1, microseconds=500)).time().replace(microsecond=0)
    try:
        return serial_to_day(number, counts_from_1904=counts_from_1904)
    except ValueError:
        return Broken(_("Ô này không phải là một ngày. Ông/bà ghi ngày theo mẫu 31/12/2023."))

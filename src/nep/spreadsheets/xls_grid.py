"""An XLS of Excel 97 to 2003: cells by calamine, fonts by `biff`. Formulas and macros are never run."""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from nep.spreadsheets.biff import BookFacts, SheetFacts, facts_of
from nep.spreadsheets.compound import BrokenCompoundError
from nep.spreadsheets.grids import Grid, is_blank, macro_notice
from nep.spreadsheets.heads import Line
from nep.spreadsheets.legacy_text import Reader
from nep.spreadsheets.refusals import NotASpreadsheet, SpreadsheetLocked, SpreadsheetTooLarge
from nep.spreadsheets.samples import judge
from nep.spreadsheets.xlsx_sheet import error_of_formula
from nep.vietnamese.legacy import Encoding

MOST_CELLS = 2_000_000
"""Calamine unfolds a sheet to its last cell: more than this would fill the memory."""
_ENCRYPTED, _MACROS = "EncryptedPackage".encode("utf-16-le"), "_VBA_PROJECT".encode("utf-16-le")
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


def xls_grids(content: bytes, sheet: str, encoding: Encoding | None) -> Iterator[Grid]:
    """The sheet of that name, else one after the other.

    Raises NotASpreadsheet, SpreadsheetLocked, SpreadsheetTooLarge.
    """
    if _ENCRYPTED in content:
        raise SpreadsheetLocked
    facts = _facts(content)
    notices = [macro_notice()] if _MACROS in content else []
    with _no_panic():
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    names = [sheet] if sheet in book.sheet_names else book.sheet_names
    for name in names:
        with _no_panic():
            tab = book.get_sheet_by_name(name)
        at = book.sheet_names.index(name)
        of_sheet = facts.sheets[at] if at < len(facts.sheets) else SheetFacts()
        yield _grid(tab, of_sheet, encoding, list(notices), facts.counts_from_1904)


def _grid(
    tab: CalamineSheet, facts: SheetFacts, encoding: Encoding | None, notices: list[str], from_1904: bool
) -> Grid:
    rows = tab.to_python(skip_empty_area=False)
    judged = judge(list(chain.from_iterable(rows)), has_fonts=bool(facts.fonts), told=encoding)
    grid = Grid(iter(()), notices, judged.reader.usual, judged.ties, counts_from_1904=from_1904)
    grid.merged += [first[0] + 1 for first, _last in tab.merged_cell_ranges or []]
    grid.lines = _lines(rows, facts, judged.reader, grid)
    return grid


@contextmanager
def _no_panic() -> Iterator[None]:
    """Calamine panics on some broken files; its PanicException is no Exception and cannot be imported."""
    try:
        yield
    except CalamineError as error:
        raise NotASpreadsheet from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise NotASpreadsheet from error


def _facts(content: bytes) -> BookFacts:
    try:
        facts = facts_of(content)
    except (BrokenCompoundError, struct.error, IndexError, UnicodeDecodeError) as error:
        raise NotASpreadsheet from error
    if facts.is_locked:
        raise SpreadsheetLocked
    if any((row + 1) * (column + 1) > MOST_CELLS for row, column in (one.last for one in facts.sheets)):
        raise SpreadsheetTooLarge(
            _("Bảng .xls này trải quá rộng. Ông/bà xóa các dòng, cột trống rồi lưu thành .xlsx.")
        )
    return facts


def _lines(rows: list[list[Any]], facts: SheetFacts, reader: Reader, grid: Grid) -> Iterator[Line]:
    for at, cells in enumerate(rows):
        if not all(map(is_blank, cells)):
            fonts = [facts.fonts.get((at, place), "") for place in range(len(cells))]
            yield at + 1, [_read(cell, font, reader) for cell, font in zip(cells, fonts, strict=True)]
    grid.notices += reader.notices()


def _read(cell: object, font: str, reader: Reader) -> object:
    if isinstance(cell, str):
        return error_of_formula(cell) if cell in _ERRORS else reader.read(cell, font=font)
    return cell

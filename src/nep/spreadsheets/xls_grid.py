"""An XLS of Excel 97 to 2003, read by calamine. Formulas are not calculated, macros never opened."""

import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from nep.spreadsheets.grids import Grid, is_blank, macro_notice
from nep.spreadsheets.heads import Line
from nep.spreadsheets.legacy_text import Reader
from nep.spreadsheets.refusals import NotASpreadsheet, SpreadsheetLocked
from nep.vietnamese.legacy import Encoding

_ENCRYPTED, _MACROS = "EncryptedPackage".encode("utf-16-le"), "_VBA_PROJECT".encode("utf-16-le")


def xls_grids(content: bytes, sheet: str, encoding: Encoding | None) -> Iterator[Grid]:
    """The sheet of that name, else one after the other. Raises NotASpreadsheet, SpreadsheetLocked."""
    if _ENCRYPTED in content:
        raise SpreadsheetLocked
    notices = [macro_notice()] if _MACROS in content else []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [sheet] if sheet in book.sheet_names else book.sheet_names
    except PasswordError as error:
        raise SpreadsheetLocked from error
    except CalamineError as error:
        raise NotASpreadsheet from error
    for name in names:
        reader = Reader(usual=encoding or Encoding.UNICODE, is_told=encoding is not None)
        grid = Grid(iter(()), list(notices), reader.usual)
        grid.lines = _lines(book.get_sheet_by_name(name), reader, grid)
        yield grid


def _lines(tab: CalamineSheet, reader: Reader, grid: Grid) -> Iterator[Line]:
    for number, cells in enumerate(tab.to_python(skip_empty_area=False), start=1):
        if not all(map(is_blank, cells)):
            yield number, [reader.read(cell) if isinstance(cell, str) else cell for cell in cells]
    grid.notices += reader.notices()

"""Which kind of file this is, and its rows; or why it cannot be read."""

import io
import zipfile

from python_calamine import CalamineError, CalamineWorkbook

from nep.spreadsheets.csv_grid import csv_grid
from nep.spreadsheets.grids import Grid, is_blank
from nep.spreadsheets.refusals import NotASpreadsheet, SpreadsheetTooLarge
from nep.vietnamese.legacy import Encoding

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED_BYTES = 200 * 1024 * 1024


def open_grid(content: bytes, sheet: str, encoding: Encoding | None) -> Grid:
    """Raises NotASpreadsheet, SpreadsheetTooLarge, SpreadsheetLocked."""
    if len(content) > MOST_BYTES:
        raise SpreadsheetTooLarge
    if content[:4] not in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"}:
        return csv_grid(content, encoding)
    _refuse_bomb(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        name = sheet if sheet in book.sheet_names else book.sheet_names[0]
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, IndexError) as error:
        raise NotASpreadsheet from error
    return Grid(
        (number, cells) for number, cells in enumerate(rows, start=1) if not all(map(is_blank, cells))
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

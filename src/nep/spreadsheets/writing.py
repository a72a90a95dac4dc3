"""Rows -> XLSX, streamed: text stays text whatever it begins with, days and numbers are real ones."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter

from nep.spreadsheets.cells import Kind, Value
from nep.web import clock
from nep.web.tables import local

MOST_NAME = 31
MOST_LENGTH = 32_767
MOST_ROWS = 1_048_576
CUT = "… (cắt bớt)"
"""What the format itself holds: more would be left out without a word."""
MOMENT = "moment"
FORBIDDEN_IN_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Head:
    """A column: its title, what it holds, its width in characters."""

    title: str
    kind: Kind = Kind.TEXT
    width: float = 18


@dataclass(frozen=True)
class Sheet:
    """`title` and the lines of `note` stand above the table; `name` is that of the tab (cut at 31
    characters)."""

    name: str
    heads: Sequence[Head]
    rows: Iterable[Sequence[Value]]
    title: str = ""
    note: str = ""


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """An XLSX with these sheets; the heads stay while one scrolls and print on each page of A4."""
    buffer = io.BytesIO()
    stream_xlsx(buffer, sheets)
    return buffer.getvalue()


def stream_xlsx(file: IO[bytes], sheets: Sequence[Sheet]) -> None:
    """As `workbook`, into an open file: of the rows only one is held in memory at a time.

    Raises ValueError when a sheet has more rows than the format holds (1,048,576 with its heads).
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"created": local(clock.now())})
        styles = _styles(book)
        for sheet in sheets:
            name = sheet.name.translate(FORBIDDEN_IN_NAME).strip()[:MOST_NAME] or None
            _write_sheet(book.add_worksheet(name), sheet, styles)


def _styles(book: Any) -> dict[str, Any]:
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
    line = {**font, "border": 1, "text_wrap": True}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 14}),
        "note": book.add_format({**font, "italic": True}),
        "head": book.add_format({**line, "bold": True, "align": "center", "bg_color": "#E9E4D4"}),
        Kind.TEXT: book.add_format(line),
        Kind.WHOLE: book.add_format({**line, "num_format": "#,##0"}),
        Kind.NUMBER: book.add_format({**line, "num_format": "#,##0.##"}),
        Kind.DAY: book.add_format({**line, "num_format": "dd/mm/yyyy", "align": "center"}),
        MOMENT: book.add_format({**line, "num_format": "dd/mm/yyyy hh:mm", "align": "center"}),
    }


def _write_sheet(tab: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    for place, head in enumerate(sheet.heads):
        tab.set_column(place, place, head.width)
    row = 0
    above = [(sheet.title, "title")] if sheet.title else []
    for text, style in above + [(line, "note") for line in sheet.note.splitlines()]:
        tab.write_string(row, 0, text, styles[style])
        row += 1
    for place, head in enumerate(sheet.heads):
        tab.write_string(row, place, head.title, styles["head"])
    tab.freeze_panes(row + 1, 0)
    tab.repeat_rows(row)
    tab.set_paper(9)  # A4
    tab.set_landscape()
    tab.fit_to_pages(1, 0)
    for number, values in enumerate(sheet.rows, start=row + 1):
        if number >= MOST_ROWS:
            raise ValueError(f"a sheet holds at most {MOST_ROWS} rows")
        for place, value in enumerate(values):
            _write_cell(tab, number, place, value, styles)


def _write_cell(tab: Any, row: int, place: int, value: Value, styles: dict[str, Any]) -> None:
    if value is None:
        tab.write_blank(row, place, None, styles[Kind.TEXT])
    elif isinstance(value, datetime):
        tab.write_datetime(row, place, local(value), styles[MOMENT])
    elif isinstance(value, date):
        tab.write_datetime(row, place, value, styles[Kind.DAY])
    elif isinstance(value, int | Decimal):
        tab.write_number(row, place, value, styles[Kind.WHOLE if isinstance(value, int) else Kind.NUMBER])
    else:
        text = value if len(value) <= MOST_LENGTH else value[: MOST_LENGTH - len(CUT)] + CUT
        tab.write_string(row, place, text, styles[Kind.TEXT])

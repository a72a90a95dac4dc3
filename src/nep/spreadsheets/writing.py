"""Rows -> XLSX, streamed: text stays text whatever it begins with, days and numbers are real ones."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter

from nep.spreadsheets.cells import Kind, Value

MOST_NAME = 31
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
    """`title` and `note` stand above the table; `name` is that of the tab (cut at 31 characters)."""

    name: str
    heads: Sequence[Head]
    rows: Iterable[Sequence[Value]]
    title: str = ""
    note: str = ""


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """An XLSX with these sheets; the heads stay while one scrolls and print on each page of A4."""
    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        styles = _styles(book)
        for sheet in sheets:
            name = sheet.name.translate(FORBIDDEN_IN_NAME).strip()[:MOST_NAME] or None
            _write_sheet(book.add_worksheet(name), sheet, styles)
    return buffer.getvalue()


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
    }


def _write_sheet(tab: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    for place, head in enumerate(sheet.heads):
        tab.set_column(place, place, head.width)
    row = 0
    for text, style in ((sheet.title, "title"), (sheet.note, "note")):
        if text:
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
        for place, value in enumerate(values):
            _write_cell(tab, number, place, value, styles)


def _write_cell(tab: Any, row: int, place: int, value: Value, styles: dict[str, Any]) -> None:
    if value is None:
        tab.write_blank(row, place, None, styles[Kind.TEXT])
    elif isinstance(value, date):
        tab.write_datetime(row, place, value, styles[Kind.DAY])
    elif isinstance(value, int | Decimal):
        tab.write_number(row, place, value, styles[Kind.WHOLE if isinstance(value, int) else Kind.NUMBER])
    else:
        tab.write_string(row, place, value, styles[Kind.TEXT])

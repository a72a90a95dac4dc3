"""A copy of what an office sent, with each faulty cell coloured and its sentence in a comment."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import Any

import xlsxwriter

from nep.spreadsheets.heads import HEAD_WITHIN, Expected, Line, find_heads, letters
from nep.spreadsheets.opening import open_grids
from nep.spreadsheets.refusals import ColumnsMissing, NotASpreadsheet
from nep.vietnamese.legacy import Encoding

WIDTH = 22


def marked_copy(
    content: bytes,
    columns: Sequence[Expected],
    faults: Mapping[str, str],
    *,
    encoding: Encoding | None = None,
) -> bytes:
    """An XLSX with the cells of the sheet that was read, each at its place; `faults`: cell -> sentence.

    Formulas are gone: their results stand there. Raises what `open_sheet` raises.
    """
    buffer = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        tab = book.add_worksheet()
        styles = _styles(book)
        for number, cells in _lines(content, columns, encoding):
            if number == 1 or not number % 1000:
                tab.set_column(0, max(len(cells), 1), WIDTH)
            _write_line(tab, styles, number, cells, faults)
    return buffer.getvalue()


def _lines(content: bytes, columns: Sequence[Expected], encoding: Encoding | None) -> "chain[Line]":
    for grid in open_grids(content, "", encoding):
        first = list(islice(grid.lines, HEAD_WITHIN))
        try:
            find_heads(first, columns)
        except ColumnsMissing:
            continue
        return chain(first, grid.lines)
    raise NotASpreadsheet


def _styles(book: Any) -> dict[str, Any]:
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
    wrong = {**font, "bg_color": "#F6D5C3", "border": 1, "border_color": "#8A3B12"}
    day = {"num_format": "dd/mm/yyyy"}
    return {
        "plain": book.add_format(font),
        "wrong": book.add_format(wrong),
        "plain day": book.add_format({**font, **day}),
        "wrong day": book.add_format({**wrong, **day}),
    }


def _write_line(
    tab: Any, styles: dict[str, Any], number: int, cells: Sequence[object], faults: Mapping[str, str]
) -> None:
    row = number - 1
    for place, value in enumerate(cells):
        sentence = faults.get(f"{letters(place)}{number}")
        _write_cell(tab, styles, row, place, value, "wrong" if sentence else "plain")
        if sentence:
            tab.write_comment(row, place, sentence, {"author": "Nếp", "width": 280, "height": 90})


def _write_cell(tab: Any, styles: dict[str, Any], row: int, place: int, value: object, look: str) -> None:
    if value is None or value == "":
        tab.write_blank(row, place, None, styles[look])
    elif isinstance(value, datetime):
        tab.write_datetime(row, place, value.replace(tzinfo=None), styles[f"{look} day"])
    elif isinstance(value, date):
        tab.write_datetime(row, place, value, styles[f"{look} day"])
    elif isinstance(value, int | float) and not isinstance(value, bool):
        tab.write_number(row, place, value, styles[look])
    else:
        tab.write_string(row, place, str(value), styles[look])

"""An XLSX to be filled in: heads with notes, drop-downs, an example row that is passed over on its return."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from nep.spreadsheets.cells import Kind, Value
from nep.spreadsheets.reading import letters
from nep.web import clock
from nep.web.tables import local

LAST_ROW = 100_050
LISTS = "Danh mục"
NUMBER = "TT"
EXAMPLE = "Ví dụ"
MOST_NOTE = 1000


@dataclass(frozen=True)
class Field:
    """A column to fill in. `choices` become a drop-down that refuses nothing but warns; `note` a comment."""

    title: str
    kind: Kind = Kind.TEXT
    width: float = 18
    required: bool = False
    note: str = ""
    choices: tuple[str, ...] = ()
    example: Value = None


def template(name: str, fields: Sequence[Field], *, title: str, notes: Sequence[str] = ()) -> bytes:
    """The sheet `name`: title, notes, heads, one example row. Codes and texts stay text as they are typed."""
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": local(clock.now())})
        styles = _styles(book)
        tab = book.add_worksheet(name[:31])
        row = _above(tab, styles, title, notes)
        _heads(tab, styles, row, fields)
        _example(tab, styles, row + 1, fields)
        _drop_downs(book, tab, row + 2, fields)
        tab.freeze_panes(row + 1, 1)
        tab.set_paper(9)  # A4
        tab.set_landscape()
        tab.fit_to_pages(1, 0)
    return buffer.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    font = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
    head = {**font, "border": 1, "text_wrap": True, "bold": True, "align": "center"}
    example = {**font, "border": 1, "italic": True, "font_color": "#5B5138", "bg_color": "#F4F1E6"}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 14}),
        "note": book.add_format({**font, "italic": True}),
        "head": book.add_format({**head, "bg_color": "#E9E4D4"}),
        "required": book.add_format({**head, "bg_color": "#D9E8DC"}),
        "example": book.add_format(example),
        "example day": book.add_format({**example, "num_format": "dd/mm/yyyy"}),
        "text": book.add_format({**font, "num_format": "@"}),
        "day": book.add_format({**font, "num_format": "dd/mm/yyyy"}),
        "plain": book.add_format(font),
    }


def _above(tab: Any, styles: dict[str, Any], title: str, notes: Sequence[str]) -> int:
    tab.write_string(0, 0, title, styles["title"])
    for row, note in enumerate(notes, start=1):
        tab.write_string(row, 0, note, styles["note"])
    return 1 + len(notes)


def _heads(tab: Any, styles: dict[str, Any], row: int, fields: Sequence[Field]) -> None:
    tab.set_column(0, 0, 7, styles["plain"])
    tab.write_string(row, 0, NUMBER, styles["head"])
    for place, field in enumerate(fields, start=1):
        cells = {Kind.DAY: "day", Kind.WHOLE: "plain", Kind.NUMBER: "plain"}.get(field.kind, "text")
        tab.set_column(place, place, field.width, styles[cells])
        tab.write_string(row, place, field.title, styles["required" if field.required else "head"])
        if note := _note(field):
            tab.write_comment(row, place, note, {"width": 260, "height": 130, "author": "Nếp"})


def _note(field: Field) -> str:
    said = [_("Bắt buộc.") if field.required else _("Có thể để trống."), field.note]
    return " ".join(part for part in said if part)[:MOST_NOTE]


def _example(tab: Any, styles: dict[str, Any], row: int, fields: Sequence[Field]) -> None:
    tab.write_string(row, 0, EXAMPLE, styles["example"])
    for place, field in enumerate(fields, start=1):
        value = field.example
        if value is None:
            tab.write_blank(row, place, None, styles["example"])
        elif field.kind == Kind.DAY:
            tab.write_datetime(row, place, value, styles["example day"])
        elif field.kind in {Kind.WHOLE, Kind.NUMBER}:
            tab.write_number(row, place, value, styles["example"])
        else:
            tab.write_string(row, place, str(value), styles["example"])


def _drop_downs(book: Any, tab: Any, first: int, fields: Sequence[Field]) -> None:
    """The allowed values stand in a sheet of their own: a list inside the rule holds 255 characters only."""
    listed = [(place, field) for place, field in enumerate(fields, start=1) if field.choices]
    if not listed:
        return
    lists = book.add_worksheet(LISTS)
    for column, (place, field) in enumerate(listed):
        lists.write_column(0, column, [field.title, *field.choices])
        lists.set_column(column, column, 30)
        name = letters(column)
        rule = {
            "validate": "list",
            "source": f"='{LISTS}'!${name}$2:${name}${len(field.choices) + 1}",
            "error_type": "warning",
            "error_title": field.title[:32],
            "error_message": _("Giá trị này không có trong danh mục. Ông/bà chọn trong danh sách."),
        }
        tab.data_validation(first, place, LAST_ROW, place, rule)

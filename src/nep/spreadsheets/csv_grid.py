"""CSV in any encoding -> rows. Each cell is read by itself: one file may hold lines of several programs."""

import csv
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from nep.spreadsheets.grids import Grid, is_blank
from nep.spreadsheets.heads import Line
from nep.spreadsheets.legacy_text import BEYOND_ONE_BYTE, Reader
from nep.spreadsheets.refusals import NotASpreadsheet
from nep.vietnamese.legacy import Encoding, detect
from nep.vietnamese.legacy.files import is_utf_16, utf_16_text
from nep.web.tables import bare

_DELIMITERS = ",;\t|"
_LOOKED_AT = 20


def csv_grid(content: bytes, encoding: Encoding | None) -> Grid:
    """`encoding`: what the user says of the parts that are not Unicode. Raises NotASpreadsheet."""
    text = _text(content)
    if "\x00" in text:
        raise NotASpreadsheet
    guess = detect(content)
    is_bytes = not (is_utf_16(content) or _is_utf_8(content))
    reader = Reader(
        usual=encoding or guess.encoding,
        is_told=encoding is not None,
        is_bytes=is_bytes,
        is_all=not BEYOND_ONE_BYTE.search(text),
    )
    grid = Grid(iter(()), encoding=encoding or guess.encoding, ties=() if encoding else guess.ties)
    grid.lines = _lines(text, reader, grid)
    return grid


def _text(content: bytes) -> str:
    """Bytes that are no Unicode as one character each: delimiters and quotes are ASCII in all of them."""
    try:
        return utf_16_text(content) if is_utf_16(content) else content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _lines(text: str, reader: Reader, grid: Grid) -> Iterator[Line]:
    rows = csv.reader(_text_lines(text), delimiter=_delimiter(text), strict=False)
    try:
        for number, cells in enumerate(rows, start=1):
            if not all(map(is_blank, cells)):
                yield number, [reader.read(bare(cell)) for cell in cells]
    except csv.Error as error:
        raise NotASpreadsheet(
            _("Tệp CSV có dấu nháy kép không đóng hoặc ô quá dài. Ông/bà lưu lại thành .xlsx rồi gửi lại.")
        ) from error
    grid.notices += reader.notices()


def _text_lines(text: str) -> Iterator[str]:
    """Lines with their ends, one by one: a file in memory as text would take four bytes a character."""
    if "\n" not in text:
        text = text.replace("\r", "\n")
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end


def _delimiter(text: str) -> str:
    """The sign that stands most often in one of the first lines."""
    first = [line for line in islice(_text_lines(text), _LOOKED_AT) if line.strip(" \r\n\t;,|")]
    return max(_DELIMITERS, key=lambda sign: max((line.count(sign) for line in first), default=0))

"""What calamine does not tell of an XLS: is it locked, how far does it reach, which fonts has it.

[MS-XLS]: records of a kind, a length and bytes; every cell begins with its row, column and format.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from nep.spreadsheets.compound import stream_of
from nep.spreadsheets.xlsx_styles import font_if_legacy

_BOF, _EOF, _FILE_PASS, _FONT, _FORMAT_OF_CELL, _BOUND_SHEET, _DATE_MODE = (
    0x809,
    0x0A,
    0x2F,
    0x31,
    0xE0,
    0x85,
    0x22,
)
_CELLS = frozenset({0xFD, 0x204, 0x203, 0x27E, 0x06, 0x205, 0xD6})
_MANY_NUMBERS = 0xBD
_TEXTS = frozenset({0xFD, 0x204, 0xD6, 0x06})
_LATEST = 0x600
_NO_FOURTH = 4
"""There is no font number 4: the fifth font has the number 5."""


@dataclass
class SheetFacts:
    """`last`: row and column of the last cell that holds something, from 0. `fonts`: place -> legacy font."""

    last: tuple[int, int] = (0, 0)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass
class BookFacts:
    is_locked: bool = False
    counts_from_1904: bool = False
    sheets: list[SheetFacts] = field(default_factory=list)


def facts_of(content: bytes) -> BookFacts:
    """Raises BrokenCompoundError, struct.error."""
    stream = stream_of(content, ("Workbook", "Book"))
    facts, fonts, formats, places, version = BookFacts(), list[str](), list[int](), list[int](), _LATEST
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASS:
            facts.is_locked = True
            return facts
        if kind == _BOF:
            version = struct.unpack_from("<H", body)[0]
        elif kind == _FONT:
            fonts.append(font_if_legacy(_font_name(body, version)))
        elif kind == _FORMAT_OF_CELL:
            formats.append(struct.unpack_from("<H", body)[0])
        elif kind == _BOUND_SHEET:
            places.append(struct.unpack_from("<I", body)[0])
        elif kind == _DATE_MODE:
            facts.counts_from_1904 = body[:1] == b"\1"
    named = [_font_of(number, fonts) for number in formats]
    facts.sheets = [_sheet(stream, place, named) for place in places]
    return facts


def _font_name(body: bytes, version: int) -> str:
    length = body[14]
    if version < _LATEST:
        return body[15 : 15 + length].decode("latin-1")
    is_wide = body[15] & 1
    return body[16 : 16 + length * (2 if is_wide else 1)].decode("utf-16-le" if is_wide else "latin-1")


def _font_of(number: int, fonts: list[str]) -> str:
    at = number - 1 if number > _NO_FOURTH else number
    return fonts[at] if at < len(fonts) else ""


def _sheet(stream: bytes, start: int, fonts: list[str]) -> SheetFacts:
    facts = SheetFacts()
    last_row = last_column = 0
    for kind, body in _records(stream, start):
        if kind in _CELLS:
            row, column, number = struct.unpack_from("<HHH", body)
            if kind in _TEXTS and number < len(fonts) and fonts[number]:
                facts.fonts[row, column] = fonts[number]
        elif kind == _MANY_NUMBERS:
            row, column = struct.unpack_from("<H", body)[0], struct.unpack_from("<H", body, len(body) - 2)[0]
        else:
            continue
        last_row, last_column = max(last_row, row), max(last_column, column)
    facts.last = (last_row, last_column)
    return facts


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Those of one part, to its end; what charts inside it hold is passed over."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 1:
            yield kind, stream[at + 4 : at + 4 + length]
        if kind == _EOF and depth <= 0:
            return
        at += 4 + length

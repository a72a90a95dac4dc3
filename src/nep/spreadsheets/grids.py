"""What every kind of file is turned into: rows that hold something, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from nep.spreadsheets.heads import Line
from nep.vietnamese.legacy import Encoding


@dataclass
class Grid:
    """`lines`: the rows that hold something, lazily, each with its number as the office sees it.

    `notices` grow while one reads. `counts_from_1904`: how serial numbers of days count in this file.
    `merged`: first rows of merged cells, known at the end.
    """

    lines: Iterator[Line]
    notices: list[str] = field(default_factory=list)
    encoding: Encoding = Encoding.UNICODE
    ties: tuple[Encoding, ...] = ()
    counts_from_1904: bool = False
    merged: list[int] = field(default_factory=list)


def is_blank(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def macro_notice() -> str:
    return _("Tệp có macro. Phần mềm chỉ đọc các ô, không chạy macro.")

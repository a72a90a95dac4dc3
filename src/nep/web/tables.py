"""CSV that a Vietnamese spreadsheet opens rightly, and that carries no formula of a stranger."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any

from django.utils import timezone

from nep.web import clock

if TYPE_CHECKING:
    from nep.web.exports import Table

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"


def safe_cell(value: Any) -> str:
    """Text for one cell. What a spreadsheet would run gets an apostrophe before it; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return local(value).strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    text = str(value)
    return f"'{text}" if text.lstrip().startswith(DANGEROUS) or text.startswith(DANGEROUS) else text


def bare(cell: str) -> str:
    """The cell without the apostrophe that `safe_cell` put before it; any other cell as it is."""
    rest = cell[1:]
    return rest if cell.startswith("'") and rest.lstrip().startswith(DANGEROUS) else cell


def local(moment: datetime) -> datetime:
    """The moment on a clock in Vietnam, without its zone: a cell knows none."""
    return timezone.make_naive(moment, clock.LOCAL) if timezone.is_aware(moment) else moment


def write_csv(file: IO[bytes], table: "Table") -> None:
    """Notes, heads and rows, row by row. The first line is a mark by which spreadsheets know UTF-8."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    text.write(BOM)
    writer = csv.writer(text)
    writer.writerows([safe_cell(line)] for line in (table.title, *table.notes))
    writer.writerow([safe_cell(title) for title, _width in table.heads])
    writer.writerows([safe_cell(cell) for cell in row] for row in table.rows)
    text.detach()

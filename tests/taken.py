"""Taking a list away as a file, as its reader does: a button for who is signed in, a link for a stranger."""

import csv
import io
from datetime import date, datetime
from typing import Any

from django.test import Client
from python_calamine import CalamineWorkbook


def taken(client: Client, url: str, form: str = "csv", **query: Any) -> Any:
    """The answer to the button (or the link) of `form` at `url`."""
    if "_auth_user_id" in client.session:
        return client.post(url, {"dang": form}, query_params=query)
    return client.get(url, {**query, "dang": form})


def grid(answer: Any) -> list[list[Any]]:
    """Every line of a taken file, notes and heads too; of an XLSX with real days and numbers."""
    content = answer.getvalue()
    if answer.file_to_stream is not None:  # the test client has closed its own
        answer.file_to_stream.close()
    if answer["Content-Type"].startswith("text/csv"):
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [list(map(_plain, row)) for row in book.get_sheet_by_index(0).to_python()]


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.date() if isinstance(value, datetime) and not isinstance(value, date) else value


def notes_of(lines: list[list[Any]]) -> list[str]:
    """What stands above the heads."""
    return [line[0] for line in lines[: _count_at(lines) + 1]]


def heads_of(lines: list[list[Any]]) -> list[str]:
    return lines[_count_at(lines) + 1]


def rows_of(lines: list[list[Any]]) -> list[list[Any]]:
    """What stands below the heads."""
    return lines[_count_at(lines) + 2 :]


def _count_at(lines: list[list[Any]]) -> int:
    """The line "Có 3 dòng." is the last above the heads."""
    return next(n for n, line in enumerate(lines) if str(line[0]).startswith("Có ") and "dòng" in line[0])


def rows_taken(client: Client, url: str, form: str = "csv", **query: Any) -> list[list[Any]]:
    return rows_of(grid(taken(client, url, form, **query)))

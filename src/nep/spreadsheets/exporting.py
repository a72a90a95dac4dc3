"""The list of a page as XLSX, written row by row into a file: memory does not grow with the rows."""

from typing import IO

from nep.spreadsheets.writing import MEDIA_TYPE, Head, Sheet, stream_xlsx
from nep.web.exports import Form, Table


def write_xlsx(file: IO[bytes], table: Table) -> None:
    heads = [Head(title, width=width) for title, width in table.heads]
    stream_xlsx(file, [Sheet(table.title, heads, table.rows, title=table.title, note="\n".join(table.notes))])


XLSX = Form("xlsx", "Excel", MEDIA_TYPE, write_xlsx, order=1)

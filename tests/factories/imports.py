"""Files as offices send them, and imports made through the actions."""

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from nep.imports import actions
from nep.imports.models import Batch
from nep.imports.registry import importer_of
from nep.organisations.actors import Actor
from nep.spreadsheets.writing import Head, Sheet, workbook
from nep.web import clock


def content_of(kind: str, rows: Sequence[Sequence[Any]], *, scope: str = "") -> bytes:
    """An XLSX with the template's columns and these rows; short rows are filled up with empty cells."""
    columns = importer_of(kind).columns(scope)
    heads = [Head(column.title, column.kind) for column in columns]
    whole = [[*row, *[None] * (len(heads) - len(row))] for row in rows]
    return workbook([Sheet("Bảng", heads, whole)])


def a_file(kind: str, rows: Sequence[Sequence[Any]], *, name: str = "bang.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content_of(kind, rows))


def a_preview(kind: str, rows: Sequence[Sequence[Any]], *, by: Actor, scope: str = "") -> Batch:
    """Sent, read and checked."""
    at = clock.now()
    content = content_of(kind, rows, scope=scope)
    batch = actions.send_file(kind, scope=scope, content=content, name="bang.xlsx", by=by, at=at)
    return actions.read_batch(batch, at=at)


def an_import(kind: str, rows: Sequence[Sequence[Any]], *, by: Actor, scope: str = "") -> Batch:
    """Sent, read, checked and committed."""
    return actions.commit_batch(a_preview(kind, rows, by=by, scope=scope), by=by, at=clock.now())

"""Stored columns that are made of other columns of their row: found where they differ, and made again."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

R = TypeVar("R", bound=Model)
_BATCH = 500


def stale_rows(rows: QuerySet[R], columns: Callable[[R], Mapping[str, Any]]) -> Iterator[R]:
    """The rows whose stored columns are not what `columns` makes of them, in order of their keys; they carry
    what should stand there, unsaved."""
    for row in rows.order_by("pk").iterator(chunk_size=_BATCH):
        wanted = columns(row)
        if any(getattr(row, name) != value for name, value in wanted.items()):
            for name, value in wanted.items():
                setattr(row, name, value)
            yield row


def make_again(rows: QuerySet[R], columns: Callable[[R], Mapping[str, Any]]) -> int:
    """Store what `columns` makes of each stale row; how many there were. Harmless to repeat."""
    stale = list(stale_rows(rows, columns))
    if stale:
        rows.model._default_manager.bulk_update(stale, list(columns(stale[0])), batch_size=_BATCH)
    return len(stale)

"""What a commit leaves behind, so that it can be taken back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db import models

from nep.audit.kinds import kind_of_model
from nep.imports.models import Batch, BatchEffect
from nep.imports.progress import Progress
from nep.imports.ranges import Range, joined, ranges_of

PER_ROW = 1000
Fields = Mapping[str, Any]


class Trace:
    """Given to `write`. `batch_id` goes into the facts of history."""

    def __init__(self, batch: Batch, progress: Progress) -> None:
        self.batch_id, self._batch, self._progress = batch.pk, batch, progress
        self._made: dict[str, list[Range]] = {}
        self._changed: dict[str, list[list[Any]]] = {}
        self._removed: dict[str, list[dict[str, Any]]] = {}

    def made(self, model: type[models.Model], ids: Iterable[int]) -> None:
        """Rows of `model` that were created."""
        kept = self._made.setdefault(kind_of_model(model), [])
        kept += ranges_of(ids)

    def changed(self, model: type[models.Model], rows: Iterable[tuple[int, Fields, Fields]]) -> None:
        """(id, fields before, the same fields after); fields by column name (`parent_id`), plain values."""
        kept = self._changed.setdefault(kind_of_model(model), [])
        kept += [[pk, _plain(before), _plain(after)] for pk, before, after in rows]

    def removed(self, model: type[models.Model], rows: Iterable[Fields]) -> None:
        """Every column of rows that are gone, their id too."""
        kept = self._removed.setdefault(kind_of_model(model), [])
        kept += [_plain(fields) for fields in rows]

    def progress(self, done: int) -> None:
        self._progress.tell(done)

    def keep(self) -> None:
        rows = []
        for label, ranges in self._made.items():
            merged = joined(ranges)
            count = sum(last - first + 1 for first, last in merged)
            rows.append(self._effect(label, BatchEffect.Verb.MADE, count, merged))
        rows += self._in_parts(BatchEffect.Verb.CHANGED, self._changed)
        rows += self._in_parts(BatchEffect.Verb.REMOVED, self._removed)
        BatchEffect.objects.bulk_create(rows)

    def _in_parts(self, verb: BatchEffect.Verb, kept: Mapping[str, list[Any]]) -> Iterator[BatchEffect]:
        for label, things in kept.items():
            for at in range(0, len(things), PER_ROW):
                part = things[at : at + PER_ROW]
                yield self._effect(label, verb, len(part), part)

    def _effect(self, label: str, verb: BatchEffect.Verb, count: int, things: object) -> BatchEffect:
        return BatchEffect(
            batch=self._batch, thing_kind=label, verb=verb, count=count, things=json.dumps(things)
        )


def _plain(fields: Fields) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}

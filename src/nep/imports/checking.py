"""What a file would do, row by row: new, changed, the same, or wrong. Writes only beside the batch."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from nep.imports.models import Batch, BatchFault, StagedChunk
from nep.imports.progress import Progress
from nep.imports.registry import Importer
from nep.imports.rows import Checked, Fault, Outcome, Rows
from nep.imports.staging import CHUNK, FAULTS_KEPT, portions, staged_rows

LETTER = {Outcome.NEW: "n", Outcome.CHANGED: "c", Outcome.SAME: "s", Outcome.FAULTY: "f"}
OUTCOME = {letter: outcome for outcome, letter in LETTER.items()}


class Fingerprint:
    """Two checks of the same rows that would do the same have the same one."""

    def __init__(self) -> None:
        self._sum = hashlib.sha256()

    def add(self, one: Checked) -> None:
        said = (one.number, LETTER[one.outcome], sorted((one.before or {}).items()), one.rests_on)
        self._sum.update(repr(said).encode())

    def __str__(self) -> str:
        return self._sum.hexdigest()


def checked(importer: Importer, rows: Rows, *, scope: str, at: datetime) -> Iterator[Checked]:
    """What `importer` says of every row; one whose cells could not be read is FAULTY whatever it says."""
    said = iter(importer.check(rows, scope=scope, at=at))
    coming = next(said, None)
    for row in rows.every():
        one = None
        if coming is not None and coming.number == row.number:
            one, coming = coming, next(said, None)
        if rows.is_faulty(row):
            yield Checked(row.number, Outcome.FAULTY, one.faults if one else ())
        elif one is None:
            raise ValueError(f"{importer.kind}: nothing said of row {row.number}")
        else:
            yield one
    if coming is not None:
        raise ValueError(f"{importer.kind}: row {coming.number} said twice or out of order")


def check(batch: Batch, importer: Importer, progress: Progress, *, at: datetime) -> None:
    """Look at every kept row; sets counts and fingerprint of `batch`, unsaved. Runs again after a change."""
    batch.faults.filter(source=BatchFault.Source.CHECK).delete()
    columns = importer.columns(batch.scope)
    rows = staged_rows(batch, columns)
    keeper = _Keeper(batch)
    said, whole = portions(checked(importer, rows, scope=batch.scope, at=at), CHUNK), Fingerprint()
    totals = dict.fromkeys(Outcome, 0)
    for position, part in enumerate(said):
        counts = _counts(part)
        batch.chunks.filter(position=position).update(outcomes=_stored(part), **_columns(counts))
        for one in part:
            whole.add(one)
            keeper.keep(one.number, one.faults)
        totals = {outcome: totals[outcome] + counts[outcome] for outcome in Outcome}
        progress.tell(position * CHUNK)
    keeper.flush()
    for name, count in _columns(totals).items():
        setattr(batch, name, count)
    batch.fault_count, batch.fingerprint = keeper.count, str(whole)


class _Keeper:
    """Faults, each once for its cell, up to a number that somebody could still mend."""

    def __init__(self, batch: Batch) -> None:
        self._batch, self._waiting = batch, list[BatchFault]()
        self.count = batch.faults.count()

    def keep(self, row: int, faults: Sequence[Fault]) -> None:
        for fault in faults:
            self.count += 1
            if self.count <= FAULTS_KEPT:
                cell = f"{self._batch.places.get(fault.column, 'A')}{row}"
                source = BatchFault.Source.CHECK
                self._waiting.append(
                    BatchFault(batch=self._batch, row=row, cell=cell, sentence=fault.sentence, source=source)
                )
        if len(self._waiting) >= 1000:
            self.flush()

    def flush(self) -> None:
        BatchFault.objects.bulk_create(self._waiting)
        self._waiting.clear()


def _counts(part: Sequence[Checked]) -> dict[Outcome, int]:
    counts = dict.fromkeys(Outcome, 0)
    for one in part:
        counts[one.outcome] += 1
    return counts


def _columns(counts: dict[Outcome, int]) -> dict[str, Any]:
    return {f"{outcome.value}_count": count for outcome, count in counts.items()}


def _stored(part: Sequence[Checked]) -> str:
    said = [[LETTER[one.outcome], one.before or 0] for one in part]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def outcomes_of(chunk: StagedChunk) -> list[tuple[Outcome, dict[str, str]]]:
    """What the check said of each row: the outcome and, of a changed row, what stands there now."""
    return [(OUTCOME[letter], before or {}) for letter, before in json.loads(chunk.outcomes or "[]")]

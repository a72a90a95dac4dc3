"""From an uploaded file to rows in the house and, where somebody regrets it, back."""

import hashlib
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext, override

from nep.audit.actions import record
from nep.files.actions import discard, read, store_bytes
from nep.imports import permissions
from nep.imports.checking import Fingerprint, check, checked
from nep.imports.effects import Effects, what_stands_on, what_was_changed_since
from nep.imports.models import KEPT, Batch, BatchEffect, Turn
from nep.imports.progress import progress
from nep.imports.refusals import (
    ChangedSince,
    EmptyFile,
    HasFaults,
    NothingToWrite,
    NotWaiting,
    StillUsed,
    TooLate,
    TooManyRows,
)
from nep.imports.registry import Acting, Importer, Sender, importer_of
from nep.imports.rows import Checked, Outcome
from nep.imports.staging import stage, staged_rows
from nep.imports.sweeping import seldom_swept
from nep.imports.trace import Trace
from nep.vietnamese.numbers import with_dots
from nep.vietnamese.text import clean
from nep.web.errors import NotAllowed, Refusal

State = Batch.State
as_on_paper = partial(override, "vi")
"""A file speaks Vietnamese whoever reads the page: heads, values of lists, and what is said of its cells."""
ANY_FILE = "application/octet-stream"


def send_file(kind: str, *, scope: str, content: bytes, name: str, by: Sender, at: datetime) -> Batch:
    """`content` waits to be read (see `read_batch`). Nothing of it is in the house yet. Raises NotAllowed."""
    with transaction.atomic():
        if not permissions.can_import(by, kind, scope):
            raise NotAllowed
        shown = clean(PurePath(name or "tep").name)[:200] or "tep"
        batch: Batch = Batch.objects.create(
            kind=kind,
            scope=scope,
            file=store_bytes(content, name=shown, media_type=ANY_FILE, at=at),
            file_name=shown,
            sha256=hashlib.sha256(content).hexdigest(),
            user_id=by.user_id,
            post_id=by.post_id,
            mandate_id=by.mandate_id,
            channel=by.channel,
            unit_id=by.unit_id,
            sent_at=at,
        )
        record("import_sent", thing=batch, by=by, at=at, unit_id=by.unit_id, facts={"kind": kind})
        return batch


def read_batch(batch: Batch, *, at: datetime) -> Batch:
    """Read and check the file: the batch is CHECKED, or REFUSED with the sentence of why it cannot be read.

    Writes rows in many short transactions of their own, so that others can write meanwhile; may run again
    after it broke off. Does nothing to a batch that does not wait for it.
    """
    batch.refresh_from_db()
    if batch.state != State.READING or batch.file is None:
        return batch
    importer = importer_of(batch.kind)
    with seldom_swept(), as_on_paper(), progress(batch.uuid, gettext("Đang đọc và kiểm tra"), 1) as told:
        try:
            stage(batch, importer, read(batch.file), told)
            if batch.ties:
                batch.state = State.ASKING
                return _settle(batch, State.READING, at=at)
            _refuse_size(batch, importer)
            told.whole = 2 * batch.row_count
            check(batch, importer, told, at=at)
            batch.state, batch.problem = State.CHECKED, ""
        except Refusal as refusal:
            batch.state, batch.problem = State.REFUSED, str(refusal.sentence)
    return _settle(batch, State.READING, at=at)


def choose_encoding(batch: Batch, encoding: str, *, by: Sender, at: datetime) -> Batch:
    """The sender says how the text of the file is to be read; it waits to be read again (`read_batch`).

    Raises NotAllowed, NotWaiting (nothing was asked, or it is none of the answers).
    """
    with transaction.atomic():
        batch = _locked(batch)
        if not permissions.can_commit(by, batch):
            raise NotAllowed
        if encoding not in batch.ties:
            raise NotWaiting
        _moved(batch, State.ASKING, State.READING)
        Batch.objects.filter(pk=batch.pk).update(encoding=encoding, ties=[])
        batch.refresh_from_db()
        return batch


def check_again(batch: Batch, *, at: datetime) -> Batch:
    """The rows that are kept, against what the house says now."""
    with as_on_paper(), progress(batch.uuid, gettext("Đang kiểm tra lại"), batch.row_count) as told:
        check(batch, importer_of(batch.kind), told, at=at)
    return _settle(batch, State.CHECKED, at=at)


def _refuse_size(batch: Batch, importer: Importer) -> None:
    if not batch.row_count:
        raise EmptyFile
    if batch.row_count > importer.most_rows:
        raise TooManyRows(
            gettext("Tệp có %(rows)s dòng, nhiều nhất là %(most)s. Ông/bà chia thành nhiều tệp.")
            % {"rows": with_dots(batch.row_count), "most": with_dots(importer.most_rows)}
        )


def _settle(batch: Batch, awaited: State, *, at: datetime) -> Batch:
    """Write what reading found, unless somebody dropped the batch meanwhile. A refused file is let go."""
    with transaction.atomic():
        if not Batch.objects.filter(pk=batch.pk, state=awaited).select_for_update().exists():
            _empty(batch, at=at)
            batch.refresh_from_db()
            return batch
        batch.save()
        if batch.state == State.REFUSED:
            _empty(batch, at=at)
        return batch


def ask_to_commit(batch: Batch, *, by: Sender, at: datetime) -> Batch:
    """The batch is COMMITTING: a job will write it. Raises what `commit_batch` refuses at first sight."""
    with transaction.atomic():
        batch = _locked(batch)
        _refuse_commit(batch, State.CHECKED, by=by)
        _note_asker(batch, by)
        return _moved(batch, State.CHECKED, State.COMMITTING)


def commit_batch(batch: Batch, *, by: Sender, at: datetime) -> Batch:
    """Every new and changed row is written, in one transaction, or none. The rows are checked again inside
    it: when they would not do what the preview showed, nothing is written and ChangedSince is raised.

    Raises NotAllowed, NotWaiting, HasFaults, NothingToWrite, ChangedSince, and what the owning app refuses.
    """
    writing = progress(batch.uuid, gettext("Đang ghi"), batch.writes_count)
    with seldom_swept(), transaction.atomic(), writing as told:
        batch = _locked(batch)
        _refuse_commit(batch, State.CHECKED, State.COMMITTING, by=by)
        _take_turn(batch.kind)
        importer, trace = importer_of(batch.kind), Trace(batch, told)
        changes = _changes(batch, importer, at=at)
        importer.write(changes, scope=batch.scope, trace=trace, by=by, at=at)
        trace.keep()
        batch.committed_at, batch.problem = at, ""
        _moved(batch, batch.state, State.COMMITTED)
        _empty(batch, at=at)
        facts: dict[str, str | int | None] = {"new": batch.new_count, "changed": batch.changed_count}
        record("import_committed", thing=batch, by=by, at=at, unit_id=by.unit_id, facts=facts)
        return batch


def _refuse_commit(batch: Batch, *awaited: State, by: Sender) -> None:
    if not permissions.can_commit(by, batch):
        raise NotAllowed
    if batch.state not in awaited:
        raise NotWaiting
    if batch.faulty_count:
        raise HasFaults
    if not batch.writes_count:
        raise NothingToWrite


def _changes(batch: Batch, importer: Importer, *, at: datetime) -> list[Checked]:
    """New and changed rows as they are now. Raises ChangedSince when they are not those of the preview."""
    rows, whole, changes = staged_rows(batch, importer.columns(batch.scope)), Fingerprint(), []
    with as_on_paper():
        for one in checked(importer, rows, scope=batch.scope, at=at):
            whole.add(one)
            if one.outcome in {Outcome.NEW, Outcome.CHANGED}:
                changes.append(one)
    if str(whole) != batch.fingerprint:
        raise ChangedSince
    return changes


def ask_to_undo(batch: Batch, *, by: Sender, at: datetime) -> Batch:
    """The batch is UNDOING: a job will take it back."""
    with transaction.atomic():
        batch = _locked(batch)
        _refuse_undo(batch, State.COMMITTED, by=by, at=at)
        _note_asker(batch, by)
        return _moved(batch, State.COMMITTED, State.UNDOING)


def undo_batch(batch: Batch, *, by: Sender, at: datetime) -> Batch:
    """What the import made is gone, what it changed is as before; history keeps both. All or nothing.

    Raises NotAllowed, NotWaiting (not committed), TooLate (7 days), StillUsed naming what stands on it or was
    changed since, and what the owning app refuses.
    """
    with transaction.atomic(), progress(batch.uuid, gettext("Đang hoàn tác"), batch.writes_count):
        batch = _locked(batch)
        _refuse_undo(batch, State.COMMITTED, State.UNDOING, by=by, at=at)
        _take_turn(batch.kind)
        effects = Effects(batch)
        if reasons := why_not_undone(batch, effects):
            raise StillUsed(" ".join([gettext("Chưa hoàn tác được:"), *reasons]))
        importer_of(batch.kind).take_back(effects, scope=batch.scope, by=by, at=at)
        batch.effects.update(things="")
        batch.closed_at, batch.problem = at, ""
        _moved(batch, batch.state, State.UNDONE)
        record("import_undone", thing=batch, by=by, at=at, unit_id=by.unit_id)
        return batch


def _refuse_undo(batch: Batch, *awaited: State, by: Sender, at: datetime) -> None:
    if not permissions.can_undo(by, batch):
        raise NotAllowed
    if batch.state not in awaited:
        raise NotWaiting
    if batch.undo_until is None or at > batch.undo_until:
        raise TooLate


def why_not_undone(batch: Batch, effects: Effects) -> list[str]:
    """Sentences: what stands on the import now. Empty when it can be taken back."""
    importer = importer_of(batch.kind)
    standing = what_stands_on(effects, derived=importer.derived)
    return [*standing, *importer.stands_on(effects), *what_was_changed_since(effects)]


def drop_batch(batch: Batch, *, by: Sender, at: datetime) -> Batch:
    """The file, its rows and its faults are gone; nothing was written. Raises NotAllowed, NotWaiting."""
    with transaction.atomic():
        batch = _locked(batch)
        if not permissions.can_drop(by, batch):
            raise NotAllowed
        if batch.state not in {State.READING, State.ASKING, State.CHECKED, State.REFUSED}:
            raise NotWaiting
        batch.closed_at = at
        _moved(batch, batch.state, State.DROPPED)
        _empty(batch, at=at)
        record("import_dropped", thing=batch, by=by, at=at, unit_id=by.unit_id)
        return batch


def give_back(batch: Batch, *, problem: str) -> None:
    """Work in the background could not be done: the batch waits as before, and says why."""
    back = {State.COMMITTING: State.CHECKED, State.UNDOING: State.COMMITTED, State.READING: State.REFUSED}
    for state, before in back.items():
        Batch.objects.filter(pk=batch.pk, state=state).update(state=before, problem=problem, task_id="")


def empty_old(*, at: datetime) -> int:
    """Rows, files and faults that nobody took over within 7 days are gone, and what older imports changed can
    no longer be restored. Returns how many batches were emptied."""
    waiting = Batch.objects.with_rows().filter(sent_at__lte=at - KEPT).exclude(state=State.COMMITTING)
    count = 0
    for batch in waiting.order_by("pk"):
        with transaction.atomic():
            _empty(batch, at=at)
            count += 1
    effects = BatchEffect.objects.exclude(verb=BatchEffect.Verb.MADE).exclude(things="")
    effects.filter(batch__committed_at__lte=at - KEPT).update(things="")
    return count


def empty_restored(*, at: datetime) -> int:
    """After a restore nothing of what officers had typed before is kept: they send the file again."""
    rows = list(Batch.objects.with_rows().order_by("pk"))
    for batch in rows:
        with transaction.atomic():
            _empty(batch, at=at)
    return len(rows)


def _empty(batch: Batch, *, at: datetime) -> None:
    """No typed row, fault or file is left. What was not written by then is dropped."""
    file = batch.file
    waiting = Batch.objects.filter(pk=batch.pk, state__in=[State.READING, State.ASKING, State.CHECKED])
    waiting.update(state=State.DROPPED, closed_at=at)
    batch.chunks.all().delete()
    batch.faults.all().delete()
    Batch.objects.filter(pk=batch.pk).update(file=None, emptied_at=at, notices=[], ties=[])
    if file is not None:
        discard([file])
    batch.refresh_from_db()


def _note_asker(batch: Batch, by: Sender) -> None:
    asked = Acting(by.user_id, by.post_id, by.mandate_id, str(by.channel))
    Batch.objects.filter(pk=batch.pk).update(asked_by=asdict(asked))


def _locked(batch: Batch) -> Batch:
    return Batch.objects.select_for_update(of=("self",)).select_related("file").get(pk=batch.pk)


def _moved(batch: Batch, before: str, after: State) -> Batch:
    """From one state to the next; decided by the conditional update, whoever else tries."""
    values = {"committed_at": batch.committed_at, "closed_at": batch.closed_at, "problem": batch.problem}
    if Batch.objects.filter(pk=batch.pk, state=before).update(state=after, **values) != 1:
        raise NotWaiting
    batch.state = after
    return batch


def _take_turn(kind: str) -> None:
    """Two imports of one kind are written one after the other: each sees what the other wrote."""
    Turn.objects.get_or_create(kind=kind)
    Turn.objects.select_for_update().get(kind=kind)

"""Showing that a promise was kept."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from nep.audit.actions import record
from nep.files.actions import store_image, store_thumbnail
from nep.norms.entering import counted_day
from nep.notices.actions import drop_tasks
from nep.organisations.actors import Actor
from nep.promises import permissions, refusals
from nep.promises.actions.locking import LONGEST, State, change, locked, refuse_unless_running
from nep.promises.models import Evidence, EvidenceImage, Promise
from nep.promises.tellers import PromiseEvent, tell
from nep.vietnamese.dates import short_day
from nep.vietnamese.text import clean
from nep.web.clock import day_of


def keep_promise(
    promise: Promise,
    *,
    note: str,
    files: Sequence["UploadedFile[Any]"],
    by: Actor,
    at: datetime,
    happened_on: date | None = None,
) -> Promise:
    """Report the promise as done. It needs evidence: words now, or words given earlier by `add_evidence`.

    The day that counts is `happened_on` when it lies at most three working days before `at`, else the day of
    `at`. Raises NoEvidence, HappenedInFuture, HappenedBeforeMade, Disputed, AlreadySettled,
    WordingNotApproved, NotOwner, or what `store_image` refuses.
    """
    with transaction.atomic():
        current = locked(promise)
        if not permissions.can_keep_promise(by, current):
            raise refusals.NotOwner
        refuse_unless_running(current)
        if current.state == State.DISPUTED:
            raise refusals.Disputed
        last = write_evidence(current, note=note, files=files, by=by, at=at, happened_on=happened_on)
        if last is None and not Evidence.objects.filter(promise=current).exists():
            raise refusals.NoEvidence
        day = last.counted_on if last else counted_of(current, happened_on, at=at)
        change(current, was=[State.OPEN], state=State.KEPT, claimed_on=day, settled_on=day)
        record(
            "promise_kept",
            thing=current,
            by=by,
            at=at,
            unit_id=current.unit_id,
            facts={"day": short_day(day)},
        )
        drop_tasks(current, "promise_given", at=at)
        tell(current, PromiseEvent.KEPT, at)
        return current


def add_evidence(
    promise: Promise,
    *,
    note: str,
    files: Sequence["UploadedFile[Any]"],
    by: Actor,
    at: datetime,
    happened_on: date | None = None,
) -> Evidence:
    """Write down a part of the work, or add to what was shown; the promise's state stays as it is."""
    with transaction.atomic():
        current = locked(promise)
        if not permissions.can_keep_promise(by, current):
            raise refusals.NotOwner
        if current.state == State.DRAFT:
            raise refusals.WordingNotApproved
        evidence = write_evidence(current, note=note, files=files, by=by, at=at, happened_on=happened_on)
        if evidence is None:
            raise refusals.NoEvidence
        record("promise_evidence_added", thing=current, by=by, at=at, unit_id=current.unit_id)
        return evidence


def write_evidence(
    promise: Promise,
    *,
    note: str,
    files: Sequence["UploadedFile[Any]"],
    by: Actor,
    at: datetime,
    happened_on: date | None,
) -> Evidence | None:
    """One row of evidence with its photographs, which need words beside them; None when nothing was given."""
    words = clean(note).strip()
    if not words and not files:
        return None
    if not words:
        raise refusals.NoEvidence
    if len(words) > LONGEST:
        raise refusals.TooManyWords(field="note")
    evidence = Evidence.objects.create(
        promise=promise,
        note=words,
        happened_on=happened_on or day_of(at),
        recorded_on=day_of(at),
        counted_on=counted_of(promise, happened_on, at=at),
        given_by_title=by.post_title,
    )
    for upload in files:
        file = store_image(upload, at=at)
        EvidenceImage.objects.create(evidence=evidence, file=file, thumbnail=store_thumbnail(file, at=at))
    return evidence


def counted_of(promise: Promise, happened_on: date | None, *, at: datetime) -> date:
    """The day that decides lateness, after refusing days that cannot be."""
    today = day_of(at)
    if happened_on is None:
        return today
    if happened_on > today:
        raise refusals.HappenedInFuture
    if happened_on < promise.made_on:
        raise refusals.HappenedBeforeMade
    return counted_day(happened_on, recorded_on=today)

"""What people say of a promise reported as done, and how the unit answers a *not yet*."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet

from nep.audit.actions import record
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.promises import permissions, refusals
from nep.promises.actions.keeping import write_evidence
from nep.promises.actions.locking import LONGEST, State, change, locked
from nep.promises.models import Confirmation, Promise
from nep.promises.tellers import PromiseEvent, tell
from nep.vietnamese.text import clean
from nep.web.clock import day_of

Answer = Confirmation.Answer
GivenBy = Confirmation.GivenBy


def confirm_promise(
    promise: Promise, *, answer: str, given_by: str, petition_id: int | None, by: Actor, at: datetime
) -> Confirmation:
    """Write what one says. A *not yet* disputes the promise; the same slip's later answer replaces it.

    As a citizen only the holder of the slip answers; an officer's note never replaces the citizen's answer.
    Answering the same twice changes nothing. Raises NotReportedDone, CitizenAnswered, NotByCitizen, NotOwner.
    """
    with transaction.atomic():
        current = locked(promise)
        _refuse_giver(current, given_by, petition_id, by)
        if current.state not in {State.KEPT, State.DISPUTED}:
            raise refusals.NotReportedDone
        before = _current_answer(current, petition_id)
        if before and before.given_by == GivenBy.CITIZEN and given_by != GivenBy.CITIZEN:
            raise refusals.CitizenAnswered
        if before and (before.answer, before.given_by) == (answer, given_by) and before.settled_on is None:
            return before
        if before:
            Confirmation.objects.filter(pk=before.pk).update(is_current=False)
        confirmation = Confirmation.objects.create(
            promise=current,
            answer=Answer.NONE if given_by == GivenBy.NO_REPLY else Answer(answer),
            given_by=GivenBy(given_by),
            petition_id=petition_id,
            given_on=day_of(at),
            noted_by_title="" if given_by == GivenBy.CITIZEN else by.post_title,
        )
        record(
            "promise_confirmed",
            thing=current,
            by=by,
            at=at,
            unit_id=current.unit_id,
            facts={
                "answer": confirmation.answer,
                "given_by": confirmation.given_by,
            },
        )
        settle_dispute(current, at=at)
        return confirmation


def answer_dispute(
    promise: Promise,
    *,
    words: str,
    by: Actor,
    at: datetime,
    note: str = "",
    files: Sequence["UploadedFile[Any]"] = (),
    happened_on: date | None = None,
) -> Promise:
    """Answer every open *not yet*, with new work (`note`, `files`) or with an explanation (`words`).

    New work moves the day on which the promise counts as kept to its own day; an explanation leaves it.
    Raises NotDisputed, NoReason when neither is given, NotOwner.
    """
    with transaction.atomic():
        current = locked(promise)
        if not permissions.can_keep_promise(by, current):
            raise refusals.NotOwner
        if current.state != State.DISPUTED:
            raise refusals.NotDisputed
        evidence = write_evidence(current, note=note, files=files, by=by, at=at, happened_on=happened_on)
        said = clean(words).strip()[:LONGEST]
        if evidence is None and not said:
            raise refusals.NoReason(field="words")
        open_not_yets(current).update(
            settled_on=day_of(at), settling_words=said or (evidence.note if evidence else "")
        )
        day = evidence.counted_on if evidence else current.claimed_on
        change(current, was=[State.DISPUTED], state=State.KEPT, claimed_on=day, settled_on=day)
        record("promise_dispute_answered", thing=current, by=by, at=at, unit_id=current.unit_id)
        tell(current, PromiseEvent.DISPUTE_ANSWERED, at)
        return current


def open_not_yets(promise: Promise) -> QuerySet[Confirmation]:
    """The *not yet* that nobody has answered."""
    return Confirmation.objects.filter(
        promise=promise, answer=Answer.NOT_YET, is_current=True, settled_on__isnull=True
    )


def settle_dispute(current: Promise, *, at: datetime) -> None:
    """Bring the state in line with the open *not yet*: disputed while there is one, else kept."""
    is_open = open_not_yets(current).exists()
    if is_open and current.state == State.KEPT:
        change(current, was=[State.KEPT], state=State.DISPUTED, settled_on=None)
        send("promise_disputed", thing=current, at=at, to_desk=current.unit_id)
    elif not is_open and current.state == State.DISPUTED:
        change(current, was=[State.DISPUTED], state=State.KEPT, settled_on=current.claimed_on)


def _current_answer(promise: Promise, petition_id: int | None) -> Confirmation | None:
    if petition_id is None:
        return None
    return Confirmation.objects.filter(promise=promise, petition_id=petition_id, is_current=True).first()


def _refuse_giver(promise: Promise, given_by: str, petition_id: int | None, by: Actor) -> None:
    if given_by == GivenBy.CITIZEN:
        if petition_id is None or not permissions.is_citizen(by):
            raise refusals.NotByCitizen
    elif not permissions.can_note_confirmation(by, promise):
        raise refusals.NotOwner

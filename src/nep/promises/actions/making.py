"""From the leader's words to a published promise."""

from datetime import date, datetime, timedelta

from django.db import transaction

from nep.audit.actions import record
from nep.meetings.models import Meeting
from nep.notices.actions import drop_tasks, send
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.queries import name_on
from nep.promises import permissions, refusals
from nep.promises.actions.locking import State, change, locked, reason_of, wording_of
from nep.promises.clocks import close_wording_clock, start_wording_clock
from nep.promises.models import DueDate, Promise, WordingCorrection
from nep.promises.searched import reindex
from nep.promises.tellers import PromiseEvent, tell
from nep.vietnamese.dates import short_day
from nep.vietnamese.text import fold
from nep.web.clock import day_of


def make_promise(
    *,
    text: str,
    outcome: str,
    promised_by: Post,
    unit: Unit | None,
    made_on: date,
    due_on: date | None,
    by: Actor,
    at: datetime,
    contact: Post | None = None,
    meeting: Meeting | None = None,
) -> Promise:
    """A promise as a draft: nobody outside reads it until a leader approves its words (`approve_wording`).

    Starts the clock of rule `promise.wording` on the day it was made. Raises NoOwner, NoWords, TooManyWords,
    MadeInFuture, PostNotHeld, NoDueDate, NotedHasDueDate, DueBeforeMade, or NotAllowed.
    """
    with transaction.atomic():
        if unit is None:
            raise refusals.NoOwner
        if not permissions.can_make_promise(by, unit=unit, promised_by=promised_by, meeting=meeting):
            raise refusals.NotOwner
        words = wording_of(text)
        refuse_days(outcome, made_on=made_on, due_on=due_on, today=day_of(at))
        if not promised_by.valid_from <= made_on < promised_by.valid_to:
            raise refusals.PostNotHeld
        promise = Promise.objects.create(
            outcome=Promise.Outcome(outcome),
            text=words,
            promised_by=promised_by,
            promised_by_title=_title_then(promised_by, made_on),
            meeting=meeting,
            unit=unit,
            contact=contact,
            made_on=made_on,
            recorded_on=day_of(at),
            due_on=due_on,
            late_from=due_on + timedelta(days=1) if due_on else None,
            folded=fold(words),
        )
        if due_on is not None:
            add_due_date(promise, number=1, due_on=due_on, set_on=made_on, reason="", by=by)
        start_wording_clock(promise, by=by, at=at)
        reindex(promise)
        record(
            "promise_made", thing=promise, by=by, at=at, unit_id=unit.pk, facts={"day": short_day(made_on)}
        )
        send("promise_to_approve", thing=promise, at=at, to_desk=promised_by.unit_id)
        return promise


def add_due_date(
    promise: Promise, *, number: int, due_on: date, set_on: date, reason: str, by: Actor
) -> DueDate:
    """One more row of dates; the promise's own copy follows in the same transaction by `derived.write`."""
    return DueDate.objects.create(
        promise=promise,
        unit_id=promise.unit_id,
        number=number,
        set_on=set_on,
        due_on=due_on,
        late_from=due_on + timedelta(days=1),
        reason=reason,
        set_by_title=by.post_title,
    )


def reword_promise(promise: Promise, *, text: str, by: Actor, at: datetime) -> Promise:
    """Change the words while nobody outside has read them. Raises AlreadyApproved afterwards."""
    with transaction.atomic():
        current = locked(promise)
        if not permissions.can_reword(by, current):
            raise refusals.NotOwner
        if current.state != State.DRAFT:
            raise refusals.AlreadyApproved
        change(current, was=[State.DRAFT], text=wording_of(text))
        record("promise_reworded", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def approve_wording(promise: Promise, *, by: Actor, at: datetime) -> Promise:
    """The words are final and public from now on; the people concerned are told."""
    with transaction.atomic():
        current = locked(promise)
        if not permissions.can_approve_wording(by, current):
            raise refusals.NotYoursToApprove
        if current.state != State.DRAFT:
            raise refusals.AlreadyApproved
        change(current, was=[State.DRAFT], state=State.OPEN, approved_on=day_of(at))
        close_wording_clock(current, by=by, at=at)
        record("promise_wording_approved", thing=current, by=by, at=at, unit_id=current.unit_id)
        drop_tasks(current, "promise_to_approve", at=at)
        send("promise_given", thing=current, at=at, to_desk=current.unit_id)
        tell(current, PromiseEvent.PUBLISHED, at)
        return current


def correct_typing(promise: Promise, *, text: str, reason: str, by: Actor, at: datetime) -> Promise:
    """Mend a typing error in published words. Both texts, the day and the reason stay on the public page."""
    with transaction.atomic():
        current = locked(promise)
        if not permissions.can_approve_wording(by, current):
            raise refusals.NotYoursToApprove
        if current.state == State.DRAFT:
            raise refusals.WordingNotApproved
        words = wording_of(text)
        if words == current.text:
            raise refusals.NothingCorrected
        WordingCorrection.objects.create(
            promise=current,
            corrected_on=day_of(at),
            old_text=current.text,
            new_text=words,
            reason=reason_of(reason)[:300],
            corrected_by_title=by.post_title,
        )
        change(current, was=[current.state], text=words)
        record("promise_typing_corrected", thing=current, by=by, at=at, unit_id=current.unit_id)
        return current


def refuse_days(outcome: str, *, made_on: date, due_on: date | None, today: date) -> None:
    if made_on > today:
        raise refusals.MadeInFuture
    if outcome == Promise.Outcome.NOTED:
        if due_on is not None:
            raise refusals.NotedHasDueDate
        return
    if due_on is None:
        raise refusals.NoDueDate
    if due_on < made_on:
        raise refusals.DueBeforeMade


def _title_then(post: Post, day: date) -> str:
    """The post as it was called that day: titles and names of units change, the promise does not."""
    unit_name = name_on(post.unit, day)
    return post.title if unit_name in post.title else f"{post.title}, {unit_name}"

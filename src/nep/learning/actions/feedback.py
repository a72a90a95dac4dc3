"""What learners think of a session: asked once of each, kept as counts and loose texts."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from nep.audit.actions import record
from nep.learning import quiz_refusals as refusals
from nep.learning.models import Feedback, FeedbackCount, FeedbackMark, FeedbackText, Session
from nep.learning.quiz_permissions import can_ask_feedback, can_give_feedback
from nep.organisations.actors import Actor
from nep.vietnamese.masking import mask_contacts
from nep.vietnamese.text import clean
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.rows import locked_row
from nep.web.secrecy import refuse_marked_secret

LONGEST = timedelta(days=30)
Aspect, Level = FeedbackCount.Aspect, FeedbackCount.Level


def open_feedback(session: Session, *, closes_on: date, by: Actor, at: datetime) -> Feedback:
    """Who was there may answer until the end of `closes_on`. Raises NotAllowed, SessionNotHeld, ClosesInPast,
    FeedbackTooLong, FeedbackOpened."""
    with transaction.atomic():
        row = locked_row(Session, session.pk)
        if not can_ask_feedback(by, row):
            raise NotAllowed
        if not row.is_held:
            raise refusals.SessionNotHeld
        today = clock.day_of(at)
        if closes_on < today:
            raise refusals.ClosesInPast
        if closes_on > today + LONGEST:
            raise refusals.FeedbackTooLong
        feedback = _make(row, today, closes_on)
        record("feedback_opened", thing=row, by=by, at=at, unit_id=row.unit_id)
        return feedback


def _make(session: Session, today: date, closes_on: date) -> Feedback:
    try:
        with transaction.atomic():
            made = Feedback.objects.create(session=session, opened_on=today, closes_on=closes_on)
    except IntegrityError:
        raise refusals.FeedbackOpened from None
    FeedbackCount.objects.bulk_create(
        FeedbackCount(feedback=made, aspect=aspect, level=level) for aspect in Aspect for level in Level
    )
    return made


def give_feedback(
    feedback: Feedback, *, levels: Mapping[str, int], text: str, by: Actor, at: datetime
) -> None:
    """Count one opinion of the person who acts, and keep the words with telephone numbers and the like
    masked. Written are counts, a text and a mark without a moment; nothing joins them, and history has no
    row of it.

    Raises NotAllowed, FeedbackOver, AspectMissing, MarkedSecret, AlreadyAnswered.
    """
    with transaction.atomic():
        today = clock.day_of(at)
        if by.post is None or not can_give_feedback(by, feedback.session, on=today):
            raise NotAllowed
        if not feedback.opened_on <= today <= feedback.closes_on:
            raise refusals.FeedbackOver
        if set(levels) != set(Aspect.values) or not set(levels.values()) <= set(Level.values):
            raise refusals.AspectMissing
        words = clean(text).strip()
        refuse_marked_secret(words)
        _mark(feedback, by.post.person_id)
        _count(feedback, levels, mask_contacts(words)[0])


def _mark(feedback: Feedback, person_id: int) -> None:
    try:
        with transaction.atomic():
            FeedbackMark.objects.create(feedback=feedback, person_id=person_id)
    except IntegrityError:
        raise refusals.AlreadyAnswered from None


def _count(feedback: Feedback, levels: Mapping[str, int], words: str) -> None:
    Feedback.objects.filter(pk=feedback.pk).update(persons=F("persons") + 1)
    for aspect, level in sorted(levels.items()):
        cell = FeedbackCount.objects.filter(feedback=feedback, aspect=aspect, level=level)
        cell.update(count=F("count") + 1)
    if words:
        FeedbackText.objects.create(feedback=feedback, text=words)

"""The life of a quiz: drafted, opened with its questions frozen, closed by its day or by hand."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from nep.audit.actions import record
from nep.learning import quiz_refusals as refusals
from nep.learning.models import Bank, QuestionVersion, Quiz, QuizQuestion, Session
from nep.learning.quiz_permissions import can_edit_bank, can_edit_quiz
from nep.organisations.actors import Actor
from nep.programmes.actions.erasing import erased_on
from nep.vietnamese.dates import short_day
from nep.vietnamese.text import clean, fold
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.rows import locked_row
from nep.web.secrecy import refuse_marked_secret

State = Quiz.State


def create_quiz(bank: Bank, *, by: Actor, at: datetime, **fields: Any) -> Quiz:
    """A draft that only its unit sees; `fields` as `_fields` names them.

    Raises NotAllowed, SessionOfOtherUnit, ClosesBeforeOpens, ClosesInPast, ClosesAfterErasure,
    TooFewQuestions, MarkedSecret.
    """
    with transaction.atomic():
        if not can_edit_bank(by, bank):
            raise NotAllowed
        clean_fields = _fields(bank, today=clock.day_of(at), **fields)
        quiz = Quiz.objects.create(bank=bank, unit=bank.unit, **clean_fields)
        record("quiz_created", thing=quiz, by=by, at=at, unit_id=quiz.unit_id)
        return quiz


def edit_quiz(quiz: Quiz, *, by: Actor, at: datetime, **fields: Any) -> Quiz:
    """A draft with other fields. Raises as `create_quiz`, and QuizNotDraft."""
    with transaction.atomic():
        row = _to_write(quiz, by)
        changed = _fields(row.bank, today=clock.day_of(at), **fields)
        if Quiz.objects.filter(pk=row.pk, state=State.DRAFT).update(**changed) != 1:
            raise refusals.QuizNotDraft
        record("quiz_edited", thing=row, by=by, at=at, unit_id=row.unit_id)
        row.refresh_from_db()
        return row


def remove_quiz(quiz: Quiz, *, by: Actor, at: datetime) -> None:
    """A draft, which nobody answered, is taken back. Raises NotAllowed, QuizNotDraft."""
    with transaction.atomic():
        row = _to_write(quiz, by)
        if row.state != State.DRAFT:
            raise refusals.QuizNotDraft
        record("quiz_removed", thing=row, by=by, at=at, unit_id=row.unit_id)
        row.delete()


def open_quiz(quiz: Quiz, *, by: Actor, at: datetime) -> Quiz:
    """Learners answer from its first day on. The bank as it stands now is frozen into the quiz: what is
    corrected afterwards is asked by later quizzes only.

    Raises NotAllowed, QuizNotDraft, ClosesInPast, TooFewQuestions.
    """
    with transaction.atomic():
        row = _to_write(quiz, by)
        today = clock.day_of(at)
        if row.closes_on < today:
            raise refusals.ClosesInPast
        draft = Quiz.objects.filter(pk=row.pk, state=State.DRAFT)
        if draft.update(state=State.OPEN, opened_on=today) != 1:
            raise refusals.QuizNotDraft
        facts: dict[str, str | int | None] = {"count": _freeze_questions(row)}
        record("quiz_opened", thing=row, by=by, at=at, unit_id=row.unit_id, facts=facts)
        row.refresh_from_db()
        return row


def close_quiz(quiz: Quiz, *, by: Actor, at: datetime) -> Quiz:
    """Nobody answers any more. Attempts that were not sent are not counted; their learners still read what
    they had saved. Raises NotAllowed, QuizNotOpen."""
    with transaction.atomic():
        row = _to_write(quiz, by)
        today = clock.day_of(at)
        running = Quiz.objects.filter(pk=row.pk, state=State.OPEN, closes_on__gte=today)
        if running.update(state=State.CLOSED, closed_on=today) != 1:
            raise refusals.QuizNotOpen
        facts: dict[str, str | int | None] = {"day": short_day(today)}
        record("quiz_closed", thing=row, by=by, at=at, unit_id=row.unit_id, facts=facts)
        row.refresh_from_db()
        return row


def _freeze_questions(quiz: Quiz) -> int:
    """The current versions of the bank become the quiz's own; returns how many. Raises TooFewQuestions."""
    versions = QuestionVersion.objects.filter(
        question__bank=quiz.bank_id, question__dropped_on=None, is_current=True
    ).order_by("question__number")
    uses = [
        QuizQuestion(quiz=quiz, version=version, position=place)
        for place, version in enumerate(versions, start=1)
    ]
    if len(uses) < quiz.question_count:
        raise refusals.TooFewQuestions
    QuizQuestion.objects.bulk_create(uses)
    return len(uses)


def _fields(
    bank: Bank,
    *,
    today: date,
    title: str,
    question_count: int,
    opens_on: date,
    closes_on: date,
    session: Session | None = None,
    attempts_allowed: int = 1,
) -> dict[str, Any]:
    """The clean fields, after everything that refuses them."""
    if session is not None and (session.unit_id, session.theme_id) != (bank.unit_id, bank.theme_id):
        raise refusals.SessionOfOtherUnit
    if closes_on < opens_on:
        raise refusals.ClosesBeforeOpens
    if closes_on < today:
        raise refusals.ClosesInPast
    if closes_on >= erased_on(bank.theme):
        raise refusals.ClosesAfterErasure
    if bank.questions.filter(dropped_on=None).count() < question_count:
        raise refusals.TooFewQuestions
    words = clean(title).strip()
    refuse_marked_secret(words)
    return {
        "title": words,
        "folded": fold(words),
        "question_count": question_count,
        "opens_on": opens_on,
        "closes_on": closes_on,
        "session": session,
        "attempts_allowed": attempts_allowed,
    }


def _to_write(quiz: Quiz, by: Actor) -> Quiz:
    row = locked_row(Quiz, quiz.pk)
    if not can_edit_quiz(by, row):
        raise NotAllowed
    return row

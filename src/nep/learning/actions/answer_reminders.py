"""Learners are told when a quiz or an asking opens and shortly before it closes, once each."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from nep.accounts.models import User
from nep.learning.models import AnswerReminder, Feedback, Quiz
from nep.learning.quiz_queries import learners_of, not_told
from nep.norms.queries import due_on
from nep.notices.actions import send
from nep.web import clock

BEFORE = "learning.remind.before"
Kind = AnswerReminder.Kind


def remind_learners(*, at: datetime) -> int:
    """Send what is due today; on the last days, by the norm `learning.remind.before`, only to who has not
    answered. Returns how many reminders went out, each a message to all whom it concerns.

    Each stands in a transaction of its own and rests on a constraint: two jobs at once remind once.
    """
    today = clock.day_of(at)
    sent = 0
    for quiz in Quiz.objects.running_on(today).select_related("unit").order_by("pk"):
        sent += _remind(quiz.closes_on, today, at, lambda one=quiz: learners_of(one, on=today), quiz=quiz)  # type: ignore[misc] # bound now
    running = Feedback.objects.filter(opened_on__lte=today, closes_on__gte=today).select_related("session")
    for feedback in running.order_by("pk"):
        sent += _remind(feedback.closes_on, today, at, lambda one=feedback: not_told(one), feedback=feedback)  # type: ignore[misc] # bound now
    return sent


def _remind(
    closes_on: date,
    today: date,
    at: datetime,
    whom: Callable[[], Iterable[User]],
    *,
    quiz: Quiz | None = None,
    feedback: Feedback | None = None,
) -> int:
    """The kind that is due and was not sent; a reminder of closing makes one of opening pointless."""
    kind = Kind.CLOSING if due_on(BEFORE, closes_on).due_on <= today else Kind.OPENED
    about = AnswerReminder.objects.filter(quiz=quiz, feedback=feedback)
    if about.filter(kind__in=[kind, Kind.CLOSING]).exists():
        return 0
    thing = quiz or feedback
    assert thing is not None
    try:
        with transaction.atomic():
            AnswerReminder.objects.create(quiz=quiz, feedback=feedback, kind=kind, sent_on=today)
            send(f"{'quiz' if quiz else 'feedback'}_{kind}", thing=thing, at=at, to_users=whom())
    except IntegrityError:
        return 0
    return 1

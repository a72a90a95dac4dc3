"""Answers become counts (safeguard 12): attempts one year after their theme, marks as soon as asking ends."""

from datetime import date, datetime

from django.db import transaction

from nep.audit.actions import record
from nep.learning.models import Attempt, FeedbackMark, FeedbackText, Quiz, QuizQuestion, QuizTally
from nep.learning.quiz_figures import Counts, protected_counts
from nep.organisations.actors import Actor
from nep.programmes.models import Theme
from nep.web import clock

Group = QuizTally.Group


def erase_attempts(theme: Theme, *, by: Actor, at: datetime) -> int:
    """Every attempt at quizzes of `theme` is gone, and what learners wrote about its sessions. What their
    pages showed before stays as counts; what was hidden is not kept. Runs twice safely; returns how many
    attempts were erased.
    """
    with transaction.atomic():
        quizzes = Quiz.objects.select_for_update(of=("self",)).filter(bank__theme=theme, erased_on=None)
        rows = list(quizzes.exclude(state=Quiz.State.DRAFT).order_by("pk"))
        counts = protected_counts(rows)
        for quiz in rows:
            _keep(quiz, counts[quiz.pk])
        erased = Attempt.objects.filter(quiz__in=rows).count()
        Attempt.objects.filter(quiz__in=rows).delete()
        _close(rows, clock.day_of(at))
        words = FeedbackText.objects.filter(feedback__session__theme=theme).delete()[0]
        if rows or words:
            record("quiz_answers_erased", thing=theme, by=by, at=at, unit_id=theme.unit_id)
        return erased


def _close(quizzes: list[Quiz], today: date) -> None:
    """A theme that ended early may have left one open: nobody answers any more."""
    ids = [quiz.pk for quiz in quizzes]
    running = Quiz.objects.filter(pk__in=ids, state=Quiz.State.OPEN)
    running.filter(closes_on__gte=today).update(state=Quiz.State.CLOSED, closed_on=today)
    Quiz.objects.filter(pk__in=ids).update(erased_on=today)


def _keep(quiz: Quiz, counts: Counts) -> None:
    whole = counts.whole
    rows = [
        QuizTally(
            quiz=quiz,
            group=Group.WHOLE,
            persons=whole.persons if whole else None,
            asked=whole.asked if whole else None,
            right=whole.right if whole else None,
        )
    ]
    for unit, sums in counts.units.items():
        told = {"persons": sums.persons, "asked": sums.asked, "right": sums.right} if sums else {}
        rows.append(QuizTally(quiz=quiz, group=Group.UNIT, unit_id=unit, **told))
    for place, persons in counts.ranges.items():
        rows.append(QuizTally(quiz=quiz, group=Group.RANGE, range=place, persons=persons))
    QuizTally.objects.bulk_create(rows)
    _keep_questions(quiz, counts)


def _keep_questions(quiz: Quiz, counts: Counts) -> None:
    uses = list(quiz.questions.order_by("position"))
    for use in uses:
        if use.version_id not in counts.questions:
            use.persons = use.right = 0
        elif sums := counts.questions[use.version_id]:
            use.persons, use.right = sums.persons, sums.right
    QuizQuestion.objects.bulk_update(uses, ["persons", "right"])


def forget_marks(*, at: datetime) -> int:
    """Who has told what they think is known no longer than it is needed: until the asking is over. Returns
    how many marks went."""
    return FeedbackMark.objects.filter(feedback__closes_on__lt=clock.day_of(at)).delete()[0]

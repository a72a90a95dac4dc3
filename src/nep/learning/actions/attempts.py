"""A learner answers: begins, saves while answering, sends once. Nothing of it enters history: the attempt is
its learner's own, and what others read are counts."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from nep.learning import quiz_refusals as refusals
from nep.learning.choosing import drawn
from nep.learning.models import AnswerOption, Attempt, AttemptAnswer, QuestionVersion, Quiz
from nep.learning.quiz_permissions import can_answer_quiz
from nep.learning.scoring import Mark, mark, merged
from nep.organisations.actors import Actor
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.rows import locked_row

SEED_BITS = 63


@dataclass(frozen=True)
class Given:
    """An answer as one window sends it: what it had been shown (`base`) and what is chosen there (`mine`)."""

    base: frozenset[int]
    mine: frozenset[int]


@dataclass(frozen=True)
class Saved:
    """`conflicts`: position -> what another window had stored, and what stays stored."""

    changed: list[int] = field(default_factory=list)
    conflicts: dict[int, list[int]] = field(default_factory=dict)


def begin_attempt(quiz: Quiz, *, by: Actor, at: datetime, seed: int | None = None) -> Attempt:
    """The learner's open attempt: the one that was begun, else a new one with its questions drawn by `seed`
    (a random one where none is given) from what the quiz froze.

    Raises NotAllowed, QuizNotOpen, NoMoreAttempts. Of two windows at once the second gets the first's.
    """
    try:
        with transaction.atomic():
            row = locked_row(Quiz, quiz.pk)
            standing = Attempt.objects.of(by).filter(quiz=row, sent_at=None).first()
            return standing or _new_attempt(row, by, at, seed)
    except IntegrityError:
        return Attempt.objects.of(by).get(quiz=quiz, sent_at=None)


def _new_attempt(quiz: Quiz, by: Actor, at: datetime, seed: int | None) -> Attempt:
    if by.post is None or not can_answer_quiz(by, quiz, on=clock.day_of(at)):
        raise NotAllowed
    _refuse_closed(quiz, at)
    done = Attempt.objects.filter(quiz=quiz, person=by.post.person_id)
    number = (done.aggregate(last=Max("number"))["last"] or 0) + 1
    if number > quiz.attempts_allowed or done.filter(sent_at=None).exists():
        raise refusals.NoMoreAttempts
    seed = secrets.randbits(SEED_BITS) if seed is None else seed
    contents = quiz.questions.order_by("position").values_list("version", "version__question__core_content")
    asked = drawn(dict(contents), quiz.question_count, seed)
    attempt = Attempt.objects.create(
        quiz=quiz,
        person=by.post.person,
        unit=by.post.unit,
        number=number,
        seed=seed,
        begun_at=at,
        asked_count=len(asked),
    )
    AttemptAnswer.objects.bulk_create(
        AttemptAnswer(attempt=attempt, version_id=version, position=place)
        for place, version in enumerate(asked, start=1)
    )
    return attempt


def save_answers(
    attempt: Attempt, given: Mapping[int, Given], *, window: str, by: Actor, at: datetime
) -> Saved:
    """Store what the page `window` sends for some positions. An answer that another window changed meanwhile
    is left as it is and told in `conflicts`; the others are stored: nothing is written over unseen.

    Raises NotAllowed, AlreadySent, QuizNotOpen, NotAnOption, OneOptionOnly.
    """
    with transaction.atomic():
        row = _to_answer(attempt, by, at)
        saved = Saved()
        for answer in _answers(row, given):
            _save(answer, given[answer.position], window, saved)
        return saved


def _answers(attempt: Attempt, positions: Iterable[int]) -> list[AttemptAnswer]:
    rows = attempt.answers.filter(position__in=list(positions)).select_related("version")
    return list(rows.prefetch_related("version__options").order_by("position"))


def _save(answer: AttemptAnswer, given: Given, window: str, saved: Saved) -> None:
    _refuse_choice(answer, given.mine)
    base = answer.chosen if answer.window == window else given.base
    kept = merged(base, given.mine, answer.chosen)
    if kept is None:
        saved.conflicts[answer.position] = answer.chosen
    elif sorted(kept) != answer.chosen:
        AttemptAnswer.objects.filter(pk=answer.pk).update(chosen=sorted(kept), window=window)
        saved.changed.append(answer.position)


def _refuse_choice(answer: AttemptAnswer, mine: frozenset[int]) -> None:
    if not mine <= {option.pk for option in answer.version.options.all()}:
        raise refusals.NotAnOption
    if answer.version.kind == QuestionVersion.Kind.SINGLE and len(mine) > 1:
        raise refusals.OneOptionOnly


def send_attempt(
    attempt: Attempt, *, by: Actor, at: datetime, seen: Mapping[int, frozenset[int]] | None = None
) -> Attempt:
    """What is stored is marked and counts from now on; nothing of it changes any more. `seen`: what the page
    from which it is sent shows; where another window stored something else, nothing is sent.

    Raises NotAllowed, AlreadySent, QuizNotOpen, ChangedElsewhere.
    """
    with transaction.atomic():
        row = _to_answer(attempt, by, at)
        answers = list(row.answers.order_by("position"))
        if seen is not None and any(set(one.chosen) != seen.get(one.position, set()) for one in answers):
            raise refusals.ChangedElsewhere
        right = _right_ones(answers)
        unsent = Attempt.objects.filter(pk=row.pk, sent_at=None)
        if unsent.update(sent_at=at, right_count=len(right)) != 1:
            raise refusals.AlreadySent
        row.answers.update(is_right=False)
        row.answers.filter(pk__in=right).update(is_right=True)
        row.refresh_from_db()
        return row


def _right_ones(answers: list[AttemptAnswer]) -> list[int]:
    """The keys of the answers that are right."""
    wanted: dict[int, set[int]] = {}
    options = AnswerOption.objects.filter(version__in=[one.version_id for one in answers], is_right=True)
    for version, option in options.order_by("pk").values_list("version", "pk"):
        wanted.setdefault(version, set()).add(option)
    return [one.pk for one in answers if mark(one.chosen, wanted[one.version_id]) is Mark.RIGHT]


def _to_answer(attempt: Attempt, by: Actor, at: datetime) -> Attempt:
    """The learner's own attempt, locked, while it can be written."""
    if not Attempt.objects.of(by).filter(pk=attempt.pk).exists():
        raise NotAllowed
    row = locked_row(Attempt, attempt.pk)
    if row.sent_at is not None:
        raise refusals.AlreadySent
    _refuse_closed(row.quiz, at)
    return row


def _refuse_closed(quiz: Quiz, at: datetime) -> None:
    if quiz.state != Quiz.State.OPEN or not quiz.opens_on <= clock.day_of(at) <= quiz.closes_on:
        raise refusals.QuizNotOpen

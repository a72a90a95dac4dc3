"""Two windows at the same moment, on a database with row locks."""

from typing import Any

import pytest

from nep.learning.actions import attempts
from nep.learning.actions.attempts import Given
from nep.learning.models import Attempt
from nep.web import clock
from tests.factories.quizzes import (
    a_class,
    a_held_session,
    a_learner,
    an_open_feedback,
    an_open_quiz,
    begun,
    right_of,
    saved,
    told,
    wrong_of,
)

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
NOTHING: frozenset[int] = frozenset()


def test_two_windows_that_begin_at_once_have_one_attempt(now: Any, race: Any) -> None:
    scene = a_class()
    quiz, learner = an_open_quiz(scene), a_learner(scene.unit)
    outcomes = race(*[lambda: begun(quiz, learner)] * 2)
    assert {one.pk for one in outcomes} == {Attempt.objects.get().pk}


def test_of_two_answers_to_one_question_one_is_stored_and_the_other_is_told(now: Any, race: Any) -> None:
    scene = a_class()
    learner = a_learner(scene.unit)
    attempt = begun(an_open_quiz(scene), learner)
    choices = {"a" * 22: right_of(attempt, 1), "b" * 22: wrong_of(attempt, 1)}

    def save(window: str) -> Any:
        given = {1: Given(NOTHING, choices[window])}
        return attempts.save_answers(attempt, given, window=window, by=learner, at=clock.now())

    outcomes = race(*[lambda window=window: save(window) for window in choices])
    assert sorted(len(one.conflicts) for one in outcomes) == [0, 1]
    assert attempt.answers.get(position=1).chosen in [sorted(chosen) for chosen in choices.values()]


def test_of_two_sendings_one_counts_and_the_other_is_told(now: Any, race: Any) -> None:
    scene = a_class()
    learner = a_learner(scene.unit)
    attempt = begun(an_open_quiz(scene), learner)
    saved(attempt, {1: right_of(attempt, 1)}, learner)
    outcomes = race(*[lambda: attempts.send_attempt(attempt, by=learner, at=clock.now())] * 2)
    assert sorted(type(one).__name__ for one in outcomes) == ["AlreadySent", "Attempt"]
    attempt.refresh_from_db()
    assert attempt.right_count == 1


def test_two_opinions_of_one_learner_at_once_count_once(now: Any, race: Any) -> None:
    scene = a_class()
    learner = a_learner(scene.unit)
    row = an_open_feedback(scene, a_held_session(scene, learner))
    outcomes = race(*[lambda: told(row, learner, text="Hay.")] * 2)
    assert sorted(type(one).__name__ for one in outcomes) == ["AlreadyAnswered", "NoneType"]
    row.refresh_from_db()
    assert (row.persons, row.texts.count()) == (1, 1)

"""Quizzes: frozen when opened, answered in person, sent once, in two windows without loss."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nep.audit.models import Event
from nep.learning import quiz_refusals as refusals
from nep.learning.actions import attempts, banks, quizzes
from nep.learning.actions.attempts import Given
from nep.learning.models import Attempt, Quiz
from nep.learning.quiz_queries import desk_answers, shown_questions
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.organisations import acting, an_actor
from tests.factories.quizzes import (
    Class,
    a_class,
    a_held_session,
    a_learner,
    a_quiz,
    a_session,
    an_open_quiz,
    begun,
    right_of,
    saved,
    sent,
    wording,
    wrong_of,
)
from tests.tables import assert_table

pytestmark = pytest.mark.django_db
FIRST, SECOND = "a" * 22, "b" * 22
NOTHING: frozenset[int] = frozenset()


@pytest.fixture
def scene(now: Any) -> Class:
    return a_class()


@pytest.fixture
def learner(scene: Class) -> Actor:
    return a_learner(scene.unit)


def stored(attempt: Attempt) -> dict[int, list[int]]:
    return dict(attempt.answers.values_list("position", "chosen"))


def save(attempt: Attempt, by: Actor, window: str, **given: tuple[frozenset[int], frozenset[int]]) -> Any:
    told = {int(name[1:]): Given(base, mine) for name, (base, mine) in given.items()}
    return attempts.save_answers(attempt, told, window=window, by=by, at=clock.now())


BAD = {
    "closes before it opens": (
        {"opens_on": date(2023, 12, 28), "closes_on": date(2023, 12, 27)},
        refusals.ClosesBeforeOpens,
    ),
    "is over already": (
        {"opens_on": date(2023, 12, 1), "closes_on": date(2023, 12, 26)},
        refusals.ClosesInPast,
    ),
    "would outlive the answers": ({"closes_on": date(2025, 1, 5)}, refusals.ClosesAfterErasure),
    "asks more than there is": ({"question_count": 7}, refusals.TooFewQuestions),
}


@pytest.mark.parametrize("case", BAD)
def test_a_quiz_that_cannot_be_held_is_refused(scene: Class, case: str) -> None:
    changes, refusal = BAD[case]
    with pytest.raises(refusal):
        a_quiz(scene, **changes)
    assert not Quiz.objects.exists()


def test_a_quiz_after_a_session_of_another_unit_is_refused(scene: Class) -> None:
    session = a_session(scene)
    type(session).objects.filter(pk=session.pk).update(unit=scene.planning.units["commune"])
    session.refresh_from_db()
    with pytest.raises(refusals.SessionOfOtherUnit):
        a_quiz(scene, session=session)


def test_an_opened_quiz_is_frozen_and_not_edited(scene: Class, learner: Actor) -> None:
    quiz = an_open_quiz(scene, question_count=6)
    texts = [use.version.text for use in quiz.questions.order_by("position")]
    question = scene.bank.questions.get(number=1)
    banks.edit_question(question, wording(text="Lời khác?"), by=scene.author, at=clock.now())
    banks.add_question(scene.bank, wording(99), by=scene.author, at=clock.now())
    assert [use.version.text for use in quiz.questions.order_by("position")] == texts
    asked = {one.text for one in shown_questions(begun(quiz, learner), with_results=False)}
    assert asked == set(texts)
    with pytest.raises(refusals.QuizNotDraft):
        quizzes.remove_quiz(quiz, by=scene.author, at=clock.now())
    with pytest.raises(refusals.QuizNotDraft):
        quizzes.open_quiz(quiz, by=scene.author, at=clock.now())


def test_an_attempt_keeps_its_seed_questions_and_order(scene: Class, learner: Actor) -> None:
    quiz = an_open_quiz(scene)
    attempt = begun(quiz, learner, seed=11)
    before = shown_questions(attempt, with_results=False)
    banks.edit_question(
        scene.bank.questions.get(number=1), wording(text="Lời khác?"), by=scene.author, at=clock.now()
    )
    again = begun(quiz, learner, seed=12)
    assert (again.pk, again.seed) == (attempt.pk, 11), "who comes back finds what was begun"
    assert shown_questions(again, with_results=False) == before
    other = begun(quiz, a_learner(scene.unit), seed=12)
    assert shown_questions(other, with_results=False) != before


def test_the_page_being_answered_holds_no_right_answers(scene: Class, learner: Actor) -> None:
    shown = shown_questions(begun(an_open_quiz(scene), learner), with_results=False)
    assert not any(option.is_right for one in shown for option in one.options)
    assert not any(one.explanation or one.mark for one in shown)


def test_one_learner_has_one_open_attempt(scene: Class, learner: Actor) -> None:
    attempt = begun(an_open_quiz(scene, attempts_allowed=3), learner)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(
            quiz=attempt.quiz,
            person=attempt.person,
            unit=attempt.unit,
            number=2,
            seed=1,
            begun_at=clock.now(),
            asked_count=3,
        )


def test_answers_are_saved_while_answering_and_marked_when_sent(scene: Class, learner: Actor) -> None:
    attempt = begun(an_open_quiz(scene), learner)
    saved(attempt, {1: right_of(attempt, 1)}, learner)
    saved(attempt, {2: wrong_of(attempt, 2)}, learner)
    done = attempts.send_attempt(attempt, by=learner, at=clock.now())
    assert (done.right_count, done.asked_count) == (1, 3)
    assert [one.mark for one in shown_questions(done, with_results=True)] == ["right", "wrong", "skipped"]
    assert list(done.answers.order_by("position").values_list("is_right", flat=True)) == [True, False, False]


def test_different_questions_answered_in_two_windows_are_all_kept(scene: Class, learner: Actor) -> None:
    attempt = begun(an_open_quiz(scene), learner)
    one, two = right_of(attempt, 1), wrong_of(attempt, 2)
    save(attempt, learner, FIRST, q1=(NOTHING, one))
    told = save(attempt, learner, SECOND, q1=(NOTHING, NOTHING), q2=(NOTHING, two))
    assert not told.conflicts
    assert stored(attempt) == {1: sorted(one), 2: sorted(two), 3: []}


def test_one_question_answered_in_two_windows_is_told_and_loses_nothing(scene: Class, learner: Actor) -> None:
    attempt = begun(an_open_quiz(scene), learner)
    right, wrong = right_of(attempt, 1), wrong_of(attempt, 1)
    save(attempt, learner, FIRST, q1=(NOTHING, right))
    told = save(attempt, learner, SECOND, q1=(NOTHING, wrong), q2=(NOTHING, wrong_of(attempt, 2)))
    assert told.conflicts == {1: sorted(right)}
    assert told.changed == [2]
    assert stored(attempt)[1] == sorted(right), "what was stored first stays until the learner decides"
    decided = save(attempt, learner, SECOND, q1=(right, wrong))
    assert (decided.conflicts, stored(attempt)[1]) == ({}, sorted(wrong))


def test_one_window_changes_its_mind_as_often_as_it_likes(scene: Class, learner: Actor) -> None:
    """Clicks come faster than answers: the page may still believe that nothing is stored."""
    attempt = begun(an_open_quiz(scene), learner)
    for mine in (right_of(attempt, 1), wrong_of(attempt, 1), right_of(attempt, 1)):
        assert not save(attempt, learner, FIRST, q1=(NOTHING, mine)).conflicts
    assert stored(attempt)[1] == sorted(right_of(attempt, 1))


def test_a_window_that_comes_after_the_sending_is_told_and_changes_nothing(
    scene: Class, learner: Actor
) -> None:
    attempt = begun(an_open_quiz(scene), learner)
    save(attempt, learner, FIRST, q1=(NOTHING, right_of(attempt, 1)))
    attempts.send_attempt(attempt, by=learner, at=clock.now())
    with pytest.raises(refusals.AlreadySent) as refused:
        save(attempt, learner, SECOND, q1=(NOTHING, wrong_of(attempt, 1)))
    assert "cửa sổ khác" in str(refused.value.sentence)
    with pytest.raises(refusals.AlreadySent):
        attempts.send_attempt(attempt, by=learner, at=clock.now())
    assert stored(attempt)[1] == sorted(right_of(attempt, 1))


def test_what_is_sent_is_what_the_last_page_showed(scene: Class, learner: Actor) -> None:
    attempt = begun(an_open_quiz(scene), learner)
    right = right_of(attempt, 1)
    save(attempt, learner, FIRST, q1=(NOTHING, right))
    seen: dict[int, frozenset[int]] = {1: right, 2: NOTHING, 3: NOTHING}
    save(attempt, learner, SECOND, q1=(right, wrong_of(attempt, 1)))
    with pytest.raises(refusals.ChangedElsewhere):
        attempts.send_attempt(attempt, by=learner, at=clock.now(), seen=seen)
    attempt.refresh_from_db()
    assert attempt.sent_at is None


def test_options_of_another_question_and_two_of_a_single_one_are_refused(
    scene: Class, learner: Actor
) -> None:
    attempt = begun(an_open_quiz(scene), learner)
    with pytest.raises(refusals.NotAnOption):
        saved(attempt, {1: right_of(attempt, 2)}, learner)
    with pytest.raises(refusals.OneOptionOnly):
        saved(attempt, {1: right_of(attempt, 1) | wrong_of(attempt, 1)}, learner)
    assert stored(attempt) == {1: [], 2: [], 3: []}


def test_a_quiz_is_answered_within_its_days_only(scene: Class, learner: Actor, at_moment: Any) -> None:
    quiz = an_open_quiz(scene)
    attempt = begun(quiz, learner)
    saved(attempt, {1: right_of(attempt, 1)}, learner)
    at_moment(quiz.closes_on + timedelta(days=1))
    with pytest.raises(refusals.QuizNotOpen):
        saved(attempt, {2: right_of(attempt, 2)}, learner)
    with pytest.raises(refusals.QuizNotOpen):
        attempts.send_attempt(attempt, by=learner, at=clock.now())
    with pytest.raises(refusals.QuizNotOpen):
        begun(quiz, a_learner(scene.unit))
    assert stored(attempt)[1] == sorted(right_of(attempt, 1)), "what was saved is still read"


def test_a_learner_answers_as_often_as_allowed(scene: Class, learner: Actor) -> None:
    quiz = an_open_quiz(scene, attempts_allowed=2)
    assert [sent(quiz, learner, right=right).number for right in (1, 3)] == [1, 2]
    with pytest.raises(refusals.NoMoreAttempts):
        begun(quiz, learner)


def test_history_names_no_learner(scene: Class, learner: Actor) -> None:
    quiz = an_open_quiz(scene)
    before = Event.objects.count()
    sent(quiz, learner, right=2)
    assert Event.objects.count() == before


def test_who_may_answer_and_who_opens_an_attempt(scene: Class, learner: Actor) -> None:
    quiz, units = an_open_quiz(scene), scene.planning.units
    on_list = a_learner(units["district"])
    session = a_held_session(scene, on_list)
    Quiz.objects.filter(pk=quiz.pk).update(session=session)
    quiz.refresh_from_db()
    attempt = begun(quiz, learner)
    assert learner.post is not None
    other_side = an_actor(units["commune"], Role.MEMBER)
    assert other_side.post is not None
    who = {
        "learner": learner,
        "colleague": a_learner(scene.unit),
        "on-list": on_list,
        "officer": scene.author,
        "head": scene.planning.leaders["party_commune"],
        "above": scene.planning.leaders["party_district"],
        "auditor": an_actor(scene.unit, Role.AUDITOR),
        "state-side": other_side,
    }
    verbs = {
        "begin": lambda actor: begun(quiz, actor),
        "read": lambda actor: Attempt.objects.of(actor).filter(pk=attempt.pk).exists(),
        "save": lambda actor: bool(saved(attempt, {1: right_of(attempt, 1)}, actor)),
        "send": lambda actor: attempts.send_attempt(attempt, by=actor, at=clock.now()),
        "see-facts": lambda actor: Quiz.objects.visible_to(actor).exists(),
        "close": lambda actor: quizzes.close_quiz(quiz, by=actor, at=clock.now()),
    }
    assert_table(
        """
                    begin  read  save  send  see-facts  close
        learner     yes    yes   yes   yes   -          -
        colleague   yes    -     -     -     -          -
        on-list     yes    -     -     -     -          -
        officer     yes    -     -     -     yes        yes
        head        yes    -     -     -     yes        -
        above       -      -     -     -     yes        -
        auditor     -      -     -     -     yes        -
        state-side  -      -     -     -     -          -
        """,
        who=who,
        verbs=verbs,
    )


def test_the_same_person_at_a_post_of_the_other_side_does_not_see_the_attempt(
    scene: Class, learner: Actor
) -> None:
    from nep.organisations import actions as organisations
    from nep.organisations.actors import COMMAND
    from tests.factories.organisations import LONG_AGO

    attempt = begun(an_open_quiz(scene), learner)
    other = organisations.open_post(
        attempt.person,
        unit=scene.planning.units["commune"],
        title="Công chức",
        roles=(Role.UNIT_OFFICER,),
        valid_from=LONG_AGO,
        office_phone="",
        by=COMMAND,
        at=clock.now(),
    )
    assert not Attempt.objects.of(acting(other)).exists()
    assert Attempt.objects.of(learner).exists()


def test_a_quiz_waits_on_the_desk_until_it_is_sent(scene: Class, learner: Actor) -> None:
    quiz = an_open_quiz(scene)
    today = clock.today()
    assert [(item.title, item.due_on) for item in desk_answers(learner, today)] == [
        (quiz.title, quiz.closes_on)
    ]
    begun(quiz, learner)
    assert len(desk_answers(learner, today)) == 1, "begun is not sent"
    sent(quiz, learner, right=1)
    assert desk_answers(learner, today) == []
    assert desk_answers(an_actor(scene.planning.units["commune"], Role.MEMBER), today) == []


def test_nobody_answers_in_anothers_name(scene: Class, learner: Actor) -> None:
    from dataclasses import replace

    colleague = a_learner(scene.unit)
    borrowed = replace(learner, user=colleague.user)
    with pytest.raises(NotAllowed):
        begun(an_open_quiz(scene), borrowed)
    assert not Attempt.objects.exists()

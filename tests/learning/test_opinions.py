"""Opinions: each learner once, as counts; who said what is written nowhere."""

from datetime import timedelta
from typing import Any

import pytest

from nep.audit.models import Event
from nep.learning import quiz_refusals as refusals
from nep.learning.actions import feedback as actions
from nep.learning.actions.answer_reminders import remind_learners
from nep.learning.models import Attendance, FeedbackCount, FeedbackMark, FeedbackText, Session
from nep.learning.quiz_queries import desk_answers
from nep.notices.models import Notice
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.quizzes import (
    Class,
    a_class,
    a_held_session,
    a_learner,
    a_session,
    an_open_feedback,
    an_open_quiz,
    sent,
    told,
)
from tests.factories.quizzes import saved as saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(now: Any) -> Class:
    return a_class()


def test_opinions_are_asked_after_a_session_that_was_held(scene: Class) -> None:
    with pytest.raises(refusals.SessionNotHeld):
        an_open_feedback(scene, a_session(scene))
    session = a_held_session(scene)
    given: dict[str, Any] = {"by": scene.author, "at": clock.now()}
    with pytest.raises(refusals.ClosesInPast):
        actions.open_feedback(session, closes_on=clock.today() - timedelta(days=1), **given)
    with pytest.raises(refusals.FeedbackTooLong):
        actions.open_feedback(session, closes_on=clock.today() + timedelta(days=31), **given)
    an_open_feedback(scene, session)
    with pytest.raises(refusals.FeedbackOpened):
        an_open_feedback(scene, session)


def test_each_learner_tells_once(scene: Class) -> None:
    learner = a_learner(scene.unit)
    row = an_open_feedback(scene, a_held_session(scene, learner))
    told(row, learner, text="Hay.", order=2)
    with pytest.raises(refusals.AlreadyAnswered):
        told(row, learner, text="Hay nữa.")
    row.refresh_from_db()
    assert (row.persons, row.texts.count(), row.counts.get(aspect="order", level=2).count) == (1, 1, 1)


def test_who_was_not_there_is_not_asked(scene: Class) -> None:
    came, missed = a_learner(scene.unit), a_learner(scene.unit)
    session = a_held_session(scene, came, missed)
    assert missed.post is not None
    Attendance.objects.filter(person=missed.post.person_id).update(state="absent")
    row = an_open_feedback(scene, session)
    for actor in (missed, a_learner(scene.unit), scene.author):
        with pytest.raises(NotAllowed):
            told(row, actor)
    assert [item.title for item in desk_answers(came, clock.today())] == [session.title]
    assert desk_answers(missed, clock.today()) == []


def test_where_only_a_number_was_written_down_the_units_people_are_asked(scene: Class) -> None:
    session = a_held_session(scene)
    Session.objects.filter(pk=session.pk).update(attendance_by=Session.Way.COUNT, present=90, persons_due=90)
    session.refresh_from_db()
    row = an_open_feedback(scene, session)
    told(row, a_learner(scene.unit))
    with pytest.raises(NotAllowed):
        told(row, a_learner(scene.planning.units["commune"]))


def test_nothing_joins_a_person_and_an_opinion(scene: Class) -> None:
    learner = a_learner(scene.unit)
    row = an_open_feedback(scene, a_held_session(scene, learner))
    before = Event.objects.count()
    told(row, learner, text="Lời không tên.")
    assert Event.objects.count() == before, "history has no row of it"
    columns = {model: {field.name for field in model._meta.fields} for model in (FeedbackText, FeedbackCount)}
    assert columns == {
        FeedbackText: {"id", "feedback", "text"},
        FeedbackCount: {"id", "feedback", "aspect", "level", "count"},
    }
    assert {field.name for field in FeedbackMark._meta.fields} == {"id", "feedback", "person"}
    keys = [FeedbackMark.objects.create(feedback=row, person=_person(scene)).pk for _each in range(6)]
    assert keys != sorted(keys), "keys do not tell the order"


def _person(scene: Class) -> Any:
    learner = a_learner(scene.unit)
    assert learner.post is not None
    return learner.post.person


def test_after_the_last_day_nothing_is_taken(scene: Class, at_moment: Any) -> None:
    learner = a_learner(scene.unit)
    row = an_open_feedback(scene, a_held_session(scene, learner))
    at_moment(row.closes_on + timedelta(days=1))
    with pytest.raises(refusals.FeedbackOver):
        told(row, learner)
    row.refresh_from_db()
    assert row.persons == 0


def notices() -> dict[str, int]:
    kinds = Notice.objects.filter(kind__regex="^(quiz|feedback)_").values_list("kind", flat=True)
    return {kind: list(kinds).count(kind) for kind in sorted(set(kinds))}


def test_learners_are_told_at_the_opening_and_before_the_end_once_each(scene: Class, at_moment: Any) -> None:
    first, second = a_learner(scene.unit), a_learner(scene.unit)
    session = a_held_session(scene, first, second)
    quiz = an_open_quiz(scene, session=session)
    row = an_open_feedback(scene, session)
    assert remind_learners(at=clock.now()) == 2
    assert remind_learners(at=clock.now()) == 0
    assert notices() == {"feedback_opened": 2, "quiz_opened": 2}
    sent(quiz, first, right=1)
    told(row, second)
    at_moment(quiz.closes_on)
    assert remind_learners(at=clock.now()) == 2
    assert remind_learners(at=clock.now()) == 0
    assert notices() == {"feedback_closing": 1, "feedback_opened": 2, "quiz_closing": 1, "quiz_opened": 2}
    last = Notice.objects.get(kind="quiz_closing")
    assert second.user is not None
    assert last.user_id == second.user.pk


def test_a_quiz_of_no_session_is_told_to_the_units_learners(scene: Class) -> None:
    learner = a_learner(scene.unit)
    an_open_quiz(scene)
    remind_learners(at=clock.now())
    told_to = set(Notice.objects.filter(kind="quiz_opened").values_list("user", flat=True))
    own = [learner, scene.author, scene.planning.leaders["party_commune"]]
    assert told_to == {actor.user.pk for actor in own if actor.user}

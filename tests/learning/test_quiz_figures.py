"""What goes upward: counts of first attempts, after the end, and no group under five."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from nep.accounts.models import User
from nep.learning.actions.quiz_erasing import erase_attempts, forget_marks
from nep.learning.class_report import QuizPart, class_report, quiz_parts
from nep.learning.models import (
    Attempt,
    AttemptAnswer,
    FeedbackMark,
    FeedbackText,
    Quiz,
    QuizTally,
    Session,
)
from nep.learning.quiz_figures import Figures, protected_counts
from nep.learning.quiz_jobs import answer_faults, erase_due
from nep.organisations.actors import JOB
from nep.organisations.models import Unit, UnitKind, World
from nep.web import clock
from tests.factories.organisations import a_unit
from tests.factories.quizzes import (
    Class,
    a_class,
    a_held_session,
    a_learner,
    an_open_feedback,
    an_open_quiz,
    sent,
    some_results,
    told,
)
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(now: Any) -> Class:
    return a_class()


def a_cell(scene: Class, name: str) -> Unit:
    return a_unit(name, kind=UnitKind.PARTY_COMMUNE, world=World.PARTY, parent=scene.unit)


def figures_of(quiz: Quiz) -> Figures:
    quiz.refresh_from_db()
    (part,) = quiz_parts([quiz], on=quiz.closes_on + timedelta(days=1))
    assert part.figures is not None
    return part.figures


def units_of(figures: Figures) -> dict[str, tuple[int | None, int | None]]:
    return {row.name: (row.persons, row.share) for row in figures.units}


def test_nothing_is_told_while_anybody_may_still_answer(scene: Class) -> None:
    quiz = an_open_quiz(scene)
    some_results(quiz, scene.unit, [3] * 6)
    assert quiz_parts([quiz], on=clock.today()) == [QuizPart(quiz, None)]


def test_persons_and_shares_are_counted_by_unit_and_range(scene: Class) -> None:
    quiz = an_open_quiz(scene)
    some_results(quiz, scene.unit, [3, 3, 3, 3, 3, 3])
    some_results(quiz, a_cell(scene, "Chi bộ Ấp Một"), [0, 0, 0, 0, 0, 3])
    told = figures_of(quiz)
    assert (told.persons, told.share) == (12, round(100 * 21 / 36))
    assert units_of(told) == {"Chi bộ Ấp Một": (6, 17), "Đảng ủy Xã Một": (6, 100)}
    assert [persons for _label, persons in told.ranges] == [5, 0, 0, 7]


def test_a_group_under_five_is_hidden_and_a_second_one_with_it(scene: Class) -> None:
    """Four persons of one unit: their share would be the whole minus the others'."""
    quiz = an_open_quiz(scene)
    some_results(quiz, scene.unit, [3] * 9)
    some_results(quiz, a_cell(scene, "Chi bộ Ấp Một"), [0] * 4)
    some_results(quiz, a_cell(scene, "Chi bộ Ấp Hai"), [1] * 6)
    told = figures_of(quiz)
    assert units_of(told) == {
        "Chi bộ Ấp Hai": (None, None),
        "Chi bộ Ấp Một": (None, None),
        "Đảng ủy Xã Một": (9, 100),
    }
    assert told.persons == 19


@pytest.mark.parametrize("count", [1, 4])
def test_fewer_than_five_persons_are_not_told_at_all(scene: Class, count: int) -> None:
    quiz = an_open_quiz(scene)
    some_results(quiz, scene.unit, [2] * count)
    told = figures_of(quiz)
    assert told.is_hidden
    assert (told.share, units_of(told)) == (None, {"Đảng ủy Xã Một": (None, None)})
    assert {row.share for row in told.questions} == {None}
    assert {row.persons for row in told.questions} <= {None, 0}


def test_later_attempts_are_for_practice_and_change_no_figure(scene: Class) -> None:
    quiz = an_open_quiz(scene, attempts_allowed=2)
    learners = [a_learner(scene.unit) for _each in range(6)]
    for learner in learners:
        sent(quiz, learner, right=0)
    before = figures_of(quiz)
    for learner in learners:
        sent(quiz, learner, right=3)
    assert figures_of(quiz) == before
    assert (before.persons, before.share) == (6, 0)


def test_what_was_not_sent_is_not_counted(scene: Class) -> None:
    from tests.factories.quizzes import begun

    quiz = an_open_quiz(scene)
    some_results(quiz, scene.unit, [3] * 5)
    begun(quiz, a_learner(scene.unit))
    assert figures_of(quiz).persons == 5


def test_the_hardest_question_comes_first_and_few_persons_are_said_in_words(scene: Class) -> None:
    quiz = an_open_quiz(scene, question_count=6)
    for right in (6, 6, 6, 6, 6, 6, 6, 5):
        sent(quiz, a_learner(scene.unit), right=right, seed=3)
    told = figures_of(quiz)
    assert told.questions[0].words == "dưới 5 người sai"
    assert [row.share for row in told.questions[-5:]] == [100] * 5 or told.questions[-1].words
    assert all(row.persons == 8 for row in told.questions)


def results() -> Iterable[list[int]]:
    return ([3, 3, 2, 1, 0, 3, 3], [0, 1, 1, 2, 2], [3, 1])


def test_erasing_keeps_the_value_of_every_figure(scene: Class) -> None:
    quiz = an_open_quiz(scene)
    for place, some in enumerate(results()):
        some_results(quiz, a_cell(scene, f"Chi bộ Ấp {place}"), some)
    before, counts = figures_of(quiz), protected_counts([quiz])[quiz.pk]
    erased = erase_attempts(scene.planning.theme, by=JOB, at=clock.now())
    assert erased == 14
    assert not Attempt.objects.exists()
    assert not AttemptAnswer.objects.exists()
    quiz.refresh_from_db()
    assert figures_of(quiz) == before
    assert protected_counts([quiz])[quiz.pk].units == counts.units
    assert erase_attempts(scene.planning.theme, by=JOB, at=clock.now()) == 0, "runs twice safely"
    assert figures_of(quiz) == before


def test_what_was_hidden_is_not_kept(scene: Class) -> None:
    quiz = an_open_quiz(scene)
    some_results(quiz, scene.unit, [3, 0])
    erase_attempts(scene.planning.theme, by=JOB, at=clock.now())
    kept = QuizTally.objects.exclude(persons=None, asked=None, right=None).exclude(persons=0)
    assert list(kept) == []


def test_the_job_erases_one_year_after_the_theme_and_not_before(scene: Class, at_moment: Any) -> None:
    quiz = an_open_quiz(scene)
    some_results(quiz, scene.unit, [3])
    at_moment(scene.planning.theme.ends_on.replace(year=2024) - timedelta(days=1))
    erase_due()
    assert Attempt.objects.exists()
    at_moment(scene.planning.theme.ends_on.replace(year=2024) + timedelta(days=1))
    assert len(answer_faults()) == 1, "the doctor tells what is kept too long"
    at_moment(scene.planning.theme.ends_on.replace(year=2024))
    erase_due()
    assert not Attempt.objects.exists()
    assert answer_faults() == []


def test_marks_go_when_asking_ends_and_texts_with_the_theme(scene: Class, at_moment: Any) -> None:
    learners = [a_learner(scene.unit) for _each in range(5)]
    session = a_held_session(scene, *learners)
    row = an_open_feedback(scene, session)
    for learner in learners:
        told(row, learner, text="Nên làm thử tại lớp.")
    assert forget_marks(at=clock.now()) == 0
    at_moment(row.closes_on + timedelta(days=1))
    erase_due()
    assert not FeedbackMark.objects.exists()
    assert FeedbackText.objects.count() == 5
    at_moment(scene.planning.theme.ends_on.replace(year=2024))
    erase_due()
    assert not FeedbackText.objects.exists()
    row.refresh_from_db()
    assert row.persons == 5


def opinions(scene: Class, levels: list[int], *, text: str = "") -> Session:
    learners = [a_learner(scene.unit) for _each in levels]
    session = a_held_session(scene, *learners)
    row = an_open_feedback(scene, session)
    for learner, level in zip(learners, levels, strict=True):
        told(row, learner, text=text, content=level)
    return session


def test_opinions_are_shown_after_the_end_and_from_five_on(scene: Class) -> None:
    session = opinions(scene, [4, 4, 4, 4], text="Lời của một người.")
    today = clock.today()
    open_part = class_report(session, on=today, with_texts=True).feedback
    assert open_part is not None
    assert (open_part.is_over, open_part.persons, open_part.texts) == (False, None, [])
    part = class_report(session, on=today + timedelta(days=8), with_texts=True).feedback
    assert part is not None
    assert (part.is_over, part.is_small, part.rows, part.texts) == (True, True, [], [])


def test_levels_of_few_are_hidden_and_those_that_would_tell_them(scene: Class) -> None:
    session = opinions(scene, [4] * 9 + [3] * 6 + [1] * 2, text="Nên làm thử.")
    day = clock.today() + timedelta(days=8)
    part = class_report(session, on=day, with_texts=True).feedback
    assert part is not None
    content, speaker = part.rows[0], part.rows[1]
    assert [count for _level, count in content.cells] == [9, None, 0, None]
    assert content.good is None, "the rest would be two persons"
    assert [count for _level, count in speaker.cells] == [17, 0, 0, 0]
    assert (speaker.good, part.persons, len(part.texts)) == (17, 17, 17)
    above = class_report(session, on=day, with_texts=False).feedback
    assert above is not None
    assert above.texts == []


def signed_in(user: Any) -> Client:
    client = Client()
    assert isinstance(user, User)
    client.force_login(user)
    return client


def test_the_class_report_shows_counts_and_no_person(scene: Class, at_moment: Any) -> None:
    learners = [a_learner(scene.unit) for _each in range(6)]
    session = a_held_session(scene, *learners)
    quiz = an_open_quiz(scene, session=session)
    row = an_open_feedback(scene, session)
    for learner in learners:
        sent(quiz, learner, right=2)
        told(row, learner, text="Nên làm thử tại lớp.")
    at_moment(quiz.closes_on + timedelta(days=1))
    page = signed_in(scene.author.user).get(f"/hoc-tap/buoi/{session.uuid}/bao-cao/").content.decode()
    above = signed_in(scene.planning.leaders["party_district"].user)
    seen_above = above.get(f"/hoc-tap/buoi/{session.uuid}/bao-cao/").content.decode()
    assert "100 % người cần dự đã dự hoặc học bù" in page
    assert "6 người đã nộp bài; 67 % số câu trả lời là đúng" in page
    assert "6 người góp ý" in page
    assert "Nên làm thử tại lớp." in page
    assert "6 người góp ý" in seen_above
    assert "Nên làm thử tại lớp." not in seen_above, "words stay at the session's own unit"
    for learner in learners:
        assert learner.post is not None
        assert learner.post.person.full_name not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_class_report_asks_the_same_questions_for_one_learner_and_for_three(
    scene: Class, count: int
) -> None:
    learners = [a_learner(a_cell(scene, f"Chi bộ Ấp {place}")) for place in range(5 * count)]
    session = a_held_session(scene, *learners)
    quizzes = [an_open_quiz(scene, session=session) for _each in range(count)]
    row = an_open_feedback(scene, session)
    for learner in learners:
        for quiz in quizzes:
            sent(quiz, learner, right=2)
        told(row, learner, text="Nên làm thử tại lớp.")
    day = quizzes[0].closes_on + timedelta(days=1)
    with assert_queries(8):
        made = class_report(session, on=day, with_texts=True)
    assert [part.figures.persons for part in made.quizzes if part.figures] == [5 * count] * count

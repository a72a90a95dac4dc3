"""Questions: what is refused, and that what was asked once stays as it was asked."""

from typing import Any

import pytest

from nep.learning import quiz_refusals as refusals
from nep.learning.actions import banks as actions
from nep.learning.models import AnswerOption, Question, QuestionVersion
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import MarkedSecret
from tests.factories.organisations import an_actor
from tests.factories.quizzes import Class, a_bank, a_class, a_learner, a_question, an_open_quiz, wording

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(now: Any) -> Class:
    return a_class(questions=3)


def edit(scene: Class, question: Question, **changes: Any) -> QuestionVersion:
    return actions.edit_question(question, wording(**changes), by=scene.author, at=clock.now())


BAD = {
    "no words": ({"text": "  "}, refusals.QuestionMissing),
    "one option": ({"options": ("Có",)}, refusals.TooFewOptions),
    "an empty option": ({"options": ("Có", " ")}, refusals.TooFewOptions),
    "two alike": ({"options": ("Có", "có"), "right": (1,)}, refusals.SameOption),
    "none right": ({"right": ()}, refusals.NoRightOption),
    "a right one that is not there": ({"right": (4,)}, refusals.NoRightOption),
    "two right in a single choice": ({"right": (1, 2)}, refusals.OneRightOption),
    "marked secret": ({"explanation": "Độ mật: TUYỆT MẬT"}, MarkedSecret),
}


@pytest.mark.parametrize("case", BAD)
def test_a_question_that_cannot_be_answered_is_refused_with_a_sentence(case: str) -> None:
    changes, refusal = BAD[case]
    with pytest.raises(refusal):
        wording(**changes)


def test_the_same_question_twice_in_a_bank_is_refused(scene: Class) -> None:
    with pytest.raises(refusals.SameQuestion):
        a_question(scene.bank, scene.author, 1)
    with pytest.raises(refusals.SameQuestion):
        edit(scene, scene.bank.questions.get(number=2), number=1)
    assert QuestionVersion.objects.count() == 3


def test_a_bank_has_one_title_in_a_unit_and_theme(scene: Class) -> None:
    with pytest.raises(refusals.SameBankTitle):
        a_bank(scene.planning, scene.unit, scene.author)


def test_an_unused_question_is_rewritten_in_place(scene: Class) -> None:
    question = scene.bank.questions.get(number=1)
    made = edit(scene, question, text="Hỏi cách khác?", options=("Một", "Hai"), right=(2,))
    assert (made.number, made.text) == (1, "Hỏi cách khác?")
    assert list(made.options.order_by("position").values_list("text", "is_right")) == [
        ("Một", False),
        ("Hai", True),
    ]
    assert question.versions.count() == 1


def test_a_used_question_gets_a_new_version_and_the_old_one_stays(scene: Class) -> None:
    quiz = an_open_quiz(scene)
    question = scene.bank.questions.get(number=1)
    old = question.versions.get()
    options = list(AnswerOption.objects.filter(version=old).values_list("pk", "text").order_by("pk"))
    made = edit(scene, question, text="Hỏi cách khác?", options=("Một", "Hai"), right=(2,))
    old.refresh_from_db()
    assert (made.number, made.is_current, old.is_current, old.text) == (2, True, False, "Câu hỏi thử số 1?")
    assert list(AnswerOption.objects.filter(version=old).values_list("pk", "text").order_by("pk")) == options
    assert old in [use.version for use in quiz.questions.select_related("version")]
    again = edit(scene, question, text="Hỏi cách thứ ba?")
    assert (again.pk, again.number) == (made.pk, 2), "the new version was asked nowhere yet"


def test_a_dropped_question_is_asked_no_more_and_not_written_again(scene: Class) -> None:
    question = scene.bank.questions.get(number=1)
    actions.drop_question(question, by=scene.author, at=clock.now())
    with pytest.raises(refusals.QuestionDropped):
        actions.drop_question(question, by=scene.author, at=clock.now())
    with pytest.raises(refusals.QuestionDropped):
        edit(scene, question, text="Hỏi cách khác?")
    with pytest.raises(refusals.TooFewQuestions):
        an_open_quiz(scene)
    a_question(scene.bank, scene.author, 1)
    assert an_open_quiz(scene).questions.count() == 3


def test_only_officers_of_the_unit_write_its_questions(scene: Class) -> None:
    units = scene.planning.units
    others = {
        "member": a_learner(scene.unit),
        "head above": scene.planning.officers["party_district"],
        "leader": scene.planning.leaders["party_commune"],
        "state side": an_actor(units["commune"], Role.UNIT_OFFICER),
    }
    for name, actor in others.items():
        with pytest.raises(NotAllowed):
            a_question(scene.bank, actor, 9)
        assert not type(scene.bank).objects.visible_to(actor).exists(), name
    assert Question.objects.count() == 3

"""Pages of quizzes and opinions, through the client."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.accounts.models import User
from nep.learning.actions import quizzes
from nep.learning.models import Attempt, Bank, Feedback, Question, QuestionVersion, Quiz
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.organisations import an_actor
from tests.factories.quizzes import (
    Class,
    a_class,
    a_held_session,
    a_learner,
    a_question,
    an_open_feedback,
    an_open_quiz,
    begun,
    right_of,
    saved,
    sent,
    wrong_of,
)
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def scene(now: Any) -> Class:
    return a_class()


@pytest.fixture
def learner(scene: Class) -> Actor:
    return a_learner(scene.unit)


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert isinstance(actor.user, User)
    client.force_login(actor.user)
    return client


def words(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def url(name: str, *args: Any) -> str:
    return reverse(f"learning:{name}", args=args)


def answers_of(attempt: Attempt, place: int, chosen: frozenset[int], *, shown: str = "") -> dict[str, Any]:
    return {f"o-{place}": shown, f"c-{place}": [str(pk) for pk in sorted(chosen)]}


def joined(chosen: frozenset[int]) -> str:
    return ",".join(map(str, sorted(chosen)))


QUESTION = {
    "text": "Học Bác bắt đầu từ đâu?",
    "kind": "multiple",
    "option_1": "Từ việc của mình",
    "option_2": "Từ lời dân nói",
    "option_3": "Không từ đâu",
    "right": ["1", "2"],
    "explanation": "Chuyên đề nói học đi đôi với làm.",
}


def test_a_bank_is_made_and_filled_on_forms(scene: Class) -> None:
    client = signed_in(scene.author)
    made = client.post(url("new_bank"), {"theme": scene.planning.theme.pk, "title": "Bộ thứ hai"})
    bank = Bank.objects.get(title="Bộ thứ hai")
    assert made.headers["Location"] == bank.get_absolute_url()
    assert "Chưa có câu hỏi nào" in words(client.get(bank.get_absolute_url()))
    assert client.post(url("add_question", bank.uuid), QUESTION).status_code == 302
    page = words(client.get(bank.get_absolute_url()))
    assert "Học Bác bắt đầu từ đâu?" in page
    assert page.count("✓ đúng") == 2
    edited = client.post(url("edit_question", bank.uuid, 1), QUESTION | {"kind": "single", "right": ["1"]})
    assert edited.status_code == 302
    assert QuestionVersion.objects.get(question__bank=bank).kind == "single"


REFUSED = {
    "two right in a single choice": ({"kind": "single"}, "chỉ có một đáp án đúng"),
    "none right": ({"right": []}, "Chưa đánh dấu đáp án đúng"),
    "a right one without words": ({"right": ["5"]}, "phải là đáp án đã ghi lời"),
    "a gap": ({"option_3": "", "option_4": "Ở sau chỗ trống"}, "liền nhau, không để trống ở giữa"),
    "two alike": ({"option_2": "từ việc của mình"}, "Hai đáp án giống hệt nhau"),
    "asked already": ({"text": "câu hỏi thử số 1?"}, "đã có câu mang đúng lời này"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_bad_question_is_told_at_its_field_and_kept_on_the_form(scene: Class, case: str) -> None:
    changes, sentence = REFUSED[case]
    page = words(signed_in(scene.author).post(url("add_question", scene.bank.uuid), QUESTION | changes))
    assert sentence in page
    assert "Chuyên đề nói học đi đôi với làm." in page, "what was typed stays"
    assert Question.objects.count() == 6


def test_an_edit_of_a_used_question_says_that_it_makes_a_version(scene: Class) -> None:
    an_open_quiz(scene)
    client = signed_in(scene.author)
    assert "Lưu thì thành bản 2" in words(client.get(url("edit_question", scene.bank.uuid, 1)))
    client.post(url("edit_question", scene.bank.uuid, 1), QUESTION)
    assert "bản 2" in words(client.get(scene.bank.get_absolute_url()))


def test_a_quiz_goes_from_draft_to_figures(scene: Class, learner: Actor) -> None:
    client = signed_in(scene.author)
    form = {
        "title": "Tìm hiểu chuyên đề",
        "question_count": "3",
        "attempts_allowed": "1",
        "opens_on": "27/12/2023",
        "closes_on": "05/01/2024",
    }
    assert client.post(url("new_quiz", scene.bank.uuid), form).status_code == 302
    quiz = Quiz.objects.get()
    assert "Chưa có bài nào đang mở" in words(signed_in(learner).get(url("my_quizzes")))
    client.post(url("edit_quiz", quiz.uuid), form | {"title": "Tên khác"})
    assert "6 câu của bộ câu hỏi được giữ nguyên" in words(client.get(url("open_quiz", quiz.uuid)))
    client.post(url("open_quiz", quiz.uuid))
    assert "Tên khác" in words(signed_in(learner).get(url("my_quizzes")))
    assert "Số chung hiện sau khi bài đóng" in words(client.get(quiz.get_absolute_url()))
    client.post(url("close_quiz", quiz.uuid))
    assert "Không có ai nộp bài" in words(client.get(quiz.get_absolute_url()))


def test_a_learner_answers_without_javascript(scene: Class, learner: Actor) -> None:
    quiz, client = an_open_quiz(scene), signed_in(learner)
    assert "Bắt đầu làm" in words(client.get(url("take", quiz.uuid)))
    at = client.post(url("take", quiz.uuid)).headers["Location"]
    assert client.post(url("take", quiz.uuid)).headers["Location"] == at, "a second click finds the first"
    attempt = Attempt.objects.get()
    page = words(client.get(at))
    assert page.count("<fieldset") == 3
    assert "Vì lời giải" not in page
    form: dict[str, Any] = {"w": "w" * 22}
    form |= answers_of(attempt, 1, right_of(attempt, 1)) | answers_of(attempt, 2, wrong_of(attempt, 2))
    form |= answers_of(attempt, 3, frozenset())
    assert client.post(url("save_answers", attempt.uuid), form).headers["Location"] == at
    on = client.post(url("save_answers", attempt.uuid), form | {"nop": "1"}).headers["Location"]
    last = words(client.get(on))
    assert "Còn 1 câu chưa trả lời" in last
    seen = {"o-1": joined(right_of(attempt, 1)), "o-2": joined(wrong_of(attempt, 2)), "o-3": ""}
    assert client.post(on, seen).headers["Location"] == at
    result = words(client.get(at))
    assert "Ông/bà đúng 1 trên 3 câu" in result
    assert result.count("Vì sao: Vì lời giải") == 3
    assert "đúng 1 trên 3 câu" in words(client.get(url("my_quizzes")))


def test_each_choice_is_saved_as_it_is_made(scene: Class, learner: Actor) -> None:
    attempt, client = begun(an_open_quiz(scene), learner), signed_in(learner)
    right = right_of(attempt, 1)
    form = {"w": "w" * 22} | answers_of(attempt, 1, right)
    part = words(client.post(url("save_answers", attempt.uuid), form, **HTMX))
    assert "Đã lưu lúc" in part
    assert "Đã trả lời 1 trên 3 câu" in part
    assert f'value="{joined(right)}" hx-swap-oob' in part
    assert "<html" not in part
    assert attempt.answers.get(position=1).chosen == sorted(right)


def test_two_windows_are_told_with_a_sentence_and_lose_nothing(scene: Class, learner: Actor) -> None:
    """The second window answers question 1 otherwise and question 2 for the first time."""
    attempt, client = begun(an_open_quiz(scene), learner), signed_in(learner)
    save = url("save_answers", attempt.uuid)
    right, wrong = right_of(attempt, 1), wrong_of(attempt, 1)
    client.post(save, {"w": "a" * 22} | answers_of(attempt, 1, right), **HTMX)
    second = {"w": "b" * 22} | answers_of(attempt, 1, wrong) | answers_of(attempt, 2, right_of(attempt, 2))
    page = words(client.post(save, second))
    assert "vừa được trả lời ở một cửa sổ khác" in page
    assert "Câu 1 đã được trả lời khác ở một cửa sổ khác" in page
    (wrong_one,) = wrong
    assert f'value="{wrong_one}" checked' in page, "what was chosen here stays chosen"
    assert attempt.answers.get(position=1).chosen == sorted(right)
    assert attempt.answers.get(position=2).chosen == sorted(right_of(attempt, 2))
    part = words(client.post(save, {"w": "b" * 22} | answers_of(attempt, 1, wrong), **HTMX))
    assert "Có câu đã được trả lời khác ở một cửa sổ khác" in part
    decided = {"w": "b" * 22} | answers_of(attempt, 1, wrong, shown=joined(right))
    assert client.post(save, decided).status_code == 302
    assert attempt.answers.get(position=1).chosen == sorted(wrong)


def test_a_window_after_the_sending_is_told(scene: Class, learner: Actor) -> None:
    attempt, client = sent(an_open_quiz(scene), learner, right=3), signed_in(learner)
    form = {"w": "b" * 22} | answers_of(attempt, 1, wrong_of(attempt, 1))
    part = words(client.post(url("save_answers", attempt.uuid), form, **HTMX))
    assert "đã nộp ở một cửa sổ khác" in part
    assert "Xem bài đã nộp" in part
    whole = client.post(url("save_answers", attempt.uuid), form, follow=True)
    assert "đã nộp ở một cửa sổ khác" in words(whole)
    assert "Ông/bà đúng 3 trên 3 câu" in words(whole)
    again = client.post(url("send", attempt.uuid))
    assert again.headers["Location"] == attempt.get_absolute_url()


def test_nonsense_in_the_form_stores_nothing(scene: Class, learner: Actor) -> None:
    attempt, client = begun(an_open_quiz(scene), learner), signed_in(learner)
    save = url("save_answers", attempt.uuid)
    for bad in ({"c-1": "x"}, {"o-1": "", "c-1": "9" * 40}, {"o-99": "", "c-99": "1"}, {"w": "<script>"}):
        assert client.post(save, bad).status_code == 302
    other = {"o-1": "", "c-1": joined(right_of(attempt, 2)), "w": "c" * 22}
    assert "không thuộc câu hỏi" in words(client.post(save, other, follow=True))
    assert set(attempt.answers.values_list("position", flat=True)) == {1, 2, 3}
    assert not any(attempt.answers.values_list("chosen", flat=True))


def test_an_unsent_attempt_is_still_read_when_the_quiz_is_closed(scene: Class, learner: Actor) -> None:
    quiz = an_open_quiz(scene)
    attempt = begun(quiz, learner)
    saved(attempt, {1: right_of(attempt, 1)}, learner)
    quizzes.close_quiz(quiz, by=scene.author, at=clock.now())
    page = words(signed_in(learner).get(attempt.get_absolute_url()))
    assert "Bài đã đóng khi ông/bà chưa nộp" in page
    assert "ông/bà chọn" in page


def test_opinions_are_asked_once_and_come_without_a_name(scene: Class, learner: Actor) -> None:
    session = a_held_session(scene, learner)
    author, client = signed_in(scene.author), signed_in(learner)
    assert client.get(url("feedback", session.uuid)).status_code == 404, "not asked yet"
    opened = author.post(url("open_feedback", session.uuid), {"closes_on": "03/01/2024"})
    assert opened.headers["Location"] == url("class_report", session.uuid)
    assert "Lớp học chuyên đề" in words(client.get(url("my_quizzes")))
    form = {"content": "4", "speaker": "3", "order": "2", "use": "4", "text": "Gọi tôi 0912345678"}
    assert "Ông/bà chọn một mức." in words(client.post(url("feedback", session.uuid), form | {"use": ""}))
    assert client.post(url("feedback", session.uuid), form).status_code == 302
    assert "đã góp ý về buổi này" in words(client.post(url("feedback", session.uuid), form))
    assert "đã góp ý về buổi này" in words(client.get(url("feedback", session.uuid)))
    row = Feedback.objects.get()
    assert (row.persons, row.counts.get(aspect="order", level=2).count) == (1, 1)
    assert [one.text for one in row.texts.all()] == ["Gọi tôi [đã che số điện thoại]"]


PAGES = ("banks", "bank", "question", "quizzes", "quiz", "take", "attempt", "feedback", "report", "mine")


def test_who_opens_which_page(scene: Class, learner: Actor) -> None:
    session = a_held_session(scene, learner)
    an_open_feedback(scene, session)
    quiz = an_open_quiz(scene)
    attempt = begun(quiz, learner)
    addresses = {
        "banks": url("banks"),
        "bank": scene.bank.get_absolute_url(),
        "question": url("edit_question", scene.bank.uuid, 1),
        "quizzes": url("quizzes"),
        "quiz": quiz.get_absolute_url(),
        "take": url("take", quiz.uuid),
        "attempt": attempt.get_absolute_url(),
        "feedback": url("feedback", session.uuid),
        "report": url("class_report", session.uuid),
        "mine": url("my_quizzes"),
    }
    who = {
        "learner": learner,
        "colleague": a_learner(scene.unit),
        "officer": scene.author,
        "leader": scene.planning.leaders["party_commune"],
        "leader-above": scene.planning.leaders["party_district"],
        "auditor": an_actor(scene.unit, Role.AUDITOR),
        "state-side": an_actor(scene.planning.units["commune"], Role.UNIT_OFFICER),
        "administrator": an_actor(scene.unit, Role.ADMINISTRATOR),
    }
    verbs = {
        page: lambda actor, at=addresses[page]: signed_in(actor).get(at)  # bound now
        for page in PAGES
    }
    verbs["public"] = lambda actor: Client().get(addresses["quiz"])
    assert_table(
        """
                       banks  bank  question  quizzes  quiz  take  attempt  feedback  report  mine  public
        learner        403    404   404       403      404   yes   yes      yes       404     yes   sign-in
        colleague      403    404   404       403      404   yes   404      404       404     yes   sign-in
        officer        yes    yes   yes       yes      yes   yes   404      404       yes     yes   sign-in
        leader         403    404   404       yes      yes   yes   404      404       yes     yes   sign-in
        leader-above   403    404   404       yes      yes   404   404      404       yes     yes   sign-in
        auditor        403    404   404       yes      yes   404   404      404       yes     403   sign-in
        state-side     yes    404   404       yes      404   404   404      404       404     yes   sign-in
        administrator  403    404   404       403      404   404   404      404       404     403   sign-in
        """,
        who=who,
        verbs=verbs,
    )


@pytest.mark.parametrize("name", ["banks", "bank", "quizzes"])
def test_lists_cost_the_same_for_one_row_and_for_three(scene: Class, name: str) -> None:
    client = signed_in(scene.author)
    address = scene.bank.get_absolute_url() if name == "bank" else url(name)
    an_open_quiz(scene)
    costs = {"banks": 6, "bank": 11, "quizzes": 8}
    client.get(address)
    with assert_queries(costs[name]):
        client.get(address)
    for number in (11, 12):
        a_question(scene.bank, scene.author, number)
        an_open_quiz(scene)
    with assert_queries(costs[name]):
        client.get(address)

"""Pages of quizzes and opinions: answered on a phone, and what officers see of it."""

from django.urls import reverse

from tests.browser.pages.case import Case, Visit
from tests.factories.quizzes import (
    a_class,
    a_held_session,
    a_learner,
    a_quiz,
    an_open_feedback,
    an_open_quiz,
    begun,
    sent,
    some_results,
)


def _mine() -> Visit:
    scene = a_class()
    an_open_quiz(scene)
    return Visit(reverse("learning:my_quizzes"), a_learner(scene.unit).user)


def _take() -> Visit:
    scene = a_class()
    return Visit(reverse("learning:take", args=[an_open_quiz(scene).uuid]), a_learner(scene.unit).user)


def _answering() -> Visit:
    scene = a_class()
    learner = a_learner(scene.unit)
    return Visit(begun(an_open_quiz(scene), learner).get_absolute_url(), learner.user)


def _sending() -> Visit:
    scene = a_class()
    learner = a_learner(scene.unit)
    return Visit(reverse("learning:send", args=[begun(an_open_quiz(scene), learner).uuid]), learner.user)


def _result() -> Visit:
    scene = a_class()
    learner = a_learner(scene.unit)
    return Visit(sent(an_open_quiz(scene), learner, right=2).get_absolute_url(), learner.user)


def _opinion() -> Visit:
    scene = a_class()
    learner = a_learner(scene.unit)
    session = a_held_session(scene, learner)
    an_open_feedback(scene, session)
    return Visit(reverse("learning:feedback", args=[session.uuid]), learner.user)


def _of_author(name: str) -> Visit:
    scene = a_class()
    args = [] if name in {"banks", "quizzes"} else [scene.bank.uuid]
    an_open_quiz(scene)
    return Visit(reverse(f"learning:{name}", args=args), scene.author.user)


def _draft(name: str) -> Visit:
    scene = a_class()
    return Visit(reverse(f"learning:{name}", args=[a_quiz(scene).uuid]), scene.author.user)


def _report() -> Visit:
    scene = a_class()
    session = a_held_session(scene)
    quiz = an_open_quiz(scene, session=session)
    some_results(quiz, scene.unit, [3, 3, 2, 1, 0])
    return Visit(reverse("learning:class_report", args=[session.uuid]), scene.author.user)


PAGES = [
    Case("bài trắc nghiệm của tôi", _mine),
    Case("trước khi làm bài", _take),
    Case("làm bài trắc nghiệm", _answering),
    Case("xem lại, nộp bài", _sending),
    Case("kết quả của tôi", _result),
    Case("góp ý về buổi học", _opinion),
    Case("bộ câu hỏi", lambda: _of_author("banks")),
    Case("một bộ câu hỏi", lambda: _of_author("bank")),
    Case("thêm câu hỏi", lambda: _of_author("add_question")),
    Case("lập bài trắc nghiệm", lambda: _of_author("new_quiz")),
    Case("bài trắc nghiệm của đơn vị", lambda: _of_author("quizzes")),
    Case("một bài trắc nghiệm", lambda: _draft("quiz")),
    Case("mở bài trắc nghiệm", lambda: _draft("open_quiz")),
    Case("báo cáo lớp", _report),
]

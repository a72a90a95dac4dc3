"""Questions from a spreadsheet: looked through, written whole, known again, taken back."""

from typing import Any

import pytest

from nep.imports import actions as imports
from nep.imports.models import BatchFault
from nep.imports.refusals import StillUsed
from nep.imports.registry import importer_of
from nep.learning.models import AnswerOption, Question, QuestionVersion
from nep.web import clock
from tests.factories.imports import a_preview, an_import
from tests.factories.quizzes import Class, a_class, a_learner, an_open_quiz

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(now: Any) -> Class:
    return a_class(questions=3)


def a_row(text: str = "Học Bác từ đâu?", **cells: str | None) -> list[str | None]:
    given: dict[str, str | None] = {
        "kind": None,
        "a": "Từ việc của mình",
        "b": "Từ nơi khác",
        "c": None,
        "d": None,
        "e": None,
        "f": None,
        "right": "A",
        "why": "Chuyên đề nói vậy.",
        "content": None,
        **cells,
    }
    return [text, *given.values()]


def brought(scene: Class, *rows: list[str | None]) -> Any:
    return an_import("questions", list(rows), by=scene.author, scope=str(scene.bank.uuid))


def test_questions_come_in_with_options_and_content(scene: Class) -> None:
    content = scene.planning.theme.corecontents.get()
    batch = brought(
        scene,
        a_row(content=content.text),
        a_row("Chọn mọi câu đúng?", kind="Nhiều đáp án", c="Từ lời dân", right="a; C"),
    )
    assert (batch.state, batch.new_count) == ("committed", 2)
    made = QuestionVersion.objects.filter(question__number__gt=3).order_by("question__number")
    assert [(one.text, one.kind, one.question.core_content) for one in made] == [
        ("Học Bác từ đâu?", "single", content),
        ("Chọn mọi câu đúng?", "multiple", None),
    ]
    assert list(made[1].options.order_by("position").values_list("text", "is_right")) == [
        ("Từ việc của mình", True),
        ("Từ nơi khác", False),
        ("Từ lời dân", True),
    ]


def test_the_same_file_again_changes_nothing_and_what_goes_out_comes_back(scene: Class) -> None:
    rows = [a_row(), a_row("Câu khác?", c="Từ lời dân", kind="Nhiều đáp án", right="A, C")]
    brought(scene, *rows)
    scope = str(scene.bank.uuid)
    again = a_preview("questions", rows, by=scene.author, scope=scope)
    assert (again.same_count, again.writes_count, again.faulty_count) == (2, 0, 0)
    out = [list(row) for row in importer_of("questions").export(scope)]
    back = a_preview("questions", out, by=scene.author, scope=scope)
    assert (back.same_count, back.writes_count, back.faulty_count) == (5, 0, 0)


FAULTS = {
    "a letter without words": (a_row(right="C"), "đáp án ấy phải có lời"),
    "no letter": (a_row(right="đúng"), "Ghi chữ cái của đáp án đúng"),
    "two right in a single choice": (a_row(right="A, B"), "chỉ có một đáp án đúng"),
    "a gap": (a_row(d="Ở sau chỗ trống"), "liền nhau, không để trống ở giữa"),
    "two alike": (a_row(b="từ việc của mình"), "Hai đáp án giống hệt nhau"),
    "an unknown kind": (a_row(kind="Tự luận"), "Loại câu là một trong"),
    "content of another theme": (a_row(content="Không có nội dung này"), "không có nội dung cốt lõi này"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_bad_row_is_told_at_its_cell_and_nothing_is_written(scene: Class, case: str) -> None:
    row, sentence = FAULTS[case]
    batch = a_preview("questions", [row, a_row("Câu lành?")], by=scene.author, scope=str(scene.bank.uuid))
    assert batch.faulty_count == 1
    assert sentence in " ".join(BatchFault.objects.filter(batch=batch).values_list("sentence", flat=True))
    assert Question.objects.count() == 3


def test_a_changed_row_makes_a_version_and_undo_brings_the_old_one_back(scene: Class) -> None:
    brought(scene, a_row())
    batch = brought(scene, a_row(right="B"))
    question = Question.objects.get(number=4)
    assert list(question.versions.order_by("number").values_list("number", "is_current")) == [
        (1, False),
        (2, True),
    ]
    imports.undo_batch(batch, by=scene.author, at=clock.now())
    assert list(question.versions.values_list("number", "is_current")) == [(1, True)]
    assert AnswerOption.objects.filter(version__question=question, is_right=True).get().letter == "A"


def test_an_import_that_a_quiz_stands_on_is_not_taken_back(scene: Class) -> None:
    batch = brought(scene, a_row())
    an_open_quiz(scene)
    with pytest.raises(StillUsed):
        imports.undo_batch(batch, by=scene.author, at=clock.now())
    assert Question.objects.count() == 4


def test_only_who_writes_the_bank_brings_questions_in(scene: Class) -> None:
    importer = importer_of("questions")
    scope = str(scene.bank.uuid)
    assert importer.may(scene.author, scope)
    assert not importer.may(a_learner(scene.unit), scope)
    assert importer.scopes(a_learner(scene.unit)) == []
    assert importer.scopes(scene.author) == [(scope, f"{scene.bank.title} (Chuyên đề 2022-2023)")]

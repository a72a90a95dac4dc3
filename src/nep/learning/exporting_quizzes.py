"""Lists of banks, questions and quizzes as files: facts and wording, never a person or a result."""

from collections.abc import Iterator

from django.db.models import Count
from django.utils.translation import gettext_lazy

from nep.learning.models import AnswerOption, Bank, Question, QuestionVersion, Quiz
from nep.learning.models.banks import LETTERS
from nep.organisations.queries import names_on
from nep.programmes.models import CoreContent
from nep.web import clock
from nep.web.exports import Cell, Export, Head


def _bank_lines(rows: list[Bank]) -> Iterator[list[Cell]]:
    standing = Question.objects.filter(bank__in=rows, dropped_on=None).order_by()
    sizes = {row["bank"]: row["n"] for row in standing.values("bank").annotate(n=Count("pk"))}
    for row in rows:
        yield [row.title, row.theme.short_title, row.made_on, sizes.get(row.pk, 0)]


def _question_lines(rows: list[Question]) -> Iterator[list[Cell]]:
    versions = QuestionVersion.objects.filter(question__in=rows, is_current=True)
    current = {version.question_id: version for version in versions.order_by("pk")}
    options: dict[int, list[AnswerOption]] = {version.pk: [] for version in current.values()}
    for option in AnswerOption.objects.filter(version__in=options).order_by("position"):
        options[option.version_id].append(option)
    contents = CoreContent.objects.in_bulk({row.core_content_id for row in rows if row.core_content_id})
    for row in rows:
        version = current[row.pk]
        given = options[version.pk]
        content = contents[row.core_content_id].text if row.core_content_id else ""
        texts = [option.text for option in given]
        yield [
            row.number,
            version.text,
            version.get_kind_display(),
            *texts,
            *[""] * (len(LETTERS) - len(texts)),
            ", ".join(option.letter for option in given if option.is_right),
            content,
            version.explanation,
            version.number,
            row.dropped_on,
        ]


def _quiz_lines(rows: list[Quiz]) -> Iterator[list[Cell]]:
    names = names_on({row.unit_id for row in rows}, clock.today())
    for row in rows:
        yield [
            row.title,
            names.get(row.unit_id, ""),
            row.opens_on,
            row.closes_on,
            row.question_count,
            row.get_state_display(),
        ]


BANKS = Export(
    "bo-cau-hoi",
    gettext_lazy("Bộ câu hỏi"),
    [
        Head(gettext_lazy("Bộ câu hỏi"), 60),
        Head(gettext_lazy("Chuyên đề"), 40),
        Head(gettext_lazy("Ngày lập"), 12),
        Head(gettext_lazy("Số câu đang dùng"), 16),
    ],
    _bank_lines,
)
QUESTIONS = Export(
    "cau-hoi",
    gettext_lazy("Câu hỏi"),
    [
        Head(gettext_lazy("Số câu"), 8),
        Head(gettext_lazy("Câu hỏi"), 60),
        Head(gettext_lazy("Loại"), 14),
        *(Head(f"Đáp án {letter}", 30) for letter in LETTERS),
        Head(gettext_lazy("Đáp án đúng"), 12),
        Head(gettext_lazy("Nội dung cốt lõi"), 40),
        Head(gettext_lazy("Vì sao"), 60),
        Head(gettext_lazy("Bản"), 6),
        Head(gettext_lazy("Thôi dùng từ ngày"), 14),
    ],
    _question_lines,
)
QUIZZES = Export(
    "bai-trac-nghiem",
    gettext_lazy("Bài trắc nghiệm"),
    [
        Head(gettext_lazy("Bài"), 60),
        Head(gettext_lazy("Đơn vị"), 36),
        Head(gettext_lazy("Mở từ ngày"), 12),
        Head(gettext_lazy("Đến hết ngày"), 12),
        Head(gettext_lazy("Số câu mỗi bài"), 14),
        Head(gettext_lazy("Tình trạng"), 14),
    ],
    _quiz_lines,
)

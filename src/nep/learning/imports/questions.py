"""Questions of one bank from a spreadsheet: the words of a question are its key."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.imports.columns import Column
from nep.imports.effects import Effects
from nep.imports.registry import Importer
from nep.imports.repeats import Repeats
from nep.imports.rows import Checked, Fault, Outcome, Rows
from nep.imports.trace import Trace
from nep.learning.actions.banks import Wording, worded
from nep.learning.actions.questions_in_bulk import QuestionLine, take_back_questions, write_questions
from nep.learning.models import Bank, QuestionVersion
from nep.learning.models.banks import LETTERS
from nep.learning.quiz_permissions import can_edit_bank
from nep.organisations.actors import Actor
from nep.organisations.queries import name_on
from nep.programmes.models import CoreContent
from nep.spreadsheets.cells import Value
from nep.spreadsheets.reading import Row
from nep.vietnamese.text import fold
from nep.web import clock
from nep.web.errors import Refusal

MOST_ROWS = 1_000
KINDS = {"Một đáp án": "single", "Nhiều đáp án": "multiple"}
WORDS_OF = {kind: word for word, kind in KINDS.items()}
OPTIONS = tuple(f"option_{letter.lower()}" for letter in LETTERS)
COLUMN_OF = {"option_1": "option_a", "right": "right", "text": "text"}
THING_NAMES = {
    "learning.question": gettext_lazy("câu hỏi"),
    "learning.questionversion": gettext_lazy("bản của câu hỏi"),
    "learning.answeroption": gettext_lazy("đáp án"),
    "learning.quizquestion": gettext_lazy("câu của bài trắc nghiệm đã mở"),
    "learning.attemptanswer": gettext_lazy("câu trả lời"),
}


def columns(scope: str) -> Sequence[Column]:
    contents = tuple(_contents(bank_of(scope))) if scope else ()
    kinds = tuple(KINDS)
    head = (
        Column(
            "text",
            ("Câu hỏi",),
            required=True,
            most=1000,
            width=60,
            example="Học và làm theo Bác bắt đầu từ đâu?",
            note=_("Lời của câu hỏi. Cùng lời là cùng một câu của bộ."),
        ),
        Column("kind", ("Loại",), choices=kinds, example=kinds[0], note=_("Để trống là một đáp án.")),
    )
    examples = ("Từ việc của mình", "Từ việc của người khác")
    options = tuple(
        Column(
            key,
            (f"Đáp án {letter}",),
            required=place < 2,
            most=500,
            width=30,
            example=examples[place] if place < 2 else None,
        )
        for place, (key, letter) in enumerate(zip(OPTIONS, LETTERS, strict=True))
    )
    tail = (
        Column(
            "right",
            ("Đáp án đúng",),
            required=True,
            most=20,
            example="A",
            note=_("Chữ cái của đáp án đúng; nhiều đáp án thì ghi A, C."),
        ),
        Column("explanation", ("Vì sao",), most=1000, width=50, note=_("Người học đọc sau khi nộp bài.")),
        Column("content", ("Nội dung cốt lõi",), most=2000, width=40, choices=contents),
    )
    return (*head, *options, *tail)


def bank_of(scope: str) -> Bank:
    return Bank.objects.select_related("theme", "unit").get(uuid=scope)


def _contents(bank: Bank) -> dict[str, CoreContent]:
    """The words of each core content of the bank's theme, in their order."""
    found = CoreContent.objects.filter(theme=bank.theme_id).order_by("position", "pk")
    return {one.text: one for one in found}


class Standing:
    """What the bank holds: by its folded words, as the sheet would say it."""

    def __init__(self, bank: Bank) -> None:
        self.contents = {fold(text): one for text, one in _contents(bank).items()}
        current = QuestionVersion.objects.filter(
            question__bank=bank, question__dropped_on=None, is_current=True
        ).select_related("question__core_content")
        rows = current.prefetch_related("options").order_by("question__number")
        self.versions = {version.question.folded: version for version in rows}

    def cells(self, version: QuestionVersion) -> dict[str, str]:
        options = sorted(version.options.all(), key=lambda option: option.position)
        content = version.question.core_content
        return {
            "kind": WORDS_OF[version.kind],
            **{key: options[place].text if place < len(options) else "" for place, key in enumerate(OPTIONS)},
            "right": ", ".join(option.letter for option in options if option.is_right),
            "explanation": version.explanation,
            "content": content.text if content else "",
        }


def check(rows: Rows, *, scope: str, at: datetime) -> Iterator[Checked]:
    standing = Standing(bank_of(scope))
    repeats = Repeats((row.number, _key(row)) for row in rows.every())
    for row in rows:
        yield _checked(row, standing, repeats)


def _key(row: Row) -> str | None:
    text = row.values.get("text")
    return fold(str(text)) if text else None


def _checked(row: Row, standing: Standing, repeats: Repeats) -> Checked:
    faults: list[Fault] = []
    if others := repeats.others(_key(row), row.number):
        told = _("Câu này có ở nhiều chỗ trong tệp (cả dòng %(others)s). Ông/bà chỉ để một.")
        faults.append(Fault("text", told % {"others": others}))
    wording = _wording(row, standing, faults)
    if faults or wording is None:
        return Checked(row.number, Outcome.FAULTY, faults)
    version = standing.versions.get(_key(row) or "")
    if version is None:
        return Checked(row.number, Outcome.NEW, plan=QuestionLine(wording))
    now, wanted = standing.cells(version), _cells(wording)
    before = {name: now[name] for name in wanted if now[name] != wanted[name]}
    rests = (version.pk,)
    if not before:
        return Checked(row.number, Outcome.SAME, rests_on=rests)
    line = QuestionLine(wording, version.question_id)
    return Checked(row.number, Outcome.CHANGED, before=before, plan=line, rests_on=rests)


def _wording(row: Row, standing: Standing, faults: list[Fault]) -> Wording | None:
    """The row as a question; what is wrong goes to `faults`."""
    said = str(row.values.get("kind") or next(iter(KINDS)))
    kind = {fold(word): kind for word, kind in KINDS.items()}.get(fold(said))
    if kind is None:
        faults.append(Fault("kind", _("Loại câu là một trong: %(words)s.") % {"words": ", ".join(KINDS)}))
    written = str(row.values.get("content") or "")
    content = standing.contents.get(fold(written))
    if written and content is None:
        faults.append(
            Fault("content", _("Chuyên đề không có nội dung cốt lõi này. Ông/bà chọn trong danh sách."))
        )
    options = _options(row, faults)
    right = _letters(str(row.values["right"]), len(options), faults)
    if faults or kind is None:
        return None
    try:
        return worded(
            kind=kind,
            text=str(row.values["text"]),
            options=options,
            right=right,
            explanation=str(row.values.get("explanation") or ""),
            core_content=content,
        )
    except Refusal as refusal:
        faults.append(Fault(COLUMN_OF.get(refusal.field or "text", "text"), str(refusal.sentence)))
        return None


def _options(row: Row, faults: list[Fault]) -> list[str]:
    texts = ["" if row.values.get(key) is None else str(row.values[key]) for key in OPTIONS]
    last = max((place for place, text in enumerate(texts, start=1) if text), default=0)
    for place in range(last):
        if not texts[place]:
            faults.append(Fault(OPTIONS[place], _("Ông/bà ghi các đáp án liền nhau, không để trống ở giữa.")))
    return texts[:last]


def _letters(written: str, count: int, faults: list[Fault]) -> list[int]:
    """`A, C` or `AC` as 1 and 3."""
    letters = [sign for sign in written.upper() if sign not in " ,;.+/"]
    if not letters or any(sign not in LETTERS[:count] for sign in letters):
        faults.append(
            Fault("right", _("Ghi chữ cái của đáp án đúng, ví dụ A hoặc A, C; đáp án ấy phải có lời."))
        )
        return []
    return [LETTERS.index(sign) + 1 for sign in letters]


def _cells(wording: Wording) -> dict[str, str]:
    options = wording.options
    return {
        "kind": WORDS_OF[wording.kind],
        **{key: options[place] if place < len(options) else "" for place, key in enumerate(OPTIONS)},
        "right": ", ".join(LETTERS[place - 1] for place in sorted(wording.right)),
        "explanation": wording.explanation,
        "content": wording.core_content.text if wording.core_content else "",
    }


def export(scope: str) -> Iterator[Sequence[Value]]:
    """The bank as it stands; sent back, every row is the same."""
    standing = Standing(bank_of(scope))
    for version in standing.versions.values():
        yield [version.text, *(cell or None for cell in standing.cells(version).values())]


def write(changes: Sequence[Checked], *, scope: str, trace: Trace, by: Actor, at: datetime) -> None:
    write_questions(bank_of(scope), [one.plan for one in changes], trace=trace, by=by, at=at)


def take_back(effects: Effects, *, scope: str, by: Actor, at: datetime) -> None:
    take_back_questions(bank_of(scope), effects, by=by, at=at)


def scopes(by: Actor) -> list[tuple[str, str]]:
    rows = Bank.objects.visible_to(by).select_related("theme").order_by("-made_on", "-pk")[:20]
    return [(str(bank.uuid), f"{bank.title} ({bank.theme.short_title})") for bank in rows]


def may(by: Actor, scope: str) -> bool:
    if not scope:
        return False
    bank = Bank.objects.filter(uuid=scope).first()
    return bank is not None and can_edit_bank(by, bank)


def describe(scope: str) -> str:
    bank = bank_of(scope)
    return f"{bank.title}, {name_on(bank.unit, clock.today())}"


QUESTIONS = Importer(
    kind="questions",
    label=gettext_lazy("Câu hỏi của một bộ câu hỏi"),
    hint=gettext_lazy("Mỗi dòng một câu hỏi với các đáp án, đáp án đúng và vì sao."),
    key_sentence=gettext_lazy("Cùng lời câu hỏi là cùng một câu của bộ."),
    columns=columns,
    may=may,
    scopes=scopes,
    describe=describe,
    check=check,
    write=write,
    take_back=take_back,
    export=export,
    most_rows=MOST_ROWS,
    order=60,
)

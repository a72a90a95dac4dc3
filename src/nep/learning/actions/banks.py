"""Questions are written, corrected and dropped. What was asked once stays as it was asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from nep.audit.actions import record
from nep.learning import quiz_refusals as refusals
from nep.learning.models import AnswerOption, Bank, Question, QuestionVersion, QuizQuestion
from nep.learning.quiz_permissions import can_create_bank, can_edit_bank
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.programmes.models import CoreContent, Theme
from nep.vietnamese.text import clean, fold
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.rows import locked_row
from nep.web.secrecy import refuse_marked_secret

Kind = QuestionVersion.Kind
LEAST_OPTIONS, MOST_OPTIONS = 2, 6


@dataclass(frozen=True)
class Wording:
    """What a question asks. `options` in their order; `right` are their numbers, from 1."""

    kind: str
    text: str
    options: tuple[str, ...]
    right: frozenset[int]
    explanation: str = ""
    core_content: CoreContent | None = None


def worded(
    *,
    kind: str,
    text: str,
    options: Sequence[str],
    right: Iterable[int],
    explanation: str = "",
    core_content: CoreContent | None = None,
) -> Wording:
    """The clean wording. Raises QuestionMissing, TooFewOptions, SameOption, NoRightOption, OneRightOption,
    MarkedSecret; ValueError for more than six options or an unknown kind."""
    words = tuple(clean(option).strip() for option in options)
    made = Wording(
        Kind(kind), clean(text).strip(), words, frozenset(right), clean(explanation).strip(), core_content
    )
    if not made.text:
        raise refusals.QuestionMissing
    _refuse_options(made)
    refuse_marked_secret(made.text, made.explanation, *made.options)
    return made


def _refuse_options(made: Wording) -> None:
    if len(made.options) > MOST_OPTIONS:
        raise ValueError("more than six options")
    if len(made.options) < LEAST_OPTIONS or not all(made.options):
        raise refusals.TooFewOptions
    if len({fold(option) for option in made.options}) < len(made.options):
        raise refusals.SameOption
    if not made.right or not made.right <= set(range(1, len(made.options) + 1)):
        raise refusals.NoRightOption
    if made.kind == Kind.SINGLE and len(made.right) > 1:
        raise refusals.OneRightOption


def create_bank(*, unit: Unit, theme: Theme, title: str, by: Actor, at: datetime) -> Bank:
    """An empty bank of `unit` about an issued theme. Raises NotAllowed, BankThemeNotIssued, SameBankTitle,
    MarkedSecret."""
    with transaction.atomic():
        seen = Theme.objects.visible_to(by).filter(pk=theme.pk)
        if not can_create_bank(by, unit) or not seen.exists():
            raise NotAllowed
        if theme.state == Theme.State.DRAFT:
            raise refusals.BankThemeNotIssued
        words = clean(title).strip()
        refuse_marked_secret(words)
        bank = _stored_bank(unit, theme, words, at)
        record("bank_created", thing=bank, by=by, at=at, unit_id=unit.pk)
        return bank


def _stored_bank(unit: Unit, theme: Theme, title: str, at: datetime) -> Bank:
    try:
        with transaction.atomic():
            return Bank.objects.create(
                unit=unit, theme=theme, title=title, folded=fold(title), made_on=clock.day_of(at)
            )
    except IntegrityError:
        raise refusals.SameBankTitle from None


def add_question(bank: Bank, wording: Wording, *, by: Actor, at: datetime) -> Question:
    """One more question at the end. Raises NotAllowed, SameQuestion, ContentOfOtherTheme."""
    with transaction.atomic():
        bank = bank_to_write(bank, by=by)
        refuse_repeated(bank, wording)
        number = (bank.questions.aggregate(last=Max("number"))["last"] or 0) + 1
        question = Question.objects.create(
            bank=bank, number=number, core_content=wording.core_content, folded=fold(wording.text)
        )
        write_version(question, wording, number=1, at=at)
        record("question_added", thing=bank, by=by, at=at, unit_id=bank.unit_id, facts={"number": number})
        return question


def edit_question(question: Question, wording: Wording, *, by: Actor, at: datetime) -> QuestionVersion:
    """The question asks `wording` from now on. A version that an opened quiz holds stays as it is and a new
    one stands beside it: attempts made on the old one keep their words, answers and results.

    Raises NotAllowed, QuestionDropped, SameQuestion, ContentOfOtherTheme.
    """
    with transaction.atomic():
        bank = bank_to_write(question.bank, by=by)
        row = locked_row(Question, question.pk)
        if row.dropped_on is not None:
            raise refusals.QuestionDropped
        refuse_repeated(bank, wording, beside=row)
        current = QuestionVersion.objects.get(question=row, is_current=True)
        is_used = QuizQuestion.objects.filter(version=current).exists()
        Question.objects.filter(pk=row.pk).update(
            core_content=wording.core_content, folded=fold(wording.text)
        )
        made = _replace(row, current, wording, at) if is_used else _rewrite(current, wording, at)
        facts: dict[str, str | int | None] = {"number": row.number, "version": made.number}
        record("question_edited", thing=bank, by=by, at=at, unit_id=bank.unit_id, facts=facts)
        return made


def drop_question(question: Question, *, by: Actor, at: datetime) -> None:
    """No quiz that opens from now on asks it; quizzes that hold it go on. Raises NotAllowed,
    QuestionDropped."""
    with transaction.atomic():
        bank = bank_to_write(question.bank, by=by)
        standing = Question.objects.filter(pk=question.pk, dropped_on=None)
        if standing.update(dropped_on=clock.day_of(at)) != 1:
            raise refusals.QuestionDropped
        facts: dict[str, str | int | None] = {"number": question.number}
        record("question_dropped", thing=bank, by=by, at=at, unit_id=bank.unit_id, facts=facts)


def bank_to_write(bank: Bank, *, by: Actor) -> Bank:
    """The bank, locked. Raises NotAllowed."""
    row = locked_row(Bank, bank.pk)
    if not can_edit_bank(by, row):
        raise NotAllowed
    return row


def refuse_repeated(bank: Bank, wording: Wording, *, beside: Question | None = None) -> None:
    content = wording.core_content
    if content is not None and content.theme_id != bank.theme_id:
        raise refusals.ContentOfOtherTheme
    alike = bank.questions.filter(folded=fold(wording.text), dropped_on=None)
    if alike.exclude(pk=beside.pk if beside else 0).exists():
        raise refusals.SameQuestion


def write_version(question: Question, wording: Wording, *, number: int, at: datetime) -> QuestionVersion:
    version = QuestionVersion.objects.create(
        question=question,
        number=number,
        kind=wording.kind,
        text=wording.text,
        explanation=wording.explanation,
        written_on=clock.day_of(at),
    )
    _write_options(version, wording)
    return version


def _replace(question: Question, current: QuestionVersion, wording: Wording, at: datetime) -> QuestionVersion:
    QuestionVersion.objects.filter(pk=current.pk).update(is_current=False)
    return write_version(question, wording, number=current.number + 1, at=at)


def _rewrite(current: QuestionVersion, wording: Wording, at: datetime) -> QuestionVersion:
    AnswerOption.objects.filter(version=current).delete()
    current.kind, current.text, current.explanation = wording.kind, wording.text, wording.explanation
    current.written_on = clock.day_of(at)
    current.save(update_fields=["kind", "text", "explanation", "written_on"])
    _write_options(current, wording)
    return current


def _write_options(version: QuestionVersion, wording: Wording) -> None:
    AnswerOption.objects.bulk_create(
        AnswerOption(version=version, position=place, text=text, is_right=place in wording.right)
        for place, text in enumerate(wording.options, start=1)
    )

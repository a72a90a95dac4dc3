"""Questions as a spreadsheet brings them: all or none, and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from nep.audit.actions import record
from nep.imports.effects import Effects
from nep.imports.trace import Trace
from nep.learning.actions.banks import Wording, bank_to_write
from nep.learning.models import AnswerOption, Bank, Question, QuestionVersion
from nep.organisations.actors import Actor
from nep.vietnamese.text import fold
from nep.web import clock


@dataclass(frozen=True)
class QuestionLine:
    """One row: a new question, or other options, explanation or content of the question `standing`."""

    wording: Wording
    standing: int | None = None


def write_questions(
    bank: Bank, lines: Sequence[QuestionLine], *, trace: Trace, by: Actor, at: datetime
) -> None:
    """New questions stand behind those that are there; a changed one gets a new version in any case, so that
    taking back finds the old one. Raises NotAllowed."""
    with transaction.atomic():
        bank = bank_to_write(bank, by=by)
        changed = [line for line in lines if line.standing is not None]
        versions = _changed(changed, trace, at) + _added(
            bank, [one for one in lines if one not in changed], trace, at
        )
        made = QuestionVersion.objects.bulk_create([version for version, _wording in versions])
        trace.made(QuestionVersion, [version.pk for version in made])
        options = AnswerOption.objects.bulk_create(
            AnswerOption(version=version, position=place, text=text, is_right=place in wording.right)
            for version, wording in versions
            for place, text in enumerate(wording.options, start=1)
        )
        trace.made(AnswerOption, [option.pk for option in options])
        facts: dict[str, str | int | None] = {"count": len(lines)}
        record("questions_imported", thing=bank, by=by, at=at, unit_id=bank.unit_id, facts=facts)


Versions = list[tuple[QuestionVersion, Wording]]


def _added(bank: Bank, lines: Sequence[QuestionLine], trace: Trace, at: datetime) -> Versions:
    last = bank.questions.aggregate(last=Max("number"))["last"] or 0
    questions = Question.objects.bulk_create(
        Question(
            bank=bank,
            number=last + place,
            core_content=line.wording.core_content,
            folded=fold(line.wording.text),
        )
        for place, line in enumerate(lines, start=1)
    )
    trace.made(Question, [question.pk for question in questions])
    pairs = zip(questions, lines, strict=True)
    return [(_version(question.pk, 1, line.wording, at), line.wording) for question, line in pairs]


def _changed(lines: Sequence[QuestionLine], trace: Trace, at: datetime) -> Versions:
    asked = [line.standing for line in lines]
    current = QuestionVersion.objects.filter(question__in=asked, is_current=True).select_related("question")
    by_question = {version.question_id: version for version in current.order_by("pk")}
    made: Versions = []
    for line in lines:
        assert line.standing is not None
        old, content = by_question[line.standing], line.wording.core_content
        trace.changed(QuestionVersion, [(old.pk, {"is_current": True}, {"is_current": False})])
        before = {"core_content_id": old.question.core_content_id}
        after = {"core_content_id": content.pk if content else None}
        if before != after:
            trace.changed(Question, [(line.standing, before, after)])
            Question.objects.filter(pk=line.standing).update(core_content=content)
        made.append((_version(line.standing, old.number + 1, line.wording, at), line.wording))
    QuestionVersion.objects.filter(pk__in=[old.pk for old in by_question.values()]).update(is_current=False)
    return made


def _version(question_id: int, number: int, wording: Wording, at: datetime) -> QuestionVersion:
    return QuestionVersion(
        question_id=question_id,
        number=number,
        kind=wording.kind,
        text=wording.text,
        explanation=wording.explanation,
        written_on=clock.day_of(at),
    )


def take_back_questions(bank: Bank, effects: Effects, *, by: Actor, at: datetime) -> None:
    """The questions and versions of an import are gone, the ones it replaced are current again. Raises
    NotAllowed."""
    with transaction.atomic():
        bank = bank_to_write(bank, by=by)
        effects.remove(AnswerOption)
        effects.remove(QuestionVersion)
        effects.restore(QuestionVersion)
        effects.restore(Question)
        effects.remove(Question)
        record("questions_taken_back", thing=bank, by=by, at=at, unit_id=bank.unit_id)

"""What a session came to, on one page: who came as counts, what was learnt, what people thought of it."""

from dataclasses import dataclass, field
from datetime import date

from nep.learning.models import Feedback, FeedbackCount, Quiz, QuizQuestion, Session
from nep.learning.protected import hidden, is_shown, of_group
from nep.learning.quiz_figures import Counts, Figures, figures, protected_counts
from nep.organisations.queries import versions_on

Level = FeedbackCount.Level


@dataclass(frozen=True)
class QuizPart:
    """`figures` is None while the quiz runs: a count that grows by one tells of one."""

    quiz: Quiz
    figures: Figures | None


@dataclass(frozen=True)
class AspectRow:
    """`cells`: level and count from best to worst, None where not shown; `good`: how many agreed."""

    label: str
    cells: list[tuple[str, int | None]]
    good: int | None


@dataclass(frozen=True)
class FeedbackPart:
    """`is_over`: asking has ended; before that nothing is shown. `is_small`: fewer than five answered."""

    closes_on: date
    is_over: bool
    is_small: bool = False
    persons: int | None = None
    rows: list[AspectRow] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ClassReport:
    session: Session
    quizzes: list[QuizPart]
    feedback: FeedbackPart | None
    share: int | None
    """Of a hundred persons due, how many came or made up for it."""


def class_report(session: Session, *, on: date, with_texts: bool) -> ClassReport:
    """At most ten queries, however many learners there were. `with_texts`: opinions in words are read at the
    session's own unit only."""
    came = session.present + session.make_up
    share = round(100 * came / session.persons_due) if session.persons_due else None
    quizzes = session.quizzes.exclude(state=Quiz.State.DRAFT).order_by("closes_on", "pk")
    return ClassReport(session, quiz_parts(list(quizzes), on=on), _feedback(session, on, with_texts), share)


def quiz_parts(quizzes: list[Quiz], *, on: date) -> list[QuizPart]:
    over = [quiz for quiz in quizzes if quiz.is_over_on(on)]
    counts = protected_counts(over) if over else {}
    uses: dict[int, list[QuizQuestion]] = {quiz.pk: [] for quiz in over}
    rows = QuizQuestion.objects.filter(quiz__in=list(uses)).select_related("version")
    for use in rows.order_by("quiz", "position") if over else ():
        uses[use.quiz_id].append(use)
    names = _names(counts, on)
    return [
        QuizPart(quiz, figures(counts[quiz.pk], uses[quiz.pk], names) if quiz.pk in counts else None)
        for quiz in quizzes
    ]


def _names(counts: dict[int, Counts], on: date) -> dict[int, tuple[str, str]]:
    """Unit -> (its place in the alphabet, its name)."""
    units = {unit for one in counts.values() for unit in one.units}
    versions = versions_on(units, on) if units else {}
    return {unit: (version.sort_key, version.name) for unit, version in versions.items()}


def _feedback(session: Session, on: date, with_texts: bool) -> FeedbackPart | None:
    feedback = Feedback.objects.filter(session=session).first()
    if feedback is None:
        return None
    if feedback.closes_on >= on:
        return FeedbackPart(feedback.closes_on, is_over=False)
    if not is_shown(feedback.persons):
        return FeedbackPart(feedback.closes_on, is_over=True, is_small=True)
    texts = feedback.texts.order_by("pk").values_list("text", flat=True) if with_texts else []
    return FeedbackPart(
        feedback.closes_on,
        is_over=True,
        persons=feedback.persons,
        rows=_aspects(feedback),
        texts=list(texts),
    )


def _aspects(feedback: Feedback) -> list[AspectRow]:
    found: dict[str, dict[int, int]] = {aspect: {} for aspect in FeedbackCount.Aspect.values}
    for cell in feedback.counts.order_by("pk"):
        found[cell.aspect][cell.level] = cell.count
    return [_aspect(aspect, found[aspect]) for aspect in FeedbackCount.Aspect]


def _aspect(aspect: FeedbackCount.Aspect, levels: dict[int, int]) -> AspectRow:
    concealed = hidden(levels)
    shown = [(str(level.label), None if level in concealed else levels.get(level, 0)) for level in Level]
    good = levels.get(Level.AGREE, 0) + levels.get(Level.RATHER, 0)
    return AspectRow(str(aspect.label), shown, of_group(good, sum(levels.values())))

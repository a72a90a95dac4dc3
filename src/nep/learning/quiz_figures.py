"""The counts of a quiz, as everybody but its learners reads them.

They are taken from first attempts that were sent, while these exist; afterwards from what was written at
erasure. Either way they are protected before anybody sees them: no group under five persons.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from nep.learning.models import Attempt, AttemptAnswer, Quiz, QuizQuestion, QuizTally
from nep.learning.protected import hidden, is_shown, of_group, protected

RANGES = ((0, 50), (50, 70), (70, 90), (90, 101))
Group = QuizTally.Group


@dataclass
class Sums:
    """Persons, the questions they were asked together, and how many of these they answered right."""

    persons: int = 0
    asked: int = 0
    right: int = 0

    def add(self, *, persons: int, asked: int, right: int) -> None:
        self.persons += persons
        self.asked += asked
        self.right += right

    @property
    def share(self) -> int | None:
        """Right answers in a hundred."""
        return round(100 * self.right / self.asked) if self.asked else None


@dataclass
class Counts:
    """Of one quiz. What is None is not shown; `questions` are by version."""

    whole: Sums | None = field(default_factory=Sums)
    units: dict[int, Sums | None] = field(default_factory=dict)
    ranges: dict[int, int | None] = field(default_factory=dict)
    questions: dict[int, Sums | None] = field(default_factory=dict)


def range_of(right: int, asked: int) -> int:
    """Which of RANGES a result of `right` out of `asked` (at least one) lies in."""
    share = 100 * right / asked
    return next(place for place, (low, high) in enumerate(RANGES) if low <= share < high)


def range_label(place: int) -> str:
    low, high = RANGES[place]
    if low == 0:
        return _("dưới %(high)s %%") % {"high": high}
    if high > 100:
        return _("từ %(low)s %% trở lên") % {"low": low}
    return _("từ %(low)s đến dưới %(high)s %%") % {"low": low, "high": high}


def protected_counts(quizzes: Sequence[Quiz]) -> dict[int, Counts]:
    """The counts of each quiz by its key. Two queries for those with attempts, two for erased ones."""
    live = [quiz.pk for quiz in quizzes if quiz.erased_on is None]
    erased = [quiz.pk for quiz in quizzes if quiz.erased_on is not None]
    return (_from_attempts(live) if live else {}) | (_from_tallies(erased) if erased else {})


def _from_attempts(quizzes: list[int]) -> dict[int, Counts]:
    units: dict[int, dict[int, Sums]] = {pk: {} for pk in quizzes}
    ranges: dict[int, dict[int, int]] = {pk: dict.fromkeys(range(len(RANGES)), 0) for pk in quizzes}
    for row in _results(quizzes):
        n, asked, right = row["n"], row["asked_count"], row["right_count"]
        sums = units[row["quiz"]].setdefault(row["unit"], Sums())
        sums.add(persons=n, asked=n * asked, right=n * right)
        ranges[row["quiz"]][range_of(right, asked)] += n
    questions: dict[int, dict[int, Sums]] = {pk: {} for pk in quizzes}
    for row in _answers(quizzes):
        sums = Sums(row["n"], row["n"], row["n_right"])
        questions[row["attempt__quiz"]][row["version"]] = sums
    return {pk: protect(units[pk], ranges[pk], questions[pk]) for pk in quizzes}


def _results(quizzes: list[int]) -> Iterable[Any]:
    """How many persons of a unit had each result."""
    rows = Attempt.objects.counted().filter(quiz__in=quizzes).order_by()
    return rows.values("quiz", "unit", "asked_count", "right_count").annotate(n=Count("pk"))


def _answers(quizzes: list[int]) -> Iterable[Any]:
    rows = AttemptAnswer.objects.filter(
        attempt__quiz__in=quizzes, attempt__number=1, attempt__sent_at__isnull=False
    ).order_by()
    return rows.values("attempt__quiz", "version").annotate(
        n=Count("pk"), n_right=Count("pk", filter=Q(is_right=True))
    )


def protect(units: dict[int, Sums], ranges: dict[int, int], questions: dict[int, Sums]) -> Counts:
    """The counts without what must not be shown."""
    whole = Sums()
    for sums in units.values():
        whole.add(persons=sums.persons, asked=sums.asked, right=sums.right)
    if not is_shown(whole.persons):
        nothing: dict[int, Any] = dict.fromkeys(units)
        return Counts(None, nothing, dict.fromkeys(ranges), dict.fromkeys(questions))
    concealed = hidden({unit: sums.persons for unit, sums in units.items()})
    return Counts(
        whole=whole,
        units={unit: None if unit in concealed else sums for unit, sums in units.items()},
        ranges=protected(ranges),
        questions={key: sums if is_shown(sums.persons) else None for key, sums in questions.items()},
    )


def _from_tallies(quizzes: list[int]) -> dict[int, Counts]:
    found = {pk: Counts() for pk in quizzes}
    for row in QuizTally.objects.filter(quiz__in=quizzes).order_by("pk"):
        counts, sums = found[row.quiz_id], _sums(row.persons, row.asked, row.right)
        if row.group == Group.WHOLE:
            counts.whole = sums
        elif row.unit_id is not None:
            counts.units[row.unit_id] = sums
        elif row.range is not None:
            counts.ranges[row.range] = row.persons
    for asked in QuizQuestion.objects.filter(quiz__in=quizzes).order_by("pk"):
        found[asked.quiz_id].questions[asked.version_id] = _sums(asked.persons, asked.persons, asked.right)
    return found


def _sums(persons: int | None, asked: int | None, right: int | None) -> Sums | None:
    return None if persons is None else Sums(persons, asked or 0, right or 0)


@dataclass(frozen=True)
class QuestionRow:
    """How one question went. `words` stand where a number would tell fewer than five persons; `rank` puts
    the hardest first."""

    position: int
    text: str
    version: int
    persons: int | None
    share: int | None = None
    words: str = ""
    rank: int = 100


@dataclass(frozen=True)
class UnitRow:
    name: str
    persons: int | None
    share: int | None


@dataclass(frozen=True)
class Figures:
    """Ready for a page: in the order of reading, None where nothing may be shown."""

    persons: int | None
    share: int | None
    ranges: list[tuple[str, int | None]]
    units: list[UnitRow]
    questions: list[QuestionRow]

    @property
    def is_hidden(self) -> bool:
        return self.persons is None


def figures(counts: Counts, uses: Sequence[QuizQuestion], names: dict[int, tuple[str, str]]) -> Figures:
    """`uses` with their versions; `names`: unit -> (sort key, name). The hardest questions come first."""
    rows = [_question(use, counts.questions.get(use.version_id, Sums())) for use in uses]
    whole = counts.whole
    ordered = sorted(counts.units, key=lambda unit: names[unit][0])
    return Figures(
        persons=whole.persons if whole else None,
        share=whole.share if whole else None,
        ranges=[(range_label(place), counts.ranges[place]) for place in sorted(counts.ranges)],
        units=[_unit(names[unit][1], counts.units[unit]) for unit in ordered],
        questions=sorted(rows, key=lambda row: (row.rank, row.position)),
    )


def _unit(name: str, sums: Sums | None) -> UnitRow:
    return UnitRow(name, sums.persons, sums.share) if sums else UnitRow(name, None, None)


def _question(use: QuizQuestion, sums: Sums | None) -> QuestionRow:
    version = use.version
    row = QuestionRow(use.position, version.text, version.number, sums.persons if sums else None)
    if sums is None or not sums.persons:
        return row
    if of_group(sums.right, sums.persons) is not None and sums.share is not None:
        return replace(row, share=sums.share, rank=sums.share)
    if 2 * sums.right < sums.persons:
        return replace(row, words=_("dưới 5 người đúng"), rank=-1)
    return replace(row, words=_("dưới 5 người sai"), rank=99)

"""What came of a practice: words, or figures of `measures`, live until somebody freezes them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.measures.actions import freeze
from nep.measures.models import FrozenFigure
from nep.measures.periods import Period
from nep.measures.queries import tree_of
from nep.organisations.actors import Actor
from nep.practices import permissions, refusals
from nep.practices.actions.locking import State, locked, words_of
from nep.practices.figures import after_of, before_of, figures_for_results
from nep.practices.models import Practice, PracticeResult

MOST_RESULTS = 12


@dataclass(frozen=True)
class Result:
    """One line of results: `before` and `after` in words, or a figure with the period of each."""

    label: str
    before: str = ""
    after: str = ""
    measure_key: str = ""
    before_period: Period | None = None
    after_period: Period | None = None


def add_result(practice: Practice, *, result: Result, by: Actor, at: datetime) -> PracticeResult:
    """Raises NotOwner, AlreadyWithdrawn, NoResult, WordsAndFigure, FigureUnknown, NoPeriod, TooManyResults,
    MarkedSecret."""
    with transaction.atomic():
        current = _writable(practice, by)
        _refuse(result)
        there = current.results.count()
        if there >= MOST_RESULTS:
            raise refusals.TooManyResults
        before, after = result.before_period, result.after_period
        added = PracticeResult.objects.create(
            practice=current,
            position=there + 1,
            label=words_of(result.label, longest=200),
            before=words_of(result.before, longest=200),
            after=words_of(result.after, longest=200),
            measure_key=result.measure_key,
            before_from=before.first if before else None,
            before_to=before.last if before else None,
            after_from=after.first if after else None,
            after_to=after.last if after else None,
        )
        record("practice_result_added", thing=current, by=by, at=at, unit_id=current.unit_id)
        return added


def freeze_result(result: PracticeResult, *, by: Actor, at: datetime) -> PracticeResult:
    """The figure stays as it is now, with the keys of its records; later changes show beside it.

    Raises NotOwner, NotAFigure, AlreadyFrozen."""
    with transaction.atomic():
        current = _writable(result.practice, by)
        result = PracticeResult.objects.get(pk=result.pk)
        if not result.measure_key:
            raise refusals.NotAFigure
        if result.is_frozen:
            raise refusals.AlreadyFrozen
        after, before = after_of(result), before_of(result)
        assert after is not None, "a figure has its period by constraint"
        result.frozen_after = _freeze(current, result, after, by, at)
        if before is not None:
            result.frozen_before = _freeze(current, result, before, by, at)
        result.save(update_fields=["frozen_after", "frozen_before"])
        record("practice_result_frozen", thing=current, by=by, at=at, unit_id=current.unit_id)
        return result


def remove_result(result: PracticeResult, *, by: Actor, at: datetime) -> None:
    """Raises NotOwner. Frozen copies stay in `measures`: what was frozen is never unsaid."""
    with transaction.atomic():
        current = _writable(result.practice, by)
        PracticeResult.objects.filter(pk=result.pk).delete()
        record("practice_result_removed", thing=current, by=by, at=at, unit_id=current.unit_id)


def _freeze(
    practice: Practice, result: PracticeResult, period: Period, by: Actor, at: datetime
) -> FrozenFigure:
    tree = tree_of(practice.unit)
    frozen, *_parts = freeze(
        [result.measure_key], practice.unit, period, tree=tree, thing=result, by=by, at=at
    )
    return frozen


def _writable(practice: Practice, by: Actor) -> Practice:
    current = locked(practice)
    if not permissions.can_write(by, current):
        raise refusals.NotOwner
    if current.state == State.WITHDRAWN:
        raise refusals.AlreadyWithdrawn
    return current


def _refuse(result: Result) -> None:
    if result.measure_key:
        if result.before.strip() or result.after.strip():
            raise refusals.WordsAndFigure
        if result.measure_key not in dict(figures_for_results()):
            raise refusals.FigureUnknown
        if result.after_period is None:
            raise refusals.NoPeriod
    elif not result.after.strip():
        raise refusals.NoResult
    elif result.after_period or result.before_period:
        raise refusals.NoPeriod(field="measure_key")

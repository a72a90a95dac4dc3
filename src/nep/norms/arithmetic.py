"""Counting days on a calendar. Pure: no database, no clock.

The day of the event is not counted (Civil Code 2015, art. 147). A term in calendar days that ends on a day
off ends on the next working day (art. 148). A term in working days counts working days only. Days on which
a clock stood still count in neither.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

LONGEST_TERM = 1000  # days: a technical limit, longer terms are typing errors
FIRST_YEAR, LAST_YEAR = 1900, 2200  # of a day that is counted from: others are typing errors
_DAY = timedelta(days=1)


class Mark(StrEnum):
    """What a calendar may say of a day."""

    HOLIDAY = "holiday"
    COMPENSATION = "compensation"
    SWAP_OFF = "swap_off"
    SWAP_WORK = "swap_work"
    UNCONFIRMED = "unconfirmed"


OFF = frozenset({Mark.HOLIDAY, Mark.COMPENSATION, Mark.SWAP_OFF})


@dataclass(frozen=True)
class SpecialDay:
    mark: Mark
    name: str


@dataclass(frozen=True)
class WorkingCalendar:
    """Weekdays work, Saturdays and Sundays do not, `special` days say otherwise.

    `fixed` holidays (month, day) hold in years outside `approved`, whose notice has not come.
    """

    special: Mapping[date, SpecialDay] = field(default_factory=dict)
    approved: frozenset[int] = frozenset()
    fixed: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def special_on(self, day: date) -> SpecialDay | None:
        """What is written of `day`; in a year without a notice also its fixed holidays."""
        written = self.special.get(day)
        if written is None and day.year not in self.approved and (day.month, day.day) in self.fixed:
            return SpecialDay(Mark.HOLIDAY, self.fixed[day.month, day.day])
        return written

    def is_working(self, day: date) -> bool:
        special = self.special_on(day)
        if special is None or special.mark is Mark.UNCONFIRMED:
            return day.weekday() < 5
        return special.mark is Mark.SWAP_WORK

    def if_confirmed(self) -> "WorkingCalendar":
        """The same calendar with every unconfirmed holiday taken as a day off."""
        confirmed = {
            day: SpecialDay(Mark.HOLIDAY, special.name) if special.mark is Mark.UNCONFIRMED else special
            for day, special in self.special.items()
        }
        return replace(self, special=confirmed)


@dataclass(frozen=True)
class Stretch:
    """Days on which a clock stood still: from `first` up to `last`, both included; none when `last` lies
    before `first`."""

    first: date
    last: date


@dataclass(frozen=True)
class Step:
    """One day of a count. `number` is its place in the term; None for a day that is skipped."""

    day: date
    number: int | None
    is_working: bool
    special: SpecialDay | None
    is_paused: bool = False


@dataclass(frozen=True)
class Computation:
    """How a due day was found. `if_confirmed` is the due day if the unconfirmed holidays on the way become
    days off; None when that changes nothing. `provisional`: a year on the way has no announced days off."""

    start_on: date
    due_on: date
    steps: tuple[Step, ...]
    provisional: bool
    if_confirmed: date | None = None

    @property
    def skipped(self) -> tuple[Step, ...]:
        """Days off that did not count, or on which the term could not end; the due day is never one."""
        last = max((step.number or 0 for step in self.steps), default=0)
        return tuple(step for step in self.steps if not step.is_working and step.number in {None, last})

    @property
    def unconfirmed(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.special and step.special.mark is Mark.UNCONFIRMED)


def working_term(
    calendar: WorkingCalendar, start: date, days: int, pauses: Sequence[Stretch] = ()
) -> Computation:
    """The day on which the `days`-th working day after `start` ends. `start` itself and days of `pauses` are
    not counted. Raises ValueError for a term or a start out of range."""
    return _with_alternative(calendar, lambda c: _working_term(c, start, days, _DAY, pauses))


def working_term_before(calendar: WorkingCalendar, event: date, days: int) -> Computation:
    """The last day that leaves `days` working days before `event`, counted backwards, `event` not counted."""
    return _with_alternative(calendar, lambda c: _working_term(c, event, days, -_DAY))


def calendar_term(
    calendar: WorkingCalendar, start: date, days: int, pauses: Sequence[Stretch] = ()
) -> Computation:
    """The `days`-th day after `start`, days of `pauses` not counted; when that is a day off, the next working
    day. Raises ValueError for a term or a start out of range."""
    return _with_alternative(calendar, lambda c: _calendar_term(c, start, days, pauses))


def working_days_between(calendar: WorkingCalendar, first: date, last: date) -> int:
    """Working days after `first` up to and including `last`; negative when `last` lies before `first`."""
    if last < first:
        return -working_days_between(calendar, last, first)
    return sum(calendar.is_working(day) for day in _days_after(first, last))


def _days_after(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range(1, (last - first).days + 1))


def _checked(start: date, days: int) -> int:
    if not 1 <= days <= LONGEST_TERM:
        raise ValueError(f"Số ngày phải từ 1 đến {LONGEST_TERM}.")
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        raise ValueError(f"Chỉ tính được cho ngày từ năm {FIRST_YEAR} đến năm {LAST_YEAR}.")
    return days


def _stands(day: date, pauses: Sequence[Stretch]) -> bool:
    return any(pause.first <= day <= pause.last for pause in pauses)


def _step(calendar: WorkingCalendar, day: date, number: int | None, *, is_paused: bool = False) -> Step:
    return Step(day, number, calendar.is_working(day), calendar.special_on(day), is_paused)


def _working_term(
    calendar: WorkingCalendar, start: date, days: int, towards: timedelta, pauses: Sequence[Stretch] = ()
) -> Computation:
    term = _checked(start, days)
    steps: list[Step] = []
    day, counted = start, 0
    while counted < term:
        day += towards
        is_paused = _stands(day, pauses)
        counts = calendar.is_working(day) and not is_paused
        counted += counts
        steps.append(_step(calendar, day, counted if counts else None, is_paused=is_paused))
    return _computation(calendar, start, steps, judged=steps)


def _calendar_term(
    calendar: WorkingCalendar, start: date, days: int, pauses: Sequence[Stretch]
) -> Computation:
    term = _checked(start, days)
    steps: list[Step] = []
    day, counted = start, 0
    while counted < term:
        day += _DAY
        is_paused = _stands(day, pauses)
        counted += not is_paused
        steps.append(_step(calendar, day, None if is_paused else counted, is_paused=is_paused))
    moved = _until_it_can_end(calendar, day, pauses)
    # only the days on which the end was judged can change it
    return _computation(calendar, start, steps + moved, judged=[steps[-1], *moved])


def _until_it_can_end(calendar: WorkingCalendar, day: date, pauses: Sequence[Stretch]) -> list[Step]:
    """The days after `day` up to the first on which a term may end; none when `day` is one."""
    moved: list[Step] = []
    while not calendar.is_working(day) or _stands(day, pauses):
        day += _DAY
        moved.append(_step(calendar, day, None, is_paused=_stands(day, pauses)))
    return moved


def _computation(
    calendar: WorkingCalendar, start: date, steps: list[Step], *, judged: list[Step]
) -> Computation:
    provisional = any(step.day.year not in calendar.approved for step in judged)
    return Computation(start, steps[-1].day, tuple(steps), provisional)


def _with_alternative(
    calendar: WorkingCalendar, count: Callable[[WorkingCalendar], Computation]
) -> Computation:
    found = count(calendar)
    if not found.unconfirmed:
        return found
    other = count(calendar.if_confirmed()).due_on
    return found if other == found.due_on else replace(found, if_confirmed=other)

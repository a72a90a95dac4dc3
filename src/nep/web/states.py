"""How a running deadline is said on every screen: a word, a shape, a colour role, and the days left."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from django.utils.translation import gettext, ngettext

from nep.vietnamese.dates import short_day
from nep.web.days import long_day
from nep.web.registry import working_days_until

SOON = 3


class Kind(StrEnum):
    OPEN = "open"
    SOON = "soon"
    LATE = "late"
    DONE = "done"
    QUIET = "quiet"


SHAPES = {Kind.OPEN: "●", Kind.SOON: "◐", Kind.LATE: "■", Kind.DONE: "✓", Kind.QUIET: "○"}


@dataclass(frozen=True)
class State:
    """What `_state.html` draws. `label` is the whole word; the shape only repeats it."""

    kind: Kind
    label: str

    @property
    def shape(self) -> str:
        return SHAPES[self.kind]


@dataclass(frozen=True)
class DueState(State):
    """A state with its due day, None while a clock stands still. `days` are working days, negative after the
    due day; `note` is what must stand beside the day."""

    due_on: date | None
    days: int
    words: str
    note: str = ""


class Clock(Protocol):
    """What a screen must know of the clock behind a due day."""

    @property
    def provisional(self) -> bool: ...
    @property
    def paused_on(self) -> date | None: ...
    @property
    def calendar_id(self) -> int: ...


def clock_state(
    due_on: date | None, clock: Clock | None, *, today: date, done_on: date | None = None
) -> DueState | None:
    """As `due_state`, of a day that a clock counted, on its own calendar: it may stand still, or be
    provisional while the days off of a year on its way are not announced. None where nothing is due."""
    if clock is not None and clock.paused_on is not None and done_on is None:
        words = gettext("tạm dừng từ ngày %(day)s") % {"day": short_day(clock.paused_on)}
        return DueState(Kind.QUIET, gettext("tạm dừng tính hạn"), None, 0, words)
    if due_on is None:
        return None
    calendar = clock.calendar_id if clock is not None else None
    state = due_state(due_on, today=today, done_on=done_on, calendar=calendar)
    is_provisional = clock is not None and clock.provisional and done_on is None
    return replace(state, note=gettext("tạm tính")) if is_provisional else state


def due_words(due_on: date | None, clock: Clock | None) -> str:
    """The due day inside a sentence: thứ Tư 05/05/2027 (tạm tính, chờ thông báo lịch nghỉ)."""
    if due_on is None:
        return ""
    if clock is None or not clock.provisional:
        return long_day(due_on)
    return gettext("%(day)s (tạm tính, chờ thông báo lịch nghỉ)") % {"day": long_day(due_on)}


def due_figures(due_on: date, clock: Clock | None) -> str:
    """The due day in a table, a letter or a message: 05/05/2027 (tạm tính)."""
    if clock is None or not clock.provisional:
        return short_day(due_on)
    return gettext("%(day)s (tạm tính)") % {"day": short_day(due_on)}


def clock_note(clock: Clock | None, *, is_open: bool = True) -> str:
    """What stands in a column beside the due day of a file: provisional, or since when it stands still."""
    if clock is None or not is_open:
        return ""
    if clock.paused_on is not None:
        return gettext("tạm dừng từ ngày %(day)s") % {"day": short_day(clock.paused_on)}
    return gettext("tạm tính") if clock.provisional else ""


def due_state(
    due_on: date, *, today: date, done_on: date | None = None, calendar: int | None = None
) -> DueState:
    """The state on `today` of something due on `due_on` (the due day itself is still in time). Its days are
    counted on `calendar` (an id), else on that of state bodies."""
    if done_on is not None:
        return _finished(due_on, done_on, calendar)
    if today > due_on:
        return _late(due_on, working_days_until(due_on, today, calendar))
    left = working_days_until(today, due_on, calendar)
    if left <= SOON:
        return DueState(Kind.SOON, gettext("sắp đến hạn"), due_on, left, _left_words(left))
    return DueState(Kind.OPEN, gettext("còn hạn"), due_on, left, _left_words(left))


def _finished(due_on: date, done_on: date, calendar: int | None) -> DueState:
    if done_on <= due_on:
        return DueState(Kind.DONE, gettext("xong đúng hạn"), due_on, 0, gettext("xong đúng hạn"))
    days = working_days_until(due_on, done_on, calendar)
    words = ngettext("xong trễ %(days)s ngày làm việc", "xong trễ %(days)s ngày làm việc", days) % {
        "days": days
    }
    return DueState(Kind.DONE, gettext("xong trễ"), due_on, -days, words)


def _late(due_on: date, days: int) -> DueState:
    if days == 0:
        words = gettext("quá hạn, tính từ ngày nghỉ vừa qua")
    else:
        words = ngettext("quá hạn %(days)s ngày làm việc", "quá hạn %(days)s ngày làm việc", days) % {
            "days": days
        }
    return DueState(Kind.LATE, gettext("quá hạn"), due_on, -days, words)


def _left_words(days: int) -> str:
    if days == 0:
        return gettext("hạn là hôm nay")
    return ngettext("còn %(days)s ngày làm việc", "còn %(days)s ngày làm việc", days) % {"days": days}

"""How a running deadline is said on every screen: a word, a shape, a colour role, and the days left."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext, ngettext

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
    """A state with its due day. `days` are working days, negative after the due day."""

    due_on: date
    days: int
    words: str


def due_state(due_on: date, *, today: date, done_on: date | None = None) -> DueState:
    """The state on `today` of something due on `due_on` (the due day itself is still in time)."""
    if done_on is not None:
        return _finished(due_on, done_on)
    if today > due_on:
        return _late(due_on, working_days_until(due_on, today))
    left = working_days_until(today, due_on)
    if left <= SOON:
        return DueState(Kind.SOON, gettext("sắp đến hạn"), due_on, left, _left_words(left))
    return DueState(Kind.OPEN, gettext("còn hạn"), due_on, left, _left_words(left))


def _finished(due_on: date, done_on: date) -> DueState:
    if done_on <= due_on:
        return DueState(Kind.DONE, gettext("xong đúng hạn"), due_on, 0, gettext("xong đúng hạn"))
    days = working_days_until(due_on, done_on)
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

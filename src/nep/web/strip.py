"""Nghe · Nói · Làm: the three stations of a petition's life, the same on every screen and paper."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext, gettext_lazy

from nep.vietnamese.dates import short_day
from nep.web.states import Clock, Kind, clock_state

HEARD, SAID, DONE = gettext_lazy("Nghe"), gettext_lazy("Nói"), gettext_lazy("Làm")


class Status(StrEnum):
    DONE = "done"
    NOW = "now"
    LATE = "late"
    LATER = "later"


MARKS = {Status.DONE: "✓", Status.NOW: "●", Status.LATE: "■", Status.LATER: ""}


@dataclass(frozen=True)
class Station:
    """One stop. `words` are the plain words under the name, `note` the day and the days left."""

    name: str
    words: str
    status: Status
    note: str = ""

    @property
    def mark(self) -> str:
        return MARKS[self.status]


@dataclass(frozen=True)
class Strip:
    """What `_strip.html` draws. `end` says in a sentence that nothing more need be done."""

    stations: tuple[Station, ...]
    end: str = ""


def strip_of(
    *,
    today: date,
    received_on: date,
    answer_due_on: date | None = None,
    answer_clock: Clock | None = None,
    answered_on: date | None = None,
    is_question: bool = False,
    done_due_on: date | None = None,
    done_on: date | None = None,
    is_confirmed: bool = False,
) -> Strip:
    """The strip of one petition, or of one promise where it was received the day it was made.

    A question has two stations and ends when it is answered. The day something is due is still in time.
    """
    heard = Station(str(HEARD), gettext("Đã tiếp nhận"), Status.DONE, short_day(received_on))
    said = _said(answer_due_on, answer_clock, answered_on, today)
    if is_question:
        end = gettext("Câu hỏi đã được trả lời, không còn việc phải làm.") if answered_on else ""
        return Strip((heard, said), end)
    done = _done(answered_on, done_due_on, done_on, today, is_confirmed=is_confirmed)
    return Strip((heard, said, done))


def _said(due_on: date | None, clock: Clock | None, answered_on: date | None, today: date) -> Station:
    if answered_on is not None:
        note = _finished_note(due_on, answered_on, clock)
        return Station(str(SAID), gettext("Đã trả lời"), Status.DONE, note)
    return Station(str(SAID), gettext("Chờ trả lời"), *_running(due_on, today, clock))


def _done(
    answered_on: date | None, due_on: date | None, done_on: date | None, today: date, *, is_confirmed: bool
) -> Station:
    if done_on is not None:
        words = gettext("Đã làm xong, người dân xác nhận") if is_confirmed else gettext("Đã làm xong")
        return Station(str(DONE), words, Status.DONE, _finished_note(due_on, done_on))
    if answered_on is None:
        return Station(str(DONE), gettext("Làm sau khi trả lời"), Status.LATER)
    return Station(str(DONE), gettext("Đang làm"), *_running(due_on, today))


def _running(due_on: date | None, today: date, clock: Clock | None = None) -> tuple[Status, str]:
    state = clock_state(due_on, clock, today=today)
    if state is None:
        return Status.NOW, gettext("chưa hẹn ngày")
    if state.due_on is None:
        return Status.NOW, state.words
    words = f"{state.words}, {state.note}" if state.note else state.words
    note = gettext("hạn %(day)s, %(words)s") % {"day": short_day(state.due_on), "words": words}
    return (Status.LATE if state.kind is Kind.LATE else Status.NOW), note


def _finished_note(due_on: date | None, done_on: date, clock: Clock | None = None) -> str:
    day = short_day(done_on)
    state = clock_state(due_on, clock, today=done_on, done_on=done_on)
    if due_on is None or state is None or done_on <= due_on:
        return day
    return gettext("%(day)s, %(words)s") % {"day": day, "words": state.words}

"""How a deadline and a petition's life are said."""

from dataclasses import dataclass
from datetime import date

import pytest

from nep.web.states import clock_state, due_state
from nep.web.strip import Status, strip_of

TODAY = date(2023, 12, 27)  # a Wednesday


@pytest.mark.parametrize(
    ("due_on", "done_on", "kind", "label", "words"),
    [
        (date(2024, 1, 31), None, "open", "còn hạn", "còn 25 ngày làm việc"),
        (date(2023, 12, 29), None, "soon", "sắp đến hạn", "còn 2 ngày làm việc"),
        (TODAY, None, "soon", "sắp đến hạn", "hạn là hôm nay"),
        (date(2023, 12, 22), None, "late", "quá hạn", "quá hạn 3 ngày làm việc"),
        (TODAY, TODAY, "done", "xong đúng hạn", "xong đúng hạn"),
        (date(2023, 12, 22), TODAY, "done", "xong trễ", "xong trễ 3 ngày làm việc"),
    ],
)
def test_a_deadline_is_said_in_words_and_shape(due_on, done_on, kind, label, words, monkeypatch):
    monkeypatch.setattr("nep.web.registry._working_days", [])
    state = due_state(due_on, today=TODAY, done_on=done_on)
    assert (state.kind, state.label, state.words) == (kind, label, words)
    assert state.shape


@dataclass(frozen=True)
class Running:
    """A clock as a screen knows it."""

    provisional: bool = False
    paused_on: date | None = None
    calendar_id: int = 7


def test_days_are_counted_on_the_calendar_of_the_clock(monkeypatch):
    asked = []
    monkeypatch.setattr("nep.web.registry._working_days", [lambda *given: asked.append(given) or 4])
    due_on, late = date(2024, 1, 31), date(2023, 12, 1)
    states = [
        clock_state(due_on, Running(), today=TODAY),
        clock_state(late, Running(), today=TODAY, done_on=TODAY),
        clock_state(due_on, None, today=TODAY),
    ]
    assert [state.words for state in states] == [
        "còn 4 ngày làm việc", "xong trễ 4 ngày làm việc", "còn 4 ngày làm việc",
    ]  # fmt: skip
    assert asked == [(TODAY, due_on, 7), (late, TODAY, 7), (TODAY, due_on, None)]


def test_a_question_ends_when_it_is_answered_and_says_so():
    strip = strip_of(
        today=TODAY, received_on=date(2023, 12, 4), answered_on=date(2023, 12, 20), is_question=True
    )
    assert [station.name for station in strip.stations] == ["Nghe", "Nói"]
    assert strip.end == "Câu hỏi đã được trả lời, không còn việc phải làm."


def test_an_open_question_does_not_say_that_it_ended():
    assert strip_of(today=TODAY, received_on=TODAY, is_question=True).end == ""


@pytest.mark.parametrize(
    ("dates", "statuses"),
    [
        ({}, [Status.DONE, Status.NOW, Status.LATER]),
        ({"answer_due_on": date(2023, 12, 1)}, [Status.DONE, Status.LATE, Status.LATER]),
        ({"answered_on": TODAY}, [Status.DONE, Status.DONE, Status.NOW]),
        ({"answered_on": TODAY, "done_due_on": date(2023, 12, 1)}, [Status.DONE, Status.DONE, Status.LATE]),
        ({"answered_on": TODAY, "done_on": TODAY}, [Status.DONE] * 3),
    ],
)
def test_the_strip_names_where_a_petition_stands(dates, statuses, monkeypatch):
    monkeypatch.setattr("nep.web.registry._working_days", [])
    strip = strip_of(today=TODAY, received_on=date(2023, 11, 1), **dates)
    assert [station.status for station in strip.stations] == statuses

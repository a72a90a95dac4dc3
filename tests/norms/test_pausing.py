"""A clock that stands still, goes on, or gets more days."""

from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nep.audit.models import Event
from nep.norms import actions
from nep.norms.actions.clocks import DeadlineClosed
from nep.norms.actions.pausing import (
    AlreadyPaused,
    DayOutOfRange,
    DeadlinePassed,
    NotExtendable,
    NotPausable,
    NotPaused,
    PaperMissing,
    ReasonMissing,
    TooManyDays,
    TooManyTimes,
)
from nep.norms.checks import wrong_deadlines
from nep.norms.explaining import explain
from nep.norms.models import Calendar, Deadline, DeadlineExtension, DeadlinePause, Norm, NormRecord, TimeUnit
from nep.norms.queries import can_be_paused, most_extension
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_unit, an_actor
from tests.races import race

pytestmark = pytest.mark.django_db
RULE = "petition.answer"  # 15 working days, in the sample province


@pytest.fixture
def calendar() -> Calendar:
    return shipped_norms()


@pytest.fixture
def unit() -> Unit:
    return a_unit("Xã Thử")


@pytest.fixture
def clerk(unit: Unit) -> Actor:
    return an_actor(unit, Role.PROGRAMME_OFFICER)


def a_clock(unit: Unit, start_on: date = date(2023, 12, 11), rule: str = RULE) -> Deadline:
    return actions.start_deadline(
        rule=rule, thing=unit, unit=unit, start_on=start_on, by=COMMAND, at=clock.noon(start_on)
    )


def pause(deadline: Deadline, on: date, **given: Any) -> Deadline:
    given = {"reason": "Chờ bổ sung giấy tờ", "paper": "Công văn 1", "at": clock.noon(on), **given}
    return actions.pause_deadline(deadline, on=on, by=COMMAND, **given)


def resume(deadline: Deadline, on: date, **given: Any) -> Deadline:
    given = {"reason": "Đã đủ giấy tờ", "at": clock.noon(on), **given}
    return actions.resume_deadline(deadline, on=on, by=COMMAND, **given)


def extend(deadline: Deadline, days: int, on: date, **given: Any) -> Deadline:
    given = {"reason": "Việc phức tạp", **given}
    return actions.extend_deadline(deadline, days=days, by=COMMAND, at=clock.noon(on), **given)


def test_days_of_a_pause_do_not_count_and_the_day_it_ends_does(calendar: Calendar, unit: Unit) -> None:
    clock_ = a_clock(unit)
    assert clock_.due_on == date(2024, 1, 2)
    paused = pause(clock_, date(2023, 12, 18))
    assert (paused.paused_on, paused.is_late_on(date(2024, 2, 1))) == (date(2023, 12, 18), False)
    assert not Deadline.objects.overdue_on(date(2024, 2, 1)).exists()
    going = resume(paused, date(2023, 12, 25))
    # 18 to 22 December, five working days, are given back
    assert (going.paused_on, going.due_on) == (None, date(2024, 1, 9))
    assert wrong_deadlines() == []
    facts = [event.facts for event in Event.objects.filter(thing_kind="norms.deadline").order_by("pk")][1:]
    assert facts == [
        {"rule": RULE, "day": "2023-12-18"},
        {"rule": RULE, "day": "2023-12-25", "before": "2024-01-02", "after": "2024-01-09"},
    ]


def test_the_explanation_tells_the_pause_in_words_and_day_by_day(calendar: Calendar, unit: Unit) -> None:
    clock_ = pause(a_clock(unit), date(2023, 12, 18))
    standing = explain(clock_)
    assert (standing.paused_on, standing.left, standing.days[-1].day) == (
        date(2023, 12, 18),
        11,
        date(2023, 12, 17),
    )
    assert standing.notes == (
        "Đang tạm dừng tính hạn từ ngày 18/12/2023. Khi tính tiếp còn 11 ngày làm việc.",
    )
    told = explain(resume(clock_, date(2023, 12, 20)))
    assert told.changes == (
        "Tạm dừng từ ngày 18/12/2023, tính tiếp từ ngày 20/12/2023. Lý do dừng: Chờ bổ sung giấy tờ. "
        "Văn bản: Công văn 1. Đã đủ giấy tờ.",
    )
    assert [row.reason for row in told.days if row.day in {date(2023, 12, 18), date(2023, 12, 20)}] == [
        "tạm dừng tính hạn",
        "ngày làm việc",
    ]


def test_an_extension_adds_days_and_says_why(calendar: Calendar, unit: Unit) -> None:
    extended = extend(a_clock(unit), 10, date(2023, 12, 20))
    assert (extended.due_on, wrong_deadlines()) == (date(2024, 1, 16), [])
    assert explain(extended).changes == (
        "Gia hạn lần 1 ngày 20/12/2023: thêm 10 ngày làm việc. Lý do: Việc phức tạp.",
    )
    assert Event.objects.get(event="deadline_extended").facts == {
        "rule": RULE,
        "number": 1,
        "before": "2024-01-02",
        "after": "2024-01-16",
    }


def test_a_change_of_the_calendar_counts_pauses_and_extensions(
    calendar: Calendar, unit: Unit, clerk: Actor, now: datetime
) -> None:
    clock_ = extend(a_clock(unit), 5, date(2023, 12, 13))
    clock_ = resume(pause(clock_, date(2023, 12, 18)), date(2023, 12, 25))
    assert clock_.due_on == date(2024, 1, 16)
    off: dict[str, Any] = {"kind": "swap_off", "name": "Nghỉ thử", "basis": "Thử", "by": clerk, "at": now}
    actions.add_calendar_day(calendar, day=date(2023, 12, 19), **off)  # stood still anyway
    clock_.refresh_from_db()
    assert clock_.due_on == date(2024, 1, 16)
    actions.add_calendar_day(calendar, day=date(2024, 1, 12), **off)
    clock_.refresh_from_db()
    assert (clock_.due_on, wrong_deadlines()) == (date(2024, 1, 17), [])


def test_a_change_of_the_calendar_during_a_pause_is_counted_when_it_goes_on(
    calendar: Calendar, unit: Unit, clerk: Actor, now: datetime
) -> None:
    clock_ = pause(a_clock(unit), date(2023, 12, 18))
    actions.add_calendar_day(
        calendar, day=date(2024, 1, 3), kind="swap_off", name="Nghỉ", basis="Thử", by=clerk, at=now
    )
    assert wrong_deadlines() == []
    assert resume(clock_, date(2023, 12, 25)).due_on == date(2024, 1, 10)


def test_a_calendar_term_that_was_paused_ends_on_a_working_day(calendar: Calendar, unit: Unit) -> None:
    norm = Norm.objects.create(code="complaint.settle.first.pause", label="Tạm đình chỉ")
    NormRecord.objects.create(
        norm=norm, valid_from=date(2020, 1, 1), value=1, time_unit=TimeUnit.COUNT, basis="Thử"
    )
    clock_ = a_clock(unit, date(2023, 12, 1), "complaint.settle.first")
    assert clock_.due_on == date(2024, 1, 2)
    # from Monday 1 January the nominal day has passed: only the working day to end on is missing
    paused = pause(clock_, date(2024, 1, 2))
    assert resume(paused, date(2024, 1, 6)).due_on == date(2024, 1, 8)


def test_answering_while_it_stands_still_is_in_time(calendar: Calendar, unit: Unit) -> None:
    paused = pause(a_clock(unit), date(2023, 12, 18))
    late_day = date(2024, 3, 1)
    closed = actions.close_deadline(paused, on=late_day, by=COMMAND, at=clock.noon(late_day))
    assert (closed.paused_on, closed.is_late_on(late_day)) == (None, False)
    assert DeadlinePause.objects.get().resumed_on == late_day
    with pytest.raises(DeadlineClosed):
        resume(closed, late_day)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"reason": "  "}, ReasonMissing),
        ({"paper": ""}, PaperMissing),
        ({"on": date(2023, 12, 19)}, DayOutOfRange),  # not come yet
        ({"on": date(2023, 12, 12)}, DayOutOfRange),  # four working days back
        ({"on": date(2023, 12, 8), "at": clock.noon(date(2023, 12, 12))}, DayOutOfRange),  # before the start
        ({"on": date(2024, 1, 3), "at": clock.noon(date(2024, 1, 3))}, DeadlinePassed),
    ],
)
def test_a_pause_that_does_not_fit_is_refused_and_writes_nothing(
    calendar: Calendar, unit: Unit, given: dict[str, Any], refusal: type[Exception]
) -> None:
    clock_ = a_clock(unit)
    with pytest.raises(refusal):
        pause(clock_, **{"on": date(2023, 12, 18), "at": clock.noon(date(2023, 12, 18)), **given})
    assert (DeadlinePause.objects.count(), Deadline.objects.get().paused_on) == (0, None)


def test_a_clock_is_paused_as_often_as_the_norm_says_and_never_twice_at_once(
    calendar: Calendar, unit: Unit
) -> None:
    clock_ = pause(a_clock(unit), date(2023, 12, 12))
    with pytest.raises(AlreadyPaused):
        pause(clock_, date(2023, 12, 13))
    with pytest.raises(AlreadyPaused):
        extend(clock_, 5, date(2023, 12, 13))
    clock_ = resume(clock_, date(2023, 12, 13))
    with pytest.raises(NotPaused):
        resume(clock_, date(2023, 12, 14))
    with pytest.raises(DayOutOfRange):
        pause(clock_, date(2023, 12, 12), at=clock.noon(date(2023, 12, 13)))
    clock_ = resume(pause(clock_, date(2023, 12, 14)), date(2023, 12, 15))
    with pytest.raises(TooManyTimes, match="chỉ cho tạm dừng 2 lần"):
        pause(clock_, date(2023, 12, 18))


def test_an_extension_keeps_to_its_norm(calendar: Calendar, unit: Unit) -> None:
    clock_ = a_clock(unit)
    for days in (0, 11):
        with pytest.raises(TooManyDays, match="từ 1 đến 10 ngày làm việc"):
            extend(clock_, days, date(2023, 12, 20))
    with pytest.raises(DeadlinePassed, match="Hạn đã qua ngày 02/01/2024"):
        extend(clock_, 5, date(2024, 1, 3))
    with pytest.raises(ReasonMissing):
        extend(clock_, 5, date(2023, 12, 20), reason="")
    clock_ = extend(clock_, 5, date(2023, 12, 20))
    with pytest.raises(TooManyTimes, match="chỉ cho gia hạn 1 lần"):
        extend(clock_, 5, date(2023, 12, 21))
    assert DeadlineExtension.objects.count() == 1


def test_a_rule_without_such_norms_is_neither_paused_nor_extended(calendar: Calendar, unit: Unit) -> None:
    clock_ = a_clock(unit, rule="reception.notice")
    with pytest.raises(NotPausable):
        pause(clock_, date(2023, 12, 18))
    with pytest.raises(NotExtendable):
        extend(clock_, 1, date(2023, 12, 18))
    day = date(2023, 12, 18)
    assert (can_be_paused(clock_, day), most_extension(clock_, day)) == (False, "")


def test_the_database_holds_one_open_pause_with_a_reason(calendar: Calendar, unit: Unit) -> None:
    clock_ = pause(a_clock(unit), date(2023, 12, 18))
    for given, constraint in [
        ({"paused_on": date(2023, 12, 20), "reason": "x"}, "norms_deadlinepause_one_open|UNIQUE"),
        ({"paused_on": date(2023, 12, 20), "resumed_on": date(2023, 12, 21), "reason": ""}, "has_reason"),
        (
            {"paused_on": date(2023, 12, 20), "resumed_on": date(2023, 12, 19), "reason": "x"},
            "norms_deadlinepause_in_order",
        ),
    ]:
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            DeadlinePause.objects.create(deadline=clock_, **given)
    with pytest.raises(IntegrityError, match="norms_deadline_paused_while_open"), transaction.atomic():
        Deadline.objects.filter(pk=clock_.pk).update(closed_on=date(2023, 12, 20))


def test_the_doctor_finds_a_pause_that_the_clock_does_not_know(calendar: Calendar, unit: Unit) -> None:
    clock_ = pause(a_clock(unit), date(2023, 12, 18))
    Deadline.objects.filter(pk=clock_.pk).update(paused_on=None)
    assert wrong_deadlines() == [
        f"Thời hạn {clock_.pk} ({RULE}) ghi tạm dừng không khớp với các lần tạm dừng."
    ]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
class TestTwoHandsAtOnce:
    def test_of_two_extensions_one_is_refused(self, calendar: Calendar, unit: Unit) -> None:
        clock_ = a_clock(unit)
        outcomes = race(*[lambda: extend(clock_, 5, date(2023, 12, 20))] * 2)
        assert sorted(type(one).__name__ for one in outcomes) == ["Deadline", "TooManyTimes"]
        clock_.refresh_from_db()
        assert clock_.due_on == date(2024, 1, 9)

    def test_of_a_pause_and_an_extension_the_second_sees_the_first(
        self, calendar: Calendar, unit: Unit
    ) -> None:
        clock_ = a_clock(unit)
        race(
            lambda: pause(clock_, date(2023, 12, 20)),
            lambda: extend(clock_, 5, date(2023, 12, 20)),
        )
        assert (DeadlinePause.objects.count(), wrong_deadlines()) == (1, [])

    def test_a_clock_that_starts_while_the_calendar_changes_counts_on_the_new_one(
        self, calendar: Calendar, unit: Unit, clerk: Actor
    ) -> None:
        race(
            lambda: a_clock(unit),
            lambda: actions.add_calendar_day(
                calendar,
                day=date(2023, 12, 20),
                kind="swap_off",
                name="Nghỉ",
                basis="Thử",
                by=clerk,
                at=clock.noon(date(2023, 12, 11)),
            ),
        )
        assert (Deadline.objects.get().due_on, wrong_deadlines()) == (date(2024, 1, 3), [])

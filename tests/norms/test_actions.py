"""Rules, calendars and clocks: what their actions do, and refuse."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from nep.audit.models import Event
from nep.norms import actions
from nep.norms.actions.calendars import (
    BasisMissing,
    DayAlreadyThere,
    DayDoesNotFit,
    DayNotInForce,
    YearAlreadyAnnounced,
)
from nep.norms.actions.clocks import ClosedBeforeStart, DeadlineClosed, DeadlineRuns
from nep.norms.actions.records import AlreadyVerified, RecordAlreadyThere, ValueOutOfRange
from nep.norms.calendar import is_working_day
from nep.norms.changes import CalendarChange
from nep.norms.checks import unloaded_rules, wrong_deadlines
from nep.norms.explaining import explain
from nep.norms.models import Calendar, CalendarDay, Deadline, Norm, NormRecord
from nep.norms.queries import UnknownNorm, norm_on, working_days_left
from nep.norms.registry import register_deadline_owner
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web.errors import NotAllowed
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_unit, an_actor
from tests.tables import assert_queries, assert_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def calendar() -> Calendar:
    return shipped_norms()


@pytest.fixture
def unit() -> Unit:
    return a_unit("Xã Thử")


@pytest.fixture
def clerk(unit: Unit) -> Actor:
    return an_actor(unit, Role.PROGRAMME_OFFICER, title="Chuyên viên")


def a_clock(thing: Unit, start_on: date, at: datetime, rule: str = "reception.notice") -> Deadline:
    return actions.start_deadline(rule=rule, thing=thing, unit=thing, start_on=start_on, by=COMMAND, at=at)


def events() -> list[str]:
    return list(
        Event.objects.filter(thing_kind__startswith="norms.").order_by("pk").values_list("event", flat=True)
    )


# --- what ships


def test_loading_twice_adds_nothing_and_touches_nothing(
    calendar: Calendar, clerk: Actor, now: datetime
) -> None:
    record = norm_on("petition.answer", date(2023, 1, 1))
    actions.verify_norm_record(record, by=clerk, at=now)
    holiday = CalendarDay.objects.get(calendar=calendar, day=date(2024, 1, 1))
    actions.remove_calendar_day(holiday, basis="Thử", by=clerk, at=now)
    before = (Norm.objects.count(), NormRecord.objects.count(), CalendarDay.objects.count())
    assert actions.load_shipped(at=now) is False
    assert (Norm.objects.count(), NormRecord.objects.count(), CalendarDay.objects.count()) == before
    assert NormRecord.objects.get(pk=record.pk).status == "verified"
    assert is_working_day(date(2024, 1, 1)), "a day that the office removed stays removed"


def test_every_shipped_record_waits_for_a_clerk_and_the_sample_rule_says_so(calendar: Calendar) -> None:
    assert set(NormRecord.objects.values_list("status", flat=True)) == {"unverified"}
    answer = norm_on("petition.answer", date(2023, 12, 27))
    assert (answer.value, answer.time_unit, answer.is_sample) == (15, "working_days", True)


def test_an_upgrade_that_brings_new_days_redates_open_clocks(
    calendar: Calendar, unit: Unit, now: datetime
) -> None:
    CalendarDay.objects.filter(calendar=calendar, day=date(2024, 1, 1)).delete()
    calendar.version += 1
    calendar.edition = uuid4()
    calendar.save()
    clock_ = a_clock(unit, date(2023, 12, 27), now)
    assert clock_.due_on == date(2024, 1, 10)
    assert actions.load_shipped(at=now) is True
    clock_.refresh_from_db()
    assert clock_.due_on == date(2024, 1, 11)
    assert wrong_deadlines() == []


def test_the_doctor_sees_rules_that_were_never_loaded() -> None:
    assert unloaded_rules() == ["Chưa nạp quy định và lịch làm việc kèm theo sản phẩm."]
    shipped_norms()
    assert unloaded_rules() == []


# --- records


def test_the_record_of_the_events_day_holds(calendar: Calendar) -> None:
    days = [date(2026, 6, 30), date(2026, 7, 1)]
    assert [norm_on("petition.complaint.accept", day).value for day in days] == [10, 7]
    with pytest.raises(UnknownNorm, match="cho việc ngày 01/01/2000"):
        norm_on("reception.notice", date(2000, 1, 1))


def test_a_clerk_adds_a_dated_record_and_stands_for_it_by_name(
    calendar: Calendar, clerk: Actor, unit: Unit, now: datetime
) -> None:
    norm = Norm.objects.get(code="reception.notice")
    running = a_clock(unit, date(2023, 12, 27), now)
    added = actions.add_norm_record(
        norm,
        valid_from=date(2023, 12, 1),
        value=5,
        time_unit="working_days",
        basis="Quyết định thử",
        by=clerk,
        at=now,
    )
    verified = actions.verify_norm_record(added, by=clerk, at=now)
    assert (verified.verified_by, verified.verified_on) == (clerk.post, date(2023, 12, 27))
    assert norm_on("reception.notice", date(2023, 12, 27)).value == 5
    running.refresh_from_db()
    assert running.norm.value == 10, "a clock that runs keeps its record"
    assert wrong_deadlines() == []
    with pytest.raises(AlreadyVerified):
        actions.verify_norm_record(added, by=clerk, at=now)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"value": 0}, ValueOutOfRange),
        ({"value": 1001}, ValueOutOfRange),
        ({"valid_from": date(2014, 7, 1)}, RecordAlreadyThere),
    ],
)
def test_a_record_that_does_not_fit_is_refused_and_nothing_is_written(
    calendar: Calendar, clerk: Actor, now: datetime, change: dict[str, Any], refusal: type[Exception]
) -> None:
    given = {
        "valid_from": date(2024, 1, 1),
        "value": 5,
        "time_unit": "working_days",
        "basis": "Thử",
        **change,
    }
    before = NormRecord.objects.count()
    with pytest.raises(refusal):
        actions.add_norm_record(Norm.objects.get(code="reception.notice"), **given, by=clerk, at=now)
    assert (NormRecord.objects.count(), events()) == (before, [])


# --- clocks


def test_a_clock_starts_with_its_rule_its_day_and_its_history(
    calendar: Calendar, unit: Unit, now: datetime
) -> None:
    clock_ = a_clock(unit, date(2023, 12, 27), now)
    assert (clock_.due_on, clock_.provisional, clock_.closed_on) == (date(2024, 1, 11), False, None)
    assert Deadline.objects.of(unit).open().get() == clock_
    assert events() == ["deadline_started"]
    with pytest.raises(DeadlineRuns):
        a_clock(unit, date(2023, 12, 28), now)
    assert Deadline.objects.count() == 1


def test_a_clock_closes_once_and_lateness_is_computed(calendar: Calendar, unit: Unit, now: datetime) -> None:
    clock_ = a_clock(unit, date(2023, 12, 27), now)
    assert clock_.is_late_on(date(2024, 1, 12))
    with pytest.raises(ClosedBeforeStart):
        actions.close_deadline(clock_, on=date(2023, 12, 26), by=COMMAND, at=now)
    closed = actions.close_deadline(clock_, on=date(2024, 1, 11), by=COMMAND, at=now)
    assert not closed.is_late_on(date(2024, 2, 1))
    with pytest.raises(DeadlineClosed):
        actions.close_deadline(clock_, on=date(2024, 1, 12), by=COMMAND, at=now)
    assert events() == ["deadline_started", "deadline_closed"]


def test_a_rule_that_counts_back_or_counts_times_starts_no_clock(
    calendar: Calendar, unit: Unit, now: datetime
) -> None:
    with pytest.raises(ValueError, match="counts backwards"):
        a_clock(unit, date(2023, 10, 27), now, "listening.announce")
    with pytest.raises(UnknownNorm, match="không phải là một thời hạn"):
        a_clock(unit, date(2026, 10, 27), now, "reception.head.commune")
    assert Deadline.objects.count() == 0


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"due_on": date(2023, 12, 27)}, "norms_deadline_due_after_start"),
        ({"closed_on": date(2023, 12, 26)}, "norms_deadline_closed_after_start"),
    ],
)
def test_the_database_holds_the_order_of_days(
    calendar: Calendar, unit: Unit, now: datetime, change: dict[str, date], constraint: str
) -> None:
    clock_ = a_clock(unit, date(2023, 12, 27), now)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Deadline.objects.filter(pk=clock_.pk).update(**change)


def test_the_explanation_tells_every_day_in_words(calendar: Calendar, unit: Unit, now: datetime) -> None:
    told = explain(a_clock(unit, date(2023, 12, 27), now))
    assert (told.term, told.status) == ("10 ngày làm việc", "chưa đối chiếu văn bản gốc")
    assert [(row.words, row.reason) for row in told.days if row.number is None] == [
        ("thứ Bảy 30/12/2023", "nghỉ cuối tuần"),
        ("Chủ nhật 31/12/2023", "nghỉ cuối tuần"),
        ("thứ Hai 01/01/2024", "nghỉ lễ, Tết: Tết Dương lịch"),
        ("thứ Bảy 06/01/2024", "nghỉ cuối tuần"),
        ("Chủ nhật 07/01/2024", "nghỉ cuối tuần"),
    ]
    assert [row.words for row in told.days if row.is_due] == ["thứ Năm 11/01/2024"]


def test_days_left_of_many_rows_cost_one_query(calendar: Calendar) -> None:
    days = [date(2024, 1, 2), date(2023, 12, 26), date(2023, 12, 27)]
    with assert_queries(1):
        left = working_days_left(days, date(2023, 12, 27))
    assert [left[day] for day in days] == [3, -1, 0]


# --- edits of the calendar


def test_a_new_day_off_moves_open_clocks_and_leaves_closed_ones(
    calendar: Calendar, clerk: Actor, unit: Unit, now: datetime
) -> None:
    other = a_unit("Xã Khác")
    moved, closed = a_clock(unit, date(2023, 12, 27), now), a_clock(other, date(2023, 12, 27), now)
    actions.close_deadline(closed, on=date(2024, 1, 8), by=COMMAND, at=now)
    told: list[tuple[int, date, date]] = []
    register_deadline_owner(
        "organisations.unit",
        lambda deadline, before, by, at: told.append((deadline.pk, before, deadline.due_on)),
    )
    actions.add_calendar_day(
        calendar, day=date(2024, 1, 2), kind="swap_off", name="Nghỉ hoán đổi", basis="Thử", by=clerk, at=now
    )
    moved.refresh_from_db()
    closed.refresh_from_db()
    assert (moved.due_on, closed.due_on) == (date(2024, 1, 12), date(2024, 1, 11))
    assert told == [(moved.pk, date(2024, 1, 11), date(2024, 1, 12))]
    facts = Event.objects.get(event="deadline_moved").facts
    assert (facts["before"], facts["after"]) == ("2024-01-11", "2024-01-12")
    assert wrong_deadlines() == []
    assert explain(closed).due_on == date(2024, 1, 11), "a closed clock keeps the calendar it was set with"


def test_a_removed_day_moves_them_back_and_a_row_is_removed_once(
    calendar: Calendar, clerk: Actor, unit: Unit, now: datetime
) -> None:
    clock_ = a_clock(unit, date(2023, 12, 27), now)
    holiday = CalendarDay.objects.get(calendar=calendar, day=date(2024, 1, 1))
    actions.remove_calendar_day(holiday, basis="Thử", by=clerk, at=now)
    clock_.refresh_from_db()
    assert clock_.due_on == date(2024, 1, 10)
    with pytest.raises(DayNotInForce):
        actions.remove_calendar_day(holiday, basis="Thử", by=clerk, at=now)
    assert wrong_deadlines() == []


def test_announcing_a_year_ends_the_provisional_words(
    calendar: Calendar, clerk: Actor, unit: Unit, now: datetime
) -> None:
    clock_ = a_clock(unit, date(2027, 3, 1), now)
    assert clock_.provisional
    actions.announce_year(calendar, year=2027, basis="Thông báo thử", by=clerk, at=now)
    clock_.refresh_from_db()
    assert (clock_.provisional, wrong_deadlines()) == (False, [])
    with pytest.raises(YearAlreadyAnnounced):
        actions.announce_year(calendar, year=2027, basis="Thông báo thử", by=clerk, at=now)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"day": date(2024, 1, 1)}, DayAlreadyThere),
        ({"day": date(1999, 1, 1)}, DayDoesNotFit),
        ({"kind": "swap_work"}, DayDoesNotFit),
        ({"day": date(2024, 1, 6)}, DayDoesNotFit),
        ({"basis": " "}, BasisMissing),
    ],
)
def test_a_day_that_does_not_fit_is_refused_and_nothing_is_written(
    calendar: Calendar, clerk: Actor, now: datetime, change: dict[str, Any], refusal: type[Exception]
) -> None:
    given = {"day": date(2024, 1, 2), "kind": "swap_off", "name": "Thử", "basis": "Thử", **change}
    before = CalendarDay.objects.count()
    with pytest.raises(refusal):
        actions.add_calendar_day(calendar, **given, by=clerk, at=now)
    calendar.refresh_from_db()
    assert (CalendarDay.objects.count(), calendar.version, events()) == (before, 1, [])


def test_the_doctor_finds_a_clock_that_somebody_bent(calendar: Calendar, unit: Unit, now: datetime) -> None:
    clock_ = a_clock(unit, date(2023, 12, 27), now)
    Deadline.objects.filter(pk=clock_.pk).update(due_on=date(2024, 1, 15))
    assert wrong_deadlines() == [
        f"Thời hạn {clock_.pk} (reception.notice) ghi 15/01/2024, tính lại là 11/01/2024."
    ]


def test_who_may_edit_rules_and_calendars(calendar: Calendar, unit: Unit, now: datetime) -> None:
    norm = Norm.objects.get(code="reception.notice")
    record = norm_on("reception.notice", date(2023, 1, 1))
    holiday = CalendarDay.objects.get(calendar=calendar, day=date(2024, 1, 1))
    new = {"valid_from": date(2024, 1, 1), "value": 9, "time_unit": "working_days", "basis": "Thử"}
    day = {"day": date(2024, 1, 2), "kind": "swap_off", "name": "Thử", "basis": "Thử"}
    assert_table(
        """
                     add-record  verify  add-day  remove-day  announce  change  create  follow
            clerk    yes         yes     yes      yes         yes       yes     yes     yes
            officer  -           -       -        -           -         -       -       -
            leader   -           -       -        -           -         -       -       -
            admin    -           -       -        -           -         -       -       -
            command  -           -       -        -           -         -       -       -
        """,
        who={
            "clerk": an_actor(unit, Role.PROGRAMME_OFFICER),
            "officer": an_actor(unit, Role.UNIT_OFFICER),
            "leader": an_actor(unit, Role.LEADER),
            "admin": an_actor(unit, Role.ADMINISTRATOR),
            "command": COMMAND,
        },
        verbs={
            "add-record": lambda a: actions.add_norm_record(norm, **new, by=a, at=now),
            "verify": lambda a: actions.verify_norm_record(record, by=a, at=now),
            "add-day": lambda a: actions.add_calendar_day(calendar, **day, by=a, at=now),
            "remove-day": lambda a: actions.remove_calendar_day(holiday, basis="Thử", by=a, at=now),
            "announce": lambda a: actions.announce_year(calendar, year=2027, basis="Thử", by=a, at=now),
            "change": lambda a: actions.change_calendar(
                calendar, CalendarChange(basis="Thử", years=(2027,)), by=a, at=now
            ),
            "create": lambda a: actions.create_calendar(
                scope="thu", label="Thử", copied_from=calendar, with_swaps=False, by=a, at=now
            ),
            "follow": lambda a: actions.follow_calendar(
                unit, calendar=calendar, valid_from=now.date(), basis="Thử", by=a, at=now
            ),
        },
    )


def test_nobody_edits_as_a_visitor(calendar: Calendar, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        actions.announce_year(calendar, year=2027, basis="Thử", by=COMMAND, at=now)

"""Calendars of bodies that keep other days, and who follows which from when."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.accounts.models import User
from nep.audit.models import Event
from nep.norms import actions
from nep.norms.actions.calendars import BasisMissing, CalendarMoved, DayTwice, NothingChanges
from nep.norms.actions.scopes import FollowsAlready, LabelMissing, ScopeTaken, ScopeUnreadable
from nep.norms.changes import CalendarChange, DayLine, moves_of, unpacked, warnings_of
from nep.norms.checks import wrong_deadlines
from nep.norms.following import calendar_of
from nep.norms.models import Calendar, Deadline, UnitCalendar
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_unit, an_actor
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db
FROM = date(2025, 12, 1)


@pytest.fixture
def calendar() -> Calendar:
    return shipped_norms()


@pytest.fixture
def other(calendar: Calendar) -> Calendar:
    return Calendar.objects.get(scope="no_swap")


@pytest.fixture
def town() -> Unit:
    return a_unit("Huyện Thử")


@pytest.fixture
def hall(town: Unit) -> Unit:
    return a_unit("Trạm Thử", parent=town)


@pytest.fixture
def clerk(town: Unit) -> Actor:
    return an_actor(town, Role.PROGRAMME_OFFICER)


def signed_in_client(actor: Actor) -> Client:
    client = Client()
    assert isinstance(actor.user, User)
    client.force_login(actor.user)
    return client


def follow(unit: Unit, calendar: Calendar, on: date, by: Actor) -> UnitCalendar:
    return actions.follow_calendar(
        unit, calendar=calendar, valid_from=on, basis="Công văn thử", by=by, at=clock.noon(on)
    )


def a_clock(unit: Unit, start_on: date) -> Deadline:
    return actions.start_deadline(
        rule="reception.inform", thing=unit, unit=unit, start_on=start_on, by=COMMAND, at=clock.noon(start_on)
    )


def test_a_unit_follows_its_own_row_then_the_nearest_above_then_the_state(
    calendar: Calendar, other: Calendar, town: Unit, hall: Unit, clerk: Actor
) -> None:
    with assert_queries(1):
        assert calendar_of(hall, FROM) == calendar
    follow(town, other, FROM, clerk)
    assert [calendar_of(unit, FROM) for unit in (town, hall, None)] == [other, other, calendar]
    assert calendar_of(hall, date(2025, 11, 30)) == calendar
    follow(hall, calendar, date(2026, 1, 1), clerk)
    assert [calendar_of(hall, day) for day in (FROM, date(2026, 1, 1))] == [other, calendar]


def test_the_deadlines_of_a_unit_off_the_swap_count_on_its_calendar(
    calendar: Calendar, other: Calendar, town: Unit, hall: Unit, clerk: Actor
) -> None:
    follow(town, other, FROM, clerk)
    # 2 January 2026 was swapped off for Saturday the 10th, for bodies on the swap alone
    assert a_clock(hall, date(2025, 12, 31)).due_on == date(2026, 1, 8)
    assert a_clock(a_unit("Xã Khác"), date(2025, 12, 31)).due_on == date(2026, 1, 9)


def test_putting_a_unit_on_another_calendar_redates_clocks_that_started_from_that_day(
    calendar: Calendar, other: Calendar, town: Unit, hall: Unit, clerk: Actor
) -> None:
    early, late = a_clock(town, date(2025, 12, 29)), a_clock(hall, date(2025, 12, 31))
    follow(town, other, date(2025, 12, 30), clerk)
    early.refresh_from_db()
    late.refresh_from_db()
    assert (early.calendar, early.due_on) == (calendar, date(2026, 1, 7))
    assert (late.calendar, late.due_on) == (other, date(2026, 1, 8))
    assert Event.objects.get(event="deadline_moved").facts["after"] == "2026-01-08"
    assert Event.objects.get(event="calendar_followed").facts["moved"] == 1
    assert wrong_deadlines() == []


def test_a_calendar_is_made_as_a_copy_and_goes_its_own_way(
    calendar: Calendar, clerk: Actor, now: datetime
) -> None:
    given: dict[str, Any] = {
        "label": "Y tế",
        "copied_from": calendar,
        "with_swaps": False,
        "by": clerk,
        "at": now,
    }
    made = actions.create_calendar(scope="y-te", **given)
    kept = made.days.filter(until_version=None, day__year=2026)
    assert set(kept.values_list("kind", flat=True)) == {"holiday", "compensation", "unconfirmed"}
    assert made.years.count() == calendar.years.count()
    actions.add_calendar_day(
        made, day=date(2026, 1, 5), kind="holiday", name="Trực", basis="Thử", by=clerk, at=now
    )
    assert not calendar.days.filter(day=date(2026, 1, 5)).exists()
    wrongs: list[tuple[dict[str, Any], type[Exception]]] = [
        ({"scope": "y-te"}, ScopeTaken),
        ({"scope": "Y tế"}, ScopeUnreadable),
        ({"scope": "a" * 17}, ScopeUnreadable),
        ({"scope": "khac", "label": " "}, LabelMissing),
        ({"scope": "khac", "by": an_actor(clerk.unit or a_unit(), Role.LEADER)}, NotAllowed),
    ]
    for wrong, refusal in wrongs:
        with pytest.raises(refusal):
            actions.create_calendar(**{"scope": "khac", **given, **wrong})


def test_following_is_refused_twice_without_basis_and_without_the_right(
    calendar: Calendar, other: Calendar, town: Unit, clerk: Actor, now: datetime
) -> None:
    follow(town, other, FROM, clerk)
    with pytest.raises(FollowsAlready):
        follow(town, other, FROM, clerk)
    with pytest.raises(NotAllowed):
        follow(town, calendar, FROM, COMMAND)
    with pytest.raises(BasisMissing):
        actions.follow_calendar(town, calendar=calendar, valid_from=FROM, basis=" ", by=clerk, at=now)


# --- a change of many days


def lines(*days: tuple[date, str]) -> tuple[DayLine, ...]:
    return tuple(DayLine(day, kind, "Thử", "Thử") for day, kind in days)


def test_what_the_preview_lists_is_what_happens(
    calendar: Calendar, town: Unit, hall: Unit, clerk: Actor, now: datetime
) -> None:
    clocks = [a_clock(town, date(2026, 1, 5)), a_clock(hall, date(2026, 1, 12))]
    wanted = lines((date(2026, 1, 8), "swap_off"), (date(2026, 1, 17), "swap_work"))
    change = CalendarChange(basis="Thử", days=wanted, dropped=(date(2026, 1, 10),))
    foretold = {move.deadline.pk: (move.before, move.after) for move in moves_of(calendar, change)}
    assert unpacked(change.packed()) == change
    row, moved = actions.change_calendar(calendar, change, seen_version=1, by=clerk, at=now)
    before = {clock_.pk: clock_.due_on for clock_ in clocks}
    after = {clock_.pk: clock_.due_on for clock_ in Deadline.objects.all()}
    assert foretold == {pk: (before[pk], after[pk]) for pk in before if before[pk] != after[pk]}
    assert (len(foretold), moved, row.version, wrong_deadlines()) == (moved, moved, 2, [])
    told = Event.objects.get(event="calendar_changed").facts
    assert (told["added"], told["removed"], told["moved"]) == (2, 1, moved)
    with pytest.raises(CalendarMoved):
        actions.change_calendar(calendar, change, seen_version=1, by=clerk, at=now)


def test_a_clock_that_names_no_unit_moves_without_being_listed_or_counted(
    calendar: Calendar, town: Unit, clerk: Actor, now: datetime
) -> None:
    start = date(2026, 1, 5)
    secret = actions.start_deadline(
        rule="reception.inform", thing=town, unit=None, start_on=start, by=COMMAND, at=clock.noon(start)
    )
    change = CalendarChange(basis="Thử", days=lines((date(2026, 1, 7), "swap_off")))
    assert moves_of(calendar, change) == []
    shown = signed_in_client(clerk).post(
        reverse("norms:add_day", args=["state"]),
        {"day": "07/01/2026", "kind": "swap_off", "name": "Nghỉ", "basis": "Thử"},
    )
    assert "Hạn đang tính sẽ đổi ngày: 0 trên 0" in shown.content.decode()
    before = secret.due_on
    _row, moved = actions.change_calendar(calendar, change, by=clerk, at=now)
    secret.refresh_from_db()
    assert (secret.due_on > before, moved) == (True, 0)
    assert Event.objects.get(event="calendar_day_added").facts["moved"] == 0


def test_a_change_warns_of_a_swap_without_its_day_of_a_year_to_come_and_of_what_it_replaces(
    calendar: Calendar,
) -> None:
    change = CalendarChange(
        basis="Thử", days=lines((date(2031, 3, 3), "swap_off"), (date(2026, 11, 24), "holiday"))
    )
    assert warnings_of(calendar, change) == [
        "Năm 2031 có 1 ngày nghỉ hoán đổi nhưng 0 ngày làm bù. Ông/bà xem có thiếu dòng nào.",
        "Năm 2031 chưa ghi nhận thông báo lịch nghỉ: hạn qua năm ấy vẫn là tạm tính.",
        "Ngày 24/11/2026 đang ghi “Ngày Văn hóa Việt Nam”, sẽ ghi lại là “Thử”.",
    ]


def test_announcing_a_year_whose_days_nobody_entered_warns(calendar: Calendar) -> None:
    assert warnings_of(calendar, CalendarChange(basis="Thử", years=(2028,))) == [
        "Năm 2028 ghi là đã có thông báo mà lịch chưa có: Mùng 1 Tết 26/01/2028; "
        "Quốc tế Lao động 01/05/2028. Sẽ tính là ngày làm việc."
    ]


def test_the_unconfirmed_holiday_is_settled_by_its_notice(
    calendar: Calendar, town: Unit, clerk: Actor, now: datetime
) -> None:
    clock_ = a_clock(town, date(2026, 11, 20))
    assert clock_.due_on == date(2026, 11, 27)
    notice = {"kind": "holiday", "name": "Ngày Văn hóa Việt Nam", "basis": "Thông báo thử"}
    actions.add_calendar_day(calendar, day=date(2026, 11, 24), **notice, by=clerk, at=now)
    clock_.refresh_from_db()
    assert clock_.due_on == date(2026, 11, 30)


def test_the_same_day_twice_and_nothing_at_all_are_refused(
    calendar: Calendar, clerk: Actor, now: datetime
) -> None:
    twice = CalendarChange(
        basis="Thử", days=lines((date(2031, 3, 3), "holiday"), (date(2031, 3, 3), "swap_off"))
    )
    for change, refusal in [(twice, DayTwice), (CalendarChange(basis="Thử"), NothingChanges)]:
        with pytest.raises(refusal):
            actions.change_calendar(calendar, change, by=clerk, at=now)
    calendar.refresh_from_db()
    assert calendar.version == 1


# --- pages


def test_a_unit_is_put_on_another_calendar_after_a_preview(
    calendar: Calendar, other: Calendar, town: Unit, clerk: Actor
) -> None:
    clock_ = a_clock(town, date(2025, 12, 31))
    client = signed_in_client(clerk)
    address = reverse("norms:follow", args=["no_swap"])
    typed = {"unit": str(town.pk), "valid_from": "01/12/2025", "basis": "Công văn thử"}
    shown = client.post(address, typed)
    page = shown.content.decode()
    assert "Hạn đang tính sẽ đổi ngày: 1" in page
    assert "thứ Sáu 09/01/2026" in page
    assert "thứ Năm 08/01/2026" in page
    assert UnitCalendar.objects.count() == 0
    carried = {"thay-doi": shown.context["signed"]}
    client.post(reverse("norms:confirm_follow", args=["no_swap"]), carried)
    clock_.refresh_from_db()
    assert clock_.due_on == date(2026, 1, 8)
    read = Client().get(reverse("norms:calendar_year", args=["no_swap", 2026])).content.decode()
    assert "Huyện Thử, từ 01/12/2025 (Công văn thử)" in read


def test_a_preview_that_somebody_bent_or_another_made_writes_nothing(
    calendar: Calendar, town: Unit, clerk: Actor
) -> None:
    client = signed_in_client(clerk)
    shown = client.post(reverse("norms:announce", args=["state", 2027]), {"basis": "Thử"})
    carried = shown.context["signed"]
    stranger = signed_in_client(an_actor(town, Role.PROGRAMME_OFFICER))
    address = reverse("norms:confirm", args=["state"])
    for sender, text in [(client, carried[:-2] + "xx"), (stranger, carried), (client, "")]:
        answer = sender.post(address, {"thay-doi": text}, follow=True)
        assert "Trang xem trước đã quá một ngày hoặc không còn dùng được." in answer.content.decode()
    assert not calendar.years.filter(year=2027).exists()


def test_a_preview_made_before_another_edit_is_shown_again(
    calendar: Calendar, town: Unit, clerk: Actor, now: datetime
) -> None:
    client = signed_in_client(clerk)
    shown = client.post(reverse("norms:announce", args=["state", 2027]), {"basis": "Thử"})
    actions.add_calendar_day(
        calendar, day=date(2027, 3, 1), kind="holiday", name="Thử", basis="Thử", by=clerk, at=now
    )
    address = reverse("norms:confirm", args=["state"])
    again = client.post(address, {"thay-doi": shown.context["signed"]})
    assert "Lịch vừa được người khác sửa sau khi ông/bà xem trước." in again.content.decode()
    client.post(address, {"thay-doi": again.context["signed"]})
    assert calendar.years.filter(year=2027).exists()
    over = client.post(address, {"thay-doi": again.context["signed"]})
    assert (over.status_code, "Thông báo lịch nghỉ của năm này" in over.content.decode()) == (409, False)
    assert "Lịch vừa được người khác sửa" in over.content.decode()

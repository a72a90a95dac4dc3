"""Lists, marks, counts: the rules, without pages."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nep.learning import actions, counting, door, refusals
from nep.learning.models import Attendance, AttendanceTally, Session
from nep.organisations.actors import Actor
from nep.organisations.models import Person
from nep.web.errors import NotAllowed
from tests.factories.learning import (
    NAMES,
    TODAY,
    a_held_session,
    a_listed_session,
    a_session,
    counts_in,
    fresh,
    rows_of,
)
from tests.factories.plans import Planning
from tests.factories.programmes import a_draft

pytestmark = pytest.mark.django_db
Moment = Callable[..., datetime]


def test_a_session_keeps_its_groups_contents_and_meeting(planning: Planning) -> None:
    session = a_session(planning)
    assert [group.name for group in session.audience_groups.all()] == ["Cán bộ, công chức"]
    assert session.core_contents.count() == planning.theme.corecontents.count()
    assert (session.meeting.kind, session.meeting.happens_on) == ("session", TODAY)


def test_a_group_of_another_theme_is_refused_and_nothing_is_planned(planning: Planning) -> None:
    other = a_draft(planning.units["party"], planning.officers["party"], code="khac")
    stranger = other.audiencegroups.create(name="Nhóm của chuyên đề khác")
    with pytest.raises(refusals.NoSuchGroup, match="không có trong chuyên đề"):
        a_session(planning, audience_groups=[stranger])
    assert not Session.objects.exists()


def test_names_are_put_on_the_list_once_each_and_a_staff_code_is_a_person(
    planning: Planning, officer: Actor, now: datetime
) -> None:
    person = Person.objects.earliest("pk")
    Person.objects.filter(pk=person.pk).update(code="CB01")
    session = a_session(planning)
    actions.expect_names(session, names="CB01\n\n Lê Thị Một ,\n", by=officer, at=now)
    rows = rows_of(session)
    assert [(row.person_id, row.name) for row in rows] == [
        (person.pk, person.full_name),
        (None, "Lê Thị Một"),
    ]
    assert len({row.code for row in rows}) == 2
    assert counts_in(session)["persons_due"] == 2


@pytest.mark.parametrize("names", ["Lê Thị Một", "Trần Mới\nLÊ THỊ MỘT", "Vũ Lạ\nvũ  lạ"])
def test_the_same_person_twice_in_one_session_is_refused_and_nobody_is_added(
    planning: Planning, officer: Actor, now: datetime, names: str
) -> None:
    session = a_listed_session(planning)
    with pytest.raises(refusals.TwiceOnList, match="đã có trong danh sách của buổi này"):
        actions.expect_names(session, names=names, by=officer, at=now)
    assert len(rows_of(session)) == 6


def test_the_database_holds_one_row_for_a_person_in_a_session(planning: Planning) -> None:
    session = a_listed_session(planning)
    row = rows_of(session)[0]
    row.pk, row.code = None, "000000"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_five_thousand_pasted_names_are_refused_with_their_number(
    planning: Planning, officer: Actor, now: datetime
) -> None:
    session = a_session(planning)
    names = "\n".join(f"Người thứ {number}" for number in range(5000))
    with pytest.raises(refusals.TooManyNames, match=r"Có 5\.000 dòng; mỗi lần ghi nhiều nhất 500 người"):
        actions.expect_names(session, names=names, by=officer, at=now)
    assert not Attendance.objects.exists()


def test_a_session_does_not_take_more_than_it_has_places(
    planning: Planning, officer: Actor, now: datetime
) -> None:
    session = a_session(planning, capacity=5)
    with pytest.raises(refusals.NoRoom, match="Buổi học có 5 chỗ, danh sách sẽ thành 6 người"):
        actions.expect_names(session, names=NAMES, by=officer, at=now)
    assert not Attendance.objects.exists()


def test_everybody_of_a_unit_comes_onto_the_list_once(
    planning: Planning, officer: Actor, now: datetime
) -> None:
    session, unit = a_session(planning), planning.units["commune"]
    first = actions.expect_holders(session, unit=unit, by=officer, at=now)
    assert first == Person.objects.filter(posts__unit=unit).distinct().count() > 0
    assert actions.expect_holders(session, unit=unit, by=officer, at=now) == 0
    with pytest.raises(NotAllowed):
        actions.expect_holders(session, unit=planning.units["neighbour"], by=officer, at=now)


def test_a_list_is_saved_and_the_counts_follow_it(planning: Planning, officer: Actor, now: datetime) -> None:
    session = a_listed_session(planning)
    rows = rows_of(session)
    states = ["present", "present", "excused", "absent", "make_up"]
    marks = {row.pk: state for row, state in zip(rows, states, strict=False)}
    actions.save_list(session, marks=marks, by=officer, at=now)
    assert counts_in(session) == {
        "persons_due": 6,
        "present": 2,
        "excused": 1,
        "absent": 1,
        "make_up": 1,
    }
    assert not AttendanceTally.objects.exists(), "figures count a session once it was held"


def test_no_column_takes_a_reason_of_absence() -> None:
    names = {field.name for field in Attendance._meta.get_fields()}
    assert names == {
        *("id", "session", "person", "name", "folded", "sort_key", "audience_group", "code"),
        *("state", "by", "marked_at", "invited_on", "reminded_on"),
    }


def test_a_row_of_another_session_is_not_marked(planning: Planning, officer: Actor, now: datetime) -> None:
    session = a_listed_session(planning)
    other = a_listed_session(planning, title="Buổi khác")
    with pytest.raises(refusals.NotOnList):
        actions.save_list(session, marks={rows_of(other)[0].pk: "present"}, by=officer, at=now)
    assert counts_in(other)["present"] == 0


def test_attendance_before_the_session_is_refused_and_nothing_is_saved(
    planning: Planning, officer: Actor, now: datetime
) -> None:
    session = a_listed_session(planning, starts_at=time(10, 30))
    marks = {row.pk: "present" for row in rows_of(session)}
    with pytest.raises(refusals.TooEarly, match=r"lúc 10:30, thứ Tư 27/12/2023\. Điểm danh được từ 09:30"):
        actions.save_list(session, marks=marks, by=officer, at=now)
    with pytest.raises(refusals.TooEarly):
        actions.count_only(session, persons_due=6, present=6, excused=0, make_up=0, by=officer, at=now)
    assert counts_in(session)["present"] == 0


def test_a_count_without_names_makes_the_rest_absent(
    planning: Planning, officer: Actor, now: datetime
) -> None:
    session = a_session(planning)
    actions.count_only(session, persons_due=300, present=280, excused=12, make_up=0, by=officer, at=now)
    assert counts_in(session) == {
        "persons_due": 300,
        "present": 280,
        "excused": 12,
        "absent": 8,
        "make_up": 0,
    }
    with pytest.raises(refusals.CountsDoNotFit):
        actions.count_only(session, persons_due=5, present=6, excused=0, make_up=0, by=officer, at=now)
    assert counts_in(session)["present"] == 280


def test_a_count_does_not_write_over_a_list(planning: Planning, officer: Actor, now: datetime) -> None:
    session = a_held_session(planning)
    with pytest.raises(refusals.ListKept):
        actions.count_only(session, persons_due=9, present=9, excused=0, make_up=0, by=officer, at=now)
    assert counts_in(session)["present"] == 5


def test_a_held_session_counts_who_was_not_marked_as_absent(planning: Planning) -> None:
    session = a_held_session(planning, away=2)
    assert counts_in(session) == {
        "persons_due": 6,
        "present": 4,
        "excused": 0,
        "absent": 2,
        "make_up": 0,
    }
    states = AttendanceTally.objects.filter(session=session).order_by("state").values_list("state", flat=True)
    assert list(states) == ["absent"] * 2 + ["present"] * 4


def test_a_session_without_anybody_is_not_held(planning: Planning, officer: Actor, now: datetime) -> None:
    session = a_listed_session(planning)
    with pytest.raises(refusals.NobodyCame):
        actions.hold_session(session, held_on=TODAY, by=officer, at=now)
    assert fresh(session).state == Session.State.PLANNED


def test_making_it_up_later_moves_one_from_absent(planning: Planning, officer: Actor, now: datetime) -> None:
    session = a_held_session(planning)
    last = rows_of(session)[-1]
    actions.save_list(session, marks={last.pk: "make_up"}, by=officer, at=now + timedelta(days=3))
    assert counts_in(session)["absent"] == 0
    assert counts_in(session)["make_up"] == 1
    assert AttendanceTally.objects.filter(session=session, state="make_up").count() == 1


def test_persons_and_attendances_are_counted_apart(planning: Planning) -> None:
    """The same five come to two sessions: ten attendances, five persons."""
    first, second = a_held_session(planning), a_held_session(planning, title="Buổi hai")
    unit = planning.units["commune"]
    assert first.present + second.present == 10
    assert counting.persons_of(planning.theme.pk, [unit.pk]) == {unit.pk: 5}


def test_the_code_at_the_door_changes_and_an_old_one_opens_nothing(planning: Planning, now: datetime) -> None:
    session = a_listed_session(planning)
    code = door.code_at(session, now)
    door.refuse_old(session, code, now)
    door.refuse_old(session, code, now + timedelta(seconds=door.STEP_SECONDS))
    assert door.code_at(session, now + timedelta(seconds=door.STEP_SECONDS)) != code
    with pytest.raises(refusals.CodeOld, match="ảnh chụp lại không dùng được"):
        door.refuse_old(session, code, now + timedelta(seconds=2 * door.STEP_SECONDS))
    other = a_session(planning, title="Buổi khác")
    with pytest.raises(refusals.CodeOld):
        door.refuse_old(other, code, now)
    with pytest.raises(refusals.CodeOld):
        door.refuse_bad_ticket(other, door.ticket_for(session))


def test_the_door_is_shut_before_the_hour_and_after_the_day(planning: Planning, at_moment: Moment) -> None:
    session = a_listed_session(planning, starts_at=time(10))
    person = Person.objects.earliest("pk")
    with pytest.raises(refusals.TooEarly):
        actions.check_in_person(session, person, at=at_moment(TODAY, hour=8, minute=59))
    with pytest.raises(refusals.DoorClosed):
        actions.check_in_person(session, person, at=at_moment(date(2023, 12, 28)))
    assert counts_in(session)["present"] == 0


def test_who_comes_to_the_door_is_present_once(planning: Planning, now: datetime) -> None:
    session = a_listed_session(planning)
    person = Person.objects.earliest("pk")
    actions.check_in_person(session, person, at=now)
    with pytest.raises(refusals.AlreadyPresent):
        actions.check_in_person(session, person, at=now)
    code = rows_of(session)[0].code
    actions.check_in_code(session, f" {code[:3]} {code[3:]} ", at=now)
    with pytest.raises(refusals.NoSuchCode):
        actions.check_in_code(session, "khong-co", at=now)
    assert counts_in(session) == {
        "persons_due": 7,
        "present": 2,
        "excused": 0,
        "absent": 0,
        "make_up": 0,
    }


def test_counts_that_went_astray_are_found_and_mended(planning: Planning) -> None:
    session = a_held_session(planning)
    assert counting.count_faults() == []
    Session.objects.filter(pk=session.pk).update(present=3)
    assert counting.count_faults() == [f"Buổi học {session.uuid}: số đếm không khớp với danh sách."]
    counting.mend_counts()
    assert counts_in(session)["present"] == 5
    AttendanceTally.objects.filter(session=session, state="present").earliest("pk").delete()
    assert len(counting.count_faults()) == 1
    counting.mend_counts()
    assert counting.count_faults() == []


def test_the_invited_are_told_once_and_only_the_new_ones_later(
    planning: Planning, officer: Actor, now: datetime
) -> None:
    session = a_session(planning, happens_on=date(2023, 12, 29))
    told: dict[str, Any] = {"by": officer, "at": now}
    count = actions.expect_holders(session, unit=planning.units["commune"], **told)
    assert actions.invite(session, **told) == count
    with pytest.raises(refusals.NobodyToInvite):
        actions.invite(session, **told)
    actions.expect_names(session, names="Lê Thị Một", **told)
    assert actions.invite(session, **told) == 1
    assert fresh(session).meeting.announced_on == TODAY


def test_the_day_before_each_is_reminded_once(
    planning: Planning, officer: Actor, now: datetime, at_moment: Moment
) -> None:
    session = a_session(planning, happens_on=date(2023, 12, 29))
    told: dict[str, Any] = {"by": officer, "at": now}
    count = actions.expect_holders(session, unit=planning.units["commune"], **told)
    actions.invite(session, **told)
    assert actions.remind_of_sessions(at=now) == 0
    assert actions.remind_of_sessions(at=at_moment(date(2023, 12, 28))) == count
    assert actions.remind_of_sessions(at=at_moment(date(2023, 12, 28), hour=15)) == 0


def test_a_cancelled_session_takes_nobody(planning: Planning, officer: Actor, now: datetime) -> None:
    session = a_listed_session(planning)
    actions.cancel_session(session, reason="Mưa bão", by=officer, at=now)
    with pytest.raises(refusals.Cancelled):
        actions.save_list(session, marks={rows_of(session)[0].pk: "present"}, by=officer, at=now)
    with pytest.raises(refusals.NotToCome):
        actions.cancel_session(session, reason="Mưa bão", by=officer, at=now)

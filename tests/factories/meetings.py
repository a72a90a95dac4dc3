"""Meetings for tests, made through the actions."""

from datetime import date, time
from typing import Any

from nep.meetings import actions
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.roles import Role
from nep.web.clock import noon
from tests.factories.organisations import a_post, acting

PLANNED_ON = date(2023, 11, 1)
HAPPENS_ON = date(2023, 11, 24)


def the_desk(unit: Unit) -> Actor:
    return acting(a_post(unit, Role.RECEPTION_DESK, title="Công chức tiếp công dân"))


def a_host(unit: Unit) -> Post:
    return a_post(unit, Role.LEADER, title="Bí thư Đảng ủy", phone="0293 000 222")


def a_meeting(unit: Unit, *, desk: Actor | None = None, **changes: Any) -> Meeting:
    fields: dict[str, Any] = {
        "kind": Meeting.Kind.LISTENING_DAY,
        "unit": unit,
        "title": "Ngày nghe dân nói tháng 11/2023",
        "happens_on": HAPPENS_ON,
        "due_on": HAPPENS_ON,
        "starts_at": time(7, 30),
        "place": "Nhà văn hóa ấp Một",
        "by": desk or the_desk(unit),
        "at": noon(PLANNED_ON),
    }
    given = {**fields, **changes}
    given.setdefault("hosts", [a_host(unit)])
    return actions.plan_meeting(**given)


def an_announced_meeting(unit: Unit, *, desk: Actor | None = None, **changes: Any) -> Meeting:
    who = desk or the_desk(unit)
    meeting = a_meeting(unit, desk=who, **changes)
    return actions.announce_meeting(meeting, by=who, at=noon(date(2023, 11, 6)))


def a_held_meeting(unit: Unit, *, desk: Actor | None = None, **changes: Any) -> Meeting:
    who = desk or the_desk(unit)
    meeting = an_announced_meeting(unit, desk=who, **changes)
    day = meeting.happens_on
    return actions.hold_meeting(meeting, held_on=day, present_count=52, by=who, at=noon(day))

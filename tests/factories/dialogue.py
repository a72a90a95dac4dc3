"""Listening days for tests, made through the actions."""

from datetime import date, time
from typing import Any

from nep.dialogue import actions
from nep.dialogue.actions.planning import Place
from nep.dialogue.models import Issue, ListeningDay, ListeningSeries
from nep.meetings import actions as meetings
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.organisations.models import Unit, UnitVersion
from nep.promises.actions import approve_wording
from nep.web.clock import noon
from tests.factories.meetings import HAPPENS_ON, PLANNED_ON, a_host, the_desk
from tests.factories.organisations import acting

ANNOUNCED_ON = date(2023, 11, 6)


def a_series(unit: Unit, *, desk: Actor | None = None, **changes: Any) -> ListeningSeries:
    fields: dict[str, Any] = {
        "unit": unit,
        "title": "Ngày nghe dân nói",
        "places": [Place("Nhà văn hóa ấp Một"), Place("Nhà văn hóa ấp Hai")],
        "starts_at": time(7, 30),
        "starts_on": date(2023, 1, 1),
        "by": desk or the_desk(unit),
        "at": noon(date(2023, 1, 2)),
    }
    given = {**fields, **changes}
    given.setdefault("hosts", [a_host(unit)])
    return actions.create_series(**given)


def a_day(unit: Unit, *, desk: Actor | None = None, **changes: Any) -> ListeningDay:
    """A planned day; `desk` is its secretary."""
    who = desk or the_desk(unit)
    fields: dict[str, Any] = {
        "kind": Meeting.Kind.LISTENING_DAY,
        "unit": unit,
        "title": "Ngày nghe dân nói tháng 11/2023",
        "happens_on": HAPPENS_ON,
        "starts_at": time(7, 30),
        "place": "Nhà văn hóa ấp Một",
        "secretary": who.post,
        "by": who,
        "at": noon(PLANNED_ON),
    }
    given = {**fields, **changes}
    given.setdefault("hosts", [a_host(unit)])
    return actions.plan_day(**given)


def an_announced_day(unit: Unit, *, desk: Actor | None = None, **changes: Any) -> ListeningDay:
    who = desk or the_desk(unit)
    day = a_day(unit, desk=who, **changes)
    return actions.announce_day(day, by=who, at=noon(ANNOUNCED_ON))


def a_held_day(unit: Unit, *, desk: Actor | None = None, **changes: Any) -> ListeningDay:
    who = desk or the_desk(unit)
    day = an_announced_day(unit, desk=who, **changes)
    day.meeting = meetings.hold_meeting(
        day.meeting, held_on=HAPPENS_ON, present_count=52, by=who, at=noon(HAPPENS_ON)
    )
    return day


def an_issue(day: ListeningDay, desk: Actor, *, number: int = 1, text: str = "Đường ấp Một lầy lội") -> Issue:
    row = actions.GridRow(number=number, opinion=text)
    (opinion,) = actions.record_opinions(day, [row], by=desk, at=noon(HAPPENS_ON))
    return opinion.issues.get()


def a_concluded_day(unit: Unit, desk: Actor | None = None) -> ListeningDay:
    """A closed day with one promise, its words approved, and its notice of conclusion."""
    UnitVersion.objects.filter(unit=unit, abbreviation="").update(abbreviation="UBND")
    who, host = desk or the_desk(unit), a_host(unit)
    day, at = a_held_day(unit, desk=who, hosts=[host]), noon(HAPPENS_ON)
    promise = actions.promise_from_issue(
        an_issue(day, who, text="Lời của người dân ở ấp Một"),
        text="Rải đá xong trước Tết",
        outcome="do_by",
        promised_by=host,
        unit=unit,
        due_on=date(2024, 2, 5),
        by=who,
        at=at,
    )
    approve_wording(promise, by=acting(host), at=at)
    actions.close_day(day, by=who, at=at)
    actions.conclude_day(day, signer=host, issued_on=HAPPENS_ON, by=who, at=at)
    return ListeningDay.objects.get(pk=day.pk)

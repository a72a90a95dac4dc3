"""Days already made when the working calendar changes under them."""

from datetime import date, datetime

import pytest

from nep.dialogue import actions
from nep.dialogue.actions.planning import last_day_to_announce
from nep.dialogue.models import ListeningDay
from nep.dialogue.queries import desk_days
from nep.meetings import actions as meetings
from nep.meetings.models import Meeting
from nep.norms import actions as norms
from nep.norms.models import Calendar
from nep.notices.models import Notice
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web.clock import noon
from tests.factories.dialogue import a_series
from tests.factories.meetings import the_desk
from tests.factories.organisations import an_actor

MADE_ON = date(2026, 3, 2)
BY_RULE = date(2026, 3, 27)


@pytest.fixture
def clerk(commune: Unit) -> Actor:
    return an_actor(commune, Role.PROGRAMME_OFFICER)


@pytest.fixture
def day(commune: Unit) -> ListeningDay:
    """The last Friday of March 2026, planned by rule."""
    series = a_series(commune, starts_on=date(2026, 3, 1))
    (made,) = actions.generate_days(series, until=date(2026, 3, 31), by=the_desk(commune), at=noon(MADE_ON))
    return made


def off(day: date, by: Actor, on: date = MADE_ON) -> None:
    row = Calendar.objects.get(scope="state")
    norms.add_calendar_day(
        row, day=day, kind="swap_off", name="Nghỉ hoán đổi", basis="Thử", by=by, at=noon(on)
    )


def told(kind: str) -> int:
    return Notice.objects.filter(kind=kind).count()


def test_a_plan_moves_off_a_new_day_off_and_back(day: ListeningDay, clerk: Actor) -> None:
    off(BY_RULE, clerk)
    meeting = Meeting.objects.get()
    assert (meeting.due_on, meeting.happens_on) == (BY_RULE, date(2026, 3, 26))
    assert meeting.move_reason == "Ngày theo lịch 27/03/2026 là ngày nghỉ."
    assert told("listening_day_moved") == 1
    special = Calendar.objects.get(scope="state").days.get(day=BY_RULE, until_version=None)
    norms.remove_calendar_day(special, basis="Thử", by=clerk, at=noon(MADE_ON))
    meeting.refresh_from_db()
    assert (meeting.happens_on, meeting.move_reason, meeting.state) == (BY_RULE, "", "planned")


def test_it_moves_to_a_day_that_can_still_be_announced_in_time(day: ListeningDay, clerk: Actor) -> None:
    """On Friday the 20th the notice of Thursday the 26th would leave four working days: Monday it is."""
    off(BY_RULE, clerk, on=date(2026, 3, 20))
    meeting = Meeting.objects.get()
    assert meeting.happens_on == date(2026, 3, 30)
    assert last_day_to_announce(meeting.happens_on) == date(2026, 3, 20)


def test_where_no_day_is_left_in_time_the_nearest_is_taken(commune: Unit, clerk: Actor) -> None:
    series = a_series(commune, starts_on=date(2025, 1, 1))
    (made,) = actions.generate_days(
        series, until=date(2025, 1, 31), by=the_desk(commune), at=noon(date(2025, 1, 2))
    )
    # all of the last week of January 2025 is Tết
    assert (made.due_on, made.meeting.happens_on) == (date(2025, 1, 31), date(2025, 1, 24))
    assert last_day_to_announce(date(2025, 1, 24)) == date(2025, 1, 17)


def test_the_rule_made_late_still_finds_a_day_with_its_notice(commune: Unit) -> None:
    series = a_series(commune, starts_on=date(2025, 1, 1))
    (made,) = actions.generate_days(
        series, until=date(2025, 1, 31), by=the_desk(commune), at=noon(date(2025, 1, 20))
    )
    assert made.meeting.happens_on == date(2025, 2, 3)
    assert last_day_to_announce(date(2025, 2, 3)) == date(2025, 1, 20)


def test_an_announced_day_stays_and_its_desk_is_told(commune: Unit, day: ListeningDay, clerk: Actor) -> None:
    actions.announce_day(day, by=the_desk(commune), at=noon(date(2026, 3, 10)))
    off(date(2026, 3, 26), clerk, on=date(2026, 3, 12))
    assert told("listening_day_on_day_off") == 0, "another day of the week"
    off(BY_RULE, clerk, on=date(2026, 3, 12))
    assert Meeting.objects.get().happens_on == BY_RULE
    assert told("listening_day_on_day_off") == 1
    assert told("listening_day_moved") == 0


def test_a_plan_that_somebody_set_by_hand_stays_where_it_was_set(
    commune: Unit, day: ListeningDay, clerk: Actor
) -> None:
    meetings.move_meeting(
        day.meeting, happens_on=date(2026, 3, 25), reason="Họp", by=the_desk(commune), at=noon(MADE_ON)
    )
    off(BY_RULE, clerk)
    assert Meeting.objects.get().happens_on == date(2026, 3, 25)


def test_a_unit_on_another_calendar_is_not_moved(
    commune: Unit, day: ListeningDay, clerk: Actor, now: datetime
) -> None:
    other = Calendar.objects.get(scope="no_swap")
    norms.follow_calendar(commune, calendar=other, valid_from=date(2026, 1, 1), basis="Thử", by=clerk, at=now)
    off(BY_RULE, clerk)
    assert Meeting.objects.get().happens_on == BY_RULE


def test_the_desk_has_to_announce_by_the_last_day_of_notice(commune: Unit, day: ListeningDay) -> None:
    (item,) = desk_days(the_desk(commune), date(2026, 3, 10))
    assert (item.kind, item.due_on) == ("Thông báo ngày nghe dân", date(2026, 3, 20))

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from nep.meetings import actions, refusals
from nep.meetings.models import DayChange, Meeting
from nep.organisations.models import Unit
from nep.web.clock import noon
from nep.web.errors import NotAllowed, Refusal
from tests.factories.meetings import (
    HAPPENS_ON,
    PLANNED_ON,
    a_held_meeting,
    a_meeting,
    an_announced_meeting,
    the_desk,
)
from tests.factories.organisations import a_unit


def test_a_planned_meeting_is_public_from_its_notice_on(commune: Unit) -> None:
    meeting = a_meeting(commune)
    assert not Meeting.objects.public().exists()
    actions.announce_meeting(meeting, by=the_desk(commune), at=noon(PLANNED_ON))
    assert Meeting.objects.public().get().announced_on == PLANNED_ON


def test_hosts_are_named_by_post_and_unit_of_that_day(commune: Unit) -> None:
    assert [host.title for host in a_meeting(commune).hosts.all()] == ["Bí thư Đảng ủy, Xã Đông Thử"]


def test_a_move_keeps_the_old_day_and_its_reason(commune: Unit) -> None:
    meeting = an_announced_meeting(commune)
    new = HAPPENS_ON + timedelta(days=4)
    actions.move_meeting(
        meeting, happens_on=new, reason="bão số 6", by=the_desk(commune), at=noon(PLANNED_ON)
    )
    change = DayChange.objects.get()
    assert (change.from_on, change.to_on, change.reason) == (HAPPENS_ON, new, "bão số 6")
    meeting.refresh_from_db()
    assert (meeting.due_on, meeting.happens_on) == (HAPPENS_ON, new)


@pytest.mark.parametrize(
    ("happens_on", "reason", "refusal"),
    [
        (HAPPENS_ON, "bão", refusals.SameDay),
        (HAPPENS_ON + timedelta(days=1), "  ", refusals.NoReason),
        (date(2023, 10, 2), "bão", refusals.DayPassed),
    ],
)
def test_a_move_that_cannot_be_is_refused(
    commune: Unit, happens_on: date, reason: str, refusal: type[Refusal]
) -> None:
    meeting = an_announced_meeting(commune)
    with pytest.raises(refusal):
        actions.move_meeting(
            meeting, happens_on=happens_on, reason=reason, by=the_desk(commune), at=noon(PLANNED_ON)
        )
    assert not DayChange.objects.exists()


def test_a_held_meeting_is_neither_moved_nor_called_off(commune: Unit) -> None:
    desk = the_desk(commune)
    meeting = a_held_meeting(commune, desk=desk)
    with pytest.raises(refusals.NotToCome):
        actions.cancel_meeting(meeting, reason="bão", by=desk, at=noon(HAPPENS_ON))
    with pytest.raises(refusals.NotToCome):
        actions.hold_meeting(meeting, held_on=HAPPENS_ON, present_count=1, by=desk, at=noon(HAPPENS_ON))
    meeting.refresh_from_db()
    assert (meeting.state, meeting.present_count) == ("held", 52)


def test_it_is_not_held_before_its_day_nor_without_notice(commune: Unit) -> None:
    desk = the_desk(commune)
    with pytest.raises(refusals.HeldInFuture):
        actions.hold_meeting(
            an_announced_meeting(commune), held_on=HAPPENS_ON, present_count=1, by=desk, at=noon(PLANNED_ON)
        )
    with pytest.raises(refusals.NotAnnounced):
        actions.hold_meeting(
            a_meeting(commune), held_on=HAPPENS_ON, present_count=1, by=desk, at=noon(HAPPENS_ON)
        )


def test_another_units_desk_may_nothing(commune: Unit) -> None:
    stranger = the_desk(a_unit("Xã Khác"))
    meeting = a_meeting(commune)
    with pytest.raises(NotAllowed):
        actions.announce_meeting(meeting, by=stranger, at=noon(PLANNED_ON))
    with pytest.raises(NotAllowed):
        a_meeting(commune, by=stranger)
    assert not Meeting.objects.visible_to(stranger).exists()


@pytest.mark.parametrize(
    "columns",
    [
        {"held_on": None},
        {"state": "closed"},
        {"state": "cancelled", "held_on": None},
        {"state": "announced", "held_on": None, "announced_on": None},
        {"state": "closed", "closed_on": HAPPENS_ON - timedelta(days=1)},
    ],
)
def test_the_database_holds_the_rules_too(commune: Unit, columns: dict[str, object]) -> None:
    meeting = a_held_meeting(commune)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(**columns)

"""What becomes of days already made when the working calendar changes under them."""

from datetime import date, datetime

from django.db import transaction

from nep.dialogue.actions.planning import day_of_series, moved_reason
from nep.dialogue.models import ListeningDay
from nep.meetings import actions as meetings
from nep.meetings.models import Meeting
from nep.norms.calendar import load
from nep.norms.following import calendar_of
from nep.norms.models import Calendar
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.web.clock import day_of


def follow_calendar_change(calendar: Calendar, between: tuple[date, date], by: Actor, at: datetime) -> None:
    """Plans of a series, which nobody outside has read of, go where their rule puts them on the changed
    calendar, and their desks are told. A day that somebody set by hand and one that was announced
    stay where they are: when they now lie on a day off, their desk is told to move or call them off.

    Called inside the transaction of the change, with `by` who made it: it is a consequence, and asks for no
    permission of its own.
    """
    with transaction.atomic():
        for day in _days_to_come(day_of(at)):
            if calendar_of(day.meeting.unit_id, day.meeting.happens_on).pk != calendar.pk:
                continue
            if _is_by_rule(day):
                _put_by_rule(day, by, at)
            elif not load(calendar).is_working(day.meeting.happens_on) and _is_touched(day, between):
                send("listening_day_on_day_off", thing=day.meeting, at=at, to_desk=day.meeting.unit_id)


def _days_to_come(today: date) -> list[ListeningDay]:
    rows = ListeningDay.objects.filter(
        meeting__state__in=[Meeting.State.PLANNED, Meeting.State.ANNOUNCED], meeting__happens_on__gte=today
    )
    rows = rows.select_related("meeting", "series").prefetch_related("meeting__day_changes")
    return list(rows.order_by("meeting__happens_on", "pk"))


def _is_by_rule(day: ListeningDay) -> bool:
    is_plan = day.meeting.state == Meeting.State.PLANNED
    return is_plan and day.series is not None and not day.meeting.day_changes.all()


def _is_touched(day: ListeningDay, between: tuple[date, date]) -> bool:
    """Only a day that the change is about: a Saturday that was chosen on purpose is not told of each time."""
    return between[0] <= day.meeting.happens_on <= between[1] and day.meeting.happens_on.weekday() < 5


def _put_by_rule(day: ListeningDay, by: Actor, at: datetime) -> None:
    assert day.series is not None
    assert day.due_on is not None
    happens_on = day_of_series(day.series, day.due_on, today=day_of(at))
    if happens_on == day.meeting.happens_on:
        return
    reason = "" if happens_on == day.due_on else moved_reason(day.due_on)
    day.meeting = meetings.replan_meeting(day.meeting, happens_on=happens_on, reason=reason, by=by, at=at)
    send("listening_day_moved", thing=day.meeting, at=at, to_desk=day.meeting.unit_id)

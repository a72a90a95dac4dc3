"""Reads of several apps for the public home."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Subquery

from nep.meetings.models import Host, Meeting
from nep.promises.models import Promise

SHOWN = 5


@dataclass(frozen=True)
class NextMeeting:
    """A day on which leaders listen, and who will."""

    meeting: Meeting
    hosts: Sequence[Host]


def next_meeting(day: date) -> NextMeeting | None:
    """The nearest announced day on which leaders listen, `day` itself included. One query; one more where
    nobody is named as its host."""
    coming = Meeting.objects.public().filter(state=Meeting.State.ANNOUNCED, happens_on__gte=day)
    coming = coming.order_by("happens_on", "pk")
    of_first = Host.objects.filter(meeting=Subquery(coming.values("pk")[:1]))
    hosts = list(of_first.select_related("meeting__unit").order_by("pk"))
    meeting = hosts[0].meeting if hosts else coming.select_related("unit").first()
    return NextMeeting(meeting, hosts) if meeting is not None else None


def due_this_month(day: date) -> QuerySet[Promise]:
    """Open promises that fall due from `day` to the end of its month, the nearest first, at most five."""
    end = day.replace(day=monthrange(day.year, day.month)[1])
    return (
        Promise.objects.public()
        .unsettled()
        .filter(due_on__gte=day, due_on__lte=end)
        .order_by("due_on", "pk")[:SHOWN]
    )

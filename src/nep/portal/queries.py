"""Reads of several apps for the public home."""

from calendar import monthrange
from datetime import date

from django.db.models import Prefetch, QuerySet

from nep.meetings.models import Host, Meeting
from nep.promises.models import Promise

SHOWN = 5


def next_meeting(day: date) -> Meeting | None:
    """The nearest announced day on which leaders listen, `day` itself included, with its hosts."""
    hosts = Prefetch("hosts", queryset=Host.objects.order_by("pk"))
    return (
        Meeting.objects.public()
        .filter(state=Meeting.State.ANNOUNCED, happens_on__gte=day)
        .select_related("unit")
        .prefetch_related(hosts)
        .order_by("happens_on", "pk")
        .first()
    )


def due_this_month(day: date) -> QuerySet[Promise]:
    """Open promises that fall due from `day` to the end of its month, the nearest first, at most five."""
    end = day.replace(day=monthrange(day.year, day.month)[1])
    return (
        Promise.objects.public()
        .unsettled()
        .filter(due_on__gte=day, due_on__lte=end)
        .order_by("due_on", "pk")[:SHOWN]
    )

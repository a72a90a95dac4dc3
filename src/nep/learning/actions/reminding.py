"""Who is invited is reminded once, before the day, and it is written down."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db import transaction

from nep.learning.actions.lists import users_of
from nep.learning.models import Attendance, Session
from nep.norms.queries import due_on
from nep.notices.actions import send
from nep.web.clock import day_of

NORM = "session.remind"
LOOK_AHEAD = timedelta(days=30)


def remind_of_sessions(*, at: datetime) -> int:
    """Send what is due today by the norm `session.remind`: to those invited and not reminded yet, once each.
    A session that is held or called off reminds nobody. Returns how many persons were reminded."""
    today = day_of(at)
    coming = Session.objects.filter(
        state=Session.State.PLANNED,
        meeting__happens_on__gte=today,
        meeting__happens_on__lte=today + LOOK_AHEAD,
    )
    waiting: dict[date, list[int]] = defaultdict(list)
    for pk, day in coming.order_by("pk").values_list("pk", "meeting__happens_on"):
        waiting[day].append(pk)
    ripe = [pk for day, keys in waiting.items() if due_on(NORM, day).due_on <= today for pk in keys]
    return sum([_remind(pk, at) for pk in ripe])


def _remind(session_id: int, at: datetime) -> int:
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=session_id)
        rows = Attendance.objects.filter(session=session, invited_on__isnull=False, reminded_on=None)
        told = users_of(rows)
        count = rows.update(reminded_on=day_of(at))
        if told:
            send("session_reminder", thing=session, at=at, to_users=told)
        return count

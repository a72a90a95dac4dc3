"""A day closes only when each issue has an owner."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import ngettext

from nep.dialogue import permissions, refusals
from nep.dialogue.models import Issue, ListeningDay
from nep.meetings.actions import close_meeting, locked
from nep.organisations.actors import Actor
from nep.web.errors import NotAllowed


def close_day(day: ListeningDay, *, by: Actor, at: datetime) -> ListeningDay:
    """Nothing is added any more. Raises IssuesWithoutOwner with their number, or as `close_meeting`."""
    with transaction.atomic():
        day.meeting = locked(day.meeting)
        if not permissions.can_close_day(by, day):
            raise NotAllowed
        left = Issue.objects.filter(day=day, state=Issue.State.OPEN).count()
        if left:
            raise refusals.IssuesWithoutOwner(
                ngettext(
                    "Còn %(count)s vấn đề chưa có nơi chịu trách nhiệm. Ông/bà ghi rồi mới kết thúc.",
                    "Còn %(count)s vấn đề chưa có nơi chịu trách nhiệm. Ông/bà ghi rồi mới kết thúc.",
                    left,
                )
                % {"count": left}
            )
        day.meeting = close_meeting(day.meeting, by=by, at=at)
        return day

"""What waits on desks: a conference of today to check in at, minutes to write, a delegate to name."""

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.organisations.registry import DeskItem
from nep.reviews.models import Conference, Invitation

MOST = 50
TO_COME = (Meeting.State.PLANNED, Meeting.State.ANNOUNCED)


def desk_conferences(actor: Actor, day: date) -> list[DeskItem]:
    """Two queries at most."""
    return [*_to_write_down(actor, day), *_to_answer(actor, day)]


def _to_write_down(actor: Actor, day: date) -> list[DeskItem]:
    if actor.unit_id is None or not actor.has("run_conferences"):
        return []
    open_ones = Q(meeting__state__in=TO_COME, meeting__happens_on__lte=day) | Q(
        meeting__state=Meeting.State.HELD
    )
    rows = Conference.objects.filter(open_ones, unit=actor.unit_id).select_related("meeting")
    return [
        DeskItem(
            kind=_("Hội nghị"),
            title=_what_waits(row) % {"title": row.title},
            url=row.get_absolute_url(),
            due_on=row.meeting.happens_on,
        )
        for row in rows.order_by("meeting__happens_on", "pk")[:MOST]
    ]


def _what_waits(row: Conference) -> str:
    if row.is_to_come:
        return _("Điểm danh rồi ghi đã tổ chức: %(title)s")
    if row.paper_id is None:
        return _("Ghi biên bản, kết luận: %(title)s")
    return _("Kết thúc hội nghị: %(title)s")


def _to_answer(actor: Actor, day: date) -> list[DeskItem]:
    """Seats of the unit for which nobody was named yet, one line a conference."""
    if actor.unit_id is None or not actor.has("answer_invitation"):
        return []
    empty = Invitation.objects.filter(unit=actor.unit_id, post=None, invited_on__isnull=False)
    rows = Conference.objects.filter(
        pk__in=empty.values("conference"), meeting__state__in=TO_COME, meeting__happens_on__gte=day
    ).select_related("meeting")
    return [
        DeskItem(
            kind=_("Giấy mời"),
            title=_("Cử người dự: %(title)s") % {"title": row.title},
            url=reverse("reviews:conference_own", args=[row.uuid]),
            due_on=row.meeting.happens_on,
        )
        for row in rows.order_by("meeting__happens_on", "pk")[:MOST]
    ]

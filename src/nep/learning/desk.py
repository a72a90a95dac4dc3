"""What waits on desks: a session of today to take attendance at, one of before that is not written down."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from nep.learning.models import Session
from nep.organisations.actors import Actor
from nep.organisations.queries import names_on
from nep.organisations.registry import DeskItem

DESK_LIMIT = 200


def desk_sessions(actor: Actor, day: date) -> list[DeskItem]:
    """For who keeps the lists of the own unit; two queries."""
    if actor.unit is None or not actor.has("plan_sessions"):
        return []
    rows = list(
        Session.objects.filter(unit=actor.unit.pk, state=Session.State.PLANNED, meeting__happens_on__lte=day)
        .select_related("meeting")
        .order_by("meeting__happens_on", "pk")[:DESK_LIMIT]
    )
    names = names_on([actor.unit.pk], day) if rows else {}
    return [_item(row, names.get(row.unit_id, "")) for row in rows]


def _item(row: Session, unit_name: str) -> DeskItem:
    title = _("Điểm danh rồi ghi đã tổ chức: %(title)s") % {"title": row.title}
    url = reverse("learning:session", args=[row.uuid])
    return DeskItem(_("Buổi học"), title, url, row.meeting.happens_on, unit_name)

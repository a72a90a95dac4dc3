"""The figures of listening days."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from nep.measures.declarations import Flow, RecordRow, Records
from nep.measures.registry import register
from nep.measures.things import Thing
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.web.registry import address_for

LISTENING = Q(kind=str(Meeting.Kind.LISTENING_DAY))


def visible_meetings(actor: Actor) -> QuerySet[Meeting]:
    """Meetings that everybody may read, and those of the acting post's units."""
    public = Q(pk__in=Meeting.objects.public().values("pk"))
    if actor.post is None:
        return Meeting.objects.filter(public)
    return Meeting.objects.filter(public | Q(pk__in=Meeting.objects.visible_to(actor).values("pk")))


def describe_meetings(pairs: Sequence[tuple[int, int]]) -> list[RecordRow]:
    found = Meeting.objects.in_bulk([pk for pk, _n in pairs])
    return [_row(found[pk], n) for pk, n in pairs if pk in found]


def _row(meeting: Meeting, n: int) -> RecordRow:
    url = address_for("dialogue:day", meeting.uuid)
    return RecordRow(meeting.title, url, meeting.held_on or meeting.happens_on, meeting.unit_id, n)


RECORDS = Records(visible_to=visible_meetings, describe=describe_meetings)
DUE = Flow(
    "listening_days_due",
    "Ngày nghe dân nói theo lịch",
    "Đếm mỗi ngày nghe dân nói một lần theo ngày ghi trong lịch, kể cả ngày sau đó dời hoặc không tổ chức.",
    Thing.DAYS,
    Meeting,
    "unit",
    RECORDS,
    day="due_on",
    where=LISTENING,
)
HELD = Flow(
    "listening_days_held",
    "Ngày nghe dân nói đã tổ chức",
    "Đếm mỗi ngày nghe dân nói một lần theo ngày đã thực sự tổ chức.",
    Thing.DAYS,
    Meeting,
    "unit",
    RECORDS,
    day="held_on",
    where=LISTENING,
)


def declare() -> None:
    register(DUE, HELD)

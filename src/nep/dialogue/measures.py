"""The figures of listening days."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from nep.dialogue.models import Issue, ListeningDay, Opinion, Speaker
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


def describe_meetings(pairs: Sequence[tuple[int, int]], actor: Actor) -> list[RecordRow]:
    found = Meeting.objects.in_bulk([pk for pk, _n in pairs])
    return [_row(found[pk], n) for pk, n in pairs if pk in found]


def _row(meeting: Meeting, n: int) -> RecordRow:
    url = address_for("dialogue:day", meeting.uuid)
    return RecordRow(meeting.title, url, meeting.held_on or meeting.happens_on, meeting.unit_id, n)


RECORDS = Records(visible_to=visible_meetings, describe=describe_meetings)
DUE = Flow(
    "listening_days_due",
    gettext_noop("Ngày nghe dân nói theo lịch"),
    gettext_noop(
        "Đếm mỗi ngày nghe dân nói một lần theo ngày ghi trong lịch, kể cả ngày sau đó dời hoặc "
        "không tổ chức."
    ),
    Thing.DAYS,
    Meeting,
    "unit",
    RECORDS,
    day="due_on",
    where=LISTENING,
)
HELD = Flow(
    "listening_days_held",
    gettext_noop("Ngày nghe dân nói đã tổ chức"),
    gettext_noop("Đếm mỗi ngày nghe dân nói một lần theo ngày đã thực sự tổ chức."),
    Thing.DAYS,
    Meeting,
    "unit",
    RECORDS,
    day="held_on",
    where=LISTENING,
)


def _visible_said(model: type[Speaker | Opinion | Issue]) -> Callable[[Actor], QuerySet[Any]]:
    return lambda actor: model._default_manager.filter(day__meeting__in=visible_meetings(actor))


def _describe_days(pairs: Sequence[tuple[int, int]], actor: Actor) -> list[RecordRow]:
    """Who spoke and what was said drill to the session, never to a person."""
    found = ListeningDay.objects.select_related("meeting").in_bulk([pk for pk, _n in pairs])
    return [_row(found[pk].meeting, n) for pk, n in pairs if pk in found]


SPEAKERS = Flow(
    "speakers",
    gettext_noop("Lượt người phát biểu"),
    gettext_noop("Đếm mỗi người một lần trong mỗi buổi có phát biểu, theo ngày của buổi đó; không ghi tên."),
    Thing.SPEAKERS,
    Speaker,
    "unit",
    Records(visible_to=_visible_said(Speaker), describe=_describe_days, by="day"),
    day="held_on",
)
OPINIONS = Flow(
    "opinions",
    gettext_noop("Ý kiến phát biểu"),
    gettext_noop(
        "Đếm mỗi ý kiến được ghi trong buổi, theo ngày của buổi đó; một người có thể nêu nhiều ý kiến."
    ),
    Thing.OPINIONS,
    Opinion,
    "unit",
    Records(visible_to=_visible_said(Opinion), describe=_describe_days, by="day"),
    day="held_on",
)
ISSUES = Flow(
    "issues",
    gettext_noop("Vấn đề được nêu"),
    gettext_noop(
        "Đếm mỗi vấn đề được tách ra từ ý kiến, theo ngày của buổi; một ý kiến có thể nêu nhiều vấn đề."
    ),
    Thing.ISSUES,
    Issue,
    "unit",
    Records(visible_to=_visible_said(Issue), describe=_describe_days, by="day"),
    day="held_on",
)


def declare() -> None:
    register(DUE, HELD, SPEAKERS, OPINIONS, ISSUES)

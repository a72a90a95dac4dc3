"""Figures over meetings, declared for tests only, and the same counted in plain Python."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import F, Q

from nep.measures.declarations import Entry, Flow, RecordRow, Records, Stock
from nep.measures.things import Thing
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor


def _visible(actor: Actor):  # type: ignore[no-untyped-def] # a queryset of the test's own
    return Meeting.objects.filter(unit=actor.unit) if actor.unit else Meeting.objects.none()


def _describe(pairs: Sequence[tuple[int, int]], actor: Actor) -> list[RecordRow]:
    found = Meeting.objects.in_bulk([pk for pk, _n in pairs])
    return [RecordRow(found[pk].title, "", found[pk].held_on, found[pk].unit_id, n) for pk, n in pairs]


RECORDS = Records(visible_to=_visible, describe=_describe)
HELD = Flow(
    "test_held", "Ngày đã họp", "Đếm mỗi buổi đã họp theo ngày họp.", Thing.DAYS, Meeting, "unit", RECORDS,
    day="held_on", where=Q(kind="listening_day"),
)  # fmt: skip
LATE = Stock(
    "test_late", "Buổi họp trễ", "Đếm mỗi buổi quá ngày theo lịch mà chưa họp.", Thing.DAYS, Meeting,
    "unit", RECORDS,
    entries=(
        Entry("due_on", +1, Q(held_on=None) | Q(held_on__gt=F("due_on"))),
        Entry("held_on", -1, Q(held_on__gt=F("due_on"))),
    ),
)  # fmt: skip


def counts(key: str, meeting: Meeting, first: date, last: date) -> bool:
    """The oracle: does the figure count this meeting? Written without the declaration and without SQL."""
    if key == "test_held":
        held = meeting.held_on is not None and first <= meeting.held_on <= last
        return held and meeting.kind == "listening_day"
    if meeting.due_on is None or meeting.due_on > last:
        return False
    return meeting.held_on is None or (meeting.held_on > last and meeting.held_on > meeting.due_on)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]

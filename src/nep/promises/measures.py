"""The promise figures. A promise counts from the day it was given, also while its wording waits for approval:
leaving it unapproved makes no figure better (safeguard 17)."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from nep.measures.declarations import Entry, Flow, RecordRow, Records, Stock
from nep.measures.registry import register
from nep.measures.things import Thing
from nep.organisations.actors import Actor
from nep.promises.models import DueDate, Promise
from nep.web.registry import address_for


def _visible(actor: Actor) -> QuerySet[Promise]:
    public = Q(pk__in=Promise.objects.public().values("pk"))
    if actor.post is None:
        return Promise.objects.filter(public)
    return Promise.objects.filter(public | Q(pk__in=Promise.objects.visible_to(actor).values("pk")))


def _visible_dates(actor: Actor) -> QuerySet[DueDate]:
    return DueDate.objects.filter(promise__in=_visible(actor))


def _describe(pairs: Sequence[tuple[int, int]], actor: Actor) -> list[RecordRow]:
    found = Promise.objects.in_bulk([pk for pk, _n in pairs])
    return [_row(found[pk], n) for pk, n in pairs if pk in found]


def _row(promise: Promise, n: int) -> RecordRow:
    url = address_for("promises:promise", promise.uuid) if promise.is_published else ""
    return RecordRow(promise.text, url, promise.made_on, promise.unit_id, n)


RECORDS = Records(visible_to=_visible, describe=_describe)
DATES = Records(visible_to=_visible_dates, describe=_describe, by="promise", key="promise__uuid")
MOVES = Records(visible_to=_visible_dates, describe=_describe, by="promise")
MADE = Flow(
    "promises_made",
    gettext_noop("Nội dung cam kết đã hứa"),
    gettext_noop(
        "Đếm mỗi nội dung cam kết một lần theo ngày hứa, ở đơn vị chịu trách nhiệm, kể cả nội dung "
        "ghi nhận chưa "
        "hẹn ngày và nội dung chờ duyệt lời văn."
    ),
    Thing.PROMISES,
    Promise,
    "unit",
    RECORDS,
    day="made_on",
)
KEPT = Flow(
    "promises_kept",
    gettext_noop("Nội dung cam kết đã làm xong"),
    gettext_noop(
        "Đếm mỗi nội dung cam kết một lần theo ngày làm xong có minh chứng, không còn ai báo chưa làm."
    ),
    Thing.PROMISES,
    Promise,
    "unit",
    RECORDS,
    day="kept_on",
)
OVERDUE = Stock(
    "promises_late",
    gettext_noop("Nội dung cam kết quá hạn"),
    gettext_noop(
        "Đếm những nội dung cam kết đến cuối ngày cuối kỳ đã quá hạn đang có hiệu lực vào ngày đó mà "
        "chưa xong."
    ),
    Thing.PROMISES,
    DueDate,
    "unit",
    DATES,
    entries=(Entry("late_from", +1), Entry("late_until", -1)),
)
MOVED = Flow(
    "promises_moved",
    gettext_noop("Lần lùi hạn cam kết"),
    gettext_noop("Đếm mỗi lần đổi hạn một nội dung cam kết theo ngày ghi lần đổi đó."),
    Thing.MOVES,
    DueDate,
    "unit",
    MOVES,
    day="set_on",
    where=Q(number__gt=1),
)


def declare() -> None:
    register(MADE, KEPT, OVERDUE, MOVED)

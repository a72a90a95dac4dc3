"""A post's duties as secretary of listening days, when its work passes to another."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from nep.audit.actions import record
from nep.dialogue.models import ListeningDay, ListeningSeries
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.organisations.open_work import WorkItem, register_open_work
from nep.web.errors import Refusal
from nep.web.registry import address_for


class SecretaryElsewhere(Refusal):
    sentence = _("Thư ký ngày nghe dân là người của đơn vị nghe dân. Ông/bà chọn người cùng đơn vị.")
    field = "to_post"


def declare() -> None:
    register_open_work(
        "dialogue.days", _("Thư ký ngày nghe dân sắp tới"), of_post=days_of, pass_on=pass_days_on
    )
    register_open_work(
        "dialogue.series", _("Thư ký lịch nghe dân định kỳ"), of_post=series_of, pass_on=pass_series_on
    )


def days_of(post: Post, day: date) -> list[WorkItem]:
    """Days that `post` keeps the list of, from `day` on."""
    rows = ListeningDay.objects.filter(secretary=post, meeting__happens_on__gte=day)
    rows = rows.exclude(meeting__state=Meeting.State.CANCELLED).select_related("meeting")
    return [
        WorkItem(
            row.pk,
            row.meeting.title,
            address_for("dialogue:work", row.meeting.uuid),
            row.meeting.happens_on,
        )
        for row in rows.order_by("meeting__happens_on", "pk")
    ]


def series_of(post: Post, day: date) -> list[WorkItem]:
    rows = ListeningSeries.objects.filter(secretary=post).exclude(ends_on__lt=day).order_by("pk")
    return [WorkItem(row.pk, row.title, address_for("dialogue:list")) for row in rows]


def pass_days_on(ids: Sequence[int], from_post: Post, to_post: Post, by: Actor, at: datetime) -> None:
    """`to_post` alone reads who asked to speak from now on (safeguard 5): no unit above takes it over."""
    rows = ListeningDay.objects.filter(pk__in=ids, secretary=from_post).select_related("meeting")
    days = list(rows.order_by("pk"))
    if any(day.meeting.unit_id != to_post.unit_id for day in days):
        raise SecretaryElsewhere
    for day in days:
        record("secretary_passed", thing=day.meeting, by=by, at=at, unit_id=day.meeting.unit_id)
    rows.update(secretary=to_post)


def pass_series_on(ids: Sequence[int], from_post: Post, to_post: Post, by: Actor, at: datetime) -> None:
    rows = ListeningSeries.objects.filter(pk__in=ids, secretary=from_post)
    found = list(rows.order_by("pk"))
    if any(one.unit_id != to_post.unit_id for one in found):
        raise SecretaryElsewhere
    for one in found:
        record("secretary_passed", thing=one, by=by, at=at, unit_id=one.unit_id)
    rows.update(secretary=to_post)

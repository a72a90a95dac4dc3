"""A post's practices, when its work passes to another: who others ask about them."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.organisations.open_work import WorkItem, register_open_work
from nep.practices.models import Practice


def declare() -> None:
    register_open_work(
        "practices.contact", _("Nơi hỏi thêm về mô hình"), of_post=contact_for, pass_on=pass_contact_on
    )


def contact_for(post: Post, day: date) -> list[WorkItem]:
    """Practices that were not withdrawn and name `post` as the one to ask."""
    rows = Practice.objects.filter(contact=post).exclude(state=Practice.State.WITHDRAWN).order_by("pk")
    return [WorkItem(row.pk, row.title, row.get_absolute_url()) for row in rows]


def pass_contact_on(ids: Sequence[int], from_post: Post, to_post: Post, by: Actor, at: datetime) -> None:
    """Others ask `to_post` from now on."""
    rows = Practice.objects.filter(pk__in=ids, contact=from_post).order_by("pk")
    for practice in list(rows):
        record("practice_contact_passed", thing=practice, by=by, at=at, unit_id=practice.unit_id)
    rows.update(contact=to_post)

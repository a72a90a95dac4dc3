"""A post's open promises, when its work passes to another: who citizens ask. Who promised stays for ever."""

from collections.abc import Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.organisations.open_work import WorkItem, register_open_work
from nep.promises.models import Promise


def declare() -> None:
    register_open_work(
        "promises.contact",
        _("Nơi người dân hỏi về việc đã hứa"),
        of_post=contact_for,
        pass_on=pass_contact_on,
    )


def contact_for(post: Post, day: date) -> list[WorkItem]:
    """Promises that have not ended and name `post` as the one to ask."""
    rows = Promise.objects.filter(contact=post, settled_on=None).order_by("due_on", "pk")
    return [WorkItem(row.pk, row.text, reverse("promises:work", args=[row.uuid]), row.due_on) for row in rows]


def pass_contact_on(ids: Sequence[int], from_post: Post, to_post: Post, by: Actor, at: datetime) -> None:
    """Citizens ask `to_post` from now on."""
    rows = Promise.objects.filter(pk__in=ids, contact=from_post, settled_on=None).order_by("pk")
    for promise in list(rows):
        record("promise_contact_passed", thing=promise, by=by, at=at, unit_id=promise.unit_id)
    rows.update(contact=to_post)

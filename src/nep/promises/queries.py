"""Reads of promises, shaped for the desk."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.organisations.actors import Actor
from nep.organisations.queries import names_on
from nep.organisations.registry import DeskItem
from nep.promises.models import Promise

DUE_SOON_DAYS = 7
DESK_LIMIT = 200


def desk_promises(actor: Actor, day: date) -> list[DeskItem]:
    """What waits for the acting post: late, due today and due soon, disputed, and wording to approve."""
    wanted = _work_of(actor, day)
    if wanted is None:
        return []
    rows = list(Promise.objects.filter(wanted).order_by("due_on", "pk")[:DESK_LIMIT])
    names = names_on([row.unit_id for row in rows], day)
    return [
        DeskItem(
            kind=_desk_kind(row),
            title=row.text,
            url=reverse("promises:work", args=[row.uuid]),
            due_on=row.wording_due_on if row.state == Promise.State.DRAFT else row.due_on,
            unit_name=names.get(row.unit_id, ""),
        )
        for row in rows
    ]


def _work_of(actor: Actor, day: date) -> Q | None:
    if actor.unit is None:
        return None
    wanted: Q | None = None
    if actor.has("keep_promise"):
        soon = Q(state=Promise.State.OPEN, due_on__lte=day + timedelta(days=DUE_SOON_DAYS))
        wanted = Q(unit=actor.unit) & (soon | Q(state=Promise.State.DISPUTED))
    if actor.has("approve_wording"):
        drafts = Q(state=Promise.State.DRAFT) & (
            Q(promised_by__unit=actor.unit) | Q(meeting__unit=actor.unit)
        )
        wanted = drafts if wanted is None else wanted | drafts
    return wanted


def _desk_kind(promise: Promise) -> str:
    if promise.state == Promise.State.DRAFT:
        return _("Duyệt nội dung cam kết")
    if promise.state == Promise.State.DISPUTED:
        return _("Người dân báo chưa xong")
    return _("Nội dung cam kết giải quyết")


def unapproved_late(day: date) -> int:
    """How many promises wait for approval of their words beyond the norm's days."""
    return Promise.objects.filter(state=Promise.State.DRAFT, wording_due_on__lt=day).count()

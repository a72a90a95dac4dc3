"""Reads of practices, shaped for the desk and for drop-downs."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.queries import children_of, names_on, with_version
from nep.organisations.registry import DeskItem
from nep.practices.models import Practice

DESK_LIMIT = 200
State = Practice.State


def desk_practices(actor: Actor, day: date) -> list[DeskItem]:
    """What waits for the acting post: registrations of units directly below to decide on, own ones that were
    returned."""
    wanted = _work_of(actor, day)
    if wanted is None:
        return []
    rows = list(Practice.objects.filter(wanted).order_by("registered_on", "pk")[:DESK_LIMIT])
    names = names_on([row.unit_id for row in rows], day)
    return [
        DeskItem(
            kind=_("Mô hình chờ công nhận") if row.state == State.REGISTERED else _("Mô hình bị trả lại"),
            title=row.title,
            url=reverse("practices:practice", args=[row.uuid]),
            due_on=None,
            unit_name=names.get(row.unit_id, ""),
        )
        for row in rows
    ]


def _work_of(actor: Actor, day: date) -> Q | None:
    if actor.unit is None:
        return None
    wanted: Q | None = None
    if actor.has("register_practice"):
        wanted = Q(unit=actor.unit, state=State.RETURNED)
    if actor.has("recognise_practice"):
        below = children_of(actor.unit, line=actor.line, on=day).values("pk")
        decide = Q(unit__in=below, state=State.REGISTERED)
        wanted = decide if wanted is None else wanted | decide
    return wanted


def units_to_own(on: date) -> QuerySet[Any]:
    """Units that may have a practice together with another, as on a day, in the order of their names."""
    return with_version(Unit.objects.all(), on).order_by("current_sort_key", "pk")

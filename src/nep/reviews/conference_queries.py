"""Reads for the pages of conferences."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q

from nep.organisations.actors import Actor
from nep.practices.models import Practice
from nep.reviews.models import AgendaItem, Conference, Invitation
from nep.vietnamese.text import fold

MOST_PRACTICES = 300
MOST_SHOWN = 20


def practices_to_show(
    conference: Conference, actor: Actor, *, item: AgendaItem | None = None
) -> list[tuple[int, str]]:
    """Practices that an item may be about: recognised or registered ones that the acting post sees, and the
    one it is about already."""
    seen = Practice.objects.visible_to(actor).filter(withdrawn_on=None, registered_on__isnull=False)
    wanted = Q(pk__in=seen.values("pk"))
    if item is not None and item.practice_id is not None:
        wanted |= Q(pk=item.practice_id)
    rows = Practice.objects.filter(wanted).order_by("-registered_on", "-pk").values_list("pk", "title")
    return sorted(rows[:MOST_PRACTICES], key=lambda row: fold(row[1]))


def invited_rows(rows: Iterable[Invitation], names: Mapping[int, str]) -> list[dict[str, Any]]:
    """Each seat with the words that name it: the post and who holds it, or the unit that names somebody."""
    return [{"one": row, "title": _title(row, names.get(row.unit_id, ""))} for row in rows]


def _title(row: Invitation, unit_name: str) -> str:
    if row.post is None:
        return f"{unit_name} ({row.seat})"
    title = row.post.title if unit_name in row.post.title else f"{row.post.title}, {unit_name}"
    return f"{title}: {row.post.person.full_name}"


def own_rows(conference: Conference, actor: Actor) -> list[Invitation]:
    """The acting post's own invitation, then the seats of its unit when it answers for them."""
    if actor.post is None:
        return []
    mine = Q(post=actor.post_id) if actor.mandate is None else Q(pk__in=[])
    if actor.has("answer_invitation"):
        mine |= Q(unit=actor.unit_id, seat__gte=1)
    rows = conference.invitations.filter(mine, invited_on__isnull=False).select_related("post__person")
    return sorted(rows, key=lambda row: (row.post_id != actor.post_id, row.seat, row.pk))


def own_invitations(actor: Actor, day: date) -> list[Invitation]:
    """Invitations of the acting post to conferences from `day` on, the next one first."""
    if actor.post is None or actor.mandate is not None:
        return []
    rows = Invitation.objects.filter(
        post=actor.post_id, invited_on__isnull=False, conference__meeting__happens_on__gte=day
    ).exclude(conference__meeting__state="cancelled")
    found = rows.select_related("conference__meeting").order_by("conference__meeting__happens_on", "pk")
    return list(found[:MOST_SHOWN])

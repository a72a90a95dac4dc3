"""Reads for the pages of conferences."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from nep.organisations.actors import Actor
from nep.organisations.queries import names_on
from nep.practices.models import Practice
from nep.programmes.carrying import MOST_LINES, Carried
from nep.programmes.models import Theme
from nep.promises.models import Promise
from nep.promises.standing import state_of
from nep.reviews.models import AgendaItem, Conclusion, Conference, Invitation
from nep.vietnamese.numbers import with_dots
from nep.vietnamese.text import fold
from nep.web.registry import address_for

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


def conclusions_of(conference: Conference, actor: Actor, *, today: date) -> list[dict[str, Any]]:
    """What was concluded, with whose work it is and how it stands; a link where the acting post follows it.
    Three queries."""
    found = conference.conclusions.select_related("promise", "next_theme", "item").order_by("position", "pk")
    rows = list(found)
    names = names_on({row.promise.unit_id for row in rows if row.promise}, today)
    seen = Promise.objects.visible_to(actor).filter(pk__in=[row.promise_id for row in rows if row.promise_id])
    followed = set(seen.values_list("pk", flat=True))
    return [
        {
            "row": row,
            "unit": names.get(row.promise.unit_id, "") if row.promise else "",
            "state": state_of(row.promise, today=today) if row.promise else None,
            "url": _work_address(row, followed),
        }
        for row in rows
    ]


def _work_address(row: Conclusion, followed: set[int]) -> str:
    if row.promise is None or row.promise.pk not in followed:
        return ""
    return address_for("promises:work", row.promise.uuid)


def open_conclusions(theme: Theme, day: date) -> list[Carried]:
    """Work that conferences on the theme gave out and that is not done on `day`: the oldest by their words,
    then how many more. Three queries."""
    given = Conclusion.objects.filter(conference__theme=theme, kind=Conclusion.Kind.WORK)
    left = given.exclude(promise__state__in=[Promise.State.KEPT, Promise.State.WITHDRAWN])
    rows = list(left.select_related("promise", "conference").order_by("pk")[:MOST_LINES])
    names = names_on({row.promise.unit_id for row in rows if row.promise}, day)
    lines = [
        Carried(f"{names[row.promise.unit_id]}: {row.promise.text}", row.conference.get_absolute_url())
        for row in rows
        if row.promise
    ]
    more = left.count() - len(lines)
    if more > 0:
        said = _("Còn %(count)s kết luận khác chưa làm xong")
        lines.append(Carried(said % {"count": with_dots(more)}))
    return lines

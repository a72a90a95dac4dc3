"""Posts, verbs and open work as drop-downs and check boxes show them."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.text import Truncator

from nep.organisations import queries
from nep.organisations.models import Line, Post, Unit, World
from nep.organisations.open_work import Waiting
from nep.organisations.roles import grants_of
from nep.organisations.verbs import GIVEN

Group = tuple[Any, Any]


def deputies(post: Post, day: date) -> list[Group]:
    """Who may stand in for `post`: the other posts of its unit."""
    return _grouped(_others(post, [post.unit], day), day)


def takers(post: Post, day: date) -> list[Group]:
    """To whom work of `post` may go: its unit, the units directly below, the one above; one side only."""
    line = Line.PARTY if post.unit.world == World.PARTY else Line.STATE
    units = [post.unit, *queries.children_of(post.unit, line=line, on=day).order_by("pk")]
    above = queries.parent_of(post.unit, line=line, on=day)
    return _grouped(_others(post, [*units, *([above] if above else [])], day), day)


def _others(post: Post, units: Sequence[Unit], day: date) -> list[Post]:
    """Posts of `units` held on `day` by somebody else of the same side, as one query."""
    held = Post.objects.filter(unit__in=units, valid_from__lte=day, valid_to__gt=day)
    one_side = held.filter(unit__world=World.PARTY) if post.unit.world == World.PARTY else held
    if post.unit.world != World.PARTY:
        one_side = held.exclude(unit__world=World.PARTY)
    rows = one_side.exclude(person=post.person_id).select_related("person")
    place = {unit.pk: number for number, unit in enumerate(units)}
    return sorted(rows, key=lambda row: (place[row.unit_id], row.pk))


def _grouped(posts: Iterable[Post], day: date) -> list[Group]:
    rows = list(posts)
    names = queries.names_on([row.unit_id for row in rows], day)
    return [
        (names[unit_id], [(row.pk, f"{row.title}: {row.person.full_name}") for row in of_unit])
        for unit_id, of_unit in groupby(rows, key=lambda row: row.unit_id)
    ]


def verbs_of(post: Post) -> list[tuple[str, Any]]:
    """What `post` may give, by label, in the order of `verbs.GIVEN`."""
    held = grants_of(role.role for role in post.roles.all())
    return [(verb, given.label) for verb, given in GIVEN.items() if verb in held]


def labels_of(verbs: Iterable[str]) -> list[Any]:
    """The labels of named verbs; one that the program no longer knows is left out."""
    named = set(verbs)
    return [given.label for verb, given in GIVEN.items() if verb in named]


def work_choices(waiting: Iterable[Waiting]) -> list[Group]:
    """Open work by kind, each item with its day."""
    return [
        (
            kind.work.label,
            [(f"{kind.work.key}:{item.thing_id}", _line(item.title, item.due_on)) for item in kind.items],
        )
        for kind in waiting
    ]


def _line(title: str, due_on: date | None) -> str:
    words = Truncator(title).words(24)
    return f"{words} ({due_on:%d/%m/%Y})" if due_on else words

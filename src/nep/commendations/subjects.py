"""Where the subject of a nomination belongs, as a list, a register and a certificate write it."""

from collections.abc import Iterable, Sequence
from datetime import date

from nep.commendations.models import Nomination
from nep.organisations.models import Line, Placement, Post, World
from nep.organisations.queries import names_on
from nep.vietnamese.text import fold

TELL_MEMBERSHIP = ("chi bo", "dang vien")


def unit_names(nominations: Sequence[Nomination], on: date) -> dict[int, str]:
    """Nomination id -> the unit that stands beside the name on `on`: of a person the unit of the post, of a
    collective the one above it, empty where it is the topmost."""
    units = {**_of_persons(nominations), **_of_collectives(nominations, on)}
    names = names_on(units.values(), on)
    return {one.pk: names[units[one.pk]] if one.pk in units else "" for one in nominations}


def _of_persons(nominations: Iterable[Nomination]) -> dict[int, int]:
    persons = [one for one in nominations if one.person_id is not None]
    posts = Post.objects.filter(person__in={one.person_id for one in persons}).order_by("valid_from", "pk")
    held = {(post.person_id, post.title): post.unit_id for post in posts}
    return {one.pk: held.get((one.person_id or 0, one.subject_post), one.unit_id) for one in persons}


def _of_collectives(nominations: Iterable[Nomination], on: date) -> dict[int, int]:
    """The unit directly above each on the line of its world: one query for any number of them."""
    units = {one.pk: one.collective for one in nominations if one.collective is not None}
    placed = Placement.objects.filter(unit__in={unit.pk for unit in units.values()}, valid_from__lte=on)
    last = {(row.unit_id, row.line): row for row in placed.order_by("valid_from", "pk")}
    found: dict[int, int] = {}
    for pk, unit in units.items():
        row = last.get((unit.pk, Line.PARTY if unit.world == World.PARTY else Line.STATE))
        if row is not None and not row.is_closing and row.parent_id is not None:
            found[pk] = row.parent_id
    return found


def tells_membership(words: str) -> bool:
    """A cell or a title that would tell a reader of a public page who is a member (safeguard 11)."""
    folded = fold(words)
    return any(mark in folded for mark in TELL_MEMBERSHIP)

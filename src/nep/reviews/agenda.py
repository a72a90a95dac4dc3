"""The agenda as a tree: its lines in order with their hours, and whether the parts fit."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.translation import gettext

from nep.reviews.conference_refusals import AgendaTooShort
from nep.reviews.models import AgendaItem, Conference
from nep.vietnamese.numbers import with_dots

DEEPEST = 3


@dataclass(frozen=True)
class Line:
    """One item: "2.1", how deep it lies (1 to 3), and the hour at which it begins."""

    item: AgendaItem
    number: str
    depth: int
    starts_at: time


Tree = dict[int | None, list[AgendaItem]]


def agenda_of(conference: Conference) -> list[Line]:
    """Every item in reading order. One query."""
    found = conference.items.select_related(
        "section", "practice", "decision__form", "decision__paper", "conference__meeting"
    )
    return lines_of(conference, found.order_by("position", "pk"))


def lines_of(conference: Conference, items: Iterable[AgendaItem]) -> list[Line]:
    """`items` in the order of their positions."""
    begins = datetime.combine(conference.meeting.happens_on, conference.meeting.starts_at)
    return _lines(tree_of(items), None, "", 1, begins)


def tree_of(items: Iterable[AgendaItem]) -> Tree:
    tree: Tree = defaultdict(list)
    for item in items:
        tree[item.parent_id].append(item)
    return tree


def _lines(tree: Tree, parent: int | None, above: str, depth: int, begins: datetime) -> list[Line]:
    lines: list[Line] = []
    for number, item in enumerate(tree.get(parent, []), start=1):
        name = f"{above}{number}"
        lines.append(Line(item, name, depth, begins.time()))
        lines += _lines(tree, item.pk, f"{name}.", depth + 1, begins)
        begins += timedelta(minutes=item.minutes)
    return lines


def refuse_short(conference: Conference) -> None:
    """No part, and not the conference itself, is shorter than what it is made of. Raises AgendaTooShort."""
    items = list(conference.items.order_by("position", "pk"))
    tree = tree_of(items)
    for item in items:
        inside = sum(part.minutes for part in tree.get(item.pk, []))
        if inside > item.minutes:
            said = gettext(
                "Mục “%(title)s” dài %(minutes)s phút nhưng các phần bên trong cộng lại %(inside)s phút. "
                "Đồng chí tăng thời gian của mục hoặc rút ngắn các phần."
            )
            raise AgendaTooShort(said % {"title": item.title, **_minutes(item.minutes, inside)})
    inside = sum(item.minutes for item in tree.get(None, []))
    if inside > conference.length:
        said = gettext(
            "Hội nghị dài %(minutes)s phút nhưng các mục của chương trình cộng lại %(inside)s phút. "
            "Đồng chí tăng thời lượng của hội nghị hoặc rút ngắn các mục."
        )
        raise AgendaTooShort(said % _minutes(conference.length, inside))


def _minutes(whole: int, inside: int) -> dict[str, str]:
    return {"minutes": with_dots(whole), "inside": with_dots(inside)}


def minutes_left(conference: Conference, lines: Iterable[Line]) -> int:
    """Minutes of the conference that no item takes."""
    return conference.length - sum(line.item.minutes for line in lines if line.depth == 1)

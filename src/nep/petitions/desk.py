"""What waits for the acting post before a petition has its unit."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from nep.organisations.actors import Actor
from nep.organisations.registry import DeskItem
from nep.petitions import queries
from nep.petitions.models import Petition

MOST = 200
TITLE_LENGTH = 90


def items(actor: Actor, day: date) -> list[DeskItem]:
    """Petitions to sort and petitions to check at the acting post's desk, in two queries."""
    found: list[DeskItem] = []
    if actor.has("classify_petition"):
        found += [_item(petition, _("Cần phân loại"), day) for petition in queries.to_sort(actor)[:MOST]]
    if actor.has("release_quarantine"):
        found += [_item(petition, _("Chờ kiểm tra"), day) for petition in queries.to_check(actor)[:MOST]]
    return found


def short(petition: Petition) -> str:
    """The first words of the working text, for a line of a list."""
    first = " ".join(petition.working_text.split())
    return first if len(first) <= TITLE_LENGTH else first[:TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


def if_late(due_on: date | None, day: date) -> date | None:
    """The due day of the answer once it has passed; before that, work that others wait for is for today."""
    return due_on if due_on is not None and due_on < day else None


def _item(petition: Petition, kind: str, day: date) -> DeskItem:
    return DeskItem(
        kind=kind,
        title=short(petition),
        url=reverse("petitions:sort", args=[petition.uuid]),
        due_on=if_late(petition.due_on, day),
        clock=petition.deadline,
    )

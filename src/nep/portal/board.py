"""The leader's board: late promises first, by unit; what waits for approval; figures beside last year's."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Prefetch

from nep.organisations.actors import Actor
from nep.organisations.models import UnitVersion
from nep.organisations.queries import versions_on
from nep.petitions.desk_handling import matter
from nep.petitions.models import Answer, AnswerPromise
from nep.petitions.permissions_handling import is_own_draft
from nep.petitions.queries_handling import answers_to_approve
from nep.promises.models import Promise

SHOWN = 100


@dataclass(frozen=True)
class LateOfUnit:
    """The late promises of one unit, the longest overdue first."""

    unit: UnitVersion
    promises: list[Promise]


def late_by_unit(actor: Actor, day: date) -> list[LateOfUnit]:
    """Late promises that `actor` may see, units in dictionary order (safeguard 17: no ranking)."""
    rows = list(
        Promise.objects.visible_to(actor)
        .late_on(day)
        .select_related("unit")
        .order_by("unit_id", "due_on", "pk")[:SHOWN]
    )
    versions = versions_on([row.unit_id for row in rows], day)
    groups = [
        LateOfUnit(versions[unit_id], list(promises))
        for unit_id, promises in groupby(rows, key=lambda row: row.unit_id)
    ]
    return sorted(groups, key=lambda group: group.unit.sort_key)


def answers_to_sign(actor: Actor, day: date) -> list[Answer]:
    """What waits for the leader's signature with its promises, the most urgent first; each says whether the
    acting post may sign it (`may_sign`: nobody signs an own draft)."""
    promises = Prefetch("promises", AnswerPromise.objects.order_by("position"))
    rows = list(answers_to_approve(actor, day).prefetch_related(promises)[:SHOWN])
    for row in rows:
        row.may_sign = not is_own_draft(actor, row)  # type: ignore[attr-defined] # for the page
        row.title = matter(row.petition)  # type: ignore[attr-defined] # for the page
    return rows

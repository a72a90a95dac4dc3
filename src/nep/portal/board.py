"""The leader's board: late promises first, by unit; what waits for approval; figures beside last year's."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from nep.organisations.actors import Actor
from nep.organisations.models import UnitVersion
from nep.organisations.queries import versions_on
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

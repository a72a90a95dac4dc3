"""What the theme before leaves to a draft, as its page shows it."""

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from nep.programmes.carrying import heading_of, lesson_sources
from nep.programmes.models import CarriedLine, Theme

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class CarriedGroup:
    heading: "StrOrPromise"
    lines: list[CarriedLine]


def carried_groups(theme: Theme) -> list[CarriedGroup]:
    """Lines by where they come from, in the order of the sources. One query."""
    order = {source.kind: place for place, source in enumerate(lesson_sources())}
    rows = sorted(
        theme.carried.order_by("position", "pk"), key=lambda row: (order.get(row.kind, len(order)), row.kind)
    )
    return [
        CarriedGroup(heading_of(kind), list(lines)) for kind, lines in groupby(rows, key=lambda row: row.kind)
    ]

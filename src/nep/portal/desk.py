"""What waits for the acting post, in the three lists of every desk."""

from dataclasses import dataclass, field
from datetime import date

from nep.notices.models import Notice
from nep.notices.queries import open_tasks
from nep.notices.registry import Message, render
from nep.organisations.actors import Actor
from nep.organisations.registry import DeskItem, desk_items
from nep.web.registry import working_days_until

SHOWN = 20
SOON = 3
"""Working days within which a thing counts as due soon."""


@dataclass
class Desk:
    """Late, to do today (due today, or waiting without a clock), due soon, later; the oldest day first."""

    late: list[DeskItem] = field(default_factory=list)
    today: list[DeskItem] = field(default_factory=list)
    soon: list[DeskItem] = field(default_factory=list)
    later: list[DeskItem] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.today or self.soon)


def desk_of(actor: Actor, day: date) -> Desk:
    """The desk of `actor` on `day`; what is due later than `SOON` working days, or stands still,
    is folded."""
    desk = Desk()
    for item in sorted(desk_items(actor, day), key=lambda item: item.due_on or day):
        if item.clock is not None and item.clock.paused_on is not None:
            desk.later.append(item)
        elif item.due_on is None or item.due_on == day:
            desk.today.append(item)
        elif item.due_on < day:
            desk.late.append(item)
        elif _days_left(item, day) <= SOON:
            desk.soon.append(item)
        else:
            desk.later.append(item)
    return desk


def _days_left(item: DeskItem, day: date) -> int:
    """Working days until `item` is due, on the calendar of its clock."""
    calendar = item.clock.calendar_id if item.clock is not None else None
    return working_days_until(day, item.due_on or day, calendar)


def desk_news(actor: Actor) -> list[tuple[Notice, Message]]:
    """What somebody told the acting post's desk and nobody there has marked as read, the oldest first."""
    if actor.unit is None:
        return []
    return [(notice, render(notice)) for notice in open_tasks(actor.unit.pk)[:SHOWN]]

"""Who has sent, who is in time: from the assignments that are valid in the period, never from a target."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from nep.organisations.models import Unit
from nep.reviews.models import Assignment, Round

SENT = Q(report__state__in=("submitted", "accepted"))
IN_TIME = SENT & Q(report__sent_on__lte=F("due_on"))
COUNTS = {
    "assigned": Count("pk"),
    "sent": Count("pk", filter=SENT),
    "in_time": Count("pk", filter=IN_TIME),
    "accepted": Count("pk", filter=Q(report__state="accepted")),
    "returned": Count("pk", filter=Q(report__state="returned")),
    "entered_for": Count("pk", filter=SENT & Q(report__entered_for=True)),
}


@dataclass(frozen=True)
class Standing:
    """A count, not a score: every number is a part of `assigned`. `in_time` goes by the day of the first
    sending, which a return does not undo."""

    assigned: int
    sent: int
    in_time: int
    accepted: int
    returned: int
    entered_for: int

    @property
    def waiting(self) -> int:
        return self.sent - self.accepted

    @property
    def missing(self) -> int:
        return self.assigned - self.sent


def assigned_in(round_: Round, under: Unit | None = None) -> QuerySet[Assignment]:
    """The valid assignments of the round; with `under`, of that unit and of those that report through it."""
    rows = Assignment.objects.filter(round=round_).valid()
    if under is None or under.pk == round_.unit_id:
        return rows
    return rows.filter(pk__in=_through(round_, under))


def _through(round_: Round, under: Unit) -> set[int]:
    above = dict(round_.assignments.values_list("pk", "above_id"))
    tops = set(round_.assignments.filter(unit=under).values_list("pk", flat=True))
    found = set(tops)
    for pk in above:
        way: list[int] = []
        at: int | None = pk
        while at is not None and at not in found:
            way.append(at)
            at = above[at]
        if at is not None:
            found.update(way)
    return found


def round_standing(round_: Round, under: Unit | None = None) -> Standing:
    """One query (two with `under`)."""
    rows = assigned_in(round_, under)
    return Standing(**rows.aggregate(**COUNTS))


def missing_in(round_: Round, under: Unit | None = None) -> QuerySet[Assignment]:
    """Who has not sent (or was sent back and has not sent again), by name."""
    return assigned_in(round_, under).exclude(SENT).order_by("sort_key", "pk")


def late_in(round_: Round, on: date, under: Unit | None = None) -> QuerySet[Assignment]:
    """Who sent after the due day, or has not sent and is past it on `on`, by name."""
    sent_late = SENT & Q(report__sent_on__gt=F("due_on"))
    not_sent = ~SENT & Q(due_on__lt=on)
    return assigned_in(round_, under).filter(sent_late | not_sent).order_by("sort_key", "pk")


def standings_of(rounds: Iterable[Round]) -> dict[int, Standing]:
    """For a list: one query for all of them."""
    ids = [row.pk for row in rounds]
    counted = Assignment.objects.filter(round__in=ids).valid().values("round").annotate(**COUNTS)
    rows = counted.order_by("round").values_list("round", *COUNTS)
    found = {round_id: Standing(*counts) for round_id, *counts in rows}
    return {pk: found.get(pk, Standing(0, 0, 0, 0, 0, 0)) for pk in ids}

"""Reads for the pages of learning."""

import hmac
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.db.models import Count, Q, Sum

from nep.accounts.models import User
from nep.learning.counting import persons_of
from nep.learning.models import Attendance, Session
from nep.measures.small import conceal
from nep.organisations.actors import Actor
from nep.organisations.queries import names_on, units_below, versions_on
from nep.programmes.models import Theme

MOST_SHOWN = 50
CAME = [Attendance.State.PRESENT, Attendance.State.MAKE_UP]


def own_sessions(actor: Actor) -> list[Attendance]:
    """One's own rows, the newest session first: those one was invited to, and those one came to."""
    own = Attendance.objects.of(actor).filter(Q(invited_on__isnull=False) | Q(state__in=CAME))
    rows = own.select_related("session__meeting").order_by("-session__meeting__happens_on", "-pk")
    return list(rows[:MOST_SHOWN])


def units_to_invite(actor: Actor, on: date) -> list[tuple[int, str]]:
    """The acting post's unit, then those below it by name."""
    if actor.unit is None:
        return []
    below = units_below(actor.unit, line=actor.line, on=on).values_list("pk", flat=True)
    names = names_on(list(below.order_by("pk")), on)
    own = actor.unit.pk
    rest = sorted((item for item in names.items() if item[0] != own), key=lambda item: item[1])
    return [(own, names.get(own, "")), *rest]


@dataclass(frozen=True)
class CountRow:
    """`attended` counts once for each person and session, `persons` each person once; None is not told."""

    unit_id: int
    name: str
    sessions: int
    due: int
    attended: int | None
    persons: int | None
    by_count: int


def counts_of(theme: Theme, actor: Actor, *, on: date) -> list[CountRow]:
    """Sessions held on the theme, unit by unit in alphabetical order. Different persons are counted within a
    unit and never added up; sessions that were only counted say nothing about them."""
    held = Session.objects.visible_to(actor).filter(theme=theme, state=Session.State.HELD)
    rows = {
        row["unit"]: row
        for row in held.order_by()
        .values("unit")
        .annotate(
            sessions=Count("pk"),
            due=Sum("persons_due"),
            attended=Sum("present"),
            by_count=Count("pk", filter=Q(attendance_by=Session.Way.COUNT)),
        )
    }
    versions = versions_on(rows, on)
    attended = conceal({unit: row["attended"] for unit, row in rows.items()})
    persons = conceal({unit: n for unit, n in persons_of(theme.pk, list(rows)).items() if n})
    return [
        CountRow(
            unit,
            versions[unit].name,
            rows[unit]["sessions"],
            rows[unit]["due"],
            attended[unit],
            persons.get(unit),
            rows[unit]["by_count"],
        )
        for unit in sorted(rows, key=lambda unit: versions[unit].sort_key)
    ]


def feed_mark(user: User) -> str:
    """What stands in the address of somebody's calendar. It is made from the account's password as stored, so
    that a new password ends the old address; nothing is stored for it."""
    words = f"learning.feed:{user.pk}:{user.password}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, sha256).hexdigest()[:40]

"""The board of who has not, for 3,000 units: at most 12 queries and 100 kB a page, whatever is asked.

python -m bench.bench_plan_board
"""

import sys
import time
from datetime import date
from typing import Any

from bench.province import in_a_home_of_its_own

QUERIES, BYTES, UNITS = 12, 100_000, 3_000
DISTRICTS = 30


def main() -> int:
    with in_a_home_of_its_own():
        client, theme = a_board()
        failed = False
        for words, query in ASKED:
            cost, size, seconds = one_page(client, theme, query)
            failed = failed or cost > QUERIES or size > BYTES
            print(
                f"board of {UNITS:,} units, {words}: {cost} of {QUERIES} queries, "
                f"{size:,} of {BYTES:,} bytes, {seconds * 1000:.0f} ms"
            )
        seconds, told = a_reminder(client, theme)
        print(f"  one click reminded {told:,} units in {seconds * 1000:.0f} ms")
        return int(failed)


ASKED = (
    ("first page", ""),
    ("late only", "?trang-thai=tre"),
    ("one level, one word", "?cap=commune&tim=xa+1"),
)


def a_board() -> tuple[Any, Any]:
    """A Tỉnh ủy with 30 districts of 100 communes; two units of three have a plan in some state."""
    from django.conf import settings
    from django.db import transaction
    from django.test import Client

    from nep.programmes.actions import set_plan_level
    from nep.web import clock
    from tests.factories.norms import shipped_norms
    from tests.factories.organisations import an_actor
    from tests.factories.programmes import a_committee, an_issued_theme

    settings.ALLOWED_HOSTS = ["*"]
    with transaction.atomic():
        shipped_norms()
        party = a_committee()
        officer = an_actor(party, "programme_officer")  # type: ignore[arg-type] # a role is its own name
        theme = an_issued_theme(party, officer)
        units = many_units(party)
        for kind in ("district", "commune"):
            set_plan_level(theme, kind=kind, due_on=date(2023, 12, 1), by=officer, at=clock.now())
        many_plans(theme, units, officer)
    client = Client()
    assert officer.user is not None
    client.force_login(officer.user)
    return client, theme


def many_units(party: Any) -> list[Any]:
    """Written as rows: what is measured is the board, not the making of units."""
    from nep.organisations.models import Line, Placement, Span, Unit, UnitVersion, World
    from nep.vietnamese.names import sort_key
    from nep.vietnamese.text import fold

    since = date(2020, 1, 1)
    top = Span.objects.get(unit=party, line=Line.PARTY)
    units = Unit.objects.bulk_create(Unit(world=World.STATE) for _each in range(UNITS))
    above = {unit.pk: None if n < DISTRICTS else units[n % DISTRICTS] for n, unit in enumerate(units)}
    paths = {unit.pk: f"{top.path}{unit.pk:06d}" for unit in units[:DISTRICTS]}
    for unit in units[DISTRICTS:]:
        paths[unit.pk] = f"{paths[above[unit.pk].pk]}{unit.pk:06d}"  # type: ignore[union-attr]
    names = {unit.pk: f"{'Huyện' if above[unit.pk] is None else 'Xã'} {n}" for n, unit in enumerate(units)}
    UnitVersion.objects.bulk_create(
        UnitVersion(
            unit=unit,
            valid_from=since,
            kind="district" if above[unit.pk] is None else "commune",
            name=names[unit.pk],
            sort_key=sort_key(names[unit.pk]),
            folded=fold(names[unit.pk]),
        )
        for unit in units
    )
    Placement.objects.bulk_create(
        Placement(unit=unit, line=Line.PARTY, parent=above[unit.pk] or party, valid_from=since)
        for unit in units
    )
    Span.objects.bulk_create(
        Span(unit=unit, line=Line.PARTY, path=paths[unit.pk], valid_from=since) for unit in units
    )
    return units


def many_plans(theme: Any, units: list[Any], officer: Any) -> None:
    from nep.programmes.models import Plan
    from nep.web import clock

    day, moment, post = date(2023, 11, 20), clock.now(), officer.post
    sent = {"submitted_on": day, "submitted_at": moment, "submitted_by_post": post}
    decided = {"approved_on": day, "approved_at": moment, "approved_by_post": post}
    shapes = ({"state": "draft"}, {"state": "submitted", **sent}, {"state": "approved", **sent, **decided})
    Plan.objects.bulk_create(
        Plan(theme=theme, unit=unit, title="Kế hoạch", **shapes[n % 3])
        for n, unit in enumerate(units)
        if n % 9 < 6
    )


def one_page(client: Any, theme: Any, query: str) -> tuple[int, int, float]:
    """Queries, bytes and seconds of one page, the second time it is asked."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    address = reverse("programmes:plan_board", args=[theme.uuid]) + query
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        begun = time.perf_counter()
        answer = client.get(address)
        seconds = time.perf_counter() - begun
    if answer.status_code != 200:
        raise SystemExit(f"{address}: {answer.status_code}")
    return len(captured), len(answer.content), seconds


def a_reminder(client: Any, theme: Any) -> tuple[float, int]:
    from django.urls import reverse

    from nep.programmes.models import PlanReminder

    begun = time.perf_counter()
    client.post(reverse("programmes:remind_units", args=[theme.uuid]) + "?trang-thai=tre")
    return time.perf_counter() - begun, PlanReminder.objects.count()


if __name__ == "__main__":
    sys.exit(main())

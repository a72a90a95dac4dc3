"""Hands that ask for the last places at the same second: 0 overruns in 100,000 requests.

python -m bench.bench_quota_race                              SQLite
python tools/with_postgresql.py python -m bench.bench_quota_race     PostgreSQL
"""

import os
import sys
import tempfile
import time
from multiprocessing import get_context
from typing import Any
from uuid import uuid4

REQUESTS, HANDS, PLACES, ROUNDS = 100_000, 4, 25, 40


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="nep-bench-") as home:
        os.environ.update(DJANGO_SETTINGS_MODULE="nep.settings", NEP_HOME=home, NEP_TODAY="2023-12-27")
        began = time.perf_counter()
        wanted = prepared()
        each = REQUESTS // HANDS
        context = get_context("spawn")
        with context.Pool(HANDS) as pool:
            taken = sum(pool.starmap(ask, [(wanted, each, hand) for hand in range(HANDS)]))
        return judged(taken, time.perf_counter() - began)


def prepared() -> list[int]:
    """One nomination in each of many rounds; each round has `PLACES` in two quotas over it."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from nep.commendations.models import AwardRound, Quota, SubjectKind
    from tests.factories.commendations import a_hall, a_nomination

    hall = a_hall()
    first = a_nomination(hall)
    keys = []
    for number in range(ROUNDS):
        round_ = AwardRound.objects.create(
            theme=hall.round.theme,
            unit=hall.round.unit,
            title=f"Đợt {number}",
            period_from=hall.round.period_from,
            period_to=hall.round.period_to,
            state=AwardRound.State.OPEN,
        )
        first.pk, first.uuid, first.round = None, uuid4(), round_
        first.save(force_insert=True)
        keys.append(first.pk)
        Quota.objects.bulk_create(
            Quota(round=round_, form=hall.form, kind=SubjectKind.COLLECTIVE, branch=branch, places=PLACES)
            for branch in (None, hall.units["district"])
        )
    connection.close()
    return keys


def ask(keys: list[int], times: int, hand: int) -> int:
    """How many places this hand was given. It asks on when there is none left, as people do."""
    import django

    django.setup()
    from django.db import transaction

    from nep.commendations import quotas
    from nep.commendations.models import Nomination
    from nep.commendations.refusals import NoPlaceLeft

    rows = list(Nomination.objects.filter(pk__in=keys).select_related("unit").order_by("pk"))
    given = 0
    for number in range(times):
        try:
            with transaction.atomic():
                quotas.take_nominated(rows[(number + hand) % len(rows)])
            given += 1
        except NoPlaceLeft:
            pass
    return given


def judged(taken: int, seconds: float) -> int:
    from django.db import connection

    from nep.commendations.models import Quota

    rows: list[Any] = list(Quota.objects.values_list("nominated", "places"))
    over = sum(nominated > places for nominated, places in rows)
    short = ROUNDS * PLACES - taken
    print(
        f"{connection.vendor}: {REQUESTS:,} requests of {HANDS} processes for {ROUNDS * PLACES:,} places, "
        f"{taken:,} given, {over} of {len(rows)} quotas overrun, {seconds:.0f} s"
    )
    return int(over > 0 or short != 0 or any(nominated != places for nominated, places in rows))


if __name__ == "__main__":
    sys.exit(main())

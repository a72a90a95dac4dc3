"""Hands that ask for the last places at the same second: 0 overruns in 100,000 requests.

python -m bench.bench_quota_race                              SQLite
python tools/with_postgresql.py python -m bench.bench_quota_race     PostgreSQL
QUOTA_REQUESTS=2000 makes it short.

Round after round, four processes ask for the places of one nomination, again and again; each round has so
many places in two quotas over it. Then every quota is counted. First the same is done carelessly: looked at,
then written, outside any transaction. If the count finds nothing there, the bench fails.
"""

import os
import sys
from collections import Counter
from functools import partial
from typing import Any
from uuid import uuid4

from bench.racing import HANDS, a_house, attempt, hesitate, race, together

REQUESTS = int(os.environ.get("QUOTA_REQUESTS", "100000"))
PLACES, QUOTAS = 25, 2
EACH = 25
"""Requests of one hand in one round: four times as many as there are places."""
CONTROL = 4


def main() -> int:
    with a_house() as vendor:
        hall = a_hall_of_places()
        control = rounds_of(hall, CONTROL)
        careless, _spent = race(ask, control, "careless")
        seen = faults_of(control, careless)
        keys = rounds_of(hall, max(1, REQUESTS // (EACH * HANDS)))
        outcomes, spent = race(ask, keys, "take")
        faults, made = faults_of(keys, outcomes), outcomes.total()
        print(
            f"{made:,} racing requests for {PLACES * len(keys):,} places on {vendor}: "
            f"{faults} overrun or lost, {outcomes['taken']:,} given, {outcomes['NoPlaceLeft']:,} refused, "
            f"{spent:.0f} s, {made / spent:,.0f} a second by {HANDS} processes"
        )
        print(f"  the same count finds {seen} faults in {careless.total()} careless requests")
        return int(faults > 0 or seen == 0 or set(outcomes) - {"taken", "NoPlaceLeft"} != set())


def a_hall_of_places() -> Any:
    from django.db import transaction

    from tests.factories.commendations import a_hall

    with transaction.atomic():
        return a_hall()


def rounds_of(hall: Any, count: int) -> list[int]:
    """Keys of one nomination in each of many rounds; each round has `PLACES` in two quotas over it."""
    from django.db import transaction

    from nep.commendations.models import AwardRound, Quota, SubjectKind
    from nep.web import clock
    from tests.factories.commendations import a_nomination

    with transaction.atomic():
        one = a_nomination(hall)
        keys = []
        for _number in range(count):
            round_ = AwardRound.objects.create(
                theme=hall.round.theme,
                unit=hall.round.unit,
                title=f"Đợt {uuid4()}",
                period_from=hall.round.period_from,
                period_to=hall.round.period_to,
                state=AwardRound.State.OPEN,
                tree_on=clock.today(),
            )
            one.pk, one.uuid, one.round = None, uuid4(), round_
            one.save(force_insert=True)
            keys.append(one.pk)
            Quota.objects.bulk_create(
                Quota(round=round_, form=hall.form, kind=SubjectKind.COLLECTIVE, branch=branch, places=PLACES)
                for branch in (None, hall.units["district"])
            )
        return keys


def ask(keys: list[int], way: str, hand: int) -> Counter[str]:
    """One process. It asks on when there is none left, as people do."""
    from nep.commendations.models import Nomination

    rows = Nomination.objects.select_related("unit", "round").in_bulk(keys)
    take = {"take": take_it, "careless": take_carelessly}[way]
    outcomes: Counter[str] = Counter()
    for pk in keys:
        together()
        for _turn in range(EACH):
            attempt(outcomes, partial(take, rows[pk]))
    return outcomes


def take_it(one: Any) -> None:
    from django.db import transaction

    from nep.commendations import quotas

    with transaction.atomic():
        quotas.take_nominated(one)


def take_carelessly(one: Any) -> None:
    from nep.commendations import quotas
    from nep.commendations.refusals import NoPlaceLeft

    for quota in quotas.quotas_over(one):
        if quota.nominated >= quota.places:
            raise NoPlaceLeft
        hesitate()
        quota.nominated += 1
        quota.save(update_fields=["nominated"])


def faults_of(keys: list[int], outcomes: Counter[str]) -> int:
    """Places given too many or too few: in each quota, and among the requests that were told yes."""
    from nep.commendations.models import Quota

    rows = list(Quota.objects.filter(round__nominations__in=keys).values_list("nominated", "places"))
    assert len(rows) == QUOTAS * len(keys)
    wrong = sum(abs(nominated - places) for nominated, places in rows)
    return wrong + abs(outcomes["taken"] - PLACES * len(keys))


if __name__ == "__main__":
    sys.exit(main())

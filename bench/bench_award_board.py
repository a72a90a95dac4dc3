"""The board of an award round with 2,000 nominations: at most 12 queries and 80 kB, and at most 1.3 times the
time of a round with 67.

python -m bench.bench_award_board
"""

import statistics
import sys
import time
from datetime import date
from typing import Any

from bench.province import in_a_home_of_its_own

QUERIES, BYTES, TIMES = 12, 80_000, 1.3
MANY, FEW = 2_000, 67
BRANCHES, FORMS, TURNS = 20, 3, 31


def main() -> int:
    with in_a_home_of_its_own():
        client, rounds = the_rounds()
        found = {size: one_board(client, round_) for size, round_ in rounds.items()}
        times = alternating(client, rounds)
        failed = False
        for size, (cost, weight) in found.items():
            failed = failed or cost > QUERIES or weight > BYTES
            print(
                f"board of {size:,} nominations: {cost} of {QUERIES} queries, {weight:,} of {BYTES:,} bytes, "
                f"{times[size] * 1000:.1f} ms (median of {TURNS})"
            )
        ratio = times[MANY] / times[FEW]
        print(f"  time at {MANY:,} is {ratio:.2f} of that at {FEW}, at most {TIMES}")
        return int(failed or ratio > TIMES)


def the_rounds() -> tuple[Any, dict[int, Any]]:
    """Two rounds of one Tỉnh ủy with the same forms and branches, one small and one large."""
    from django.conf import settings
    from django.db import transaction
    from django.test import Client

    from tests.factories.commendations import a_hall
    from tests.factories.norms import shipped_norms
    from tests.factories.organisations import a_unit

    settings.ALLOWED_HOSTS = ["*"]
    with transaction.atomic():
        shipped_norms()
        hall = a_hall()
        branches = [a_unit(parent=hall.units["district"]) for _each in range(BRANCHES)]
        rounds = {FEW: hall.round, MANY: another(hall.round)}
        for size, round_ in rounds.items():
            fill(hall, round_, branches, size)
    client = Client()
    assert hall.office.user is not None
    client.force_login(hall.office.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client, rounds


def another(round_: Any) -> Any:
    from nep.commendations.models import AwardRound

    return AwardRound.objects.create(
        theme=round_.theme,
        unit=round_.unit,
        title="Khen thưởng lớn thử",
        period_from=date(2022, 1, 1),
        period_to=date(2023, 12, 31),
        state=AwardRound.State.OPEN,
    )


def fill(hall: Any, round_: Any, branches: list[Any], size: int) -> None:
    """Written as rows: what is measured is the board. Two of three persons, half of them with papers."""
    from nep.commendations.models import AwardForm, AwardRule, Nomination, Quota, SubjectKind
    from nep.organisations.models import Person
    from nep.vietnamese.names import sort_key
    from nep.vietnamese.text import fold
    from nep.web import clock

    forms = [
        AwardForm.objects.get_or_create(name=f"Hình thức {n}", authority="Cơ quan thử", **FORM)[0]
        for n in range(FORMS)
    ]
    for form in forms:
        AwardRule.objects.get_or_create(
            form=form,
            topic=AwardRule.Topic.DOSSIER,
            valid_from=date(2020, 1, 1),
            defaults={"words": "Tờ trình\nBáo cáo thành tích", "basis": "Quy định thử"},
        )
    Quota.objects.bulk_create(
        Quota(round=round_, form=form, kind=kind, branch=branch, places=500, nominated=size // 6)
        for form in forms
        for kind in SubjectKind
        for branch in (None, *branches)
    )
    people = Person.objects.bulk_create(
        Person(full_name=f"Nguyễn Mẫu {n}", sort_key=sort_key(f"Nguyễn Mẫu {n}")) for n in range(size)
    )
    told = {"submitted_at": clock.now(), "submitted_by_post": hall.office.post, "state": "submitted"}
    Nomination.objects.bulk_create(
        Nomination(
            round=round_,
            form=forms[n % FORMS],
            kind=SubjectKind.INDIVIDUAL,
            unit=branches[n % BRANCHES],
            judged_by=hall.units["party"],
            person=person,
            subject_name=person.full_name,
            sort_key=person.sort_key,
            folded=fold(person.full_name),
            subject_post="Công chức văn hóa - xã hội, Ủy ban nhân dân xã",
            achievement=f"Việc đã làm số {n}.",
            is_leader=n % 4 == 0,
            works_directly=n % 2 == 0,
            **told,
        )
        for n, person in enumerate(people)
    )


FORM: dict[str, Any] = {"level": "province", "world": "party", "is_own": False}


def one_board(client: Any, round_: Any) -> tuple[int, int]:
    """Queries and bytes of the first page, the second time it is asked."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(round_.get_absolute_url())
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(round_.get_absolute_url())
    if answer.status_code != 200:
        raise SystemExit(f"{round_}: {answer.status_code}")
    return len(captured), len(answer.content)


def alternating(client: Any, rounds: dict[int, Any]) -> dict[int, float]:
    """The median of many turns, asked in turn so that whatever else the machine does meets both."""
    taken: dict[int, list[float]] = {size: [] for size in rounds}
    for _turn in range(TURNS):
        for size, round_ in rounds.items():
            begun = time.perf_counter()
            client.get(round_.get_absolute_url())
            taken[size].append(time.perf_counter() - begun)
    return {size: statistics.median(times) for size, times in taken.items()}


if __name__ == "__main__":
    sys.exit(main())

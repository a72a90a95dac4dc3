"""100,000 requests race for votes: none is counted twice, none is lost.

python -m bench.bench_ballots                                    SQLite
python tools/with_postgresql.py python -m bench.bench_ballots    PostgreSQL
BALLOT_REQUESTS=2000 makes it short. A hand that finds the database busy asks again.

Every member of a council votes from several windows at once, again and again, in processes of their own;
ballot after ballot until that many requests were made. Then each ballot is counted: as many marks as members,
as many filled slots for each nomination, one request taken for each member.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from multiprocessing import get_context
from typing import Any

REQUESTS = int(os.environ.get("BALLOT_REQUESTS", "100000"))
MEMBERS, ITEMS, HANDS = 9, 3, 4
PER_BALLOT = min(1_000, REQUESTS)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="nep-bench-") as home:
        os.environ.update(DJANGO_SETTINGS_MODULE="nep.settings", NEP_HOME=home, NEP_TODAY="2023-12-27")
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        hall = a_council()
        began, outcomes, faults, made = time.perf_counter(), Counter[str](), 0, 0
        with get_context("spawn").Pool(HANDS, initializer=django.setup) as pool:
            while made < REQUESTS:
                found, wrong = one_ballot(pool, hall, PER_BALLOT)
                outcomes, faults, made = outcomes + found, faults + wrong, made + PER_BALLOT
        spent = time.perf_counter() - began
        print(
            f"{made:,} racing votes on {connection.vendor}: {faults} counted twice or lost, "
            f"{outcomes['taken']:,} taken, {outcomes['AlreadyVoted']:,} refused as second, "
            f"{made / spent:,.0f} a second by {HANDS} processes"
        )
        if others := {name: n for name, n in outcomes.items() if name not in {"taken", "AlreadyVoted"}}:
            print(f"  other answers: {others}")
        return int(faults > 0 or bool(others))


def a_council() -> Any:
    from django.db import transaction

    from nep.web import clock
    from tests.factories.commendations import a_hall

    assert clock.today() == date(2023, 12, 27)
    with transaction.atomic():
        return a_hall(members=MEMBERS)


def one_ballot(pool: Any, hall: Any, requests: int) -> tuple[Counter[str], int]:
    """What `requests` votes came to, and how many members were counted twice or not at all."""
    from django.db import transaction

    from nep.commendations import actions
    from nep.web import clock
    from tests.factories.commendations import a_ballot

    with transaction.atomic():
        ballot = actions.open_ballot(a_ballot(hall, items=ITEMS), by=hall.office, at=clock.now())
    posts = [member.post_id for member in hall.members]
    shares = [(ballot.pk, posts, requests // HANDS, hand) for hand in range(HANDS)]
    outcomes = sum(pool.starmap(votes_of_a_hand, shares), Counter[str]())
    return outcomes, faults_of(ballot, outcomes)


def votes_of_a_hand(ballot_pk: int, posts: list[int], requests: int, hand: int) -> Counter[str]:
    """One process: it votes for one member after another, in an order of its own."""
    from nep.commendations.actions import cast_vote
    from nep.commendations.models import Ballot, Choice
    from nep.organisations.actors import Actor, Channel
    from nep.organisations.models import Post
    from nep.web.errors import Refusal

    ballot = Ballot.objects.select_related("council").get(pk=ballot_pk)
    members = [Actor(Channel.PAGE, post=Post.objects.get(pk=pk)) for pk in posts]
    choices = dict.fromkeys(ballot.items.values_list("pk", flat=True), Choice.YES)
    outcomes: Counter[str] = Counter()
    for turn in range(requests):
        try:
            patiently(
                cast_vote, ballot, choices=choices, by=members[(turn + turn // MEMBERS * hand) % MEMBERS]
            )
            outcomes["taken"] += 1
        except Refusal as refusal:
            outcomes[type(refusal).__name__] += 1
    return outcomes


def patiently(act: Any, *given: Any, **named: Any) -> None:
    """SQLite has one writer: who waits too long is told so, and nothing was written."""
    from django.db import OperationalError

    while True:
        try:
            act(*given, **named)
        except OperationalError as busy:
            if "locked" not in str(busy):
                raise
        else:
            return


def faults_of(ballot: Any, outcomes: Counter[str]) -> int:
    from nep.commendations.models import BallotElector, BallotSlot

    marks = BallotElector.objects.filter(ballot=ballot, has_voted=True).count()
    filled = Counter(
        BallotSlot.objects.filter(item__ballot=ballot).exclude(choice="").values_list("item", flat=True)
    )
    wrong = [abs(count - MEMBERS) for count in (outcomes["taken"], marks, *filled.values())]
    return sum(wrong) + (ITEMS - len(filled)) * MEMBERS


if __name__ == "__main__":
    sys.exit(main())

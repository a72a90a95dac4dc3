"""100,000 requests race for votes: none is counted twice, none is lost.

python -m bench.bench_ballots                                    SQLite
python tools/with_postgresql.py python -m bench.bench_ballots    PostgreSQL
BALLOT_REQUESTS=2000 makes it short.

Ballot after ballot, every member votes from four windows at the same second, again and again, each window in
a process of its own. Then every ballot is counted: as many marks as members, as many filled slots for each
nomination, one request taken for each member. First the same is done with a careless vote that looks at the
mark and then writes it, outside any transaction: if the count finds nothing there, it would find nothing
anywhere, and the bench fails.
"""

import os
import sys
from collections import Counter
from functools import partial
from typing import Any

from bench.racing import HANDS, a_house, attempt, hesitate, race, together

REQUESTS = int(os.environ.get("BALLOT_REQUESTS", "100000"))
MEMBERS, ITEMS = 9, 3
EACH = 25
"""Requests of one hand on one ballot: every member at least twice from every window."""
CONTROL = 5
"""Ballots voted on carelessly."""


def main() -> int:
    with a_house() as vendor:
        hall = a_council()
        control = open_ballots(hall, CONTROL)
        careless, _spent = race(votes_of_a_hand, control, posts_of(hall), "careless")
        seen = faults_of(control, careless)
        ballots = open_ballots(hall, max(1, REQUESTS // (EACH * HANDS)))
        outcomes, spent = race(votes_of_a_hand, ballots, posts_of(hall), "cast")
        faults, made = faults_of(ballots, outcomes), outcomes.total()
        print(
            f"{made:,} racing votes on {vendor}: {faults} counted twice or lost, "
            f"{outcomes['taken']:,} taken, {outcomes['AlreadyVoted']:,} refused as second, {spent:.0f} s, "
            f"{made / spent:,.0f} a second by {HANDS} processes"
        )
        print(f"  the same count finds {seen} faults in {careless.total()} careless votes")
        others = {name: n for name, n in outcomes.items() if name not in {"taken", "AlreadyVoted"}}
        if others:
            print(f"  other answers: {others}")
        return int(faults > 0 or seen == 0 or bool(others))


def a_council() -> Any:
    from django.db import transaction

    from tests.factories.commendations import a_hall

    with transaction.atomic():
        return a_hall(members=MEMBERS)


def posts_of(hall: Any) -> list[int]:
    return [member.post_id for member in hall.members]


def open_ballots(hall: Any, count: int) -> list[int]:
    """Keys of so many open ballots on the same nominations."""
    from django.db import transaction

    from nep.commendations import actions
    from nep.commendations.models import Ballot, BallotItem, SubjectKind
    from nep.web import clock
    from tests.factories.commendations import a_nomination

    with transaction.atomic():
        before = hall.council.ballots.count()
        about = [a_nomination(hall) for _item in range(ITEMS)]
        keys = []
        for number in range(before + 1, before + count + 1):
            ballot = Ballot.objects.create(
                council=hall.council,
                form=hall.form,
                kind=SubjectKind.COLLECTIVE,
                method=Ballot.Method.SECRET,
                number=number,
            )
            BallotItem.objects.bulk_create(
                BallotItem(ballot=ballot, nomination=one, position=place)
                for place, one in enumerate(about, start=1)
            )
            keys.append(actions.open_ballot(ballot, by=hall.office, at=clock.now()).pk)
        return keys


def votes_of_a_hand(ballots: list[int], posts: list[int], way: str, hand: int) -> Counter[str]:
    """One process: on each ballot it votes for one member after another, in an order of its own."""
    from nep.commendations.models import Ballot, Choice
    from nep.organisations.actors import Actor, Channel
    from nep.organisations.models import Post

    rows = Post.objects.select_related("unit", "person").prefetch_related("roles").in_bulk(posts)
    members = [Actor(Channel.PAGE, post=rows[pk]) for pk in posts]
    cast = {"cast": cast_it, "careless": cast_carelessly}[way]
    outcomes: Counter[str] = Counter()
    for pk in ballots:
        ballot = Ballot.objects.select_related("council").get(pk=pk)
        choices = dict.fromkeys(ballot.items.values_list("pk", flat=True), Choice.YES)
        together()
        for turn in range(EACH):
            by = members[(turn + turn // MEMBERS * hand) % MEMBERS]
            attempt(outcomes, partial(cast, ballot, choices, by))
    return outcomes


def cast_it(ballot: Any, choices: Any, by: Any) -> None:
    from nep.commendations.actions import cast_vote

    cast_vote(ballot, choices=choices, by=by)


def cast_carelessly(ballot: Any, choices: Any, by: Any) -> None:
    """As one writes it who forgets that there is a second window."""
    from nep.commendations.models import BallotElector, BallotSlot
    from nep.commendations.refusals import AlreadyVoted

    elector = BallotElector.objects.get(ballot=ballot, member__post=by.post)
    if elector.has_voted:
        raise AlreadyVoted
    hesitate()
    elector.has_voted = True
    elector.save()
    for item, choice in choices.items():
        slot = BallotSlot.objects.filter(item=item, choice="").first()
        if slot is not None:
            slot.choice = choice
            slot.save()


def faults_of(ballots: list[int], outcomes: Counter[str]) -> int:
    """Votes too many or too few: among the requests taken, the marks, and the slots of each nomination."""
    from django.db.models import Count, Q

    from nep.commendations.models import Ballot, BallotItem

    marked = Count("electors", filter=Q(electors__has_voted=True))
    marks = Ballot.objects.filter(pk__in=ballots).annotate(n=marked).values_list("n", flat=True)
    filled = Count("slots", filter=~Q(slots__choice=""))
    slots = BallotItem.objects.filter(ballot__in=ballots).annotate(n=filled).values_list("n", flat=True)
    wrong = sum(abs(count - MEMBERS) for count in (*marks.order_by("pk"), *slots.order_by("pk")))
    return wrong + abs(outcomes["taken"] - MEMBERS * len(ballots))


if __name__ == "__main__":
    sys.exit(main())

"""Before and after the vote: what stands on the ballot, and what the council proposes from it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.commendations import quotas, refusals
from nep.commendations.models import (
    AwardForm,
    Ballot,
    BallotElector,
    BallotItem,
    Council,
    CouncilMember,
    Nomination,
    Quota,
)
from nep.commendations.permissions import can_run_ballot
from nep.organisations.actors import Actor
from nep.web.errors import NotAllowed

STATE = Nomination.State


def waiting_for(council: Council, *, form: AwardForm, kind: str) -> list[Nomination]:
    """What the council has to judge, by name: no other order (safeguard 15)."""
    rows = Nomination.objects.filter(
        round=council.round_id, judged_by=council.unit_id, form=form, kind=kind, state=STATE.SUBMITTED
    )
    return list(rows.select_related("unit", "collective").order_by("sort_key", "pk"))


def draft_ballot(
    council: Council,
    *,
    form: AwardForm,
    kind: str,
    method: str,
    nominations: Iterable[Nomination],
    absent: Iterable[CouncilMember] = (),
    by: Actor,
    at: datetime,
) -> Ballot:
    """A ballot on `nominations`; absent members will be polled in writing. The next one of the same
    form and kind is the second ballot. Raises NotAllowed, OutsideAward,
    NothingToVoteOn, NominationElsewhere."""
    chosen = list(nominations)
    with transaction.atomic():
        if not can_run_ballot(by, council):
            raise NotAllowed
        if not form.is_own:
            raise refusals.OutsideAward
        if not chosen:
            raise refusals.NothingToVoteOn
        waiting = {one.pk for one in waiting_for(council, form=form, kind=kind)}
        if any(one.pk not in waiting for one in chosen):
            raise refusals.NominationElsewhere
        last = council.ballots.filter(form=form, kind=kind).order_by("-number").first()
        number = last.number + 1 if last else 1
        ballot = Ballot.objects.create(council=council, form=form, kind=kind, method=method, number=number)
        BallotItem.objects.bulk_create(
            BallotItem(ballot=ballot, nomination=one, position=place)
            for place, one in enumerate(chosen, start=1)
        )
        BallotElector.objects.bulk_create(
            BallotElector(ballot=ballot, member=member, is_absent=True) for member in absent
        )
        record("ballot_drafted", thing=ballot, by=by, at=at, unit_id=council.unit_id)
        return ballot


def settle_ballot(ballot: Ballot, *, by: Actor, at: datetime) -> list[Nomination]:
    """What reached the share is the council's choice, the most votes first, as far as there are places; the
    rest is left.

    Where more reached it than there are places and the last place is a tie, nobody is chosen: raises
    TieAtTheLastPlace. Raises NotAllowed, NotCounted, NoPlaceLeft (another council took it meanwhile)."""
    with transaction.atomic():
        ballot = Ballot.objects.select_for_update(of=("self",)).select_related("council").get(pk=ballot.pk)
        if not can_run_ballot(by, ballot.council):
            raise NotAllowed
        if ballot.state != Ballot.State.CLOSED:
            raise refusals.NotCounted
        items = list(ballot.items.select_related("nomination__unit").order_by("-yes", "position", "pk"))
        reached = [item for item in items if item.is_reached]
        taken = _within_places(ballot, reached)
        keys = {item.pk for item in taken}
        for item in taken:
            _move(item.nomination, STATE.CHOSEN)
            quotas.take_decided(item.nomination)
        for item in items:
            if item.pk not in keys:
                _move(item.nomination, STATE.LEFT)
        facts: dict[str, str | int | None] = {"chosen": len(taken)}
        record("ballot_settled", thing=ballot, by=by, at=at, unit_id=ballot.council.unit_id, facts=facts)
        return [item.nomination for item in taken]


def _within_places(ballot: Ballot, reached: list[BallotItem]) -> list[BallotItem]:
    whole = Quota.objects.filter(
        round=ballot.council.round_id, form=ballot.form_id, kind=ballot.kind, branch=None
    ).first()
    free = len(reached) if whole is None else whole.places - whole.decided
    if free >= len(reached):
        return reached
    if free > 0 and reached[free - 1].yes == reached[free].yes:
        raise refusals.TieAtTheLastPlace
    return reached[:free]


def _move(nomination: Nomination, state: Nomination.State) -> None:
    rows = Nomination.objects.filter(pk=nomination.pk, state=STATE.SUBMITTED)
    if rows.update(state=state) != 1:
        raise refusals.NominationElsewhere

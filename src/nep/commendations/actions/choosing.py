"""Before and after the vote: what stands on the ballot, and what the council proposes from it."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.commendations import council_refusals, quotas, refusals
from nep.commendations.actions.ballots import refuse_hands
from nep.commendations.actions.councils import locked_council, recuse_own_units
from nep.commendations.council_desk import waiting_for
from nep.commendations.models import (
    AwardForm,
    AwardRule,
    Ballot,
    BallotElector,
    BallotItem,
    BallotTeller,
    Council,
    CouncilMember,
    Nomination,
    Quota,
    Recusal,
)
from nep.commendations.permissions import can_break_tie, can_decide_on, can_run_ballot
from nep.organisations.actors import Actor
from nep.web import clock
from nep.web.errors import NotAllowed

STATE = Nomination.State
FEWEST_TELLERS = 2


def draft_ballot(
    council: Council,
    *,
    form: AwardForm,
    kind: str,
    method: str,
    nominations: Iterable[Nomination],
    absent: Iterable[CouncilMember] = (),
    tellers: Iterable[CouncilMember] = (),
    by: Actor,
    at: datetime,
) -> Ballot:
    """A ballot on `nominations`; absent members will be polled in writing. The next one of the same
    form and kind is the second ballot.

    Raises NotAllowed, OutsideAward, HandsNotAllowed, NothingToVoteOn, NominationElsewhere, OnAnotherBallot,
    TellersMissing, TellerAbsent, TellerStaysOut."""
    chosen, away, counting = list(nominations), list(absent), list(tellers)
    with transaction.atomic():
        if not can_run_ballot(by, council):
            raise NotAllowed
        if not form.is_own:
            raise refusals.OutsideAward
        refuse_hands(method, form.rules_on(clock.day_of(at)))
        locked_council(council)
        _refuse_nominations(council, chosen, form=form, kind=kind)
        recuse_own_units(council, chosen, at=at)
        _refuse_tellers(method, counting, away, chosen)
        last = council.ballots.filter(form=form, kind=kind).order_by("-number").first()
        number = last.number + 1 if last else 1
        ballot = Ballot.objects.create(council=council, form=form, kind=kind, method=method, number=number)
        _write_rows(ballot, chosen, away, counting)
        record("ballot_drafted", thing=ballot, by=by, at=at, unit_id=council.unit_id)
        return ballot


def _refuse_nominations(council: Council, chosen: list[Nomination], *, form: AwardForm, kind: str) -> None:
    if not chosen:
        raise refusals.NothingToVoteOn
    waiting = {one.pk for one in waiting_for(council, form=form, kind=kind)}
    if any(one.pk not in waiting for one in chosen):
        raise refusals.NominationElsewhere
    elsewhere = BallotItem.objects.filter(nomination__in=chosen, ballot__settled_at=None)
    if elsewhere.exists():
        raise council_refusals.OnAnotherBallot


def _refuse_tellers(
    method: str, tellers: list[CouncilMember], absent: list[CouncilMember], chosen: list[Nomination]
) -> None:
    if method != Ballot.Method.PAPER:
        return
    if len(tellers) < FEWEST_TELLERS:
        raise council_refusals.TellersMissing
    if {one.pk for one in tellers} & {one.pk for one in absent}:
        raise council_refusals.TellerAbsent
    if Recusal.objects.filter(member__in=tellers, nomination__in=chosen).exists():
        raise council_refusals.TellerStaysOut


def _write_rows(
    ballot: Ballot, chosen: list[Nomination], absent: list[CouncilMember], tellers: list[CouncilMember]
) -> None:
    BallotItem.objects.bulk_create(
        BallotItem(ballot=ballot, nomination=one, position=place) for place, one in enumerate(chosen, start=1)
    )
    BallotElector.objects.bulk_create(
        BallotElector(ballot=ballot, member=member, is_absent=True) for member in absent
    )
    if ballot.method == Ballot.Method.PAPER:
        BallotTeller.objects.bulk_create(BallotTeller(ballot=ballot, member=member) for member in tellers)


def discard_ballot(ballot: Ballot, *, by: Actor, at: datetime) -> None:
    """A ballot that nobody opened is taken away. Raises NotAllowed, BallotAlreadyOpen."""
    with transaction.atomic():
        if not can_run_ballot(by, ballot.council):
            raise NotAllowed
        row = Ballot.objects.select_for_update().filter(pk=ballot.pk, state=Ballot.State.DRAFT).first()
        if row is None:
            raise refusals.BallotAlreadyOpen
        for rows in (row.items, row.electors, row.tellers):
            rows.all().delete()
        row.delete()
        record("ballot_discarded", thing=ballot.council, by=by, at=at, unit_id=ballot.council.unit_id)


def settle_ballot(
    ballot: Ballot, *, again: Collection[Nomination] = (), by: Actor, at: datetime
) -> list[Nomination]:
    """What reached the share is the council's choice, the most votes first, as far as there are places.

    Where several with equal votes compete for the last places, those alone go on waiting, for the next
    ballot; so do those of `again`, which did not reach the share. All others are left. Returns the chosen.
    Raises NotAllowed, NotCounted, AlreadySettled, NotReached, NoPlaceLeft (another council took it
    meanwhile)."""
    with transaction.atomic():
        ballot = _counted(ballot, by)
        if Ballot.objects.filter(pk=ballot.pk, settled_at=None).update(settled_at=at) != 1:
            raise council_refusals.AlreadySettled
        items = _still_here(ballot)
        reached = [item for item in items if item.is_reached]
        kept = {one.pk for one in again}
        if kept - {item.nomination_id for item in items if not item.is_reached}:
            raise council_refusals.NotReached
        taken, tied = _within_places(ballot, reached)
        waiting = kept | {item.nomination_id for item in tied}
        chosen = {item.nomination_id for item in taken}
        for item in items:
            if item.nomination_id in chosen:
                _choose(item.nomination)
            elif item.nomination_id not in waiting:
                _move(item.nomination, STATE.LEFT)
        facts: dict[str, str | int | None] = {"chosen": len(taken)}
        record("ballot_settled", thing=ballot, by=by, at=at, unit_id=ballot.council.unit_id, facts=facts)
        return [item.nomination for item in taken]


def _still_here(ballot: Ballot) -> list[BallotItem]:
    """The most votes first; without what was withdrawn, returned or passed up since."""
    rows = ballot.items.filter(
        nomination__state=STATE.SUBMITTED, nomination__judged_by=ballot.council.unit_id
    )
    return list(
        rows.select_related("nomination__unit", "nomination__round").order_by("-yes", "position", "pk")
    )


def _counted(ballot: Ballot, by: Actor) -> Ballot:
    rows = Ballot.objects.select_for_update(of=("self",)).select_related("council__round", "form")
    ballot = rows.get(pk=ballot.pk)
    if not can_decide_on(by, ballot):
        raise NotAllowed
    if ballot.state != Ballot.State.CLOSED:
        raise refusals.NotCounted
    return ballot


def places_left(ballot: Ballot) -> int | None:
    """Places of the round that nobody was chosen for yet; None where no quota was set."""
    whole = Quota.objects.filter(
        round=ballot.council.round_id, form=ballot.form_id, kind=ballot.kind, branch=None
    ).first()
    return None if whole is None else whole.places - whole.decided


def _within_places(ballot: Ballot, reached: list[BallotItem]) -> tuple[list[BallotItem], list[BallotItem]]:
    """(chosen, tied at the last place) of `reached`, which stands in the order of votes."""
    free = places_left(ballot)
    if free is None or free >= len(reached):
        return reached, []
    if free == 0 or reached[free - 1].yes != reached[free].yes:
        return reached[:free], []
    votes = reached[free].yes
    assert votes is not None
    above = [item for item in reached if (item.yes or 0) > votes]
    return above, [item for item in reached if item.yes == votes]


def tied_in(ballot: Ballot) -> list[Nomination]:
    """Those that reached the share in a settled ballot, still wait, and stand on no later ballot: equal votes
    at the last place. By name."""
    if ballot.settled_at is None:
        return []
    rows = Nomination.objects.filter(
        ballot_items__ballot=ballot, ballot_items__is_reached=True, state=STATE.SUBMITTED
    )
    later = BallotItem.objects.filter(ballot__council=ballot.council_id, ballot__pk__gt=ballot.pk)
    return list(rows.exclude(pk__in=later.values("nomination")).order_by("sort_key", "pk"))


def chair_may_break(ballot: Ballot, at: datetime) -> bool:
    """After as many ballots as a rule of the form says the chair decides between equal votes."""
    rule = ballot.form.rules_on(clock.day_of(at)).get(AwardRule.Topic.TIE)
    return rule is not None and rule.value is not None and ballot.number >= rule.value


def break_tie(ballot: Ballot, *, chosen: Collection[Nomination], by: Actor, at: datetime) -> None:
    """The chair chooses between those with equal votes; the others are left.

    Raises NotAllowed (a chair who stays out of one of them too), NotCounted, NoTie, TieNotForChair,
    NoPlaceLeft."""
    with transaction.atomic():
        if not can_break_tie(by, ballot):
            raise NotAllowed
        rows = Ballot.objects.select_for_update(of=("self",)).select_related("council", "form")
        ballot = rows.get(pk=ballot.pk)
        if ballot.settled_at is None:
            raise refusals.NotCounted
        if not chair_may_break(ballot, at):
            raise council_refusals.TieNotForChair
        tied, wanted, free = tied_in(ballot), {one.pk for one in chosen}, places_left(ballot)
        if not wanted or wanted - {one.pk for one in tied} or (free is not None and len(wanted) > free):
            raise council_refusals.NoTie
        for one in tied:
            if one.pk in wanted:
                _choose(one)
            else:
                _move(one, STATE.LEFT)
        facts: dict[str, str | int | None] = {"chosen": len(wanted)}
        record("tie_broken", thing=ballot, by=by, at=at, unit_id=ballot.council.unit_id, facts=facts)


def _choose(nomination: Nomination) -> None:
    _move(nomination, STATE.CHOSEN)
    quotas.take_decided(nomination)


def _move(nomination: Nomination, state: Nomination.State) -> None:
    rows = Nomination.objects.filter(pk=nomination.pk, state=STATE.SUBMITTED)
    if rows.update(state=state) != 1:
        raise refusals.NominationElsewhere

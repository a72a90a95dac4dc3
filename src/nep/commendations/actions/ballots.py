"""A ballot from opening to count."""

import secrets
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.commendations import refusals
from nep.commendations.models import (
    AwardRule,
    Ballot,
    BallotElector,
    BallotItem,
    BallotSlot,
    Choice,
    CouncilMember,
    Nomination,
    Recusal,
    WrittenOpinion,
)
from nep.commendations.permissions import can_run_ballot, can_vote
from nep.organisations.actors import Actor
from nep.web import clock
from nep.web.errors import NotAllowed


def open_ballot(ballot: Ballot, *, by: Actor, at: datetime) -> Ballot:
    """Members may vote. The list of voters, the rule and the denominator are those of this moment; who stays
    out of a nomination has no slot for it.

    Raises NotAllowed, OutsideAward, BallotAlreadyOpen, NothingToVoteOn, NoVotingRule.
    """
    with transaction.atomic():
        ballot = _locked(ballot)
        if not can_run_ballot(by, ballot.council):
            raise NotAllowed
        if not ballot.form.is_own:
            raise refusals.OutsideAward
        rule = ballot.form.rules_on(clock.day_of(at)).get(AwardRule.Topic.THRESHOLD)
        if rule is None:
            raise refusals.NoVotingRule
        members = list(ballot.council.members.filter(left_on=None).order_by("pk"))
        items = list(ballot.items.select_related("nomination").order_by("position", "pk"))
        if not members or not items:
            raise refusals.NothingToVoteOn
        waiting = Ballot.objects.filter(pk=ballot.pk, state=Ballot.State.DRAFT)
        if waiting.update(state=Ballot.State.OPEN, rule=rule, members=len(members), opened_at=at) != 1:
            raise refusals.BallotAlreadyOpen
        _write_slots(ballot, items, members)
        record("ballot_opened", thing=ballot, by=by, at=at, unit_id=ballot.council.unit_id)
        ballot.refresh_from_db()
        return ballot


def _write_slots(ballot: Ballot, items: list[BallotItem], members: list[CouncilMember]) -> None:
    absent = set(ballot.electors.filter(is_absent=True).values_list("member_id", flat=True))
    known = set(ballot.electors.values_list("member_id", flat=True))
    BallotElector.objects.bulk_create(
        BallotElector(ballot=ballot, member=member) for member in members if member.pk not in known
    )
    out = _recused(items)
    BallotSlot.objects.bulk_create(
        BallotSlot(item=item)
        for item in items
        for member in members
        if member.pk not in absent and (member.pk, item.nomination_id) not in out
    )


def _recused(items: list[BallotItem]) -> set[tuple[int, int]]:
    rows = Recusal.objects.filter(nomination__in=[item.nomination_id for item in items])
    return set(rows.values_list("member_id", "nomination_id"))


def cast_vote(ballot: Ballot, *, choices: Mapping[int, Choice], by: Actor) -> None:
    """The vote of `by` is in the box: `choices` is the key of each item -> the choice, for every item from
    which `by` is not recused. It cannot be changed, and nothing of it is written into history.

    Raises NotAllowed, BallotNotOpen, NotElector, AlreadyVoted, Recused, VoteIncomplete. Of two windows of one
    member the second is refused by the mark of the voter, before any slot is filled.
    """
    with transaction.atomic():
        if not can_vote(by, ballot):
            raise NotAllowed
        _refuse_unless_open(ballot)
        elector = _elector(ballot, by)
        wanted = _items_for(ballot, elector)
        if set(choices) - wanted:
            raise refusals.Recused
        if wanted - set(choices):
            raise refusals.VoteIncomplete
        if BallotElector.objects.filter(pk=elector.pk, has_voted=False).update(has_voted=True) != 1:
            raise refusals.AlreadyVoted
        for item in sorted(choices):
            _fill_a_slot(item, choices[item])


def _refuse_unless_open(ballot: Ballot) -> None:
    # the share lock keeps a closing hand out until this vote is whole; SQLite has one writer at a time anyway
    rows = Ballot.objects.select_for_update().filter(pk=ballot.pk, state=Ballot.State.OPEN)
    if rows.first() is None:
        raise refusals.BallotNotOpen


def _elector(ballot: Ballot, by: Actor) -> BallotElector:
    found = ballot.electors.filter(member__post=by.post, is_absent=False).select_related("member").first()
    if found is None:
        raise refusals.NotElector
    return found


def _items_for(ballot: Ballot, elector: BallotElector) -> set[int]:
    out = Recusal.objects.filter(member=elector.member_id).values("nomination")
    return set(ballot.items.exclude(nomination__in=out).values_list("pk", flat=True))


def _fill_a_slot(item_id: int, choice: Choice) -> None:
    """A random empty slot. Another hand may take the same one first; there are as many slots as voters."""
    empty = BallotSlot.objects.filter(item=item_id, choice="")
    while slots := list(empty.values_list("pk", flat=True)):
        if empty.filter(pk=secrets.choice(slots)).update(choice=choice) == 1:
            return
    raise refusals.AlreadyVoted


def record_written_opinion(
    item: BallotItem, *, member: CouncilMember, choice: Choice, by: Actor, at: datetime
) -> WrittenOpinion:
    """What an absent member wrote about an item; it is not secret. Raises NotAllowed, BallotNotOpen,
    NotElector, Recused."""
    ballot = item.ballot
    with transaction.atomic():
        if not can_run_ballot(by, ballot.council):
            raise NotAllowed
        _refuse_unless_open(ballot)
        if not ballot.electors.filter(member=member, is_absent=True).exists():
            raise refusals.NotElector
        if Recusal.objects.filter(member=member, nomination=item.nomination_id).exists():
            raise refusals.Recused
        written, _is_new = WrittenOpinion.objects.update_or_create(
            item=item, member=member, defaults={"choice": choice}
        )
        record("written_opinion", thing=ballot, by=by, at=at, unit_id=ballot.council.unit_id)
        return written


def close_ballot(ballot: Ballot, *, by: Actor, at: datetime) -> Ballot:
    """The votes are counted and the slots rewritten in the order of their content, so that neither their
    place nor their age says anything. A slot left empty is a member who did not vote: it counts in the
    denominator only.

    Raises NotAllowed, BallotNotOpen, MissingOpinion.
    """
    with transaction.atomic():
        ballot = _locked(ballot)
        if not can_run_ballot(by, ballot.council):
            raise NotAllowed
        running = Ballot.objects.filter(pk=ballot.pk, state=Ballot.State.OPEN)
        if running.update(state=Ballot.State.CLOSED, closed_at=at) != 1:
            raise refusals.BallotNotOpen
        assert ballot.rule is not None
        for item in ballot.items.order_by("pk"):
            _refuse_missing_opinions(ballot, item)
            _count(ballot, item, ballot.rule)
        record("ballot_closed", thing=ballot, by=by, at=at, unit_id=ballot.council.unit_id)
        ballot.refresh_from_db()
        return ballot


def _refuse_missing_opinions(ballot: Ballot, item: BallotItem) -> None:
    out = Recusal.objects.filter(nomination=item.nomination_id).values("member")
    absent = ballot.electors.filter(is_absent=True).exclude(member__in=out)
    if absent.exclude(member__in=item.written.values("member")).exists():
        raise refusals.MissingOpinion


def _count(ballot: Ballot, item: BallotItem, rule: AwardRule) -> None:
    secret = sorted(item.slots.values_list("choice", flat=True))
    written = list(item.written.values_list("choice", flat=True))
    item.slots.all().delete()
    BallotSlot.objects.bulk_create(BallotSlot(item=item, choice=choice) for choice in secret)
    counts = Counter([*secret, *written])
    item.yes, item.no, item.abstain = (counts[choice] for choice in (Choice.YES, Choice.NO, Choice.ABSTAIN))
    item.yes_in_writing = written.count(Choice.YES)
    is_whole = rule.denominator == AwardRule.Denominator.ALL_MEMBERS
    item.base = (ballot.members or 0) if is_whole else len(secret) + len(written)
    # whole numbers: 80 % of 11 is 8.8, so 9 of 11 reach it and 8 do not
    item.is_reached = item.base > 0 and item.yes * 100 >= (rule.value or 100) * item.base
    item.save()


def _locked(ballot: Ballot) -> Ballot:
    rows = Ballot.objects.select_for_update(of=("self",)).select_related("council", "form", "rule")
    return rows.get(pk=ballot.pk)


def nominations_reached(ballot: Ballot) -> list[Nomination]:
    """Those that reached the share, the most votes first; only the minutes show the figures (safeguard
    15)."""
    items = ballot.items.filter(is_reached=True).select_related("nomination")
    return [item.nomination for item in items.order_by("-yes", "position", "pk")]

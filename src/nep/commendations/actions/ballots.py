"""A ballot from opening to count."""

import secrets
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.commendations import council_refusals, refusals
from nep.commendations.actions.councils import locked_council, recuse_own_units
from nep.commendations.actions.tallies import agreed_counts, refuse_unless_open
from nep.commendations.council_desk import entitled_on
from nep.commendations.models import (
    AwardRule,
    Ballot,
    BallotElector,
    BallotItem,
    BallotSlot,
    Choice,
    CouncilMember,
    Recusal,
    WrittenOpinion,
)
from nep.commendations.permissions import can_decide_on, can_run_ballot, can_vote
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.web import clock
from nep.web.errors import NotAllowed


def open_ballot(ballot: Ballot, *, by: Actor, at: datetime) -> Ballot:
    """Members may vote. The list of voters, the rule and the denominator are those of this moment; who stays
    out of a nomination has no slot for it. Only a secret vote on the machine has slots at all.

    Raises NotAllowed, OutsideAward, BallotAlreadyOpen, NothingToVoteOn, NoVotingRule, HandsNotAllowed,
    CountersStayOut.
    """
    with transaction.atomic():
        ballot = _locked(ballot)
        if not can_run_ballot(by, ballot.council):
            raise NotAllowed
        if not ballot.form.is_own:
            raise refusals.OutsideAward
        rule = _rule_of(ballot, at)
        locked_council(ballot.council)
        members = list(ballot.council.members.filter(left_on=None).order_by("pk"))
        items = list(ballot.items.select_related("nomination").order_by("position", "pk"))
        if not members or not items:
            raise refusals.NothingToVoteOn
        recuse_own_units(ballot.council, [item.nomination for item in items], at=at)
        _refuse_counters(ballot, items)
        waiting = Ballot.objects.filter(pk=ballot.pk, state=Ballot.State.DRAFT)
        if waiting.update(state=Ballot.State.OPEN, rule=rule, members=len(members), opened_at=at) != 1:
            raise refusals.BallotAlreadyOpen
        _write_slots(ballot, items, members)
        record("ballot_opened", thing=ballot, by=by, at=at, unit_id=ballot.council.unit_id)
        ballot.refresh_from_db()
        _tell_electors(ballot, at)
        return ballot


def _rule_of(ballot: Ballot, at: datetime) -> AwardRule:
    rules = ballot.form.rules_on(clock.day_of(at))
    if AwardRule.Topic.THRESHOLD not in rules:
        raise refusals.NoVotingRule
    refuse_hands(ballot.method, rules)
    return rules[AwardRule.Topic.THRESHOLD]


def refuse_hands(method: str, rules: Mapping[str, AwardRule]) -> None:
    """A show of hands only where a rule of the form allows it. Raises HandsNotAllowed."""
    allowed = rules.get(AwardRule.Topic.HANDS)
    if method == Ballot.Method.HANDS and (allowed is None or allowed.value != 1):
        raise council_refusals.HandsNotAllowed


def _tell_electors(ballot: Ballot, at: datetime) -> None:
    if ballot.method != Ballot.Method.SECRET:
        return
    electors = ballot.electors.filter(is_absent=False).select_related("member__post__person__user")
    users = [elector.member.post.person.user for elector in electors.order_by("pk")]
    send("ballot_waits", thing=ballot, at=at, to_users=[user for user in users if user is not None])


def _write_slots(ballot: Ballot, items: list[BallotItem], members: list[CouncilMember]) -> None:
    absent = set(ballot.electors.filter(is_absent=True).values_list("member_id", flat=True))
    known = set(ballot.electors.values_list("member_id", flat=True))
    BallotElector.objects.bulk_create(
        BallotElector(ballot=ballot, member=member) for member in members if member.pk not in known
    )
    if ballot.method != Ballot.Method.SECRET:
        return
    out = _recused(items)
    BallotSlot.objects.bulk_create(
        BallotSlot(item=item)
        for item in items
        for member in members
        if member.pk not in absent and (member.pk, item.nomination_id) not in out
    )


def _refuse_counters(ballot: Ballot, items: list[BallotItem]) -> None:
    """Between preparing and opening somebody of the tally committee may have said to have a part in it."""
    counting = [teller.member_id for teller in ballot.tellers.order_by("pk")]
    if any(member in counting for member, _nomination in _recused(items)):
        raise council_refusals.CountersStayOut


def _recused(items: list[BallotItem]) -> set[tuple[int, int]]:
    rows = Recusal.objects.filter(nomination__in=[item.nomination_id for item in items])
    return set(rows.values_list("member_id", "nomination_id"))


def cast_vote(ballot: Ballot, *, choices: Mapping[int, Choice], by: Actor) -> None:
    """The vote of `by` is in the box: `choices` is the key of each item -> the choice, for every item from
    which `by` is not recused. It cannot be changed, and nothing of it is written into history.

    Raises NotAllowed, BallotNotOpen, VotedOnPaper, NotElector, AlreadyVoted, Recused, VoteIncomplete. Of two
    windows of one member the second is refused by the mark of the voter, before any slot is filled.
    """
    with transaction.atomic():
        if not can_vote(by, ballot):
            raise NotAllowed
        refuse_unless_open(ballot)
        if ballot.method != Ballot.Method.SECRET:
            raise council_refusals.VotedOnPaper
        elector = _elector(ballot, by)
        wanted = items_for(ballot, elector)
        if set(choices) - wanted:
            raise refusals.Recused
        if wanted - set(choices):
            raise refusals.VoteIncomplete
        if BallotElector.objects.filter(pk=elector.pk, has_voted=False).update(has_voted=True) != 1:
            raise refusals.AlreadyVoted
        for item in sorted(choices):
            _fill_a_slot(item, choices[item])


def _elector(ballot: Ballot, by: Actor) -> BallotElector:
    found = ballot.electors.filter(member__post=by.post, is_absent=False).select_related("member").first()
    if found is None:
        raise refusals.NotElector
    return found


def items_for(ballot: Ballot, elector: BallotElector) -> set[int]:
    """Keys of the items on which the elector votes: those without a recusal."""
    out = Recusal.objects.filter(member=elector.member_id).values("nomination")
    return set(ballot.items.exclude(nomination__in=out).values_list("pk", flat=True))


def _fill_a_slot(item_id: int, choice: Choice) -> None:
    """A random empty slot. Another hand may take the same one first; there are as many slots as voters."""
    empty = BallotSlot.objects.filter(item=item_id, choice="")
    while slots := list(empty.values_list("pk", flat=True)):
        if empty.filter(pk=secrets.choice(slots)).update(choice=choice) == 1:
            return
    raise refusals.AlreadyVoted


def record_written_opinions(
    ballot: Ballot, *, member: CouncilMember, choices: Mapping[int, Choice], by: Actor, at: datetime
) -> list[WrittenOpinion]:
    """What an absent member wrote: key of each item -> choice, for every item from which the member does not
    stay out; it is not secret. Typed again it replaces what was typed.

    Raises NotAllowed, BallotNotOpen, NotElector, Recused, VoteIncomplete."""
    with transaction.atomic():
        if not can_decide_on(by, ballot):
            raise NotAllowed
        refuse_unless_open(ballot)
        elector = ballot.electors.filter(member=member, is_absent=True).first()
        if elector is None:
            raise refusals.NotElector
        wanted = items_for(ballot, elector)
        if set(choices) - wanted:
            raise refusals.Recused
        if wanted - set(choices):
            raise refusals.VoteIncomplete
        WrittenOpinion.objects.filter(item__ballot=ballot, member=member).delete()
        rows = [WrittenOpinion(item_id=pk, member=member, choice=choices[pk]) for pk in sorted(choices)]
        record("written_opinion", thing=ballot, by=by, at=at, unit_id=ballot.council.unit_id)
        return WrittenOpinion.objects.bulk_create(rows)


def close_ballot(ballot: Ballot, *, by: Actor, at: datetime) -> Ballot:
    """The votes are counted and the slots rewritten in the order of their content, so that neither their
    place nor their age says anything. A slot left empty is a member who did not vote: it counts in the
    denominator only.

    On paper and by hands the count is what the tally committee typed.

    Raises NotAllowed, BallotNotOpen, MissingOpinion, TallyMissing, TalliesDiffer.
    """
    with transaction.atomic():
        ballot = _locked(ballot)
        if not can_run_ballot(by, ballot.council):
            raise NotAllowed
        running = Ballot.objects.filter(pk=ballot.pk, state=Ballot.State.OPEN)
        if running.update(state=Ballot.State.CLOSED, closed_at=at) != 1:
            raise refusals.BallotNotOpen
        assert ballot.rule is not None
        typed = {} if ballot.method == Ballot.Method.SECRET else agreed_counts(ballot)
        for item in ballot.items.order_by("pk"):
            _refuse_missing_opinions(ballot, item)
            here = _in_the_box(item) if ballot.method == Ballot.Method.SECRET else typed[item.pk]
            _count(ballot, item, ballot.rule, here)
        record("ballot_closed", thing=ballot, by=by, at=at, unit_id=ballot.council.unit_id)
        ballot.refresh_from_db()
        return ballot


def _refuse_missing_opinions(ballot: Ballot, item: BallotItem) -> None:
    out = Recusal.objects.filter(nomination=item.nomination_id).values("member")
    absent = ballot.electors.filter(is_absent=True).exclude(member__in=out)
    if absent.exclude(member__in=item.written.values("member")).exists():
        raise refusals.MissingOpinion


def _in_the_box(item: BallotItem) -> Counter[str]:
    """The secret votes, their slots rewritten in the order of their content."""
    secret = sorted(item.slots.values_list("choice", flat=True))
    item.slots.all().delete()
    BallotSlot.objects.bulk_create(BallotSlot(item=item, choice=choice) for choice in secret)
    return Counter(secret)


def _count(ballot: Ballot, item: BallotItem, rule: AwardRule, here: Counter[str]) -> None:
    written = Counter(item.written.values_list("choice", flat=True))
    counts = here + written
    item.yes, item.no, item.abstain = (counts[choice] for choice in (Choice.YES, Choice.NO, Choice.ABSTAIN))
    item.yes_in_writing = written[Choice.YES]
    is_whole = rule.denominator == AwardRule.Denominator.ALL_MEMBERS
    item.base = (ballot.members or 0) if is_whole else entitled_on(item) + sum(written.values())
    # whole numbers: 80 % of 11 is 8.8, so 9 of 11 reach it and 8 do not
    item.is_reached = item.base > 0 and item.yes * 100 >= (rule.value or 100) * item.base
    item.save()


def _locked(ballot: Ballot) -> Ballot:
    rows = Ballot.objects.select_for_update(of=("self",)).select_related("council", "form", "rule")
    return rows.get(pk=ballot.pk)

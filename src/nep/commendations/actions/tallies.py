"""Votes on paper and by hands: counted by people, typed by two of them, equal or not closed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.commendations import council_refusals, refusals
from nep.commendations.council_desk import entitled_on, present_on
from nep.commendations.models import (
    Ballot,
    Choice,
    TallyCount,
    TallySheet,
)
from nep.commendations.permissions import can_type_tally
from nep.organisations.actors import Actor
from nep.web.errors import NotAllowed

SHEETS_NEEDED = {Ballot.Method.PAPER: 2, Ballot.Method.HANDS: 1}


@dataclass(frozen=True)
class Counted:
    """The votes on one nomination as a teller counted them."""

    yes: int
    no: int
    abstain: int

    @property
    def whole(self) -> int:
        return self.yes + self.no + self.abstain


def refuse_unless_open(ballot: Ballot) -> None:
    """Raises BallotNotOpen."""
    # the lock keeps a closing hand out until this vote is whole; SQLite has one writer at a time anyway
    rows = Ballot.objects.select_for_update().filter(pk=ballot.pk, state=Ballot.State.OPEN)
    if rows.first() is None:
        raise refusals.BallotNotOpen


def type_tally(
    ballot: Ballot,
    *,
    collected: int,
    invalid: int,
    counts: Mapping[int, Counted],
    by: Actor,
    at: datetime,
) -> TallySheet:
    """What one teller counted: `collected` sheets, of them `invalid`, and key of each item -> votes. A second
    sheet of the same teller replaces the first.

    Raises NotAllowed, BallotNotOpen, CountedOnMachine, VoteIncomplete, MoreThanEntitled, TallyDoesNotFit."""
    with transaction.atomic():
        if not can_type_tally(by, ballot) or by.post is None:
            raise NotAllowed
        if ballot.method == Ballot.Method.SECRET:
            raise council_refusals.CountedOnMachine
        refuse_unless_open(ballot)
        _refuse_counts(ballot, collected, invalid, counts)
        ballot.sheets.filter(typed_by=by.post).delete()
        sheet = TallySheet.objects.create(
            ballot=ballot, typed_by=by.post, collected=collected, invalid=invalid
        )
        TallyCount.objects.bulk_create(
            TallyCount(sheet=sheet, item_id=pk, yes=one.yes, no=one.no, abstain=one.abstain)
            for pk, one in sorted(counts.items())
        )
        record("tally_typed", thing=ballot, by=by, at=at, unit_id=ballot.council.unit_id)
        return sheet


def _refuse_counts(ballot: Ballot, collected: int, invalid: int, counts: Mapping[int, Counted]) -> None:
    """A valid sheet votes on every nomination from which its voter does not stay out, so the sum of each lies
    between the valid sheets and those less the present who stay out."""
    items = {item.pk: item for item in ballot.items.order_by("pk")}
    if set(counts) != set(items):
        raise refusals.VoteIncomplete
    present = present_on(ballot)
    if collected > present:
        raise council_refusals.MoreThanEntitled
    valid = collected - invalid
    for pk, item in items.items():
        entitled = entitled_on(item)
        if counts[pk].whole > entitled:
            raise council_refusals.MoreThanEntitled
        if not valid - (present - entitled) <= counts[pk].whole <= valid:
            raise refusals.TallyDoesNotFit


def agreed_counts(ballot: Ballot) -> dict[int, Counter[str]]:
    """Key of each item -> choice -> votes, when enough tellers typed the same.

    Raises TallyMissing, TalliesDiffer."""
    sheets = list(ballot.sheets.prefetch_related("counts").order_by("pk"))
    if len(sheets) < SHEETS_NEEDED[Ballot.Method(ballot.method)]:
        raise council_refusals.TallyMissing
    found = [_counts_of(sheet) for sheet in sheets]
    heads = {(sheet.collected, sheet.invalid) for sheet in sheets}
    if len(heads) > 1 or any(one != found[0] for one in found):
        raise council_refusals.TalliesDiffer
    return found[0]


def _counts_of(sheet: TallySheet) -> dict[int, Counter[str]]:
    return {
        row.item_id: Counter({Choice.YES: row.yes, Choice.NO: row.no, Choice.ABSTAIN: row.abstain})
        for row in sheet.counts.all()
    }

"""What stands on a ballot, what the council proposes from it, equal votes, votes on paper and by hands."""

from datetime import date
from typing import Any

import pytest

from nep.commendations import actions, council_refusals, refusals
from nep.commendations.actions import Counted
from nep.commendations.actions.choosing import tied_in
from nep.commendations.models import (
    AwardRule,
    Ballot,
    BallotSlot,
    Choice,
    CouncilMember,
    Nomination,
    Quota,
    TallySheet,
)
from nep.organisations.actors import Actor
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.commendations import Hall, a_form, a_hall, a_nomination

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(now: Any) -> Hall:
    return a_hall(members=5, threshold=60)


def told(hall: Hall) -> dict[str, Any]:
    return {"by": hall.office, "at": clock.now()}


def a_draft(hall: Hall, *nominations: Nomination, method: str = "secret", **more: Any) -> Ballot:
    given: dict[str, Any] = {"form": hall.form, "kind": "collective", "method": method, **more}
    return actions.draft_ballot(hall.council, nominations=nominations, **given, **told(hall))


def voted(hall: Hall, votes: dict[Nomination, int]) -> Ballot:
    """A counted ballot on which so many of the five voted yes, the rest no."""
    ballot = actions.open_ballot(a_draft(hall, *votes), **told(hall))
    items = {item.nomination_id: item.pk for item in ballot.items.order_by("pk")}
    for number, member in enumerate(hall.members):
        choices = {items[one.pk]: Choice.YES if number < count else Choice.NO for one, count in votes.items()}
        actions.cast_vote(ballot, choices=choices, by=member)
    return actions.close_ballot(ballot, **told(hall))


def places(hall: Hall, count: int, nominated: int) -> Quota:
    return Quota.objects.create(
        round=hall.round,
        form=hall.form,
        kind="collective",
        places=count,
        nominated=nominated,
        limits_nominations=False,
    )


def states(*nominations: Nomination) -> list[str]:
    for one in nominations:
        one.refresh_from_db()
    return [one.state for one in nominations]


def make_chair(hall: Hall) -> Actor:
    CouncilMember.objects.filter(post=hall.members[0].post).update(role=CouncilMember.Role.CHAIR)
    return hall.members[0]


def a_rule(hall: Hall, topic: str, value: int) -> None:
    AwardRule.objects.create(
        form=hall.form, topic=topic, value=value, valid_from=date(2020, 1, 1), basis="Quy định thử nghiệm"
    )


def test_those_with_most_votes_take_the_places_and_the_rest_is_left(hall: Hall) -> None:
    quota = places(hall, 1, 3)
    first, second, third = (a_nomination(hall) for _number in range(3))
    actions.settle_ballot(voted(hall, {first: 4, second: 5, third: 1}), **told(hall))

    assert states(first, second, third) == ["left", "chosen", "left"]
    quota.refresh_from_db()
    assert quota.decided == 1


def test_equal_votes_at_the_last_place_wait_and_those_above_are_chosen(hall: Hall) -> None:
    places(hall, 2, 4)
    clear, left, right, low = (a_nomination(hall) for _number in range(4))
    ballot = voted(hall, {clear: 5, left: 4, right: 4, low: 1})

    assert actions.settle_ballot(ballot, **told(hall)) == [clear]

    assert states(clear, left, right, low) == ["chosen", "submitted", "submitted", "left"]
    ballot.refresh_from_db()
    assert {one.pk for one in tied_in(ballot)} == {left.pk, right.pk}


def test_a_second_ballot_settles_the_tie(hall: Hall) -> None:
    places(hall, 1, 2)
    left, right = a_nomination(hall), a_nomination(hall)
    first = voted(hall, {left: 4, right: 4})
    actions.settle_ballot(first, **told(hall))
    second = voted(hall, {left: 3, right: 5})
    actions.settle_ballot(second, **told(hall))

    assert second.number == 2
    assert states(left, right) == ["left", "chosen"]
    first.refresh_from_db()
    assert tied_in(first) == []


def test_the_chair_decides_only_after_as_many_ballots_as_the_rule_says(hall: Hall) -> None:
    places(hall, 1, 2)
    chair = make_chair(hall)
    left, right = a_nomination(hall), a_nomination(hall)
    first = voted(hall, {left: 4, right: 4})
    actions.settle_ballot(first, **told(hall))
    with pytest.raises(council_refusals.TieNotForChair, match="chưa quyết định được"):
        actions.break_tie(first, chosen=[left], by=chair, at=clock.now())
    a_rule(hall, "tie", 2)
    with pytest.raises(council_refusals.TieNotForChair):
        actions.break_tie(first, chosen=[left], by=chair, at=clock.now())
    second = voted(hall, {left: 4, right: 4})
    actions.settle_ballot(second, **told(hall))
    with pytest.raises(council_refusals.NoTie):
        actions.break_tie(second, chosen=[left, right], by=chair, at=clock.now())
    with pytest.raises(NotAllowed):
        actions.break_tie(second, chosen=[left], **told(hall))
    actions.break_tie(second, chosen=[left], by=chair, at=clock.now())

    assert states(left, right) == ["chosen", "left"]


def test_what_did_not_reach_the_share_may_be_voted_on_again(hall: Hall) -> None:
    low, high = a_nomination(hall), a_nomination(hall)
    ballot = voted(hall, {low: 2, high: 5})
    with pytest.raises(council_refusals.NotReached):
        actions.settle_ballot(ballot, again=[high], **told(hall))
    assert states(low, high) == ["submitted", "submitted"]
    actions.settle_ballot(ballot, again=[low], **told(hall))

    assert states(low, high) == ["submitted", "chosen"]
    assert a_draft(hall, low).number == 2


def test_a_result_is_recorded_once(hall: Hall) -> None:
    one = a_nomination(hall)
    ballot = voted(hall, {one: 5})
    actions.settle_ballot(ballot, **told(hall))
    with pytest.raises(council_refusals.AlreadySettled, match="đã được ghi"):
        actions.settle_ballot(ballot, **told(hall))


def test_what_was_withdrawn_meanwhile_is_neither_chosen_nor_left(hall: Hall) -> None:
    gone, stays = a_nomination(hall), a_nomination(hall)
    ballot = voted(hall, {gone: 5, stays: 5})
    Nomination.objects.filter(pk=gone.pk).update(state="withdrawn")
    actions.settle_ballot(ballot, **told(hall))
    assert states(gone, stays) == ["withdrawn", "chosen"]


def test_a_nomination_stands_on_one_ballot_at_a_time(hall: Hall) -> None:
    one = a_nomination(hall)
    ballot = a_draft(hall, one)
    with pytest.raises(council_refusals.OnAnotherBallot, match="chưa xong"):
        a_draft(hall, one)
    actions.discard_ballot(ballot, **told(hall))
    assert a_draft(hall, one).number == 1


def test_an_open_ballot_is_not_taken_away(hall: Hall) -> None:
    ballot = actions.open_ballot(a_draft(hall, a_nomination(hall)), **told(hall))
    with pytest.raises(refusals.BallotAlreadyOpen):
        actions.discard_ballot(ballot, **told(hall))
    assert Ballot.objects.get(pk=ballot.pk).state == "open"


def test_an_award_of_another_authority_gets_no_ballot(hall: Hall) -> None:
    """Safeguard 20."""
    form = a_form(None, name="Bằng khen của cơ quan trung ương")
    with pytest.raises(refusals.OutsideAward):
        a_draft(hall, a_nomination(hall, form=form), form=form)
    assert not Ballot.objects.exists()


def test_hands_are_raised_only_where_a_rule_of_the_form_allows(hall: Hall) -> None:
    one = a_nomination(hall)
    with pytest.raises(council_refusals.HandsNotAllowed, match="giơ tay"):
        a_draft(hall, one, method="hands")
    a_rule(hall, "hands", 1)
    ballot = actions.open_ballot(a_draft(hall, one, method="hands"), **told(hall))
    counts = {ballot.items.get().pk: Counted(4, 1, 0)}
    actions.type_tally(ballot, collected=5, invalid=0, counts=counts, **told(hall))
    actions.close_ballot(ballot, **told(hall))

    item = ballot.items.get()
    assert (item.yes, item.no, item.base, item.is_reached) == (4, 1, 5, True)


def on_paper(hall: Hall, *nominations: Nomination) -> Ballot:
    tellers = list(hall.council.members.order_by("pk")[:2])
    draft = a_draft(hall, *nominations, method="paper", tellers=tellers)
    return actions.open_ballot(draft, **told(hall))


def typed(ballot: Ballot, by: Actor, *counts: Counted, collected: int = 5, invalid: int = 0) -> TallySheet:
    keys = ballot.items.order_by("position").values_list("pk", flat=True)
    rows = dict(zip(keys, counts, strict=True))
    return actions.type_tally(
        ballot, collected=collected, invalid=invalid, counts=rows, by=by, at=clock.now()
    )


def test_paper_is_counted_when_two_tellers_typed_the_same(hall: Hall) -> None:
    ballot = on_paper(hall, a_nomination(hall))
    assert not BallotSlot.objects.exists()
    with pytest.raises(council_refusals.TallyMissing):
        actions.close_ballot(ballot, **told(hall))
    typed(ballot, hall.members[0], Counted(3, 1, 0), invalid=1)
    typed(ballot, hall.members[1], Counted(2, 2, 0), invalid=1)
    with pytest.raises(council_refusals.TalliesDiffer, match="đếm lại"):
        actions.close_ballot(ballot, **told(hall))
    typed(ballot, hall.members[1], Counted(3, 1, 0), invalid=1)
    actions.close_ballot(ballot, **told(hall))

    item = ballot.items.get()
    assert (item.yes, item.no, item.abstain, item.base, item.is_reached) == (3, 1, 0, 5, True)


def test_a_count_that_cannot_be_is_not_taken(hall: Hall) -> None:
    one, other = a_nomination(hall), a_nomination(hall)
    member = hall.council.members.get(post=hall.members[4].post)
    make_chair(hall)
    actions.recuse_member(member, nomination=one, by=hall.members[0], at=clock.now())
    ballot = on_paper(hall, one, other)
    teller = hall.members[0]
    with pytest.raises(council_refusals.MoreThanEntitled):
        typed(ballot, teller, Counted(5, 0, 0), Counted(5, 0, 0))
    with pytest.raises(council_refusals.MoreThanEntitled):
        typed(ballot, teller, Counted(4, 0, 0), Counted(6, 0, 0), collected=6)
    with pytest.raises(refusals.TallyDoesNotFit, match="cộng lại khác"):
        typed(ballot, teller, Counted(4, 0, 0), Counted(4, 0, 0))
    assert not TallySheet.objects.exists()
    typed(ballot, teller, Counted(4, 0, 0), Counted(4, 1, 0))


def test_only_the_tally_committee_types_and_nobody_votes_on_the_machine(hall: Hall) -> None:
    ballot = on_paper(hall, a_nomination(hall))
    for stranger in (hall.members[3], hall.office):
        with pytest.raises(NotAllowed):
            typed(ballot, stranger, Counted(5, 0, 0))
    choices = {ballot.items.get().pk: Choice.YES}
    with pytest.raises(council_refusals.VotedOnPaper):
        actions.cast_vote(ballot, choices=choices, by=hall.members[3])


def test_a_committee_of_one_or_of_the_absent_is_refused(hall: Hall) -> None:
    one, members = a_nomination(hall), list(hall.council.members.order_by("pk"))
    with pytest.raises(council_refusals.TellersMissing, match="từ hai người"):
        a_draft(hall, one, method="paper", tellers=members[:1])
    with pytest.raises(council_refusals.TellerAbsent):
        a_draft(hall, one, method="paper", tellers=members[:2], absent=members[:1])
    assert not Ballot.objects.exists()

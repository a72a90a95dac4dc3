"""The secret ballot: one vote each, nobody's vote known, counted over all members."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from nep.audit.models import Event
from nep.commendations import actions, refusals
from nep.commendations.models import Ballot, BallotElector, BallotSlot, Choice, CouncilMember, Recusal
from nep.organisations.actors import Actor
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.commendations import Hall, a_ballot, a_form, a_hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(now: Any) -> Hall:
    return a_hall()


def opened(hall: Hall, *, items: int = 2) -> Ballot:
    return actions.open_ballot(a_ballot(hall, items=items), by=hall.office, at=clock.now())


def all_yes(ballot: Ballot) -> dict[int, Choice]:
    return dict.fromkeys(ballot.items.values_list("pk", flat=True), Choice.YES)


def vote(ballot: Ballot, by: Actor, choice: Choice = Choice.YES) -> None:
    actions.cast_vote(ballot, choices=dict.fromkeys(all_yes(ballot), choice), by=by)


def closed(ballot: Ballot, hall: Hall) -> Ballot:
    return actions.close_ballot(ballot, by=hall.office, at=clock.now())


def seat_of(hall: Hall, member: Actor) -> CouncilMember:
    return hall.council.members.get(post=member.post)


def counts(ballot: Ballot) -> list[tuple[int | None, int | None, int | None, int | None, bool | None]]:
    return list(ballot.items.order_by("position").values_list("yes", "no", "abstain", "base", "is_reached"))


def test_the_share_is_of_all_members_not_of_those_who_voted(hall: Hall) -> None:
    ballot = opened(hall, items=1)
    for member in hall.members[:3]:
        vote(ballot, member)

    assert counts(closed(ballot, hall)) == [(3, 0, 0, 5, False)]


def test_exactly_the_share_reaches_it(hall: Hall) -> None:
    ballot = opened(hall, items=1)
    for member in hall.members[:4]:
        vote(ballot, member)
    vote(ballot, hall.members[4], Choice.NO)

    assert counts(closed(ballot, hall)) == [(4, 1, 0, 5, True)]


def test_a_second_window_of_the_same_member_is_told_and_changes_nothing(hall: Hall) -> None:
    ballot = opened(hall)
    vote(ballot, hall.members[0])

    with pytest.raises(refusals.AlreadyVoted, match="đã được nhận từ trước"):
        vote(ballot, hall.members[0], Choice.NO)
    assert sorted(BallotSlot.objects.values_list("choice", flat=True)) == [""] * 8 + ["yes"] * 2


def test_a_vote_after_closing_is_refused(hall: Hall) -> None:
    ballot = opened(hall)
    closed(ballot, hall)

    with pytest.raises(refusals.BallotNotOpen, match="đã kết thúc"):
        vote(ballot, hall.members[0])
    assert not BallotSlot.objects.exclude(choice="").exists()
    assert not BallotElector.objects.filter(has_voted=True).exists()


def test_a_vote_that_leaves_an_item_open_is_not_taken(hall: Hall) -> None:
    ballot = opened(hall)
    first = ballot.items.order_by("pk")[0]

    with pytest.raises(refusals.VoteIncomplete):
        actions.cast_vote(ballot, choices={first.pk: Choice.YES}, by=hall.members[0])
    assert not BallotElector.objects.filter(has_voted=True).exists()


def test_who_stays_out_of_a_nomination_has_neither_slot_nor_vote_on_it(hall: Hall) -> None:
    ballot = a_ballot(hall)
    item = ballot.items.order_by("position")[0]
    member = hall.members[0]
    Recusal.objects.create(
        member=seat_of(hall, member), nomination=item.nomination, ground="own_unit", noted_at=clock.now()
    )
    actions.open_ballot(ballot, by=hall.office, at=clock.now())

    with pytest.raises(refusals.Recused):
        vote(ballot, member)
    other = ballot.items.exclude(pk=item.pk).get()
    actions.cast_vote(ballot, choices={other.pk: Choice.YES}, by=member)
    for voter in hall.members[1:]:
        vote(ballot, voter)
    assert counts(closed(ballot, hall)) == [(4, 0, 0, 5, True), (5, 0, 0, 5, True)]


def test_an_absent_member_is_polled_in_writing_and_counted_apart(hall: Hall) -> None:
    ballot = a_ballot(hall, items=1)
    absent = seat_of(hall, hall.members[0])
    BallotElector.objects.create(ballot=ballot, member=absent, is_absent=True)
    actions.open_ballot(ballot, by=hall.office, at=clock.now())
    for voter in hall.members[1:]:
        vote(ballot, voter)
    with pytest.raises(refusals.NotElector):
        vote(ballot, hall.members[0])
    with pytest.raises(refusals.MissingOpinion):
        closed(ballot, hall)

    item = ballot.items.get()
    written = {item.pk: Choice.YES}
    actions.record_written_opinions(ballot, member=absent, choices=written, by=hall.office, at=clock.now())

    assert counts(closed(ballot, hall)) == [(5, 0, 0, 5, True)]
    item.refresh_from_db()
    assert item.yes_in_writing == 1


def test_after_closing_the_slots_lie_in_the_order_of_their_content(hall: Hall) -> None:
    ballot = opened(hall, items=1)
    choices = [Choice.YES, Choice.NO, Choice.ABSTAIN, Choice.YES]
    for member, choice in zip(hall.members, choices, strict=False):
        vote(ballot, member, choice)
    before = set(BallotSlot.objects.values_list("pk", flat=True))
    closed(ballot, hall)

    slots = BallotSlot.objects.order_by("pk")
    assert [slot.choice for slot in slots] == ["", "abstain", "no", "yes", "yes"]
    assert not before & {slot.pk for slot in slots}


def test_history_has_one_row_at_opening_and_one_at_closing(hall: Hall) -> None:
    ballot = opened(hall)
    for member in hall.members:
        vote(ballot, member)
    closed(ballot, hall)

    events = Event.objects.filter(thing_kind="commendations.ballot", thing_id=ballot.pk).order_by("pk")
    assert [event.event for event in events] == ["ballot_opened", "ballot_closed"]


def test_nothing_leads_from_a_slot_to_a_voter() -> None:
    named = {field.name for field in BallotSlot._meta.get_fields()}
    assert named == {"id", "item", "choice"}
    assert {field.name for field in BallotElector._meta.get_fields()} == {
        *("id", "ballot", "member", "has_voted", "is_absent")
    }


def test_who_is_no_member_neither_votes_nor_opens(hall: Hall) -> None:
    ballot = a_ballot(hall)
    with pytest.raises(NotAllowed):
        actions.open_ballot(ballot, by=hall.members[0], at=clock.now())
    actions.open_ballot(ballot, by=hall.office, at=clock.now())
    with pytest.raises(NotAllowed):
        vote(ballot, hall.office)


def test_an_award_of_another_authority_is_never_balloted(hall: Hall) -> None:
    """Safeguard 20."""
    ballot = a_ballot(hall, form=a_form(None, name="Bằng khen của cơ quan trung ương"))
    with pytest.raises(refusals.OutsideAward, match="do cơ quan khác quyết định"):
        actions.open_ballot(ballot, by=hall.office, at=clock.now())
    assert Ballot.objects.get(pk=ballot.pk).state == Ballot.State.DRAFT


def test_a_ballot_is_opened_once(hall: Hall) -> None:
    ballot = opened(hall)
    with pytest.raises(refusals.BallotAlreadyOpen):
        actions.open_ballot(ballot, by=hall.office, at=clock.now())
    assert BallotSlot.objects.count() == 10


def test_the_database_knows_one_mark_a_member(hall: Hall) -> None:
    ballot = opened(hall)
    with pytest.raises(IntegrityError), transaction.atomic():
        BallotElector.objects.create(ballot=ballot, member=seat_of(hall, hall.members[0]))


@pytest.mark.race
def test_two_windows_at_once_leave_one_vote(now: Any, race: Any) -> None:
    hall = a_hall(members=3)
    ballot = opened(hall)
    member = hall.members[0]

    outcomes = race(*[lambda: vote(ballot, member)] * 4)

    assert sorted(type(one).__name__ for one in outcomes) == ["AlreadyVoted"] * 3 + ["NoneType"]
    assert BallotSlot.objects.filter(choice="yes").count() == 2


@pytest.mark.race
def test_all_members_at_once_are_all_counted(now: Any, race: Any) -> None:
    hall = a_hall(members=6)
    ballot = opened(hall)

    race(*[lambda by=member: vote(ballot, by) for member in hall.members])

    assert counts(closed(ballot, hall)) == [(6, 0, 0, 6, True)] * 2

"""Two hands on one petition at the same moment: one wins, the other is told."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from nep.organisations.roles import Role
from nep.petitions.actions.answering import AnswerStepTaken, NoLongerTheirs
from nep.petitions.actions.approving import approve_answer
from nep.petitions.actions.assigning import (
    AlreadyAssigned,
    NotAssigned,
    assign_petition,
    transfer_petition,
)
from nep.petitions.models import Answer, Assignment, Petition, Telling
from nep.promises.models import Promise
from tests.factories.handling import a_house, a_promise_draft, checked_answer, sorted_petition
from tests.factories.organisations import an_actor

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
Race = Callable[..., list[Any]]


def test_of_two_leaders_who_approve_one_does(race: Race, now: datetime) -> None:
    house = a_house(now)
    answer = checked_answer(house, promises=(a_promise_draft(house),))
    second = an_actor(house.commune, Role.LEADER, title="Phó Chủ tịch xã Một")

    outcomes = race(
        lambda: approve_answer(answer, by=house.leader, at=now),
        lambda: approve_answer(answer, by=second, at=now),
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AnswerStepTaken", "NoneType"]
    assert any(isinstance(outcome, AnswerStepTaken) for outcome in outcomes)
    assert (Promise.objects.count(), Telling.objects.count()) == (1, 1)


def test_approval_and_transfer_at_once_leave_one_truth(race: Race, now: datetime) -> None:
    house = a_house(now)
    answer = checked_answer(house)
    department = house.units["department"]

    approved, moved = race(
        lambda: approve_answer(answer, by=house.leader, at=now),
        lambda: transfer_petition(
            answer.petition, to_unit=department, reason="Thuộc Sở", by=house.officer, at=now
        ),
    )

    petition = Petition.objects.get(pk=answer.petition_id)
    if approved is None:
        assert isinstance(moved, NotAssigned)
        assert (petition.state, petition.unit) == ("answered", house.commune)
    else:
        assert isinstance(approved, NoLongerTheirs)
        assert isinstance(moved, Assignment)
        assert (petition.state, petition.unit) == ("assigned", department)
        assert Answer.objects.get(pk=answer.pk).state == "dropped"


def test_of_two_clerks_who_assign_one_does(race: Race, now: datetime) -> None:
    house = a_house(now)
    petition = sorted_petition(house)

    outcomes = race(*[lambda: assign_petition(petition, to_unit=house.commune, by=house.desk, at=now)] * 2)

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyAssigned", "Assignment"]
    assert any(isinstance(outcome, AlreadyAssigned) for outcome in outcomes)
    assert Assignment.objects.count() == 1

"""Places are never passed, whoever asks at the same second."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from nep.commendations import actions, quotas, refusals
from nep.commendations.models import AwardRound, Nomination, Phase, Quota, SubjectKind
from nep.jobs.registry import registered_checks
from nep.organisations.actions import place_unit
from nep.organisations.actors import COMMAND
from nep.organisations.models import Line, Unit
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.commendations import Hall, a_hall, a_nomination

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(now: Any) -> Hall:
    return a_hall()


def a_quota(hall: Hall, places: int, *, branch: Unit | None = None, **changes: Any) -> Quota:
    told: dict[str, Any] = {"by": hall.office, "at": clock.now()}
    fields = {"form": hall.form, "kind": SubjectKind.COLLECTIVE, "branch": branch, "places": places}
    return actions.set_quota(hall.round, **{**fields, **told, **changes})


def taken(quota: Quota) -> tuple[int, int]:
    quota.refresh_from_db()
    return quota.nominated, quota.decided


def test_a_nomination_takes_a_place_in_its_branch_and_in_the_round(hall: Hall) -> None:
    whole = a_quota(hall, 12)
    branch = a_quota(hall, 2, branch=hall.units["district"])
    elsewhere = a_quota(hall, 2, branch=hall.units["department"])

    quotas.take_nominated(a_nomination(hall))

    assert [taken(one) for one in (whole, branch, elsewhere)] == [(1, 0), (1, 0), (0, 0)]
    assert branch.places_left == 1


def test_a_full_branch_refuses_and_the_round_gets_nothing(hall: Hall) -> None:
    whole, branch = a_quota(hall, 12), a_quota(hall, 1, branch=hall.units["district"])
    quotas.take_nominated(a_nomination(hall))

    with pytest.raises(refusals.NoPlaceLeft, match="Chỉ tiêu đã hết"), transaction.atomic():
        quotas.take_nominated(a_nomination(hall))
    assert [taken(one) for one in (whole, branch)] == [(1, 0), (1, 0)]


def test_a_quota_is_not_lowered_below_what_is_taken(hall: Hall) -> None:
    quota = a_quota(hall, 3)
    for _number in range(2):
        quotas.take_nominated(a_nomination(hall))

    with pytest.raises(refusals.QuotaBelowTaken, match="không được thấp hơn"):
        a_quota(hall, 1)
    quota.refresh_from_db()
    assert quota.places == 3
    assert a_quota(hall, 2).places == 2


def test_where_nominations_are_not_limited_the_choice_still_is(hall: Hall) -> None:
    quota = a_quota(hall, 1, limits_nominations=False)
    first, second = a_nomination(hall), a_nomination(hall)
    for one in (first, second):
        quotas.take_nominated(one)
    quotas.take_decided(first)

    with pytest.raises(refusals.NoPlaceLeft), transaction.atomic():
        quotas.take_decided(second)
    assert taken(quota) == (2, 1)


def test_the_database_itself_never_lets_a_quota_be_passed(hall: Hall) -> None:
    quota = a_quota(hall, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Quota.objects.filter(pk=quota.pk).update(nominated=F("nominated") + 2)


def test_only_the_office_of_the_round_sets_a_quota(hall: Hall) -> None:
    with pytest.raises(NotAllowed):
        a_quota(hall, 5, by=hall.members[0])
    assert not Quota.objects.exists()


def test_a_wrong_counter_is_found_and_counted_again(hall: Hall) -> None:
    quota = a_quota(hall, 5)
    quotas.take_nominated(a_nomination(hall))
    Quota.objects.filter(pk=quota.pk).update(nominated=4)

    assert quotas.wrong_quotas([hall.round]) == [quota]
    assert quotas.rebuild(hall.round) == 1
    assert taken(quota) == (1, 0)
    assert quotas.rebuild(hall.round) == 0


def test_the_doctor_sees_a_wrong_counter_and_mends_it(hall: Hall) -> None:
    quota = a_quota(hall, 5)
    check = registered_checks()["commendations.places"]
    assert check.find() == []
    Quota.objects.filter(pk=quota.pk).update(nominated=4)
    assert [line.split(":")[0] for line in check.find()] == [hall.round.title]
    assert check.mend is not None
    check.mend()
    assert check.find() == []


def test_a_place_given_back_is_free_again(hall: Hall) -> None:
    quota = a_quota(hall, 1)
    one = a_nomination(hall)
    quotas.take_nominated(one)
    quotas.take_decided(one)
    quotas.give_back_decided(one)
    quotas.give_back_nominated(one)

    assert taken(quota) == (0, 0)


@pytest.mark.race
def test_two_councils_of_the_same_second_get_one_last_place(now: Any, race: Any) -> None:
    hall = a_hall()
    quota = a_quota(hall, 1, limits_nominations=False)
    branch = a_quota(hall, 5, branch=hall.units["district"], limits_nominations=False)
    rivals = [a_nomination(hall) for _number in range(4)]
    for one in rivals:
        quotas.take_nominated(one)

    def choose(one: Nomination) -> None:
        with transaction.atomic():
            quotas.take_decided(one)

    outcomes = race(*[lambda one=one: choose(one) for one in rivals])

    assert sorted(type(one).__name__ for one in outcomes) == ["NoPlaceLeft"] * 3 + ["NoneType"]
    assert [taken(one) for one in (quota, branch)] == [(4, 1), (4, 1)]


def test_a_branch_that_gets_its_places_later_counts_what_was_sent_before(hall: Hall) -> None:
    a_quota(hall, 12)
    one = a_nomination(hall)
    for sent in (one, a_nomination(hall), a_nomination(hall, unit=hall.units["department"])):
        quotas.take_nominated(sent)
    quotas.take_decided(one)
    Nomination.objects.filter(pk=one.pk).update(state=Nomination.State.CHOSEN)

    branch = a_quota(hall, 2, branch=hall.units["district"])

    assert taken(branch) == (2, 1)
    assert quotas.wrong_quotas([hall.round]) == []


def test_a_branch_is_not_given_fewer_places_than_it_has_sent(hall: Hall) -> None:
    for _number in range(2):
        quotas.take_nominated(a_nomination(hall))
    with pytest.raises(refusals.QuotaBelowTaken):
        a_quota(hall, 1, branch=hall.units["district"])
    assert not Quota.objects.exists()


def test_a_closed_round_gets_no_places(hall: Hall) -> None:
    AwardRound.objects.update(state=AwardRound.State.CLOSED)
    with pytest.raises(refusals.RoundClosed):
        a_quota(hall, 1)
    assert not Quota.objects.exists()


def test_places_follow_the_tree_of_the_day_the_round_was_opened(hall: Hall) -> None:
    """A unit moves to another branch while the round runs: its place is given back where it was taken."""
    hall.round.tree_on = clock.today() - timedelta(days=30)
    hall.round.save()
    old = a_quota(hall, 2, branch=hall.units["district"])
    new = a_quota(hall, 2, branch=hall.units["department"])
    one = a_nomination(hall)
    quotas.take_nominated(one)
    place_unit(
        hall.units["commune"],
        line=Line.STATE,
        parent=hall.units["department"],
        valid_from=clock.today(),
        by=COMMAND,
        at=clock.now(),
    )
    assert [taken(branch) for branch in (old, new)] == [(1, 0), (0, 0)]
    assert quotas.wrong_quotas([hall.round]) == []
    quotas.take_decided(one)
    quotas.give_back_decided(one)
    quotas.give_back_nominated(one)
    assert [taken(branch) for branch in (old, new)] == [(0, 0), (0, 0)]


def test_a_unit_founded_after_that_day_counts_where_it_was_first_placed(hall: Hall) -> None:
    AwardRound.objects.update(tree_on=date(2001, 1, 1))
    branch = a_quota(hall, 2, branch=hall.units["district"])
    quotas.take_nominated(a_nomination(hall))
    assert taken(branch) == (1, 0)


def test_opening_a_round_keeps_the_day_of_its_tree(hall: Hall) -> None:
    AwardRound.objects.update(state=AwardRound.State.DRAFT)
    a_quota(hall, 2)
    day = actions.Days(clock.today(), clock.today())
    told: dict[str, Any] = {"by": hall.office, "at": clock.now()}
    actions.set_phases(hall.round, days={Phase.Kind.NOMINATE: day}, **told)
    assert actions.open_award_round(hall.round, **told).tree_on == clock.today()

"""Actions of a plan pass to another post of the unit, and to nobody elsewhere."""

from datetime import datetime

import pytest

from nep.audit.models import Event
from nep.organisations.roles import Role
from nep.programmes import refusals, standing
from nep.programmes.handing_over import actions_of, pass_actions_on
from nep.programmes.models import PlanAction
from tests.factories.organisations import an_actor
from tests.factories.plans import a_full_plan, a_planning, an_approved_plan

pytestmark = pytest.mark.django_db


def test_actions_pass_to_another_post_of_the_unit_only(now: datetime) -> None:
    planning = a_planning()
    a_full_plan(planning, "commune")
    giver, leader = planning.post("commune"), planning.leaders["commune"]
    taker = an_actor(planning.units["commune"], Role.UNIT_OFFICER).post
    assert taker is not None
    work = actions_of(giver, now.date())
    assert [item.title for item in work] == ["Thu gom rác tại nguồn ở mười ấp"]
    ids = [item.thing_id for item in work]
    with pytest.raises(refusals.OwnerElsewhere):
        pass_actions_on(ids, giver, planning.post("neighbour"), leader, now)
    assert PlanAction.objects.get().owner == giver
    pass_actions_on(ids, giver, taker, leader, now)
    assert PlanAction.objects.get().owner == taker
    assert Event.objects.filter(event="plan_owner_changed").count() == 1


def test_an_action_that_is_done_is_no_open_work(now: datetime) -> None:
    planning = a_planning()
    plan = an_approved_plan(planning, "commune", by="district")
    giver = planning.post("commune")
    (item,) = actions_of(giver, now.date())
    standing.write_action(plan.planactions.get(), done_on=now.date())
    assert actions_of(giver, now.date()) == []
    standing.write_action(plan.planactions.get(), done_on=None)
    assert actions_of(giver, now.date()) == [item]

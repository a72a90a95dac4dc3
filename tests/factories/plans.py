"""Plans for tests, made through the actions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit, UnitKind, UnitVersion, World
from nep.organisations.roles import Role
from nep.programmes import actions
from nep.programmes.models import Plan, Theme
from nep.web import clock
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_province, a_unit, an_actor
from tests.factories.programmes import an_issued_theme
from tests.factories.recorded import recorded

DUE = date(2023, 6, 30)


@dataclass
class Planning:
    """A province with an issued theme of the Tỉnh ủy, and who writes and approves at each unit."""

    units: dict[str, Unit]
    theme: Theme
    officers: dict[str, Actor]
    leaders: dict[str, Actor]

    def post(self, name: str) -> Post:
        post = self.officers[name].post
        assert post is not None
        return post


@recorded
def a_planning(**changes: Any) -> Planning:
    """Tỉnh ủy > Huyện ủy > Đảng ủy xã on the Party line, Tỉnh > Huyện > Xã on the State line; norms."""
    shipped_norms()
    units = a_province()
    units["party_district"] = a_unit(
        "Huyện ủy Thử", kind=UnitKind.PARTY_DISTRICT, world=World.PARTY, parent=units["party"]
    )
    units["party_commune"] = a_unit(
        "Đảng ủy Xã Một", kind=UnitKind.PARTY_COMMUNE, world=World.PARTY, parent=units["party_district"]
    )
    for name, sign in (("party", "TU"), ("party_district", "HU"), ("party_commune", "ĐU")):
        UnitVersion.objects.filter(unit=units[name]).update(abbreviation=sign)
    UnitVersion.objects.filter(unit__world=World.STATE).update(abbreviation="UBND")
    officers = {name: an_actor(unit, _officer(name)) for name, unit in units.items()}
    leaders = {name: an_actor(unit, Role.LEADER, title="Người đứng đầu") for name, unit in units.items()}
    theme = an_issued_theme(units["party"], officers["party"], **changes)
    return Planning(units, theme, officers, leaders)


def _officer(name: str) -> Role:
    return Role.PROGRAMME_OFFICER if name == "party" else Role.UNIT_OFFICER


def a_plan(planning: Planning, name: str, *, start: str = "empty", **changes: Any) -> Plan:
    """A draft of the unit called `name`."""
    unit, officer = planning.units[name], planning.officers[name]
    given = {"title": "Kế hoạch thực hiện chuyên đề 2022-2023", **changes}
    return actions.create_plan(planning.theme, unit=unit, start=start, **given, by=officer, at=clock.now())


def a_full_plan(planning: Planning, name: str, *, start: str = "empty", **changes: Any) -> Plan:
    """A draft with a focus point and an action that has an owner; what it copied has owners too."""
    plan, told = a_plan(planning, name, start=start, **changes), _told(planning, name)
    for action in plan.planactions.all():
        actions.edit_action(action, owner=planning.post(name), **told)
    actions.add_focus_point(plan, kind="pressing", text="Rác thải ở các ấp ven sông", **told)
    actions.add_action(
        plan,
        text="Thu gom rác tại nguồn ở mười ấp",
        due_on=DUE,
        owner=planning.post(name),
        target_value=10,
        target_unit="ấp",
        **told,
    )
    return plan


def a_submitted_plan(planning: Planning, name: str, **changes: Any) -> Plan:
    plan = a_full_plan(planning, name, **changes)
    return actions.submit_plan(plan, by=planning.leaders[name], at=clock.now())


def an_approved_plan(planning: Planning, name: str, *, by: str, **changes: Any) -> Plan:
    """Approved by the leader of the unit called `by`; at the top by somebody else of the same unit."""
    plan = a_submitted_plan(planning, name, **changes)
    approver = planning.leaders[by] if by != name else planning.officers[by]
    return actions.approve_plan(plan, by=approver, at=clock.now())


def _told(planning: Planning, name: str) -> dict[str, Any]:
    return {"by": planning.officers[name], "at": clock.now()}

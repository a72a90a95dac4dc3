"""A round from its opening to the last accepted report."""

from dataclasses import dataclass
from datetime import date

import pytest

from nep.organisations import actions as organisations
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.models import Unit, UnitVersion
from nep.organisations.roles import Role
from nep.reviews import actions
from nep.reviews.assigning import assignment_faults, mend_assignments
from nep.reviews.models import Assignment, Round, UnitReport
from nep.reviews.round_refusals import (
    AboveAccepted,
    BelowNotAccepted,
    ReportIsLocked,
    ReportIsSent,
    ReportNotSent,
    UnitEnded,
)
from nep.reviews.standing import round_standing
from nep.reviews.totals import totals_of
from nep.web import clock
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_province, an_actor
from tests.factories.rounds import CLASSES, a_round, a_writing, assigned, sent


@dataclass
class Tree:
    units: dict[str, Unit]
    office: Actor
    round: Round
    district: Actor
    commune: Actor


@pytest.fixture
def tree(db: None) -> Tree:
    shipped_norms()
    units = a_province()
    UnitVersion.objects.filter(unit=units["party"]).update(abbreviation="TU")
    office = an_actor(units["party"], Role.PROGRAMME_OFFICER)
    return Tree(
        units,
        office,
        a_round(units["party"], office),
        an_actor(units["district"], Role.LEADER, Role.UNIT_OFFICER),
        an_actor(units["commune"], Role.UNIT_OFFICER, Role.UNIT_HEAD),
    )


def test_a_round_asks_every_unit_of_its_levels_and_knows_who_approves_whom(tree: Tree) -> None:
    rows = Assignment.objects.filter(round=tree.round).order_by("name")
    assert [(row.name, row.above.name if row.above else None) for row in rows] == [
        ("Huyện Thử", None),
        ("Sở Thử", None),
        ("Xã Hai", "Huyện Thử"),
        ("Xã Một", "Huyện Thử"),
    ]
    assert {row.due_on for row in rows} == {date(2023, 12, 29)}


def test_reports_are_accepted_from_below_upward_and_add_up(tree: Tree) -> None:
    one = sent(tree.round, tree.units["commune"], tree.commune, classes=5)
    two = sent(tree.round, tree.units["neighbour"], tree.district, classes=2)
    up = sent(tree.round, tree.units["district"], tree.district, classes=1)
    with pytest.raises(BelowNotAccepted, match="2 đơn vị dưới"):
        actions.accept_report(up, by=tree.office, at=clock.now())
    actions.accept_report(one, by=tree.district, at=clock.now())
    actions.accept_report(two, by=tree.district, at=clock.now())
    actions.accept_report(up, by=tree.office, at=clock.now())
    totals = totals_of(tree.round)
    (classes,) = [figure for figure in totals.figures if figure.key == CLASSES]
    assert totals.total(up.pk, classes.pk).total == 8
    assert totals.whole(classes.pk).stated == 8
    standing = round_standing(tree.round)
    assert (standing.assigned, standing.sent, standing.in_time, standing.accepted) == (4, 3, 3, 3)
    assert round_standing(tree.round, tree.units["district"]).assigned == 3


def test_a_locked_report_is_not_edited_until_it_is_reopened_with_a_reason(tree: Tree) -> None:
    one = sent(tree.round, tree.units["commune"], tree.commune)
    writing = a_writing(tree.round, classes=9)
    with pytest.raises(ReportIsSent):
        actions.write_report(one, writing, by=tree.commune, at=clock.now())
    actions.accept_report(one, by=tree.district, at=clock.now())
    with pytest.raises(ReportIsLocked):
        actions.write_report(one, writing, by=tree.commune, at=clock.now())
    with pytest.raises(ReportNotSent):
        actions.accept_report(one, by=tree.district, at=clock.now())
    actions.reopen_report(one, reason="Cộng sót một lớp.", by=tree.district, at=clock.now())
    actions.write_report(one, writing, by=tree.commune, at=clock.now())
    report = UnitReport.objects.get(assignment=one)
    assert report.state == UnitReport.State.RETURNED
    assert [(step.kind, step.reason) for step in report.steps.order_by("pk")] == [
        ("submitted", ""),
        ("accepted", ""),
        ("reopened", "Cộng sót một lớp."),
    ]


def test_a_report_below_is_not_reopened_while_the_one_above_stands_on_it(tree: Tree) -> None:
    one = sent(tree.round, tree.units["commune"], tree.commune)
    up = sent(tree.round, tree.units["district"], tree.district)
    actions.accept_report(one, by=tree.district, at=clock.now())
    missing = assigned(tree.round, tree.units["neighbour"])
    actions.note_missing(missing, reason="Xã chưa gửi, đã nhắc hai lần.", by=tree.district, at=clock.now())
    actions.accept_report(up, by=tree.office, at=clock.now())
    with pytest.raises(AboveAccepted):
        actions.reopen_report(one, reason="Sửa số.", by=tree.district, at=clock.now())
    assert round_standing(tree.round).missing == 2


def test_a_unit_that_ended_in_the_period_sends_no_report_and_leaves_the_count(tree: Tree) -> None:
    organisations.add_version(
        tree.units["neighbour"],
        valid_from=date(2023, 12, 1),
        kind="commune",
        name="Xã Hai",
        is_closing=True,
        by=COMMAND,
        at=clock.now(),
    )
    with pytest.raises(UnitEnded, match="Xã Hai đã chấm dứt hoạt động ngày 01/12/2023"):
        sent(tree.round, tree.units["neighbour"], tree.district)
    assert not UnitReport.objects.exists()
    assert round_standing(tree.round).assigned == 3


def test_the_doctor_sees_and_mends_the_order_of_a_round(tree: Tree) -> None:
    assert assignment_faults() == []
    row = assigned(tree.round, tree.units["commune"])
    Assignment.objects.filter(pk=row.pk).update(sort_key="", folded="")
    assert assignment_faults() == [
        "1 dòng của các đợt báo cáo có thứ tự hoặc chữ tìm kiếm lệch với tên đơn vị."
    ]
    mend_assignments()
    assert assignment_faults() == []
    assert Assignment.objects.get(pk=row.pk).folded == row.folded

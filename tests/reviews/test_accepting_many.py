"""Many sent reports are approved together, from below upward; what stays says why."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.organisations.roles import Role
from nep.reviews.models import Assignment, UnitReport
from tests.factories.organisations import an_actor
from tests.factories.rounds import sent
from tests.reviews.test_round_pages import as_, said
from tests.reviews.test_rounds import Tree
from tests.reviews.test_rounds import tree as tree
from tests.tables import assert_queries, assert_table


def url_of(tree: Tree) -> str:
    return reverse("reviews:round_accept", args=[tree.round.uuid])


def chosen(*rows: Assignment) -> dict[str, Any]:
    """The second press: the first one only asks again."""
    return {"bao_cao": [str(row.uuid) for row in rows], "chac_chan": "1"}


def states() -> dict[str, str]:
    return dict(UnitReport.objects.values_list("assignment__name", "state"))


def test_the_chosen_ones_are_accepted_from_below_upward(client: Client, tree: Tree) -> None:
    one = sent(tree.round, tree.units["commune"], tree.commune)
    two = sent(tree.round, tree.units["neighbour"], tree.district)
    up = sent(tree.round, tree.units["district"], tree.district)
    office = as_(client, tree.office)
    assert url_of(tree) in said(office.get(reverse("reviews:round", args=[tree.round.uuid])))
    assert "Còn 2 đơn vị dưới chưa duyệt: Xã Hai; Xã Một." in said(office.get(url_of(tree)))
    page = said(office.post(url_of(tree), chosen(up), follow=True))
    assert "1 báo cáo đã chọn chưa duyệt được, lý do ở từng dòng." in page
    district = as_(client, tree.district)
    page = said(district.post(url_of(tree), chosen(one), follow=True))
    assert "Đã duyệt và chốt 1 báo cáo." in page
    assert states() == {"Xã Một": "accepted", "Xã Hai": "submitted", "Huyện Thử": "submitted"}
    district.post(url_of(tree), chosen(two))
    as_(client, tree.office).post(url_of(tree), chosen(up))
    assert set(states().values()) == {"accepted"}


def test_the_first_press_names_what_would_be_locked_and_locks_nothing(client: Client, tree: Tree) -> None:
    one = sent(tree.round, tree.units["commune"], tree.commune)
    sent(tree.round, tree.units["neighbour"], tree.district)
    page = said(as_(client, tree.district).post(url_of(tree), {"bao_cao": [str(one.uuid)]}))
    assert "Duyệt và chốt 1 báo cáo này?" in page
    assert ("Xã Một" in page, "Xã Hai" in page, str(one.uuid) in page) == (True, False, True)
    assert set(states().values()) == {"submitted"}


def test_nothing_chosen_or_not_ones_own_changes_nothing(client: Client, tree: Tree) -> None:
    row = sent(tree.round, tree.units["commune"], tree.commune)
    for keys in ([], ["abc"], [str(row.uuid)]):
        page = said(as_(client, tree.office).post(url_of(tree), {"bao_cao": keys}, follow=True))
        assert "Chưa chọn báo cáo nào đang chờ duyệt." in page
    assert states() == {"Xã Một": "submitted"}


TABLE = """
                 page  accept
district-leader  yes   yes
office           yes   -
commune-officer  -     -
district-officer -     -
auditor          -     -
"""


def test_who_approves_many(client: Client, tree: Tree) -> None:
    row = sent(tree.round, tree.units["commune"], tree.commune)
    who = {
        "district-leader": an_actor(tree.units["district"], Role.LEADER),
        "office": tree.office,
        "commune-officer": an_actor(tree.units["commune"], Role.UNIT_OFFICER),
        "district-officer": an_actor(tree.units["district"], Role.UNIT_OFFICER),
        "auditor": an_actor(tree.units["party"], Role.AUDITOR),
    }

    def accept(actor: Any) -> bool:
        as_(client, actor).post(url_of(tree), chosen(row))
        return states() == {"Xã Một": "accepted"}

    verbs: dict[str, Any] = {
        "page": lambda a: as_(client, a).get(url_of(tree)).status_code == 200,
        "accept": accept,
    }
    assert_table(TABLE, who=who, verbs=verbs)


@pytest.mark.parametrize("how_many", [1, 2])
def test_the_list_costs_the_same_for_one_and_for_two(client: Client, tree: Tree, how_many: int) -> None:
    for name in ["commune", "neighbour"][:how_many]:
        sent(tree.round, tree.units[name], tree.district)
    desk = as_(client, tree.district)
    desk.get(url_of(tree))
    with assert_queries(10):
        assert said(desk.get(url_of(tree))).count('type="checkbox"') == how_many

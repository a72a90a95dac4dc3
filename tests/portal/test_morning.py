"""The leader's morning sheet: what is late by unit, today's meetings, own work, figures."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.notices.models import Mail
from nep.organisations.models import Unit, UnitVersion
from nep.organisations.roles import Role
from nep.petitions.models import Petition
from nep.portal.morning import late_table
from nep.programmes.models import ActionStanding, PlanLevel
from nep.web import clock
from tests.factories.handling import a_house, assigned_petition, checked_answer, post_of
from tests.factories.meetings import an_announced_meeting
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_post, a_province, acting
from tests.factories.plans import a_planning, an_approved_plan
from tests.factories.programmes import an_issued_theme
from tests.factories.promises import a_promise
from tests.organisations.test_pages import signed_in
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 27)
URL = "/to-buoi-sang/"
QUESTIONS = 35


@pytest.fixture
def units() -> dict[str, Unit]:
    shipped_norms()
    return a_province()


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_asks_the_same_questions_however_much_is_late(
    units: dict[str, Unit], now: datetime, count: int
) -> None:
    for _each in range(count):
        a_promise(units["commune"], due_on=date(2023, 12, 20))
        a_promise(units["neighbour"], due_on=date(2023, 12, 20))
        an_announced_meeting(units["commune"], happens_on=DAY, due_on=DAY)
    client = signed_in(a_post(units["district"], Role.LEADER))
    with assert_queries(QUESTIONS):
        page = client.get(URL).content.decode()
    assert f'don-vi={units["commune"].pk}&amp;tinh-trang=qua-han">{count}<' in page
    assert page.index("Xã Hai") < page.index("Xã Một"), "in dictionary order, never ranked"


def test_late_petitions_stand_with_who_has_to_act_and_plans_with_who_sent_none(now: datetime) -> None:
    house = a_house(now)
    petition = assigned_petition(house)
    Petition.objects.filter(pk=petition.pk).update(due_on=date(2023, 12, 20))
    leader = acting(a_post(house.units["district"], Role.LEADER))
    party = house.units["party"]
    UnitVersion.objects.filter(unit=party).update(abbreviation="TU")
    theme = an_issued_theme(party, acting(a_post(party, Role.PROGRAMME_OFFICER)))
    PlanLevel.objects.create(theme=theme, kind="commune", due_on=date(2023, 3, 1))
    table = late_table(leader, DAY)
    found = {row.unit.name: [cell.count for cell in row.cells] for row in table.rows}
    assert found == {"Xã Hai": [0, 0, 0, 0, 1], "Xã Một": [0, 1, 0, 0, 1]}
    assert [total for _label, total in table.totals] == [0, 1, 0, 0, 2]


def test_late_actions_of_the_units_above_are_not_on_the_sheet(now: datetime) -> None:
    planning = a_planning()
    an_approved_plan(planning, "party", by="party")
    an_approved_plan(planning, "province", by="party")

    def late(name: str) -> list[int]:
        return [row.unit.unit_id for row in late_table(planning.leaders[name], DAY).rows]

    assert ActionStanding.objects.visible_to(planning.leaders["district"]).exists(), "it may be read"
    assert late("district") == []
    assert late("province") == [planning.units["province"].pk]


def test_the_sheet_shows_what_waits_for_the_leaders_hand_and_todays_meeting(now: datetime) -> None:
    house = a_house(now)
    checked_answer(house)
    an_announced_meeting(house.commune, happens_on=DAY, due_on=DAY)
    page = signed_in(post_of(house.leader)).get(URL).content.decode()
    assert "Duyệt câu trả lời" in page
    assert "so cùng kỳ năm trước" in page
    assert "Hôm nay không có cuộc nào" not in page


def test_an_empty_morning_says_so_and_the_desk_and_the_board_lead_to_it(
    units: dict[str, Unit], now: Any
) -> None:
    client = signed_in(a_post(units["commune"], Role.LEADER))
    page = client.get(URL).content.decode()
    for sentence in (
        "nào quá hạn",
        "Không có việc nào quá hạn hay cần làm hôm nay",
        "Hôm nay không có cuộc nào",
    ):
        assert sentence in page
    for door in ("/ban-lam-viec/", "/bang-lanh-dao/"):
        assert f'href="{URL}"' in client.get(door).content.decode()


def test_only_who_leads_opens_the_sheet_and_only_the_administrator_the_work_behind(
    client: Client, units: dict[str, Unit], now: Any
) -> None:
    people = {
        "nobody": client,
        "officer": signed_in(a_post(units["commune"], Role.UNIT_OFFICER)),
        "leader": signed_in(a_post(units["commune"], Role.LEADER)),
        "administrator": signed_in(a_post(units["province"], Role.ADMINISTRATOR)),
    }
    pages = {"sheet": URL, "health": "/tinh-trang/"}
    seen = {name: {who: c.get(url).status_code for who, c in people.items()} for name, url in pages.items()}
    assert seen == {
        "sheet": {"nobody": 302, "officer": 403, "leader": 200, "administrator": 403},
        "health": {"nobody": 302, "officer": 403, "leader": 403, "administrator": 200},
    }


def test_the_administrator_sees_that_mail_is_off_what_failed_and_sends_it_again(
    units: dict[str, Unit], now: Any
) -> None:
    reader = acting(a_post(units["commune"])).user
    assert reader is not None
    mail = Mail.objects.create(
        user=reader,
        case="x:1",
        state=Mail.State.GIVEN_UP,
        due_at=clock.real_now(),
        error="SMTPDataError: 554",
    )
    client = signed_in(a_post(units["province"], Role.ADMINISTRATOR))
    page = client.get("/tinh-trang/").content.decode()
    for words in ("Đang tắt", "SMTPDataError: 554"):
        assert words in page
    officer = signed_in(a_post(units["commune"], Role.UNIT_OFFICER))
    again = reverse("portal:mail_again", args=[mail.uuid])
    assert officer.post(again).status_code == 403
    client.post(again)
    mail.refresh_from_db()
    assert mail.state == Mail.State.WAITING


def test_the_administrator_enters_a_checked_address(units: dict[str, Unit], now: Any) -> None:
    post = a_post(units["commune"])
    url = f"/to-chuc/chuc-vu/{post.pk}/thu-dien-tu/"
    admin = signed_in(a_post(units["province"], Role.ADMINISTRATOR))
    assert signed_in(a_post(units["commune"], Role.LEADER)).get(url).status_code == 403
    assert "không đúng dạng" in admin.post(url, {"email": "khong phai"}).content.decode()
    admin.post(url, {"email": "can.bo@xamot.example"})
    user = acting(post).user
    assert user is not None
    user.refresh_from_db()
    assert (user.email, user.email_checked_at is not None) == ("can.bo@xamot.example", True)
    assert "can.bo@xamot.example" in admin.get(f"/to-chuc/chuc-vu/{post.pk}/").content.decode()

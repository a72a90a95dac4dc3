"""Pages made of several apps: what they show, to whom, with how many questions to the database."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nep.newsroom import actions as news
from nep.notices.actions import send
from nep.notices.models import Notice
from nep.notices.registry import Message, register_notice
from nep.organisations.models import Post, Unit
from nep.organisations.registry import DeskItem
from nep.organisations.roles import Role
from nep.portal import desk as desks
from nep.web import clock
from tests.factories.handling import a_house, checked_answer, post_of
from tests.factories.meetings import an_announced_meeting
from tests.factories.newsroom import TITLE, a_draft, a_published, an_approver, an_editor
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_post, a_province, acting
from tests.factories.promises import a_promise
from tests.newsroom.test_photographs import a_file

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 27)
SOON, LATE = date(2023, 12, 29), date(2023, 12, 20)
HOME_QUESTIONS, BOARD_QUESTIONS, UNIT_QUESTIONS = 8, 29, 10


@pytest.fixture
def units() -> dict[str, Unit]:
    shipped_norms()
    return a_province()


def signed_in(post: Post) -> Client:
    client = Client()
    client.force_login(acting(post).user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("count", [1, 3])
def test_the_home_asks_the_same_questions_however_much_is_promised(
    client: Client, units: dict[str, Unit], count: int, django_assert_num_queries: Any
) -> None:
    an_announced_meeting(units["commune"], happens_on=SOON, due_on=SOON)
    for _each in range(count):
        a_promise(units["commune"], due_on=SOON)
        a_published(units["commune"], title="Xã làm xong tuyến đường")
    with django_assert_num_queries(HOME_QUESTIONS):
        page = client.get("/").content.decode()
    assert len(page.encode()) < 50_000
    assert page.count("Rải đá cấp phối") == page.count("Xã làm xong tuyến đường") == count
    assert "thứ Sáu 29/12/2023" in page
    for door in ("Gửi ý kiến", "Xem trả lời", "Việc đã hứa"):
        assert door in page


def test_the_home_of_an_empty_installation_says_so_and_still_opens_its_doors(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "Tháng này không có việc nào đến hạn" in page
    assert "Gửi ý kiến" in page


def test_the_home_shows_the_three_newest_articles_with_the_first_picture_of_each(
    client: Client, units: dict[str, Unit]
) -> None:
    commune = units["commune"]
    for number in range(3):
        a_published(commune, title=f"Tin số {number}")
    pictured = a_draft(commune, by=(editor := an_editor(commune)), body="<p>[[ảnh 2]]</p><p>[[ảnh 1]]</p>")
    for words, colour in {"Cổng trường": "#336633", "Con đường mới": "#663333"}.items():
        said = {"caption": words, "alternative": f"Nhìn thấy {words}", "credit": "Xã"}
        news.add_photograph(pictured, file=a_file(colour=colour), **said, by=editor, at=clock.now())
    news.submit_article(pictured, by=editor, at=clock.now())
    news.approve_article(pictured, by=(second := an_approver(commune)), at=clock.now())
    news.publish_article(pictured, by=second, at=clock.now())
    page = client.get("/").content.decode()
    asked = (TITLE, "Tin số 2", "Tin số 1", "Tin số 0")
    assert [title for title in asked if title in page] == [TITLE, "Tin số 2", "Tin số 1"]
    assert 'alt="Nhìn thấy Con đường mới"' in page
    assert "Cổng trường" not in page
    assert reverse("newsroom:news") in page.split("Đọc tất cả tin")[0].rsplit("<p>", 1)[1]


def test_the_home_says_nothing_of_news_while_none_is_out(client: Client, units: dict[str, Unit]) -> None:
    a_draft(units["commune"])
    page = client.get("/").content.decode()
    assert "Tin mới" not in page
    assert TITLE not in page


def test_a_listening_day_without_a_named_host_still_stands_on_the_home(
    client: Client, units: dict[str, Unit]
) -> None:
    meeting = an_announced_meeting(units["commune"], happens_on=SOON, due_on=SOON)
    meeting.hosts.all().delete()
    assert "thứ Sáu 29/12/2023" in client.get("/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_shows_late_promises_by_unit(
    units: dict[str, Unit], count: int, django_assert_num_queries: Any
) -> None:
    for _each in range(count):
        a_promise(units["commune"], due_on=LATE)
    client = signed_in(a_post(units["district"], Role.LEADER))
    with django_assert_num_queries(BOARD_QUESTIONS):
        page = client.get("/bang-lanh-dao/").content.decode()
    assert page.count("Rải đá cấp phối") == count
    assert "Xã Một" in page


def test_the_leader_reads_and_signs_an_answer_on_the_board(now: datetime) -> None:
    house = a_house(now)
    answer = checked_answer(house)
    leader = signed_in(post_of(house.leader))
    page = leader.get("/bang-lanh-dao/").content.decode()
    assert answer.text in page
    assert reverse("petitions:approve_answer", args=[answer.petition.uuid, answer.pk]) in page
    assert page.count(reverse("petitions:petition", args=[answer.petition.uuid]) + '"') == 0, "said once"


def test_the_page_of_a_unit_leads_to_its_promises_days_and_papers(
    client: Client, units: dict[str, Unit]
) -> None:
    page = client.get(f"/don-vi/{units['commune'].uuid}/").content.decode()
    for name in ("promises:board", "dialogue:days", "documents:papers"):
        assert f'href="{reverse(name)}?don-vi={units["commune"].pk}"' in page


def test_who_opens_the_desk_and_the_board(units: dict[str, Unit]) -> None:
    people = {
        "nobody": Client(),
        "officer": signed_in(a_post(units["commune"], Role.UNIT_OFFICER)),
        "leader": signed_in(a_post(units["commune"], Role.LEADER)),
    }
    seen = {
        url: {who: client.get(url).status_code for who, client in people.items()}
        for url in ("/", "/ban-lam-viec/", "/bang-lanh-dao/", f"/don-vi/{units['commune'].uuid}/")
    }
    assert seen == {
        "/": {"nobody": 200, "officer": 200, "leader": 200},
        "/ban-lam-viec/": {"nobody": 302, "officer": 200, "leader": 200},
        "/bang-lanh-dao/": {"nobody": 302, "officer": 403, "leader": 200},
        f"/don-vi/{units['commune'].uuid}/": {"nobody": 200, "officer": 200, "leader": 200},
    }


def test_a_leader_sees_no_late_promise_of_a_neighbour(units: dict[str, Unit]) -> None:
    a_promise(units["neighbour"], due_on=LATE)
    mine = signed_in(a_post(units["commune"], Role.LEADER)).get("/bang-lanh-dao/").content.decode()
    above = signed_in(a_post(units["district"], Role.LEADER)).get("/bang-lanh-dao/").content.decode()
    assert "Rải đá cấp phối" in above
    assert "Rải đá cấp phối" not in mine


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_unit_tells_where_it_stands_and_what_it_promised(
    client: Client, units: dict[str, Unit], count: int, django_assert_num_queries: Any
) -> None:
    for _each in range(count):
        a_promise(units["commune"], due_on=SOON)
    with django_assert_num_queries(UNIT_QUESTIONS):
        page = client.get(f"/don-vi/{units['commune'].uuid}/").content.decode()
    assert page.count("Rải đá cấp phối") == count
    for above in ("Tỉnh Thử", "Huyện Thử", "Tỉnh ủy Thử"):
        assert above in page


def test_an_unknown_unit_is_not_found(client: Client) -> None:
    assert client.get("/don-vi/00000000-0000-4000-8000-000000000000/").status_code == 404


def test_the_desk_sorts_its_work_into_late_today_and_soon(
    monkeypatch: pytest.MonkeyPatch, units: dict[str, Unit]
) -> None:
    shipped_norms()
    days = {
        "trễ": date(2023, 12, 26),
        "hôm nay": DAY,
        "không hạn": None,
        "sắp": date(2023, 12, 29),
        "còn lâu": date(2024, 1, 31),
    }
    items = [DeskItem("việc", title, "/", due_on) for title, due_on in days.items()]
    monkeypatch.setattr(desks, "desk_items", lambda actor, day: items)
    desk = desks.desk_of(acting(a_post(units["commune"], Role.UNIT_OFFICER)), DAY)
    assert [item.title for item in desk.late] == ["trễ"]
    assert [item.title for item in desk.today] == ["hôm nay", "không hạn"]
    assert [item.title for item in desk.soon] == ["sắp"]
    assert [item.title for item in desk.later] == ["còn lâu"]


def test_news_of_the_desk_leaves_it_when_somebody_there_has_read_it(units: dict[str, Unit]) -> None:
    register_notice("test_news", lambda notice: Message("Có tin mới cho bàn", "/"), label="Tin thử")
    [notice] = send("test_news", thing=units["commune"], at=clock.now(), to_desk=units["commune"].pk)
    clerk = signed_in(a_post(units["commune"], Role.RECEPTION_DESK))
    stranger = signed_in(a_post(units["neighbour"], Role.RECEPTION_DESK))
    assert "Có tin mới cho bàn" in clerk.get("/ban-lam-viec/").content.decode()
    assert "Có tin mới cho bàn" not in stranger.get("/ban-lam-viec/").content.decode()
    assert stranger.post(f"/ban-lam-viec/tin/{notice.pk}/").status_code == 404
    assert clerk.post(f"/ban-lam-viec/tin/{notice.pk}/").status_code == 302
    assert Notice.objects.get().outcome == "read"
    assert "Có tin mới cho bàn" not in clerk.get("/ban-lam-viec/").content.decode()


def menu_of(page: str) -> str:
    return page.split('class="site-nav"')[1].split("</nav>")[0]


def test_an_officer_on_a_public_page_keeps_the_menu_that_led_there(units: dict[str, Unit]) -> None:
    officer = signed_in(a_post(units["party"], Role.PROGRAMME_OFFICER))
    themes = menu_of(officer.get("/chuyen-de/").content.decode())
    board = menu_of(officer.get("/viec-da-hua/").content.decode())
    stranger = menu_of(Client().get("/viec-da-hua/").content.decode())

    assert 'href="/chuyen-de/" aria-current="page"' in themes
    assert 'href="/ban-lam-viec/"' in themes
    assert 'href="/ban-lam-viec/"' in board
    assert 'href="/viec-da-hua/" aria-current="page"' in board
    assert 'href="/ban-lam-viec/"' not in stranger


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.ADMINISTRATOR, "/to-chuc/don-vi/"),
        (Role.AUDITOR, "/kien-nghi/"),
        (Role.PRIVACY_OFFICER, "/chuyen-de/"),
    ],
)
def test_an_empty_desk_leads_on(units: dict[str, Unit], role: Role, address: str) -> None:
    page = signed_in(a_post(units["province"], role)).get("/ban-lam-viec/").content.decode()

    assert "Không có việc nào quá hạn" in page
    assert 'href="/ban-lam-viec/" aria-current="page"' in menu_of(page)
    assert page.split("<main")[1].split("</main>")[0].count(f'href="{address}"') == 1

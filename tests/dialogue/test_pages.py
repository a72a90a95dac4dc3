from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from nep.dialogue import actions
from nep.dialogue.models import Issue, ListeningDay, ListeningSeries, Opinion, Registration
from nep.meetings.models import Meeting
from nep.organisations.actors import PUBLIC, Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.petitions.models import Petition
from nep.promises.models import Promise
from nep.web.clock import noon
from tests.factories.dialogue import a_day, a_held_day, a_series, an_announced_day, an_issue
from tests.factories.meetings import HAPPENS_ON, a_host, the_desk
from tests.factories.organisations import a_post, acting
from tests.factories.promises import a_promise
from tests.promises.test_pages import signed_in
from tests.tables import assert_queries

COMING = date(2024, 1, 26)
EARLY = noon(date(2023, 12, 20))


@pytest.fixture
def desk(commune: Unit) -> Actor:
    return the_desk(commune)


def a_coming_day(unit: Unit, desk: Actor) -> ListeningDay:
    day = a_day(unit, desk=desk, happens_on=COMING, title="Ngày nghe dân nói tháng 1/2024", at=EARLY)
    return actions.announce_day(day, by=desk, at=EARLY)


def page_of(name: str, day: ListeningDay, client: Client) -> str:
    return client.get(reverse(f"dialogue:{name}", args=[day.meeting.uuid])).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_days_costs_the_same_for_one_and_for_three(
    commune: Unit, desk: Actor, client: Client, rows: int
) -> None:
    for _ in range(rows):
        a_held_day(commune, desk=desk)
        a_coming_day(commune, desk)
    with assert_queries(5):
        page = client.get(reverse("dialogue:days"))
    assert page.content.decode().count("tháng 1/2024") == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_day_costs_the_same_for_one_promise_and_for_three(
    commune: Unit, desk: Actor, client: Client, rows: int
) -> None:
    held, coming = a_held_day(commune, desk=desk), a_coming_day(commune, desk)
    for number in range(rows):
        an_issue(held, desk, number=number + 1)
        a_promise(commune, meeting=held.meeting)
    with assert_queries(9):
        page = page_of("day", coming, client)
    assert page.count("Rải đá cấp phối") == rows
    with assert_queries(9):
        assert page_of("day", held, client).count("Rải đá cấp phối") == rows


def test_a_planned_day_is_no_ones_business_yet(commune: Unit, desk: Actor, client: Client) -> None:
    day = a_day(commune, desk=desk)
    assert client.get(reverse("dialogue:day", args=[day.meeting.uuid])).status_code == 404
    assert "tháng 11/2023" not in client.get(reverse("dialogue:days")).content.decode()


def test_the_day_says_who_listens_and_the_notice_can_be_printed(
    commune: Unit, desk: Actor, client: Client
) -> None:
    day = a_coming_day(commune, desk)
    for name in ("day", "notice"):
        page = page_of(name, day, client)
        assert "Bí thư Đảng ủy, Xã Một" in page
        assert "thứ Sáu 26/01/2024" in page
        assert desk.post is not None
        assert desk.post.person.full_name not in page


def test_what_people_said_is_counted_in_public_and_not_shown(
    commune: Unit, desk: Actor, client: Client
) -> None:
    day = a_held_day(commune, desk=desk)
    an_issue(day, desk, text="Chuyện riêng của hàng xóm")
    page = page_of("day", day, client)
    assert "Chuyện riêng" not in page
    assert "người phát biểu" in page


def test_a_visitor_asks_for_the_floor_and_gets_a_number(commune: Unit, desk: Actor, client: Client) -> None:
    day = a_coming_day(commune, desk)
    address = reverse("dialogue:speak", args=[day.meeting.uuid])
    assert client.post(address, {"topic": " "}).status_code == 200
    assert not Registration.objects.exists()
    page = client.post(address, {"topic": "Nước sạch ấp Hai"}).content.decode()
    assert "Số thứ tự của ông/bà: 1" in page
    public = page_of("day", day, client)
    assert "Đã đăng ký: 1" in public
    assert "Nước sạch" not in public


def test_the_list_of_who_asked_is_there_for_the_secretary_only(
    commune: Unit, units: dict[str, Unit], desk: Actor
) -> None:
    day = a_coming_day(commune, desk)
    actions.register_to_speak(day, topic="Nước sạch ấp Hai", by=PUBLIC, at=noon(date(2023, 12, 27)))
    address = reverse("dialogue:asked", args=[day.meeting.uuid])
    assert "Nước sạch" in signed_in(desk).get(address).content.decode()
    for other in [
        the_desk(commune),
        acting(a_post(commune, Role.LEADER)),
        acting(a_post(units["district"], Role.PROGRAMME_OFFICER, Role.LEADER)),
    ]:
        assert signed_in(other).get(address).status_code == 404
        work = signed_in(other).get(reverse("dialogue:work", args=[day.meeting.uuid])).content.decode()
        assert "Nước sạch" not in work
    signed_in(desk).post(address, {"number": 1, "state": "refused", "reason": ""})
    assert Registration.objects.get().state == "waiting"
    signed_in(desk).post(address, {"number": 1, "state": "refused", "reason": "ngoài thẩm quyền"})
    assert Registration.objects.get().state == "refused"


def grid_of(*rows: dict[str, object]) -> dict[str, object]:
    total = {"dong-TOTAL_FORMS": len(rows), "dong-INITIAL_FORMS": 0}
    return {
        **total,
        **{f"dong-{n}-{key}": value for n, row in enumerate(rows) for key, value in row.items()},
    }


def test_a_day_is_written_up_from_paper_in_the_browser(commune: Unit, desk: Actor) -> None:
    day = an_announced_day(commune, desk=desk)
    browser = signed_in(desk)
    uuid = day.meeting.uuid
    work = reverse("dialogue:work", args=[uuid])
    held = reverse("dialogue:act", args=[uuid, "da-to-chuc"])
    assert "24/11/2023" in browser.get(held).content.decode()
    browser.post(held, {"held_on": "24/11/2023", "present_count": "52"})
    grid = reverse("dialogue:grid", args=[uuid])
    assert browser.get(grid).content.decode().count("<textarea") == 24
    bad = browser.post(grid, grid_of({"number": "1", "opinion": "Đường lầy"}, {"opinion": "Thiếu số"}))
    assert bad.status_code == 200
    assert not Opinion.objects.exists()
    browser.post(
        grid,
        grid_of(
            {"number": "1", "opinion": "Đường lầy, đèn hỏng", "issues": "Đường lầy\nĐèn hỏng"},
            {"number": "2", "opinion": "Xin xây cầu"},
            {},
        ),
    )
    assert (Opinion.objects.count(), Issue.objects.count()) == (2, 3)
    close = reverse("dialogue:act", args=[uuid, "ket-thuc"])
    assert "Còn 3 vấn đề" in browser.post(close).content.decode()
    first, second, third = Issue.objects.order_by("pk")
    ways = [
        (first, {"cach": "tra-loi-ngay", "hoi-truong-answer": "Đã có kế hoạch"}),
        (second, {"cach": "kien-nghi", "place_unit": commune.pk}),
        (
            third,
            {
                "cach": "loi-hua",
                "hua-text": "Xây cầu xong trước Tết",
                "hua-outcome": "do_by",
                "hua-due_on": "05/02/2024",
                "hua-promised_by": day.meeting.hosts.get().post_id,
                "hua-unit": commune.pk,
            },
        ),
    ]
    for issue, given in ways:
        address = reverse("dialogue:issue", args=[uuid, issue.pk])
        assert browser.get(address).status_code == 200
        assert browser.post(address, given).status_code == 302
    assert (Petition.objects.count(), Promise.objects.get().made_on) == (1, HAPPENS_ON)
    assert browser.post(close).status_code == 302
    assert Meeting.objects.get().state == Meeting.State.CLOSED
    assert "đã kết thúc" in browser.get(work).content.decode()


def test_a_promise_due_before_it_was_made_is_refused_in_the_browser(commune: Unit, desk: Actor) -> None:
    day = a_held_day(commune, desk=desk)
    issue = an_issue(day, desk)
    page = signed_in(desk).post(
        reverse("dialogue:issue", args=[day.meeting.uuid, issue.pk]),
        {
            "cach": "loi-hua",
            "hua-text": "Xây cầu",
            "hua-outcome": "do_by",
            "hua-due_on": "01/11/2023",
            "hua-promised_by": day.meeting.hosts.get().post_id,
            "hua-unit": commune.pk,
        },
    )
    assert "Hạn không thể trước ngày hứa" in page.content.decode()
    assert not Promise.objects.exists()


def test_a_series_is_made_in_the_browser_with_its_days(commune: Unit, desk: Actor) -> None:
    host = a_host(commune)
    browser = signed_in(desk)
    address = reverse("dialogue:add_series")
    assert browser.get(address).status_code == 200
    given = {
        "title": "Ngày nghe dân nói",
        "kind": "listening_day",
        "week": "-1",
        "weekday": "4",
        "starts_at": "07:30",
        "starts_on": "01/12/2023",
        "places": "Nhà văn hóa ấp Một\nNhà văn hóa ấp Hai",
        "hosts": [host.pk],
    }
    assert browser.post(address, given).status_code == 302
    assert ListeningSeries.objects.get().places.count() == 2
    assert Meeting.objects.count() == 4
    officer = acting(a_post(commune, Role.UNIT_OFFICER))
    assert signed_in(officer).get(address).status_code == 403


def test_one_day_is_planned_and_announced_late_only_with_a_reason(commune: Unit, desk: Actor) -> None:
    host = a_host(commune)
    browser = signed_in(desk)
    given = {
        "kind": "citizens",
        "title": "Đối thoại với Nhân dân",
        "happens_on": "29/12/2023",
        "starts_at": "07:30",
        "place": "Hội trường xã",
        "hosts": [host.pk],
    }
    assert (
        "31/02/2024"
        in browser.post(reverse("dialogue:add"), {**given, "happens_on": "31/02/2024"}).content.decode()
    )
    assert not Meeting.objects.exists()
    assert browser.post(reverse("dialogue:add"), given).status_code == 302
    meeting = Meeting.objects.get()
    act = reverse("dialogue:act", args=[meeting.uuid, "thong-bao"])
    assert "Phải thông báo chậm nhất" in browser.post(act, {}).content.decode()
    assert browser.post(act, {"short_notice_reason": "đoàn tỉnh đổi lịch"}).status_code == 302


def test_strangers_find_nothing(commune: Unit, units: dict[str, Unit], desk: Actor) -> None:
    day = a_held_day(commune, desk=desk)
    a_series(commune)
    stranger = signed_in(the_desk(units["neighbour"]))
    for name in ("work", "grid", "asked"):
        address = reverse(f"dialogue:{name}", args=[day.meeting.uuid])
        assert stranger.get(address).status_code == 404
        assert Client().get(address).status_code == 302
    assert "tháng 11/2023" not in stranger.get(reverse("dialogue:list")).content.decode()


def test_an_issue_said_to_a_committee_becomes_a_petition_of_the_place_it_is_about(
    units: dict[str, Unit], commune: Unit
) -> None:
    """A party committee is no place: the page asks where the matter lies, its own officer writes it down."""
    officer = acting(a_post(units["party"], Role.PROGRAMME_OFFICER))
    the_desk(commune)
    day = a_held_day(units["party"], desk=officer)
    issue = an_issue(day, officer)
    address = reverse("dialogue:issue", args=[day.meeting.uuid, issue.pk])
    browser = signed_in(officer)
    refused = browser.post(address, {"cach": "kien-nghi"}).content.decode()
    assert refused.count("Hãy chọn xã, phường, thị trấn.") == 2, "once above, once at the field"
    assert not Petition.objects.exists()
    assert browser.post(address, {"cach": "kien-nghi", "place_unit": commune.pk}).status_code == 302
    assert Petition.objects.get().place_unit == commune


def test_asking_for_the_floor_too_often_is_refused_until_a_time_that_is_said(
    commune: Unit, desk: Actor, client: Client
) -> None:
    day = a_coming_day(commune, desk)
    address = reverse("dialogue:speak", args=[day.meeting.uuid])
    pages = [client.post(address, {"topic": f"Nước sạch {n}"}).content.decode() for n in range(6)]
    assert Registration.objects.count() == 5
    assert "là mức nhiều nhất trong 10 phút" in pages[-1]
    assert "gửi lại được từ" in pages[-1]
    assert "Nước sạch 5" in pages[-1]


def test_the_printed_notice_invites_to_register_before_the_day_only(
    commune: Unit, desk: Actor, client: Client
) -> None:
    coming, held = a_coming_day(commune, desk), a_held_day(commune, desk=desk)
    assert "dang-ky-phat-bieu" in page_of("notice", coming, client)
    past = page_of("notice", held, client)
    assert "dang-ky-phat-bieu" not in past
    assert "Buổi này đã qua, không nhận đăng ký phát biểu nữa." in past

"""Pages of organisations: who opens them, what they say, how many questions they ask."""

import html
import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from nep.organisations.models import Person, Post, UnitKind, World
from nep.organisations.names import person_columns
from nep.organisations.roles import Role
from tests.factories.organisations import a_post, a_province, a_unit
from tests.tables import assert_queries
from tests.taken import rows_taken

pytestmark = pytest.mark.django_db


def signed_in(post: Post) -> Client:
    client = Client()
    assert post.person.user is not None
    client.force_login(post.person.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_units_asks_two_questions_however_many_there_are(
    client: Client, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        a_unit()
    with django_assert_num_queries(2):
        page = client.get("/to-chuc/don-vi/")
    assert page.content.decode().count("Xã Thử Nghiệm") == count


def test_units_are_found_without_marks_and_by_code(client: Client) -> None:
    a_unit("Xã Đông Phước", code="31500")
    a_unit("Xã Tân Hòa", code="31600")
    by_name = client.get("/to-chuc/don-vi/", {"tim": "dong phuoc"}).content.decode()
    by_code = client.get("/to-chuc/don-vi/", {"tim": "31600"}).content.decode()
    assert "Xã Đông Phước" in by_name
    assert "Xã Tân Hòa" not in by_name
    assert "Xã Tân Hòa" in by_code


def test_the_list_of_units_goes_out_as_a_table(client: Client) -> None:
    a_unit("Xã Đông Phước", code="31500")
    assert rows_taken(client, "/to-chuc/don-vi/") == [["31500", "Xã Đông Phước", "cấp xã"]]


def test_one_chooses_the_post_to_act_as() -> None:
    first = a_post(a_unit(), Role.UNIT_OFFICER, title="Công chức một")
    second = Post.objects.create(
        person=first.person, unit=a_unit(), title="Phó Chủ tịch hai", valid_from=first.valid_from
    )
    client = signed_in(first)
    assert "Công chức một" in client.get("/to-chuc/vai/").content.decode()
    assert client.post("/to-chuc/vai/", {"post": second.pk}).status_code == 302
    page = client.get("/to-chuc/vai/")
    assert page.context["acting"].post_id == second.pk


def test_nobody_acts_as_a_post_of_somebody_else() -> None:
    mine, other = a_post(a_unit()), a_post(a_unit())
    client = signed_in(mine)
    client.post("/to-chuc/vai/", {"post": other.pk})
    assert client.get("/to-chuc/vai/").context["acting"].post_id == mine.pk


NEW_POST = {
    "full_name": "Trần Thị Thử",
    "title": "Công chức địa chính",
    "roles": ["unit_officer"],
    "valid_from": "01/06/2023",
    "username": "tranthithu",
}


def test_an_administrator_gives_a_post_with_an_account_whose_password_shows_once() -> None:
    unit = a_unit()
    client = signed_in(a_post(unit, Role.ADMINISTRATOR))
    page = client.post(f"/to-chuc/don-vi/{unit.uuid}/nhan-su/", NEW_POST, follow=True)
    post = Post.objects.get(title="Công chức địa chính")
    assert {role.role for role in post.roles.all()} == {"unit_officer"}
    assert post.person.user is not None
    assert "Mật khẩu lần đầu" in page.content.decode()
    assert "Mật khẩu lần đầu" not in client.get(page.request["PATH_INFO"]).content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("valid_from", "31/02/2024", "31/02/2024"),
        ("username", "Có Dấu", "Tên đăng nhập gồm"),
        ("full_name", "", "bắt buộc"),
    ],
)
def test_a_bad_post_is_refused_in_words_and_nothing_is_written(field: str, value: str, sentence: str) -> None:
    unit = a_unit()
    client = signed_in(a_post(unit, Role.ADMINISTRATOR))
    before = Post.objects.count(), Person.objects.count()
    page = client.post(f"/to-chuc/don-vi/{unit.uuid}/nhan-su/", {**NEW_POST, field: value})
    assert sentence in page.content.decode()
    assert "Công chức địa chính" in page.content.decode()
    assert (Post.objects.count(), Person.objects.count()) == before


def test_who_may_open_and_change_which_page_of_organisations() -> None:
    units = a_province()
    commune = units["commune"]
    target = a_post(commune, title="Chức vụ bị xem")
    people = {
        "nobody": Client(),
        "officer": signed_in(a_post(units["neighbour"], Role.UNIT_OFFICER)),
        "leader": signed_in(a_post(commune, Role.LEADER)),
        "administrator": signed_in(a_post(units["province"], Role.ADMINISTRATOR)),
    }
    pages = {
        "units": ("get", "/to-chuc/don-vi/"),
        "staff": ("get", f"/to-chuc/don-vi/{commune.uuid}/nhan-su/"),
        "give post": ("post", f"/to-chuc/don-vi/{commune.uuid}/nhan-su/"),
        "names": ("get", f"/to-chuc/don-vi/{commune.uuid}/ten-goi/"),
        "post": ("get", f"/to-chuc/chuc-vu/{target.pk}/"),
    }
    seen = {
        name: {
            who: getattr(client, verb)(url, NEW_POST | {"valid_from": ""}).status_code
            for who, client in people.items()
        }
        for name, (verb, url) in pages.items()
    }
    everyone = {"nobody": 200, "officer": 200, "leader": 200, "administrator": 200}
    officers = {**everyone, "nobody": 302}
    assert seen == {
        "units": everyone,
        "staff": officers,
        "give post": {**officers, "officer": 403, "leader": 403},
        "names": officers,
        "post": {"nobody": 302, "officer": 403, "leader": 200, "administrator": 200},
    }


def test_who_holds_a_party_post_is_not_read_from_the_state_side() -> None:
    units = a_province()
    cell = a_unit("Đảng ủy xã Một", kind=UnitKind.PARTY_COMMUNE, world=World.PARTY)
    a_post(cell, title="Bí thư Đảng ủy xã Một")
    url = f"/to-chuc/don-vi/{cell.uuid}/nhan-su/"
    state = signed_in(a_post(units["commune"], Role.UNIT_OFFICER))
    party = signed_in(a_post(cell, Role.UNIT_OFFICER))
    assert "Bí thư Đảng ủy xã Một" in party.get(url).content.decode()
    assert state.get(url).status_code == 403


def test_a_locked_account_can_no_longer_sign_in_and_is_signed_out() -> None:
    unit = a_unit()
    admin = signed_in(a_post(unit, Role.ADMINISTRATOR))
    target = a_post(unit, Role.UNIT_OFFICER)
    theirs = signed_in(target)
    assert theirs.get("/to-chuc/vai/").status_code == 200
    admin.post(f"/to-chuc/chuc-vu/{target.pk}/khoa/")
    assert theirs.get("/to-chuc/vai/").status_code == 302


def test_history_shows_a_day_as_people_write_it() -> None:
    unit = a_unit()
    keeper = signed_in(a_post(a_unit(), Role.ADMINISTRATOR))
    post = a_post(unit, Role.UNIT_OFFICER)
    page = keeper.get(f"/to-chuc/chuc-vu/{post.pk}/").content.decode()

    assert "Giao chức vụ từ ngày 01/01/2020" in page
    assert "2020-01-01" not in page


def test_an_administrator_gives_somebody_a_second_post_and_both_can_be_acted_as() -> None:
    unit, other = a_unit(), a_unit("Xã Có Việc Thêm")
    keeper, held = (
        signed_in(a_post(unit, Role.ADMINISTRATOR)),
        a_post(unit, Role.UNIT_OFFICER, title="Công chức"),
    )
    address = f"/to-chuc/nguoi/{held.person.uuid}/"
    given = {"unit": other.pk, "title": "Tổ trưởng", "roles": ["unit_head"], "valid_from": "01/12/2023"}
    wrong = keeper.post(address, given | {"unit": "", "valid_from": "31/02/2023"})
    keeper.post(address, given)
    choosing = signed_in(held).get("/to-chuc/vai/").content.decode()

    assert "Không có ngày 31/02/2023" in wrong.content.decode()
    assert [(post.title, post.unit) for post in held.person.posts.order_by("pk")] == [
        ("Công chức", unit),
        ("Tổ trưởng", other),
    ]
    assert "Làm việc với vai Tổ trưởng" in choosing
    assert "Xã Có Việc Thêm" in choosing


def test_who_reads_a_post_and_who_keeps_it() -> None:
    units = a_province()
    post = a_post(units["commune"], Role.UNIT_OFFICER)
    people = {
        "administrator": a_post(units["province"], Role.ADMINISTRATOR),
        "auditor": a_post(units["province"], Role.AUDITOR),
        "head of the unit": a_post(units["commune"], Role.UNIT_HEAD),
        "neighbour": a_post(units["neighbour"], Role.UNIT_HEAD),
        "member": a_post(units["commune"], Role.MEMBER),
    }
    address, person = f"/to-chuc/chuc-vu/{post.pk}/", f"/to-chuc/nguoi/{post.person.uuid}/"
    answers = {
        name: (
            (client := signed_in(each)).get(address).status_code,
            client.post(address, {"valid_to": "31/02/2024"}).status_code,
            client.get(person).status_code,
        )
        for name, each in people.items()
    }
    assert answers == {
        "administrator": (200, 200, 200),
        "auditor": (200, 403, 403),
        "head of the unit": (200, 403, 403),
        "neighbour": (403, 403, 403),
        "member": (403, 403, 403),
    }


def test_a_post_that_ended_stays_readable_and_ends_only_once() -> None:
    unit = a_unit()
    keeper, post = (
        signed_in(a_post(unit, Role.ADMINISTRATOR)),
        a_post(unit, Role.UNIT_OFFICER, title="Công chức cũ"),
    )
    keeper.post(f"/to-chuc/chuc-vu/{post.pk}/", {"valid_to": "20/12/2023"})
    again = keeper.post(f"/to-chuc/chuc-vu/{post.pk}/", {"valid_to": "21/12/2023"}).content.decode()
    staff = keeper.get(f"/to-chuc/don-vi/{unit.uuid}/nhan-su/").content.decode()
    post.refresh_from_db()

    assert str(post.valid_to) == "2023-12-20"
    assert "Chức vụ này đã được ghi thôi trước đó." in again
    assert "1 chức vụ đã thôi" in staff
    assert "Công chức cũ" in staff.split("1 chức vụ đã thôi")[1]


def test_somebody_without_an_account_gets_one_whose_password_shows_once() -> None:
    unit = a_unit()
    keeper = signed_in(a_post(unit, Role.ADMINISTRATOR))
    person = Person.objects.create(full_name="Trần Thị Danh Sách")
    post = Post.objects.create(person=person, unit=unit, title="Công chức", valid_from=date(2023, 1, 1))
    address = f"/to-chuc/chuc-vu/{post.pk}/tai-khoan/"
    assert address in keeper.get(f"/to-chuc/chuc-vu/{post.pk}/").content.decode()
    assert "chữ thường không dấu" in keeper.post(address, {"username": "Có dấu"}).content.decode()
    page = keeper.post(address, {"username": "tran.thi"}, follow=True).content.decode()
    shown = re.search(r"Mật khẩu lần đầu: (\S+)\. Chỉ hiện một lần\.", page)
    assert shown is not None
    assert Client().login(username="tran.thi", password=html.unescape(shown.group(1)))
    again = keeper.post(address, {"username": "khac.ten"}).content.decode()
    assert "Người này đã có tài khoản." in again
    other = signed_in(a_post(unit, *(set(Role) - {Role.ADMINISTRATOR})))
    assert [other.get(address).status_code, other.post(address).status_code] == [403, 403]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Đặng Thị Thúy", ["Đặng Thị Thúy"]),
        ("dang thi", ["Đặng Thị Thúy", "Đặng Thị Xuân"]),
        ("ĐẶNG THỊ THUÝ", ["Đặng Thị Thúy"]),
        ("00902", ["Đặng Thị Xuân"]),
        ("dang van", []),
    ],
)
def test_who_holds_nothing_yet_is_found_by_name_or_code(typed: str, found: list[str]) -> None:
    unit = a_unit()
    keeper = signed_in(a_post(unit, Role.ADMINISTRATOR, title="Quản trị"))
    for code, name in (("00901", "Đặng Thị Thúy"), ("00902", "Đặng Thị Xuân"), ("00903", "Trần Thị An")):
        Person.objects.create(full_name=name, code=code, **person_columns(name))
    page = keeper.get("/to-chuc/nguoi/", {"tim": typed}).content.decode()
    assert [row[1] for row in rows_taken(keeper, f"/to-chuc/nguoi/?{urlencode({'tim': typed})}")] == found
    assert ("Không có ai mang tên hoặc mã này." in page) == (not found)


@pytest.mark.parametrize("count", [1, 3])
def test_who_holds_nothing_yet_is_found_by_the_administrator_and_nobody_else(count: int) -> None:
    unit = a_unit()
    keeper = signed_in(a_post(unit, Role.ADMINISTRATOR, title="Quản trị"))
    for number in range(count):
        Person.objects.create(full_name=f"Trần Thị {number}", code=f"0090{number}", sort_key=str(number))
    keeper.get("/to-chuc/nguoi/")
    with assert_queries(6):
        page = keeper.get("/to-chuc/nguoi/").content.decode()
    assert [f"Trần Thị {number}" in page for number in range(3)] == [number < count for number in range(3)]
    assert "Người Thử" not in page.split("<main")[1]
    assert rows_taken(keeper, "/to-chuc/nguoi/?tim=00900") == [["00900", "Trần Thị 0"]]
    other = signed_in(a_post(unit, *(set(Role) - {Role.ADMINISTRATOR})))
    assert other.get("/to-chuc/nguoi/").status_code == 403
    assert ["/to-chuc/nguoi/" in one.get("/to-chuc/don-vi/").content.decode() for one in (keeper, other)] == [
        True,
        False,
    ]

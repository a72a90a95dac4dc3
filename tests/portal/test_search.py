"""The search page, as everyone and as an officer."""

from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from nep.organisations.roles import Role
from nep.search.models import Row
from tests.factories.handling import a_house, public_answer
from tests.factories.organisations import a_post, acting, an_actor
from tests.factories.petitions import a_petition
from tests.factories.promises import a_promise, the_leader
from tests.petitions.conftest import _own_keys  # noqa: F401 - keys of its own for each test
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db
ADDRESS = "/tim/"


def page(client: Client, text: str, **more: str) -> str:
    answer = client.get(ADDRESS, {"tim": text, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def test_everyone_finds_an_answer_with_its_words_marked(client: Client, now: datetime) -> None:
    answer = public_answer(a_house(now))
    html = page(client, "lan can cau")
    assert f'href="/hoi-dap/{answer.petition.uuid}/"' in html
    assert "<mark>Lan can cầu</mark> ấp Ba bị gãy" in html
    assert "Tìm thấy 1 kết quả." in html
    assert 'value="lan can cau"' in html


def test_an_officer_finds_the_petition_too_and_its_page(client: Client, now: datetime) -> None:
    house = a_house(now)
    petition = a_petition(house.commune, at=now, text="Mương ấp Ba bị lấp.")
    assert "Không thấy kết quả nào" in page(client, "mương")
    assert house.desk.user is not None
    client.force_login(house.desk.user)
    html = page(client, "mương", loai="petition")
    assert reverse("petitions:petition", args=[petition.uuid]) in html
    assert "<mark>Mương</mark>" in html


def test_names_of_people_are_offered_to_officers_only(client: Client, now: datetime) -> None:
    house = a_house(now)
    assert "loai=post" not in page(client, "xã")
    assert house.desk.user is not None
    client.force_login(house.desk.user)
    assert "Công chức địa chính <mark>xã</mark> Một" in page(client, "xã", loai="post")


def test_what_was_typed_is_shown_and_never_run(client: Client, now: datetime) -> None:
    a_promise(a_house(now).commune, text='Sửa <b>cầu</b> & "đường"')
    html = page(client, '<script>alert("x")</script> cầu')
    assert "<script>alert" not in html
    html = page(client, "cầu")
    assert "Sửa &lt;b&gt;<mark>cầu</mark>&lt;/b&gt; &amp; &quot;đường&quot;" in html


@pytest.mark.parametrize(
    "text",
    ["", "!!!", '"', "AND OR NOT", "a" * 10_000, "x " * 5_000, "\x00", "🙂", "NEAR(*:^", "% OR 1"],
)
def test_any_question_has_an_ordinary_answer(client: Client, now: datetime, text: str) -> None:
    assert "<h1>Tìm kiếm</h1>" in page(client, text)


@pytest.mark.parametrize("key", ["", "x", "0.", ".", "9.9", "0.99999999999999999999", "-1.5", "١.١"])
def test_a_page_address_changed_by_hand_is_an_ordinary_page(client: Client, now: datetime, key: str) -> None:
    assert "<h1>Tìm kiếm</h1>" in page(client, "đường", sau=key)
    assert "<h1>Tìm kiếm</h1>" in page(client, "đường", truoc=key)


def test_pages_keep_the_question_and_the_kind(client: Client, now: datetime) -> None:
    commune = a_house(now).commune
    leader = the_leader(commune)
    for number in range(25):
        a_promise(commune, leader=leader, text=f"Rải đá đoạn đường thứ {number}")
    html = page(client, "đường", loai="promise")
    assert "Tìm thấy 25 kết quả." in html
    assert html.count("<mark>đường</mark>") == 20
    following = html.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "loai=promise" in following
    second = client.get(ADDRESS + following).content.decode()
    assert second.count("<mark>đường</mark>") == 5
    assert 'rel="prev"' in second
    assert 'rel="next"' not in second


def test_nothing_found_helps_to_ask_again(client: Client, now: datetime) -> None:
    a_promise(a_house(now).commune)
    html = page(client, '"đường đá"', loai="unit")
    assert "Tìm trong mọi loại" in html
    assert "không cần liền nhau" in html


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_costs_the_same_with_one_row_and_with_three(client: Client, now: datetime, rows: int) -> None:
    house = a_house(now)
    for _each in range(rows):
        a_petition(house.commune, at=now, text="Mương ấp Ba bị lấp.")
    actor = acting(a_post(house.commune, Role.RECEPTION_DESK))
    assert actor.user is not None
    client.force_login(actor.user)
    with assert_queries({"sqlite": 9, "postgresql": 8}[connection.vendor]):
        page(client, "mương")


def test_looking_writes_nothing_and_strangers_may_look(client: Client, now: datetime) -> None:
    before = Row.objects.count()
    page(client, "đường")
    an_actor(a_house(now).commune, Role.MEMBER)
    assert Row.objects.count() >= before


def test_every_page_has_the_box_and_the_page_itself_has_its_own(client: Client, db: None) -> None:
    assert 'id="tim-nhanh"' in client.get("/").content.decode()
    html = page(client, "đường")
    assert 'id="tim-nhanh"' not in html
    assert html.count('name="tim"') == 1

"""A list taken away as a file: by a button, written into history, readable where the post's history is."""

import pytest
from django.test import Client
from django.urls import reverse

from nep.audit.models import Event
from nep.organisations.history import history_of
from nep.organisations.roles import Role
from tests.factories.organisations import a_post, a_unit
from tests.taken import grid, notes_of, rows_of, rows_taken, taken

pytestmark = pytest.mark.django_db
UNITS = "/to-chuc/don-vi/"


def signed_in(post):
    client = Client()
    client.force_login(post.person.user)
    return client


@pytest.fixture
def post(now):
    unit = a_unit("Xã Đông Phước", code="31500")
    a_unit("Xã Tân Hòa", code="01600")
    return a_post(unit, Role.ADMINISTRATOR, title="Quản trị huyện Thử")


def test_what_an_officer_takes_is_kept_with_its_filter_but_not_what_was_searched_for(post):
    client = signed_in(post)
    lines = grid(taken(client, UNITS, loai="commune", tim="Đông"))
    assert notes_of(lines)[1:3] == [
        "Xã Đông Phước tải ngày 27/12/2023.",
        "Chỉ gồm: Loại: cấp xã; có chữ “Đông”.",
    ]
    assert rows_of(lines) == [["31500", "Xã Đông Phước", "cấp xã"]]
    event = Event.objects.get(event="list_exported")
    assert (event.post_id, event.user_id) == (post.pk, post.person.user_id)
    assert event.facts == {
        "list": "Đơn vị",
        "filters": "Loại: cấp xã; tìm theo chữ",
        "form": "csv",
        "rows": 1,
    }
    assert history_of(post)[0].sentence == (
        "Tải danh sách “Đơn vị” ra tệp csv: 1 dòng. Lọc: Loại: cấp xã; tìm theo chữ"
    )


def test_a_stranger_takes_what_is_public_and_is_not_written_down(post):
    page = Client().get(UNITS).content.decode()
    assert "?dang=xlsx" in page
    assert "csrfmiddlewaretoken" not in page.split('class="count-line"')[1].split("</div>")[0]
    assert rows_taken(Client(), UNITS, "xlsx") == [
        ["31500", "Xã Đông Phước", "cấp xã"],
        ["01600", "Xã Tân Hòa", "cấp xã"],
    ]
    assert not Event.objects.filter(event="list_exported").exists()


def test_a_link_takes_nothing_for_who_is_signed_in(post):
    client = signed_in(post)
    answer = client.get(UNITS, {"dang": "csv"})
    assert "text/html" in answer["Content-Type"]
    assert 'href="?dang=' not in answer.content.decode()
    assert client.post(UNITS, {"dang": "exe"}).status_code == 405
    assert client.put(UNITS).status_code == 405
    assert Client().post(UNITS, {"dang": "csv"}).status_code == 405
    assert not Event.objects.filter(event="list_exported").exists()


def test_a_button_needs_the_token_of_its_page(post):
    client = Client(enforce_csrf_checks=True)
    client.force_login(post.person.user)
    assert client.post(UNITS, {"dang": "csv"}).status_code == 403


def test_the_button_says_how_many_and_keeps_the_filter(post):
    page = signed_in(post).get(UNITS, {"loai": "commune"}).content.decode()
    assert "Tải Excel (2 dòng)" in page
    assert "Tải CSV (2 dòng)" in page
    assert 'method="post" action="?loai=commune"' in page
    assert "Tải CSV" not in signed_in(post).get(UNITS, {"tim": "khong co"}).content.decode()


def test_who_may_not_see_a_list_may_not_take_it(post):
    plain = a_post(a_unit("Xã Khác"), title="Công chức")
    answer = signed_in(plain).post(reverse("petitions:withdrawn"), {"dang": "csv"})
    assert answer.status_code == 403

"""Pages of figures as the public and as officers see them."""

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse

from nep.measures.actions import freeze, name_paper
from nep.measures.periods import Period
from nep.measures.queries import tree_of
from nep.measures.small import conceal
from nep.meetings.models import Meeting
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.organisations import a_province, an_actor
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db
URL = "/so-lieu/test_held/"


@pytest.fixture
def units() -> dict[str, Unit]:
    return a_province()


def _hold(unit: Unit, *days: int) -> None:
    Meeting.objects.bulk_create(
        Meeting(
            kind="listening_day", unit=unit, title=f"Buổi ngày {day}", happens_on=date(2023, 11, day),
            starts_at=time(8), place="Nhà văn hóa", held_on=date(2023, 11, day), state="held",
        )
        for day in days
    )  # fmt: skip


def _as(client: Client, actor: Actor) -> Client:
    assert actor.user is not None
    client.force_login(actor.user)
    return client


def test_a_figure_shows_its_value_its_counting_and_its_parts(client: Client, units: dict[str, Unit]) -> None:
    _hold(units["commune"], 1, 2, 3)
    _hold(units["department"], 4)
    page = client.get(URL).content.decode()
    assert "<strong>4</strong> <span>ngày</span>" in page
    assert "Đếm mỗi buổi đã họp theo ngày họp." in page
    assert "Huyện Thử" in page
    assert "Tỉnh Thử, kỳ 01/01/2023 - 27/12/2023." in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_public_figure_page_costs_the_same_with_any_number_of_rows(
    client: Client, units: dict[str, Unit], rows: int
) -> None:
    _hold(units["commune"], *range(1, rows + 1))
    with assert_queries(8):
        client.get(URL, {"don-vi": units["district"].uuid})


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_figures_costs_five_queries(client: Client, units: dict[str, Unit], rows: int) -> None:
    _hold(units["commune"], *range(1, rows + 1))
    with assert_queries(5):
        assert client.get(reverse("measures:index")).status_code == 200


def test_the_public_sees_totals_but_no_closed_record(client: Client, units: dict[str, Unit]) -> None:
    _hold(units["commune"], 1, 2)
    page = client.get(URL, {"don-vi": units["commune"].uuid}).content.decode()
    assert "<strong>2</strong> hồ sơ, ông/bà mở được <strong>0</strong>" in page
    assert "Buổi ngày" not in page


def test_an_officer_sees_the_own_records_and_the_rest_by_unit(client: Client, units: dict[str, Unit]) -> None:
    _hold(units["commune"], 1, 2)
    _hold(units["neighbour"], 3)
    _as(client, an_actor(units["commune"], Role.UNIT_OFFICER))
    page = client.get(URL, {"don-vi": units["district"].uuid}).content.decode()
    assert "<strong>3</strong> hồ sơ, ông/bà mở được <strong>2</strong>" in page
    assert "Buổi ngày 1" in page
    assert "Buổi ngày 3" not in page
    assert "Xã Hai: 1" in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"don-vi": "00000"}, "Không có đơn vị nào mang mã 00000"),
        ({"tu": "31/02/2024"}, "“31/02/2024” không phải là một ngày có thật"),
        ({"tu": "01/06/2023", "den": "01/05/2023"}, "Kỳ số liệu bị ngược"),
        ({"tu": "01/06/2024", "den": "01/07/2024"}, "chưa tới"),
    ],
)
def test_a_scope_that_is_none_gets_a_sentence_and_keeps_what_was_typed(
    client: Client, units: dict[str, Unit], query: dict[str, str], sentence: str
) -> None:
    answer = client.get(URL, query)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert next(iter(query.values())) in answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_an_officers_figure_page_adds_only_what_is_read_of_the_officer(
    client: Client, units: dict[str, Unit], rows: int
) -> None:
    _hold(units["commune"], *range(1, rows + 1))
    _hold(units["neighbour"], *range(1, rows + 1))
    _as(client, an_actor(units["commune"], Role.UNIT_OFFICER))
    with assert_queries(14):
        assert client.get(URL, {"don-vi": units["district"].uuid}).status_code == 200


def test_an_unknown_figure_is_not_found(client: Client, units: dict[str, Unit]) -> None:
    assert client.get("/so-lieu/so-khong-co/").status_code == 404


def test_a_frozen_figure_stands_beside_the_live_one(client: Client, units: dict[str, Unit]) -> None:
    _hold(units["commune"], 1, 2)
    period = Period(date(2023, 1, 1), date(2023, 12, 27))
    (frozen,) = freeze(
        ["test_held"],
        units["district"],
        period,
        tree=tree_of(units["district"]),
        thing=units["district"],
        by=COMMAND,
        at=clock.now(),
    )
    _hold(units["commune"], 3)
    page = client.get(reverse("measures:frozen", args=[frozen.uuid])).content.decode()
    assert "Số đã chốt ngày 27/12/2023" in page
    assert "1 hồ sơ được ghi vào sau khi chốt." in page
    assert frozen.sha256 in page
    name_paper(units["district"], frozen_at=frozen.frozen_at, paper="05/BC-UBND")
    live = client.get(URL, {"don-vi": units["district"].uuid}).content.decode()
    assert "Văn bản số 05/BC-UBND, chốt ngày 27/12/2023" in live
    assert reverse("measures:frozen", args=[frozen.uuid]) in live


def test_small_counts_of_persons_are_hidden_with_the_one_that_would_reveal_them() -> None:
    assert conceal({"a": 12, "b": 3, "c": 7, "d": 0}) == {"a": 12, "b": None, "c": None, "d": 0}
    assert conceal({"a": 2, "b": 3, "c": 7}) == {"a": None, "b": None, "c": 7}
    assert conceal({"a": 9, "b": 5}) == {"a": 9, "b": 5}

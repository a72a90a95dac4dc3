"""An administrator says how a unit takes its numbers; nobody else opens the page."""

import pytest
from django.test import Client
from django.urls import reverse

from nep.documents.models import PaperOffice, PaperRegister
from nep.documents.numbering import number_source
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from tests.factories.organisations import a_unit, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return a_unit("Xã Hòa An")


@pytest.fixture
def keeper(client: Client, unit: Unit) -> Client:
    client.force_login(an_actor(unit, Role.ADMINISTRATOR).user)
    return client


def test_a_unit_that_types_its_numbers_is_set_in_the_page_and_no_register_is_shown(
    keeper: Client, unit: Unit
) -> None:
    page = reverse("documents:numbering", args=[unit.uuid])
    assert "Chưa cấp số nào" in keeper.get(page).content.decode()
    assert keeper.post(page, {"number_source": "office", "place": "Phụng Hiệp"}).status_code == 302
    assert (number_source(unit), PaperOffice.objects.get(unit=unit).place) == ("office", "Phụng Hiệp")
    assert "Sổ văn bản" not in keeper.get(page).content.decode()


def test_the_register_goes_on_where_the_paper_one_stands_and_never_back(keeper: Client, unit: Unit) -> None:
    page = reverse("documents:register", args=[unit.uuid])
    given = {"type_code": "BC", "year": "2023", "last_number": "126"}
    assert keeper.post(page, given).status_code == 302
    answer = keeper.post(page, {**given, "last_number": "5"}).content.decode()
    assert "Sổ của Nếp đã cấp đến số lớn hơn số này." in answer
    assert PaperRegister.objects.values_list("type_code", "year", "last_number").get() == ("BC", 2023, 126)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_nobody_but_the_administrator_sets_it_or_is_shown_the_door(
    client: Client, unit: Unit, role: Role
) -> None:
    client.force_login(an_actor(unit, role).user)
    page = reverse("documents:numbering", args=[unit.uuid])
    statuses = [client.get(page).status_code, client.post(page, {"number_source": "office"}).status_code]
    number = {"type_code": "BC", "year": "2023", "last_number": "126"}
    statuses.append(client.post(reverse("documents:register", args=[unit.uuid]), number).status_code)
    assert statuses == [403, 403, 403]
    assert page not in client.get(reverse("portal:unit", args=[unit.uuid])).content.decode()
    assert not PaperOffice.objects.exists()
    assert not PaperRegister.objects.exists()

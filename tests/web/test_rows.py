"""`any_row` says what `filter(...).exists()` says."""

import pytest

from nep.organisations.models import Placement, Unit
from nep.web.rows import any_row
from tests.factories.organisations import a_province
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def units() -> dict[str, Unit]:
    return a_province()


def test_it_finds_a_row_by_every_form_of_value(units: dict[str, Unit]) -> None:
    commune, district = units["commune"].pk, units["district"].pk
    assert any_row(Placement, unit_id=commune, parent_id=district)
    assert any_row(Placement, unit_id=(0, commune), line="state")
    assert any_row(Placement, unit_id=units["province"].pk, parent_id=None)


def test_every_condition_must_hold(units: dict[str, Unit]) -> None:
    commune, district = units["commune"].pk, units["district"].pk
    assert not any_row(Placement, unit_id=district, parent_id=commune)
    assert not any_row(Placement, unit_id=commune, parent_id=None)
    assert not any_row(Placement, unit_id=(0, -1), line="state")


def test_one_of_nothing_is_nothing_and_asks_nothing() -> None:
    with assert_queries(0):
        assert not any_row(Placement, unit_id=())

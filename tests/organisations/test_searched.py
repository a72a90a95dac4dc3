"""Under which keys somebody who reads many units asks."""

import pytest

from nep.organisations import searched
from nep.search.models import StandingKey
from nep.search.registry import key

MANY = frozenset(range(1, searched.MOST_KEYS + 2))


@pytest.fixture
def standing(db: None) -> None:
    """Something stands at one of the units, under one right."""
    StandingKey.objects.create(right="papers", thing_id=1)


def test_who_reads_every_unit_where_something_stands_asks_by_one_key(standing: None) -> None:
    assert searched.keys_at(MANY, "papers") == {key("papers")}


def test_as_soon_as_something_stands_elsewhere_every_unit_is_named(standing: None) -> None:
    StandingKey.objects.create(right="plans", thing_id=999)
    assert searched.keys_at(MANY, "papers") == {key("papers")}
    StandingKey.objects.create(right="papers", thing_id=999)
    assert searched.keys_at(MANY, "papers") == {key("papers", unit) for unit in MANY}


def test_who_reads_few_units_names_them(standing: None) -> None:
    assert searched.keys_at(frozenset({1, 2}), "papers") == {key("papers", 1), key("papers", 2)}

"""A small province with two years of facts, and its programme office."""

from dataclasses import dataclass
from datetime import date
from random import Random

import pytest

from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit, UnitVersion
from nep.organisations.roles import Role
from nep.programmes.models import Theme
from tests.factories import facts
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_post, a_province, acting
from tests.factories.recorded import recorded

FIRST = date(2022, 1, 5)


@dataclass
class Office:
    units: dict[str, Unit]
    theme: Theme
    officer: Actor
    leader: Post


@pytest.fixture
def office(db: None) -> Office:
    return _with_facts()


@recorded
def _with_facts() -> Office:
    units = a_province()
    UnitVersion.objects.filter(unit=units["party"]).update(abbreviation="TU")
    shipped_norms()
    random = Random(7)
    months = [date(2023, month, 24) for month in range(1, 12)]
    facts.listening_days([units["commune"]], months=months, random=random)
    facts.petitions([units["commune"], units["neighbour"]], each=12, first=FIRST, days=600, random=random)
    facts.promises([a_post(units["commune"], Role.LEADER)], each=6, first=FIRST, days=600, random=random)
    theme = Theme.objects.create(
        unit=units["party"],
        code="2022-2023",
        full_title="Học tập và làm theo Bác năm 2022-2023",
        short_title="Chuyên đề năm 2022-2023",
        starts_on=date(2022, 1, 1),
        ends_on=date(2023, 12, 31),
    )
    officer = acting(a_post(units["party"], Role.PROGRAMME_OFFICER, title="Chuyên viên"))
    leader = a_post(units["party"], Role.LEADER, title="Bí thư Tỉnh ủy")
    return Office(units, theme, officer, leader)

"""Stated figures are read with the counted ones; their page opens to the statements."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from nep.measures.periods import Period
from nep.measures.queries import read
from nep.measures.stated import year_before
from nep.measures.statements import SourcePaper, Stating, enter_statement
from nep.organisations.models import Line, Unit
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.organisations import a_province, an_actor
from tests.factories.rounds import CLASSES, a_stated_figure

YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
HALF = Period(date(2023, 1, 1), date(2023, 6, 30))


@pytest.fixture
def units(db: None) -> dict[str, Unit]:
    made = a_province()
    office = an_actor(made["party"], Role.PROGRAMME_OFFICER)
    a_stated_figure(made["party"], office)
    a_stated_figure(made["party"], office, key="stated_persons", adds_over_units=False)
    for name, value in (("district", 1), ("commune", 4), ("neighbour", 2)):
        _state(made[name], value, YEAR)
    _state(made["commune"], 3, HALF)
    _state(made["district"], 9, YEAR, key="stated_persons")
    _state(made["commune"], 8, YEAR, key="stated_persons")
    return made


def _state(unit: Unit, value: int, period: Period, *, key: str = CLASSES) -> None:
    enter_statement(
        Stating(key, unit, value),
        period=period,
        paper=SourcePaper("5/BC", date(2023, 12, 20)),
        by=an_actor(unit, Role.UNIT_OFFICER),
        at=clock.now(),
    )


def test_statements_add_up_over_the_tree_and_an_overlap_counts_once(units: dict[str, Unit]) -> None:
    asked = [units[name] for name in ("province", "district", "commune", "department")]
    values = read([CLASSES], asked, [YEAR, HALF], line=Line.STATE)
    by_unit = [values[CLASSES, unit.pk, YEAR] for unit in asked]
    assert by_unit == [7, 7, 4, 0]
    assert [values[CLASSES, unit.pk, HALF] for unit in asked] == [3, 3, 3, 0]


def test_a_figure_that_does_not_add_over_units_is_read_of_the_unit_alone(units: dict[str, Unit]) -> None:
    asked = [units[name] for name in ("province", "district", "commune")]
    values = read(["stated_persons"], asked, [YEAR], line=Line.STATE)
    assert [values["stated_persons", unit.pk, YEAR] for unit in asked] == [0, 9, 8]


def test_the_same_period_before_is_as_many_years_back_as_the_period_is_long() -> None:
    assert year_before(HALF) == Period(date(2022, 1, 1), date(2022, 6, 30))
    two = Period(date(2022, 1, 1), date(2023, 12, 31))
    assert year_before(two) == Period(date(2020, 1, 1), date(2021, 12, 31))
    assert year_before(Period(date(2024, 2, 1), date(2024, 2, 29))).last == date(2023, 2, 28)


def test_the_page_lists_the_statements_one_may_open_and_counts_the_others(
    client: Client, units: dict[str, Unit]
) -> None:
    url = reverse("measures:figure", args=[CLASSES])
    scope = {"don-vi": str(units["district"].uuid), "tu": "01/01/2023", "den": "31/12/2023"}
    assert client.get(url, scope).status_code == 404
    leader = an_actor(units["district"], Role.LEADER)
    assert leader.user is not None
    client.force_login(leader.user)
    page = client.get(url, scope).content.decode()
    assert "<strong>7</strong>" in page, page[page.index("<main") :][:3000]
    assert page.count("số 5/BC ngày 20/12/2023") == 4
    officer = an_actor(units["commune"], Role.UNIT_OFFICER)
    assert officer.user is not None
    client.force_login(officer.user)
    page = client.get(url, scope).content.decode()
    assert page.count("số 5/BC ngày 20/12/2023") == 2
    assert "Còn 2 dòng của đơn vị khác" in page

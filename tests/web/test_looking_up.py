"""Look-ups are remembered inside one long transaction only, and until somebody writes what they read."""

from datetime import date

import pytest

from nep.organisations.models import Line, Placement, Unit, UnitVersion
from nep.organisations.queries import name_on, parent_of
from nep.web.looking_up import remembering, written
from tests.factories.organisations import a_province
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 27)


@pytest.fixture
def commune() -> Unit:
    return a_province()["commune"]


def test_outside_every_look_up_asks(commune: Unit) -> None:
    with assert_queries(2):
        assert name_on(commune, DAY) == name_on(commune, DAY)


def test_inside_each_is_asked_once(commune: Unit) -> None:
    with remembering(UnitVersion), assert_queries(2):
        assert name_on(commune, DAY) == name_on(commune, date(2023, 1, 1))
        assert parent_of(commune, line=Line.STATE, on=DAY) == parent_of(commune, line=Line.STATE, on=DAY)
    with assert_queries(1):
        name_on(commune, DAY)


def test_a_write_to_what_is_watched_forgets_all(commune: Unit) -> None:
    with remembering(UnitVersion, Placement):
        before = name_on(commune, DAY)
        UnitVersion.objects.filter(unit=commune).update(name="Xã Tên Mới")
        assert before != name_on(commune, DAY) == "Xã Tên Mới"


def test_a_write_to_another_table_forgets_nothing(commune: Unit) -> None:
    with remembering(Placement):
        name_on(commune, DAY)
        UnitVersion.objects.filter(unit=commune).update(name="Xã Tên Mới")
        with assert_queries(0):
            name_on(commune, DAY)


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ('INSERT INTO "norms_calendar" ("scope") VALUES (%s)', "norms_calendar"),
        ("INSERT INTO norms_calendar(scope) VALUES (%s)", "norms_calendar"),
        ('UPDATE "norms_norm" SET "label" = %s', "norms_norm"),
        ('DELETE FROM "norms_norm" WHERE 1', "norms_norm"),
        ("PRAGMA foreign_keys", ""),
    ],
)
def test_which_table_a_statement_writes_to(sql: str, table: str) -> None:
    assert written(sql) == table

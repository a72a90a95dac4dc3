"""Many rows in few statements: what is given is what stands there, on both databases."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from nep.audit.actions import COLUMNS
from nep.audit.models import Event
from nep.organisations.models import Unit, UnitVersion
from nep.web import bulk

pytestmark = pytest.mark.django_db

ODD = [
    "\\N",
    "\\.",
    "a\tb",
    "a\nb\r\nc",
    "nháy \"kép\" và 'đơn'",
    "\\x41\\",
    "%s %(x)s",
    "",
    "Ấp Tân Hòa 1  ",
]
"""What means something to COPY, to SQL or to a template of a statement."""


def history(said: list[str], at: datetime) -> list[tuple[object, ...]]:
    who = (None, None, None, None, "command", at, at)
    return [
        ("unit_created", "organisations.unit", pk, None, *who, {"lời": text}) for pk, text in enumerate(said)
    ]


@pytest.mark.parametrize("count", [1, len(ODD)])
def test_what_is_given_stands_there_sign_by_sign(now: datetime, count: int) -> None:
    assert bulk.insert(Event, COLUMNS, history(ODD[:count], now)) == count

    rows = Event.objects.order_by("thing_id").values_list("facts", "at", "user_id", "channel")
    assert list(rows) == [({"lời": text}, now, None, "command") for text in ODD[:count]]


def version(unit: int, name: str, day: date = date(2021, 1, 1)) -> dict[str, Any]:
    return {
        "unit_id": unit, "valid_from": day, "kind": "commune", "name": name, "abbreviation": "",
        "code": "007", "sort_key": "", "folded": "", "is_closing": name == ODD[1], "basis": "",
    }  # fmt: skip


def test_ids_are_told_in_the_order_of_the_rows() -> None:
    (unit,) = bulk.insert_numbered(Unit, ("uuid", "world"), [(uuid4(), "state")])
    rows = [version(unit, name, date(2021, 1, 1 + place)) for place, name in enumerate(ODD)]

    ids = bulk.insert_numbered(UnitVersion, tuple(rows[0]), [tuple(row.values()) for row in rows])

    stored = dict(UnitVersion.objects.values_list("pk", "name"))
    assert [stored[pk] for pk in ids] == ODD
    assert list(UnitVersion.objects.filter(is_closing=True).values_list("name", "code")) == [(ODD[1], "007")]
    # the next one made in the ordinary way gets an id of its own
    assert UnitVersion.objects.create(**version(unit, "sau", date(2022, 1, 1))).pk not in ids


def test_a_rule_of_the_database_refuses_all_of_them() -> None:
    (unit,) = bulk.insert_numbered(Unit, ("uuid", "world"), [(uuid4(), "state")])
    rows = [tuple(version(unit, name).values()) for name in ("một", "hai")]

    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert(UnitVersion, tuple(version(unit, "")), rows)

    assert not UnitVersion.objects.exists()


def test_a_column_left_out_is_refused() -> None:
    with pytest.raises(ValueError, match="Unit: no value for world"):
        bulk.insert(Unit, ("uuid",), [(uuid4(),)])


def test_two_thousand_rows_are_one_statement(now: datetime) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        bulk.insert(Event, COLUMNS, history(["a"] * 4001, now))

    assert len(asked) == 3
    assert Event.objects.count() == 4001

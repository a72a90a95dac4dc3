"""A page that reads looks a place in the tree up once; nothing of it outlives the request."""

from datetime import date, datetime
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from nep.organisations.actions import place_unit
from nep.organisations.actors import COMMAND
from nep.organisations.middleware import ActorMiddleware
from nep.organisations.models import Line, Unit
from nep.organisations.queries import span_on
from nep.organisations.remembering import remembered_spans
from tests.factories.organisations import a_province
from tests.tables import assert_queries

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 27)


@pytest.fixture
def units(now: datetime) -> dict[str, Unit]:
    return a_province()


def where(unit: Unit) -> str:
    span = span_on(unit, line=Line.STATE, on=DAY)
    return span.path if span else ""


def answered(view: Any, method: str) -> None:
    ActorMiddleware(view)(RequestFactory().generic(method, "/"))


def test_a_page_that_reads_asks_once_where_a_unit_stands(units: dict[str, Unit]) -> None:
    def page(request: HttpRequest) -> HttpResponse:
        assert where(units["commune"]) == where(units["commune"]) != where(units["district"])
        return HttpResponse()

    with assert_queries(2):
        answered(page, "GET")
    assert remembered_spans() is None


def test_what_a_unit_above_became_is_seen_by_the_next_request(units: dict[str, Unit], now: datetime) -> None:
    seen: list[str] = []

    def page(request: HttpRequest) -> HttpResponse:
        seen.append(where(units["commune"]))
        return HttpResponse()

    def move(request: HttpRequest) -> HttpResponse:
        page(request)
        place_unit(
            units["commune"],
            line=Line.STATE,
            parent=units["province"],
            valid_from=DAY,
            by=COMMAND,
            at=now,
        )
        page(request)
        return HttpResponse()

    for view, method in ((page, "GET"), (move, "POST"), (page, "GET")):
        answered(view, method)
    assert seen[0] == seen[1] != seen[2] == seen[3], "a request that writes remembers nothing"

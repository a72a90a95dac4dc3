"""What every test stands on: a set clock, a closed network, one random order, the right database."""

import gc
import random
import socket
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.models import QuerySet
from django.utils import translation
from hypothesis import HealthCheck, settings

from nep.web import clock
from tests.races import race

BUSINESS_DAY = date(2023, 12, 27)

# What an example costs says how busy the machine is, not whether the answer is right.
settings.register_profile("nep", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("nep")


def pytest_collection_finish() -> None:
    """What stands after the collection stays to the end: the collector need not walk through it in every test
    (a sixth of the run)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Races need row locks: where there are none they are left out, not passed. What opens no database says
    the same beside either, so SQLite's run is enough. What is long starts first: no worker ends alone."""
    elsewhere = _on_sqlite_only if connection.vendor == "postgresql" else _on_postgresql_only
    left_out = {item for item in items if elsewhere(item)}
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def _on_postgresql_only(item: pytest.Item) -> bool:
    return item.get_closest_marker("race") is not None


def _on_sqlite_only(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    opens_database = item.get_closest_marker("django_db") is not None or DATABASE & fixtures
    return item.get_closest_marker("sqlite") is not None or not opens_database


class NetworkClosedError(AssertionError):
    """A test reached for another machine."""


LOOPBACK = {"127.0.0.1", "::1", "localhost"}
_connect = socket.socket.connect


def _loopback_only(self: socket.socket, address: Any) -> None:
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in {
        "127.0.0.1",
        "::1",
        "localhost",
    }:
        raise NetworkClosedError(f"the network is closed in tests: {address!r}")
    _connect(self, address)


socket.socket.connect = _loopback_only  # type: ignore[method-assign] # closed for the whole run


_shuffle = random.Random()
_fetch_all = QuerySet._fetch_all


def _fetch_in_any_order(self: "QuerySet[Any]") -> None:
    fresh = self._result_cache is None
    _fetch_all(self)
    if fresh and not self.ordered:
        _shuffle.shuffle(self._result_cache)


QuerySet._fetch_all = _fetch_in_any_order  # type: ignore[method-assign] # no order asked, none given


@pytest.fixture(autouse=True)
def _same_disorder(request: pytest.FixtureRequest) -> None:
    """The disorder of a test depends on its name alone, so that a failure repeats."""
    _shuffle.seed(zlib.crc32(request.node.nodeid.encode()))


@pytest.fixture(autouse=True)
def _in_vietnamese() -> Iterator[None]:
    """A page read in English leaves its language to the thread; the next test starts in Vietnamese."""
    with translation.override("vi"):
        yield


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Limits that one test used up do not meet the next."""
    yield
    cache.clear()


@pytest.fixture
def at_moment(monkeypatch: pytest.MonkeyPatch) -> Callable[..., datetime]:
    """Stop business time: `at_moment(date(2023, 12, 27), hour=9)` returns the moment and holds it."""

    def stop(day: date = BUSINESS_DAY, *, hour: int = 9, minute: int = 0) -> datetime:
        moment = clock.noon(day, hour=hour, minute=minute)
        monkeypatch.setattr(clock, "now", lambda: moment)
        return moment

    return stop


@pytest.fixture
def now(at_moment: Callable[..., datetime]) -> datetime:
    """Nine in the morning of the business day, standing still."""
    return at_moment()


@pytest.fixture(name="race")
def race_fixture(transactional_db: None) -> Callable[..., list[Any]]:
    """`race(first, second, ...)`: see tests.races. Mark the test `race`."""
    return race

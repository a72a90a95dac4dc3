"""Hands that ask at the same second: processes and connections of their own, begun together at each turn."""

import os
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

HANDS = 4
_together: Any = None


@contextmanager
def a_house() -> Iterator[str]:
    """An empty database, on the day of the sample; says which one it is."""
    with tempfile.TemporaryDirectory(prefix="nep-bench-") as home:
        os.environ.update(DJANGO_SETTINGS_MODULE="nep.settings", NEP_HOME=home, NEP_TODAY="2023-12-27")
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        yield connection.vendor


def race(work: Callable[..., Counter[str]], *given: Any) -> tuple[Counter[str], float]:
    """What `HANDS` processes came to, each running `work(*given, hand)`, and in how many seconds."""
    from django.db import connection

    connection.close()  # each hand opens its own
    context = get_context("spawn")
    with context.Pool(HANDS, initializer=_ready, initargs=(context.Barrier(HANDS),)) as pool:
        pool.starmap(_nothing, [()] * HANDS)
        began = time.perf_counter()
        shares = [(work, given, hand) for hand in range(HANDS)]
        found: Counter[str] = sum(pool.starmap(_hand, shares, chunksize=1), Counter())
        return found, time.perf_counter() - began


def _ready(barrier: Any) -> None:
    import django

    django.setup()
    global _together
    _together = barrier


def _nothing() -> None:
    """A turn for every process, so that starting them is not measured."""


def _hand(work: Callable[..., Counter[str]], given: tuple[Any, ...], hand: int) -> Counter[str]:
    return work(*given, hand)


def together() -> None:
    """Waits until every hand has come this far."""
    _together.wait()


def attempt(outcomes: Counter[str], act: Callable[[], None]) -> None:
    """Counts what `act` came to: taken, or the name of the refusal. SQLite has one writer: who waits too long
    is told so, nothing was written, and the hand asks again."""
    from django.db import OperationalError

    from nep.web.errors import Refusal

    while True:
        try:
            act()
        except Refusal as refusal:
            outcomes[type(refusal).__name__] += 1
            return
        except OperationalError as busy:
            if "locked" not in str(busy):
                raise
        else:
            outcomes["taken"] += 1
            return


def hesitate() -> None:
    """As long as a careless writer takes between looking and writing."""
    time.sleep(0.002)

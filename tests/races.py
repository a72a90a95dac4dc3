"""Several hands at once on one row. Only PostgreSQL has row locks, so only there do races say anything."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connection

PATIENCE_SECONDS = 20


def race(*steps: Callable[[], Any]) -> list[Any]:
    """Run every step at the same moment, each in a thread and connection of its own.

    Returns, in the order of the steps, what each returned, or the exception that it raised.
    """
    start = Barrier(len(steps))
    outcomes: list[Any] = [None] * len(steps)

    def run(place: int, step: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            start.wait(PATIENCE_SECONDS)
            outcomes[place] = step()
        except Exception as error:
            outcomes[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_SECONDS)
        assert not thread.is_alive(), "a hand in the race waits for ever"
    return outcomes

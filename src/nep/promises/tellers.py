"""Who wants to hear of a promise's moves: upper apps tell the people whose slips hang on it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum

from nep.promises.models import Promise


class PromiseEvent(StrEnum):
    """What the people concerned are told of."""

    PUBLISHED = "published"
    MOVED = "moved"
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    WITHDRAWN = "withdrawn"
    DISPUTE_ANSWERED = "dispute_answered"


Teller = Callable[[Promise, PromiseEvent, datetime], None]
SlipCounter = Callable[[Iterable[int]], dict[int, int]]

_tellers: list[Teller] = []
_slip_counters: list[SlipCounter] = []


def register_teller(teller: Teller) -> None:
    """`teller(promise, event, at)` runs inside the transaction of the action that it tells of."""
    if teller not in _tellers:
        _tellers.append(teller)


def register_slip_counter(counter: SlipCounter) -> None:
    """`counter(promise ids)` answers promise id -> number of slips that wait for it, in one query."""
    if counter not in _slip_counters:
        _slip_counters.append(counter)


def tell(promise: Promise, event: PromiseEvent, at: datetime) -> None:
    for teller in _tellers:
        teller(promise, event, at)


def slips_of(promise_ids: Iterable[int]) -> dict[int, int]:
    """How many slips wait for each promise; promises without any are left out."""
    ids = list(promise_ids)
    found: dict[int, int] = {}
    for counter in _slip_counters:
        found.update(counter(ids))
    return found

"""What one request that only reads looks up once: where a unit stands on a day, what stands below it, and at
which units anything may be found.

A GET writes no row of the product's tables, so what it found stays true until it ends. Actions, jobs and
commands remember nothing: they may change the trees they read.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date

from nep.organisations.models import Line, Span

Place = tuple[int, Line, date]


@dataclass
class _Kept:
    spans: dict[Place, Span | None] = field(default_factory=dict)
    ids: dict[Place, frozenset[int]] = field(default_factory=dict)
    standing: dict[str, set[int]] | None = None


_kept: ContextVar[_Kept | None] = ContextVar("kept", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """What is looked up inside is kept until it ends, and forgotten then."""
    before = _kept.set(_Kept())
    try:
        yield
    finally:
        _kept.reset(before)


def remembered_spans() -> dict[Place, Span | None] | None:
    """The places found so far; None where nothing may be remembered."""
    kept = _kept.get()
    return kept.spans if kept is not None else None


def remembered_ids() -> dict[Place, frozenset[int]] | None:
    """The units below found so far; None where nothing may be remembered."""
    kept = _kept.get()
    return kept.ids if kept is not None else None


def remembered_standing(look: Callable[[], dict[str, set[int]]]) -> dict[str, set[int]] | None:
    """Right -> units at which something may be found, asked once; None where nothing may be remembered."""
    kept = _kept.get()
    if kept is not None and kept.standing is None:
        kept.standing = look()
    return kept.standing if kept is not None else None

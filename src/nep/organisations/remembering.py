"""What one request that only reads looks up once: where a unit stands on a day.

A GET writes no row of the product's tables, so what it found stays true until it ends. Actions, jobs and
commands remember nothing: they may change the trees they read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from nep.organisations.models import Line, Span

Spans = dict[tuple[int, Line, date], Span | None]
_spans: ContextVar[Spans | None] = ContextVar("spans", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Spans looked up inside are kept until it ends, and forgotten then."""
    before = _spans.set({})
    try:
        yield
    finally:
        _spans.reset(before)


def remembered_spans() -> Spans | None:
    """What was found so far; None where nothing may be remembered."""
    return _spans.get()

"""Look-ups that are remembered while one long transaction runs: which rule holds, where a unit stands.

An action asks for them anew each time, because somebody may have changed them since. Who plays thousands of
actions in one transaction (`remembering`) asks each question once, until a statement writes to a table that
is watched.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection, models

P = ParamSpec("P")
R = TypeVar("R")
Known = dict[tuple[Hashable, ...], Any]
_known: ContextVar[Known | None] = ContextVar("looked_up", default=None)
_NO_WRITE = ("SELECT", "SAVEPOINT", "RELEASE")
_BEFORE_A_TABLE = {"INTO", "UPDATE", "FROM"}


def looked_up(look: Callable[P, R]) -> Callable[P, R]:
    """`look`, remembered inside `remembering` for the same arguments. What it gives is shared: read it only.
    A refusal is not remembered."""

    @wraps(look)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        known = _known.get()
        if known is None:
            return look(*args, **kwargs)
        key = (look, *args, *sorted(kwargs.items()))
        if key not in known:
            known[key] = look(*args, **kwargs)
        found: R = known[key]
        return found

    return ask


@contextmanager
def remembering(*watched: type[models.Model]) -> Iterator[None]:
    """Look-ups inside are remembered, and all forgotten at each write to a table of `watched`.

    For one transaction that is kept whole or not at all: going back to a savepoint forgets nothing.
    """
    tables, known = frozenset(model._meta.db_table for model in watched), Known()

    def forgetting(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if known and not sql.startswith(_NO_WRITE) and written(sql) in tables:
            known.clear()
        return execute(sql, *rest)

    before = _known.set(known)
    try:
        with connection.execute_wrapper(forgetting):
            yield
    finally:
        _known.reset(before)


def written(sql: str) -> str:
    """The table that a statement writes to; empty when it names none."""
    words = iter(sql.split(maxsplit=6))
    for word in words:
        if word.upper() in _BEFORE_A_TABLE:
            return next(words, "").partition("(")[0].strip('"')
    return ""

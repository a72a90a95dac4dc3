"""One unmoving view of the database for everything a report reads."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Read inside one snapshot: REPEATABLE READ on PostgreSQL, BEGIN DEFERRED on SQLite (WAL).

    Inside a transaction that is already open it adds nothing on SQLite, where a write transaction sees one
    state anyway; on PostgreSQL the caller opens the snapshot before its first read.
    """
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "sqlite":
        with _deferred():
            yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


@contextmanager
def _deferred() -> Iterator[None]:
    """A transaction that takes SQLite's write lock only if it comes to write."""
    wrapper: Any = connections[DEFAULT_DB_ALIAS]
    mode, wrapper.transaction_mode = wrapper.transaction_mode, "DEFERRED"
    with ExitStack() as stack:
        try:
            stack.enter_context(transaction.atomic())
        finally:
            wrapper.transaction_mode = mode
        yield


@contextmanager
def writing_snapshot() -> Iterator[None]:
    """A transaction that reads one state and writes: REPEATABLE READ on PostgreSQL, IMMEDIATE on SQLite."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield

"""A small world that hundreds of tests begin with is made through the actions once, and copied after that."""

import pickle
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from django.db import connection, transaction

from nep.web import clock

WRITES = re.compile(r'^\s*(INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.IGNORECASE)

# The number of a row of FTS5 is no column of it, and it is what the index points to.
NUMBERED = {"search_words"}

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Recording:
    """Rows by table, in the order in which the tables were first written, and what the factory returned."""

    tables: dict[str, tuple[list[str], list[tuple[Any, ...]]]]
    result: bytes


def recorded(make: Callable[P, R]) -> Callable[P, R]:
    """The first call of a process makes the world and keeps its rows; later ones put those rows back and
    return a copy of what was returned, for the same arguments at the same business time.

    Only a world that stands alone is copied: where one of its tables already holds a row, `make` runs. Keys
    of rows are those of the first time, which no other row of a rolled-back test can hold.
    """
    recordings: dict[object, Recording] = {}

    @wraps(make)
    def make_or_copy(*args: P.args, **kwargs: P.kwargs) -> R:
        key = pickle.dumps((args, kwargs, _moment(), connection.vendor))
        known = recordings.get(key)
        if known is None:
            return _recorded(recordings, key, lambda: make(*args, **kwargs))
        if _filled(list(known.tables)):
            return make(*args, **kwargs)
        _put_back(known)
        return cast(R, pickle.loads(known.result))

    return make_or_copy


def _moment() -> object:
    """The stopped business time; where it runs, its day."""
    now = clock.now()
    return now if now == clock.now() else now.date()


def _recorded(recordings: dict[object, Recording], key: object, make: Callable[[], R]) -> R:
    """Make it, and keep the recording when it only added rows, to tables that were empty."""
    filled = _filled(connection.introspection.table_names())
    written: dict[str, set[str]] = {}

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if found := WRITES.match(sql):
            written.setdefault(found[2], set()).add(found[1].split()[0].upper())
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        result = make()
    if all(table not in filled and "INSERT" in how for table, how in written.items()):
        recordings[key] = Recording({table: _rows(table) for table in written}, pickle.dumps(result))
    return result


def _filled(tables: list[str]) -> set[str]:
    """Those of `tables` that hold a row."""
    questions = [f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM \"{table}\")" for table in tables]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(questions))
        return {table for (table,) in cursor.fetchall()}


def _rows(table: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    with connection.cursor() as cursor:
        columns = "rowid, *" if table in NUMBERED else "*"
        cursor.execute(f'SELECT {columns} FROM "{table}"')
        rows = [tuple(_written(value) for value in row) for row in cursor.fetchall()]
        return [column[0] for column in cursor.description], rows


def _written(value: Any) -> Any:
    """A value as it is handed to the driver, which does not take back all that it gives."""
    if isinstance(value, time):
        return connection.ops.adapt_timefield_value(value)
    return connection.ops.adapt_json_value(value, None) if isinstance(value, dict | list) else value


def _put_back(known: Recording) -> None:
    """In one transaction: rows of tables that name each other are right together only."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in known.tables.items():
            names, places = ", ".join(f'"{name}"' for name in columns), ", ".join(["%s"] * len(columns))
            cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({places})', rows)

"""Many new rows in few statements: for actions that write tens of thousands of things at once.

`bulk_create` makes an object of each row and works out each statement anew; here a row is a tuple. Every
column is given, so that no default is forgotten; constraints of the database hold as ever. PostgreSQL takes
many rows by COPY: a statement for each costs it more than the row does.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection, models

AT_ONCE = 2000
_PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey)


def insert(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert `rows`, values in the order of `columns` (`parent_id` for a foreign key). Returns how many.

    Raises ValueError when a column of the table is left out.
    """
    statement, copying, preparing = _composed(model, tuple(columns), connection.vendor)
    rest, count, prepared = iter(rows), 0, _Preparing(preparing)
    with connection.cursor() as cursor:
        while part := list(islice(rest, AT_ONCE)):
            whole = [prepared.row(row) for row in part]
            if len(whole) == 1:
                # one row of history, which every action writes
                cursor.execute(statement, whole[0])
            elif connection.vendor == "postgresql":
                _copy(cursor, copying, whole)
            else:
                cursor.executemany(statement, whole)
            count += len(part)
    return count


def insert_numbered(
    model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]
) -> list[int]:
    """As `insert`; returns the ids of the new rows, in their order. Inside a transaction."""
    ids = take_ids(model, len(rows))
    insert(model, ("id", *columns), ((pk, *row) for pk, row in zip(ids, rows, strict=True)))
    return ids


def take_ids(model: type[models.Model], count: int) -> list[int]:
    """Ids that nobody else will get: from the sequence of the table, which both databases keep."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            cursor.execute(sequence, [f'"{table}"', count])
            return [row[0] for row in cursor.fetchall()]
        # A transaction of SQLite is the only one that writes; ids there never come back (AUTOINCREMENT).
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
        return list(range(last + 1, last + 1 + count))


def _copy(cursor: Any, statement: str, rows: list[list[Any]]) -> None:
    """All rows or none. Raises Django's errors, as a statement would."""
    with connection.wrap_database_errors, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


@cache
def _composed(
    model: type[models.Model], columns: tuple[str, ...], vendor: str
) -> tuple[str, str, list[Callable[[Any, Any], Any] | None]]:
    """The statement of one row, that of many for PostgreSQL, and how each value gets its form."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    if missing := fields.keys() - {*columns, "id"}:
        raise ValueError(f"{model.__name__}: no value for {', '.join(sorted(missing))}")
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(fields[column].column)) for column in columns)
    places = ", ".join(["%s"] * len(columns))
    table = f"{quote(model._meta.db_table)} ({names})"
    statement = f"INSERT INTO {table} VALUES ({places})"  # noqa: S608 - our names
    copying = f"COPY {table} FROM STDIN"
    preparing: list[Callable[[Any, Any], Any] | None] = [
        None if isinstance(fields[column], _PLAIN) else fields[column].get_db_prep_save for column in columns
    ]
    return statement, copying, preparing


class _Preparing:
    """Values as the database takes them; a value that stands in row after row is worked out once."""

    def __init__(self, preparing: Sequence[Callable[[Any, Any], Any] | None]) -> None:
        self._preparing = preparing
        self._last: list[tuple[Any, Any]] = [(None, None)] * len(preparing)

    def row(self, row: Sequence[Any]) -> list[Any]:
        return [
            value if value is None or prepare is None else self._value(place, prepare, value)
            for place, (value, prepare) in enumerate(zip(row, self._preparing, strict=True))
        ]

    def _value(self, place: int, prepare: Callable[[Any, Any], Any], value: Any) -> Any:
        last, done = self._last[place]
        if last is not value:
            done = prepare(value, connection)
            self._last[place] = (value, done)
        return done

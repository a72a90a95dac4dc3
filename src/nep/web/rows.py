"""The reads that every action begins with: one row again, as it stands now, locked; is there such a row."""

from functools import cache
from typing import Any, TypeVar

from django.db import connection, models, transaction

Row = TypeVar("Row", bound=models.Model)


def locked_row(model: type[Row], pk: int) -> Row:
    """The row of `pk` as it stands now, locked until the transaction ends.

    The same as `model.objects.select_for_update().get(pk=pk)`, which works out its statement and the way from
    columns to fields on every call: for a wide row that takes several times as long as reading it. Here both
    are worked out once per model. Raises model.DoesNotExist, and TransactionManagementError outside a
    transaction, on either database.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a row is locked inside the action's transaction")
    compiler, statement = _composed(model, connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(statement, [pk])
        found = cursor.fetchall()
    if not found:
        raise model.DoesNotExist(f"{model.__name__} {pk}")  # type: ignore[attr-defined] # each model has it
    names = [field.attname for field in model._meta.concrete_fields]
    values = next(iter(compiler.apply_converters(found, compiler.field_converters)))
    return model.from_db(connection.alias, names, values)


@cache
def _composed(model: type[models.Model], vendor: str) -> tuple[Any, str]:
    """The compiler of the read, with its converters, and its statement, for the database `vendor`."""
    query = model._base_manager.select_for_update().filter(pk=0).order_by().query
    compiler = query.get_compiler(connection=connection)
    statement, parameters = compiler.as_sql()
    assert parameters == (0,), "nothing but the key is asked for"
    compiler.field_converters = compiler.get_converters([column for column, *_rest in compiler.select])
    return compiler, statement


def any_row(model: type[models.Model], **held: int | str | tuple[int, ...] | None) -> bool:
    """Whether some row of `model` holds these values in these columns (`petition_id`); a tuple is one of
    them, None is no value. Ids and short words only, as the database holds them.

    The same as `model.objects.filter(...).exists()`, whose statement is worked out on every call: for a
    question that every action asks, that takes several times as long as the answer.
    """
    if () in held.values():
        return False
    values = [one for value in held.values() if value is not None for one in _many(value)]
    with connection.cursor() as cursor:
        cursor.execute(_asked(model, tuple((name, _count(value)) for name, value in held.items())), values)
        return cursor.fetchone() is not None


def _many(value: int | str | tuple[int, ...]) -> tuple[int | str, ...]:
    return value if isinstance(value, tuple) else (value,)


def _count(value: int | str | tuple[int, ...] | None) -> int:
    return 0 if value is None else len(_many(value))


@cache
def _asked(model: type[models.Model], counted: tuple[tuple[str, int], ...]) -> str:
    """The statement for columns with so many values each; none stands for no value."""
    columns = {field.attname: connection.ops.quote_name(str(field.column)) for field in model._meta.fields}
    conditions = [
        f"{columns[name]} IN ({', '.join(['%s'] * count)})" if count else f"{columns[name]} IS NULL"
        for name, count in counted
    ]
    table = connection.ops.quote_name(model._meta.db_table)
    return f"SELECT 1 FROM {table} WHERE {' AND '.join(conditions)} LIMIT 1"  # noqa: S608 - our names

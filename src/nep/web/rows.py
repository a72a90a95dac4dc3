"""The read that every action begins with: one row again, as it stands now, locked."""

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

"""A first start: tables made in runs are the tables that Django makes one by one."""

from collections.abc import Iterator

import pytest
from django.core.management import load_command_class
from django.core.management.commands import migrate
from django.db import connection, connections
from django.db.migrations import AddConstraint, AddField, CreateModel, RunPython
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.models import CharField, CheckConstraint, Q
from pytest_django import DjangoDbBlocker

from nep.jobs.migrating import Executor, Neighbours, in_runs

BESIDE = "beside"
UNTIL = [("organisations", "0001_initial")]


def a_table(name: str) -> CreateModel:
    return CreateModel(name, fields=[])


def test_tables_in_a_row_are_one_step_and_fields_are_steps_of_their_own() -> None:
    one, two, three = a_table("One"), a_table("Two"), a_table("Three")
    field = AddField("one", "name", CharField(max_length=5))
    limit = AddConstraint("one", CheckConstraint(condition=~Q(name=""), name="one_named"))
    rows = RunPython(RunPython.noop)
    steps = list(in_runs([one, two, field, limit, three, rows]))
    assert [getattr(step, "parts", step) for step in steps] == [[one, two], [field], limit, [three], rows]


def test_every_migration_keeps_every_operation_in_its_order() -> None:
    migrations = MigrationLoader(None).disk_migrations.values()
    assert migrations
    for migration in migrations:
        assert list(flat(in_runs(migration.operations))) == list(migration.operations), migration


def flat(steps: Iterator[Operation]) -> Iterator[Operation]:
    for step in steps:
        yield from step.parts if isinstance(step, Neighbours) else [step]


def test_the_command_goes_in_runs() -> None:
    load_command_class("nep.jobs", "migrate")
    assert migrate.MigrationExecutor is Executor  # type: ignore[attr-defined] # named there, not exported


@pytest.mark.sqlite
def test_the_tables_are_those_that_django_makes_one_by_one(
    django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {**connection.settings_dict, "NAME": ":memory:"}
    monkeypatch.setitem(connections.databases, BESIDE, own)
    with django_db_blocker.unblock():
        ours, theirs = made_by(Executor), made_by(MigrationExecutor)
    assert any(name == "organisations_unit" for name, _made in ours)
    assert ours == theirs


def made_by(executor: type[MigrationExecutor]) -> list[tuple[str, str]]:
    """(name, statement) of every table and index in a database of its own."""
    try:
        executor(connections[BESIDE]).migrate(UNTIL)
        with connections[BESIDE].cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master ORDER BY name")
            return list(cursor.fetchall())
    finally:
        connections[BESIDE].close()
        del connections[BESIDE]

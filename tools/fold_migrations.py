"""Say each constraint and index where its table is made: `python -m tools.fold_migrations [APP ...]`.

`makemigrations` writes constraints after all tables of an app. Django then draws its picture of the whole
project anew for each of them, and SQLite copies each table once per constraint: most of the time of a first
start. The first migration of an app is rewritten so that they stand inside `CreateModel`; what it makes is
the same. Run it after a first migration was written anew. What is longer than a file of ours may be goes on
in `0002_more.py`.
"""

import sys
from pathlib import Path

import django
from django.apps import apps
from django.db.migrations import AddConstraint, AddField, AddIndex, CreateModel, Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.optimizer import MigrationOptimizer
from django.db.migrations.writer import MigrationWriter
from django.db.models import Model

MOST_LINES = 450


def fields_of(operation: AddConstraint | AddIndex, model: type[Model]) -> set[str]:
    """Names of the fields that a constraint or an index of `model` speaks about."""
    if isinstance(operation, AddIndex):
        return {name for name, _ in operation.index.fields_orders}
    said = operation.constraint.deconstruct()
    return {field.name for field in model._meta.get_fields() if f"'{field.name}" in repr(said)}


def moved_up(operations: list[Operation], app_label: str) -> list[Operation]:
    """Each constraint and index behind its table, or behind the last field of it that came later."""
    kept = [one for one in operations if not isinstance(one, AddConstraint | AddIndex)]
    for one in operations:
        if isinstance(one, AddConstraint | AddIndex):
            kept.insert(place_of(one, kept, app_label), one)
    return kept


def place_of(one: AddConstraint | AddIndex, operations: list[Operation], app_label: str) -> int:
    needed = fields_of(one, apps.get_model(app_label, one.model_name))
    place = 0
    for number, other in enumerate(operations):
        makes = isinstance(other, CreateModel) and other.name_lower == one.model_name_lower
        adds = isinstance(other, AddField) and other.model_name_lower == one.model_name_lower
        follows = (
            isinstance(other, AddConstraint | AddIndex) and other.model_name_lower == one.model_name_lower
        )
        if makes or (adds and other.name in needed) or (follows and number == place):
            place = number + 1
    return place


def fold(migration: Migration) -> bool:
    """Rewrite the file of `migration`; false when there is nothing to gain."""
    before = len(migration.operations)
    operations = moved_up(migration.operations, migration.app_label)
    migration.operations = MigrationOptimizer().optimize(operations, migration.app_label)
    if len(migration.operations) == before and written(migration).count("\n") <= MOST_LINES:
        return False
    for part in parts_of(migration):
        Path(MigrationWriter(part).path).write_text(written(part), encoding="utf-8")
    return True


def written(migration: Migration) -> str:
    return MigrationWriter(migration, include_header=False).as_string()


def parts_of(migration: Migration) -> list[Migration]:
    """`migration` itself, or as many of the same size as it takes to keep each of them short."""
    lines = written(migration).count("\n")
    count = -(-lines // MOST_LINES)
    size = -(-len(migration.operations) // count)
    parts: list[Migration] = []
    for number in range(count):
        name = f"000{number + 1}_more" if parts else migration.name
        part = Migration(name, migration.app_label)
        part.initial = True
        part.operations = migration.operations[number * size : (number + 1) * size]
        part.dependencies = [(migration.app_label, parts[-1].name)] if parts else migration.dependencies
        parts.append(part)
    return parts


def main() -> int:
    django.setup()
    ours = [config.label for config in apps.get_app_configs() if config.name.startswith("nep.")]
    disk = MigrationLoader(None).disk_migrations
    for label in sys.argv[1:] or ours:
        migration = disk.get((label, "0001_initial"))
        if migration is not None and fold(migration):
            print(f"{label}: {len(migration.operations)} operations")
    return 0


if __name__ == "__main__":
    sys.exit(main())

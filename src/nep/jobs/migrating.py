"""Migrations applied with one look at the models for each run of new tables, not one for each table.

Django draws every model that is related in any way anew after each `CreateModel` and each new foreign key;
here nearly all are related, so a first start spent most of its time on pictures that nobody looked at. The
statements are the same. What looks at the whole picture (`RunPython`) has it drawn anew, as Django does it.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from itertools import groupby

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import AddField, CreateModel, Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class Neighbours(Operation):
    """Operations as one step after which only their models and those next to them are drawn; forwards only,
    never written into a migration."""

    def __init__(self, parts: "Sequence[CreateModel | AddField]") -> None:
        self.parts = parts

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        drawn = state.__dict__.pop("apps", None)
        for part in self.parts:
            part.state_forwards(app_label, state)
        if drawn is not None:
            state.__dict__["apps"] = drawn
            state.reload_models([(app_label, _model(part)) for part in self.parts], delay=True)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for part in self.parts:
            part.database_forwards(app_label, schema_editor, from_state, to_state)


def _model(part: "CreateModel | AddField") -> str:
    return part.name_lower if isinstance(part, CreateModel) else part.model_name_lower


def in_runs(operations: Iterable[Operation]) -> Iterator[Operation]:
    """The same operations in the same order: new tables that follow one another as one, new fields alone."""
    for kind, run in groupby(operations, key=type):
        if kind is CreateModel:
            yield Neighbours([one for one in run if isinstance(one, CreateModel)])
        else:
            yield from (Neighbours([one]) if type(one) is AddField else one for one in run)


class Executor(MigrationExecutor):
    """Django's, with fewer pictures."""

    def apply_migration(
        self, state: ProjectState, migration: Migration, fake: bool = False, fake_initial: bool = False
    ) -> ProjectState:
        grouped = copy(migration)
        grouped.operations = list(in_runs(migration.operations))  # type: ignore[misc] # as Django does
        return super().apply_migration(state, grouped, fake=fake, fake_initial=fake_initial)

"""Writes on many units at once, as an import brings them: the rules of one by one, in few statements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol
from uuid import uuid4

from django.db import models, transaction

from nep.audit.actions import record_many
from nep.imports.effects import Effects
from nep.imports.ranges import ids_in
from nep.imports.trace import Trace
from nep.organisations import permissions
from nep.organisations.actions.in_bulk import in_parts
from nep.organisations.actions.units import StandsBelowItself
from nep.organisations.actors import Actor
from nep.organisations.indexing import index_many
from nep.organisations.models import Line, Placement, Span, Unit, UnitKind, UnitVersion, World
from nep.organisations.names import unit_columns
from nep.organisations.spans import PlacementLoopError, add_branch_spans, rebuild_spans
from nep.vietnamese.text import clean
from nep.web import bulk
from nep.web.errors import NotAllowed

PLACED = ("unit_id", "line", "parent_id", "valid_from", "is_closing")
AT_TOP = 0
"""Stands for the top of a line where the id of a unit above would be."""


class Said(Protocol):
    """What a version says; see `imports.tree.Version`."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def abbreviation(self) -> str: ...
    @property
    def basis(self) -> str: ...
    @property
    def closing(self) -> bool: ...


class UnitRow(NamedTuple):
    """What one row writes. `unit`: an id, or a negative number that stands for a unit founded here (by the
    row with `is_new`). `version`: None when its name stays; it corrects version `corrects` unless that is 0.
    `places`: (line, unit above or AT_TOP, id of the placement that it corrects or 0)."""

    unit: int
    is_new: bool
    version: Said | None
    corrects: int
    day: date
    places: tuple[tuple[Line, int, int], ...]


def world_of(kind: str) -> World:
    """The law world of a kind of unit."""
    if kind.startswith("party"):
        return World.PARTY
    return World.FRONT if kind == UnitKind.MASS else World.STATE


def write_units(rows: Sequence[UnitRow], *, trace: Trace, by: Actor, at: datetime) -> None:
    """Found, rename, correct and place what `rows` say, in one go: as `create_unit`, `add_version` and
    `place_unit`, with one row of history for each unit and verb.

    What the rows say was checked against the whole tree before (codes, days, who stands above). Raises
    NotAllowed, or StandsBelowItself for a circle.
    """
    with transaction.atomic():
        if not permissions.can_manage_units(by):
            raise NotAllowed
        writing = _Writing(rows, trace, by, at)
        writing.found()
        writing.name()
        writing.place()
        index_many("unit", sorted({writing.id_of(row.unit) for row in rows}))


class _Writing:
    """One run; `ids` leads from the numbers of founded units to their ids."""

    def __init__(self, rows: Sequence[UnitRow], trace: Trace, by: Actor, at: datetime) -> None:
        self.rows, self.trace, self.by, self.at = rows, trace, by, at
        self.ids: dict[int, int] = {}

    def id_of(self, unit: int) -> int:
        return self.ids[unit] if unit < 0 else unit

    def found(self) -> None:
        for part in in_parts(row for row in self.rows if row.is_new and row.version):
            kinds = [row.version.kind for row in part if row.version]
            made = bulk.insert_numbered(
                Unit, ("uuid", "world"), [(uuid4(), world_of(kind).value) for kind in kinds]
            )
            self.ids |= {row.unit: pk for row, pk in zip(part, made, strict=True)}
            self.trace.made(Unit, made)
            self.tell("unit_created", made)
            self.trace.progress(len(self.ids) // 3)

    def name(self) -> None:
        done = 0
        for part in in_parts(row for row in self.rows if row.version and not row.corrects):
            rows = [{"unit_id": self.id_of(r.unit), "valid_from": r.day, **_columns(r.version)} for r in part]
            made = bulk.insert_numbered(UnitVersion, tuple(rows[0]), [tuple(row.values()) for row in rows])
            self.trace.made(UnitVersion, made)
            self.tell("unit_renamed_in_bulk", (self.id_of(row.unit) for row in part if not row.is_new))
            done += len(part)
            self.trace.progress((len(self.rows) + done) // 3)
        for part in in_parts(row for row in self.rows if row.corrects):
            self.correct_versions(part)

    def correct_versions(self, part: Sequence[UnitRow]) -> None:
        wanted = {row.corrects: _columns(row.version) for row in part}
        rows = list(UnitVersion.objects.filter(pk__in=wanted).order_by("pk"))
        _correct(rows, wanted, self.trace)
        self.tell("unit_corrected", (row.unit_id for row in rows))

    def place(self) -> None:
        for line in Line:
            placed = [(row, place) for row in self.rows for place in row.places if place[0] == line]
            if placed:
                self.place_on(line, placed)

    def place_on(self, line: Line, placed: Sequence[tuple[UnitRow, tuple[Line, int, int]]]) -> None:
        made: list[tuple[int, int | None, date]] = []
        for part in in_parts((row, above) for row, (_line, above, corrects) in placed if not corrects):
            new = [(self.id_of(row.unit), self.above(above), row.day) for row, above in part]
            placed_rows = [(unit, line.value, above, day, False) for unit, above, day in new]
            self.trace.made(Placement, bulk.insert_numbered(Placement, PLACED, placed_rows))
            made += new
        wanted = {pk: {"parent_id": self.above(above)} for _row, (_line, above, pk) in placed if pk}
        for part_of_wanted in in_parts(wanted):
            rows = list(Placement.objects.filter(pk__in=part_of_wanted).order_by("pk"))
            _correct(rows, wanted, self.trace)
        moved = [self.id_of(row.unit) for row, _place in placed if not row.is_new]
        self.tell("unit_moved_in_bulk", moved)
        self.respan(line, made, is_new=not moved and not wanted)

    def above(self, unit: int) -> int | None:
        return None if unit == AT_TOP else self.id_of(unit)

    def respan(self, line: Line, made: list[tuple[int, int | None, date]], *, is_new: bool) -> None:
        """Units that are new on the line hang below what stands: the rest of the tree keeps its spans."""
        try:
            add_branch_spans(line, made) if is_new else rebuild_spans(line)
        except PlacementLoopError:
            raise StandsBelowItself from None

    def tell(self, event: str, ids: Iterable[int]) -> None:
        _tell(event, ids, self.trace.batch_id, by=self.by, at=self.at)


def _columns(said: Said | None) -> dict[str, str | bool]:
    assert said is not None, "rows without a version are not written as one"
    name = clean(said.name)
    return {
        "kind": said.kind,
        "name": name,
        **unit_columns(name),
        "code": said.code,
        "abbreviation": said.abbreviation,
        "basis": clean(said.basis),
        "is_closing": said.closing,
    }


def _correct(rows: Sequence[models.Model], wanted: Mapping[int, Mapping[str, object]], trace: Trace) -> None:
    """Each row takes the wanted columns; what they held goes into the trace."""
    if not rows:
        return
    names = list(wanted[rows[0].pk])
    before = {row.pk: {name: getattr(row, name) for name in names} for row in rows}
    for row in rows:
        for name, value in wanted[row.pk].items():
            setattr(row, name, value)
    model = type(rows[0])
    model._base_manager.bulk_update(rows, [name.removesuffix("_id") for name in names], batch_size=200)
    trace.changed(model, ((row.pk, before[row.pk], wanted[row.pk]) for row in rows))


def take_back_units(effects: Effects, *, by: Actor, at: datetime) -> None:
    """Units, versions and placements of an import are gone, what it corrected is as before.

    Raises NotAllowed."""
    with transaction.atomic():
        if not permissions.can_manage_units(by):
            raise NotAllowed
        founded = ids_in(effects.made(Unit))
        touched = _touched(effects) - set(founded)
        for rows in effects.rows_at(Span, "unit_id", Unit):
            rows._raw_delete(rows.db)
        for model in (Placement, UnitVersion, Unit):
            effects.restore(model)
            effects.remove(model)
        if touched:
            for line in Line:
                rebuild_spans(line)
        index_many("unit", sorted({*touched, *founded}))
        _tell("unit_taken_back", sorted(touched), effects.batch_id, by=by, at=at)
        _tell("unit_removed", founded, effects.batch_id, by=by, at=at)


def _touched(effects: Effects) -> set[int]:
    """Units of the versions and placements that an import made or corrected."""
    found: set[int] = set()
    for model in (UnitVersion, Placement):
        for rows in effects.made_rows(model):
            found |= set(rows.values_list("unit_id", flat=True))
        ids = [pk for pk, *_ in effects.changed(model)]
        for part in in_parts(ids):
            found |= set(model._base_manager.filter(pk__in=part).values_list("unit_id", flat=True))
    return found


def _tell(event: str, ids: Iterable[int], batch_id: int, *, by: Actor, at: datetime) -> None:
    things: Iterator[tuple[int, int | None]] = ((pk, pk) for pk in ids)
    record_many(event, model=Unit, things=things, by=by, at=at, facts={"batch": batch_id})

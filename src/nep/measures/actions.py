"""Freezing: a figure's value, the tree, the watermark and the keys of its records, for ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, models, transaction
from django.db.models import Max

from nep.audit.actions import kind_of, record
from nep.measures.compile import Tree
from nep.measures.freezing import hash_of, key_column
from nep.measures.models import FrozenFigure, FrozenKey
from nep.measures.periods import Period
from nep.measures.queries import records
from nep.measures.registry import figures
from nep.organisations.actors import Actor
from nep.organisations.models import Span, Unit
from nep.organisations.queries import SEGMENT


@dataclass(frozen=True)
class _Fact:
    pk: int
    key: str
    path: str


def freeze(
    keys: Sequence[str],
    unit: Unit,
    period: Period,
    *,
    tree: Tree,
    parts: Sequence[Unit] = (),
    thing: models.Model | None = None,
    by: Actor,
    at: datetime,
) -> list[FrozenFigure]:
    """Freeze figures of `unit`, and beside each the same figure of every unit in `parts` (units that stand
    directly below it and do not overlap). `thing` is what freezes them: a report.

    Every record key is written once. The caller has the right to freeze; here none is asked, because a
    frozen figure shows nobody more than the live one. Raises UnknownFigure.
    """
    part_at = _paths_of(parts, tree)
    with transaction.atomic():
        made: list[FrozenFigure] = []
        for figure in figures(keys) if keys else []:
            rows = records(figure.key, unit, period, tree=tree)
            whole = FrozenFigure(
                key=figure.key,
                sentence=figure.sentence_text,
                unit=unit,
                line=tree.line,
                tree_mode=tree.mode,
                tree_date=tree.on,
                period_from=period.first,
                period_to=period.last,
                frozen_at=at,
                max_id=figure.of._default_manager.aggregate(n=Max("pk"))["n"] or 0,
                thing_kind=kind_of(thing) if thing else "",
                thing_id=thing.pk if thing else None,
            )
            facts = [
                _Fact(pk, str(key), path)
                for pk, key, path in rows.values_list("pk", key_column(figure), "path")
            ]
            made += _write(whole, facts, part_at)
        _remember(made, by=by, at=at)
    return made


def name_paper(thing: models.Model, *, frozen_at: datetime, paper: str) -> int:
    """Say in which issued paper the figures that `thing` froze at `frozen_at` stand. Returns how many."""
    figures_of_thing = FrozenFigure.objects.filter(
        thing_kind=kind_of(thing), thing_id=thing.pk, frozen_at=frozen_at
    )
    return figures_of_thing.update(paper=paper)


def _paths_of(parts: Sequence[Unit], tree: Tree) -> dict[str, Unit]:
    """Path -> part. A part that was moved has several paths."""
    units = {unit.pk: unit for unit in parts}
    spans = Span.objects.filter(unit__in=units, line=tree.line).order_by("valid_from")
    return {path: units[unit_id] for path, unit_id in spans.values_list("path", "unit_id")}


def _write(whole: FrozenFigure, facts: Sequence[_Fact], part_at: dict[str, Unit]) -> list[FrozenFigure]:
    """The whole, its parts, and the keys, each once."""
    _seal(whole, facts)
    whole.save(force_insert=True)
    inside: dict[int, list[_Fact]] = {unit.pk: [] for unit in part_at.values()}
    part_id_of: dict[int, int] = {}
    for fact in facts:
        part = _part_of(fact.path, part_at)
        if part is not None:
            inside[part.pk].append(fact)
            part_id_of[fact.pk] = part.pk
    parts = {pk: _seal(_copy(whole, unit_id=pk), inside[pk]) for pk in inside}
    FrozenFigure.objects.bulk_create(parts.values())
    _insert_keys(
        [(whole.pk, parts[part_id_of[f.pk]].pk if f.pk in part_id_of else None, f.pk, f.key) for f in facts]
    )
    return [whole, *parts.values()]


def _insert_keys(rows: Sequence[tuple[int, int | None, int, str]]) -> None:
    """Tens of thousands of rows: as plain statements they cost a fifth of what they do as objects."""
    table = connection.ops.quote_name(FrozenKey._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} (figure_id, part_id, thing_id, record_key) VALUES (%s, %s, %s, %s)",  # noqa: S608 - our own table
            rows,
        )


def _seal(frozen: FrozenFigure, facts: Sequence[_Fact]) -> FrozenFigure:
    frozen.value, frozen.sha256 = len(facts), hash_of(fact.key for fact in facts)
    return frozen


def _copy(whole: FrozenFigure, *, unit_id: int) -> FrozenFigure:
    same = (
        "key",
        "sentence",
        "line",
        "tree_mode",
        "tree_date",
        "period_from",
        "period_to",
        "frozen_at",
        "max_id",
    )
    fields = {name: getattr(whole, name) for name in (*same, "thing_kind", "thing_id")}
    return FrozenFigure(**fields, unit_id=unit_id, part_of=whole)


def _part_of(path: str, part_at: dict[str, Unit]) -> Unit | None:
    """The part at `path` or above it."""
    for end in range(len(path), 0, -SEGMENT):
        if path[:end] in part_at:
            return part_at[path[:end]]
    return None


def _remember(made: Sequence[FrozenFigure], *, by: Actor, at: datetime) -> None:
    for frozen in made:
        if frozen.part_of_id is None:
            record(
                "measures_frozen",
                thing=frozen,
                by=by,
                at=at,
                unit_id=frozen.unit_id,
                facts={"key": frozen.key},
            )

"""Commitments that are kept on paper: their unit says how many, and nobody who (safeguard 12)."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import transaction

from nep.audit.actions import record
from nep.imports.effects import Effects
from nep.imports.ranges import ids_in
from nep.imports.trace import Trace
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.queries import units_below
from nep.programmes.models import CommitmentsOnPaper, CommitmentTally, Theme
from nep.programmes.models.commitments import first_day
from nep.programmes.permissions.commitments import can_bring_counts
from nep.web import bulk, clock
from nep.web.errors import NotAllowed
from nep.web.rows import locked_row

COLUMNS = ("theme_id", "unit_id", "year", "counted_on", "reviewed_on", "paper_id")


class PaperCount(NamedTuple):
    """What one row says; `standing`: the count that it changes, 0 for a new one."""

    unit: int
    year: int
    registered: int
    reviewed: int
    standing: int = 0


def bring_counts(
    theme: Theme, unit: Unit, rows: Sequence[PaperCount], *, trace: Trace, by: Actor, at: datetime
) -> None:
    """Each row is what its unit keeps on paper in its year, in place of what it said before; `unit` and the
    units below it alone. Raises NotAllowed."""
    with transaction.atomic():
        theme = _theme_to_count(theme, unit, by=by)
        reached = units_below(unit, line=by.line, on=clock.day_of(at)).values_list("pk", flat=True)
        if not {row.unit for row in rows} <= set(reached):
            raise NotAllowed
        new = [
            CommitmentsOnPaper(
                theme=theme, unit_id=r.unit, year=r.year, registered=r.registered, reviewed=r.reviewed
            )
            for r in rows
            if not r.standing
        ]
        made = [row.pk for row in CommitmentsOnPaper.objects.bulk_create(new)]
        trace.made(CommitmentsOnPaper, made)
        changed = list(_change(theme, [row for row in rows if row.standing]))
        trace.changed(CommitmentsOnPaper, changed)
        write_tallies([*made, *(pk for pk, _before, _after in changed)])
        facts: dict[str, str | int | None] = {"count": len(rows), "batch": trace.batch_id}
        record("commitment_counts_brought", thing=theme, by=by, at=at, unit_id=unit.pk, facts=facts)


def _theme_to_count(theme: Theme, unit: Unit, *, by: Actor) -> Theme:
    theme = locked_row(Theme, theme.pk)
    if not can_bring_counts(by, theme, unit):
        raise NotAllowed
    return theme


def _change(theme: Theme, rows: Sequence[PaperCount]) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    for row in rows:
        standing = CommitmentsOnPaper.objects.get(pk=row.standing, theme=theme, unit=row.unit, year=row.year)
        before = {"registered": standing.registered, "reviewed": standing.reviewed}
        after = {"registered": row.registered, "reviewed": row.reviewed}
        CommitmentsOnPaper.objects.filter(pk=standing.pk).update(**after)
        yield standing.pk, before, after


def take_back_counts(theme: Theme, unit: Unit, effects: Effects, *, by: Actor, at: datetime) -> None:
    """Counts of an import are gone, those that it changed are as before. Raises NotAllowed."""
    with transaction.atomic():
        theme = _theme_to_count(theme, unit, by=by)
        CommitmentTally.objects.filter(paper__in=ids_in(effects.made(CommitmentsOnPaper))).delete()
        effects.restore(CommitmentsOnPaper)
        effects.remove(CommitmentsOnPaper)
        write_tallies([pk for pk, *_ in effects.changed(CommitmentsOnPaper)])
        facts: dict[str, str | int | None] = {"batch": effects.batch_id}
        record("commitment_counts_taken_back", thing=theme, by=by, at=at, unit_id=unit.pk, facts=facts)


def write_tallies(papers: Collection[int]) -> None:
    """The one writer of tallies of what is kept on paper: one for each commitment, all alike."""
    CommitmentTally.objects.filter(paper__in=papers).delete()
    for row in CommitmentsOnPaper.objects.filter(pk__in=papers).select_related("theme").order_by("pk"):
        day = first_day(row.theme, row.year)
        one = (row.theme_id, row.unit_id, row.year, day)
        reviewed = [(*one, day, row.pk)] * row.reviewed
        bulk.insert(CommitmentTally, COLUMNS, reviewed)
        bulk.insert(CommitmentTally, COLUMNS, [(*one, None, row.pk)] * (row.registered - row.reviewed))

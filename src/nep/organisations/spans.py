"""Placements (source) -> spans (derived): where each unit stands over which days."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from nep.organisations.models import FOR_EVER, Line, Placement, Span
from nep.organisations.queries import SEGMENT
from nep.web import bulk

FIRST_DAY = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Stay:
    """A unit below `parent` over [valid_from, valid_to)."""

    parent: int | None
    valid_from: date
    valid_to: date


@dataclass(slots=True)
class Stretch:
    """Where a unit stands over [valid_from, valid_to): a row before it is one. A branch may have 100,000."""

    path: str
    valid_from: date
    valid_to: date


Known = dict[int, list[Stretch]]
NOWHERE_ABOVE = [Stretch("", FIRST_DAY, FOR_EVER)]


class PlacementLoopError(ValueError):
    """Placements form a circle; the actions refuse to write one."""


def rebuild_spans(line: Line) -> None:
    """Make the spans of `line` equal to what its placements say. Writes only the rows that differ.

    Run inside the transaction of the placement it follows. Raises PlacementLoopError for a circle.
    """
    with transaction.atomic():
        wanted = {(s.unit_id, s.valid_from): s for s in compute_spans(line)}
        for span in Span.objects.filter(line=line):
            want = wanted.pop((span.unit_id, span.valid_from), None)
            if want is None:
                span.delete()
            elif (span.path, span.valid_to) != (want.path, want.valid_to):
                span.path, span.valid_to = want.path, want.valid_to
                span.save(update_fields=["path", "valid_to"])
        Span.objects.bulk_create(wanted.values(), batch_size=500)


def compute_spans(line: Line) -> list[Span]:
    """The spans that the placements of `line` say, unsaved. Equal neighbours are joined into one."""
    stays = _stays(line)
    known: Known = {}
    for unit in stays:
        _stretches_of(unit, stays, known, ())
    return [_span(unit, line, stretch) for unit, stretches in known.items() for stretch in stretches]


def _span(unit: int, line: Line, stretch: Stretch) -> Span:
    return Span(
        unit_id=unit,
        line=line,
        path=stretch.path,
        valid_from=stretch.valid_from,
        valid_to=stretch.valid_to,
    )


def add_leaf_spans(placement: Placement) -> None:
    """The spans of a unit's first placement on a line: the rows of a rebuild, without reading the tree."""
    unit, above, line = placement.unit_id, placement.parent_id, Line(placement.line)
    known = {} if above is None else _stretches_at({above}, line)
    stays = {unit: [Stay(above, placement.valid_from, FOR_EVER)]}
    Span.objects.bulk_create(_span(unit, line, one) for one in _stretches_of(unit, stays, known, ()))


def add_branch_spans(line: Line, placed: Sequence[tuple[int, int | None, date]]) -> None:
    """The spans of units that are new on `line`, as (unit, unit above, from day): the rows of a rebuild,
    reading of the tree only the units above them. Raises PlacementLoopError."""
    stays: dict[int, list[Stay]] = {}
    for unit, above, day in sorted(placed, key=lambda one: one[2]):
        earlier = stays.setdefault(unit, [])
        if earlier:
            earlier[-1] = replace(earlier[-1], valid_to=day)
        earlier.append(Stay(above, day, FOR_EVER))
    known = _stretches_at({above for _unit, above, _day in placed if above is not None} - stays.keys(), line)
    for portion in _portions(list(stays)):
        made = ((unit, one) for unit in portion for one in _stretches_of(unit, stays, known, ()))
        rows = ((unit, line.value, one.path, one.valid_from, one.valid_to) for unit, one in made)
        bulk.insert(Span, ("unit_id", "line", "path", "valid_from", "valid_to"), rows)


def _stretches_at(units: set[int], line: Line) -> Known:
    found: Known = {unit: [] for unit in units}
    for portion in _portions(sorted(units)):
        spans = Span.objects.filter(unit__in=portion, line=line).order_by("valid_from")
        for unit, path, first, after in spans.values_list("unit_id", "path", "valid_from", "valid_to"):
            found[unit].append(Stretch(path, first, after))
    return found


def _portions(things: Sequence[int]) -> Iterator[Sequence[int]]:
    return (things[at : at + 2000] for at in range(0, len(things), 2000))


def span_faults() -> list[str]:
    """Sentences about spans that differ from their placements, for `nep doctor`."""
    faults = []
    for line in Line:
        stored = set(Span.objects.filter(line=line).values_list("unit_id", "path", "valid_from", "valid_to"))
        wanted = {(s.unit_id, s.path, s.valid_from, s.valid_to) for s in compute_spans(line)}
        if stored != wanted:
            faults.append(
                f"Vị trí của {len(stored ^ wanted)} dòng trên cây {line.label} khác với nguồn của nó."
            )
    return faults


def mend_spans() -> None:
    for line in Line:
        rebuild_spans(line)


def _stays(line: Line) -> dict[int, list[Stay]]:
    rows = defaultdict(list)
    for placement in Placement.objects.filter(line=line).order_by("unit_id", "valid_from"):
        rows[placement.unit_id].append(placement)
    stays: dict[int, list[Stay]] = {}
    for unit, placements in rows.items():
        ends = [p.valid_from for p in placements[1:]] + [FOR_EVER]
        stays[unit] = [
            Stay(p.parent_id, p.valid_from, end)
            for p, end in zip(placements, ends, strict=True)
            if not p.is_closing
        ]
    return stays


def _stretches_of(
    unit: int, stays: dict[int, list[Stay]], known: Known, seen: tuple[int, ...]
) -> list[Stretch]:
    if unit in known:
        return known[unit]
    if unit in seen:
        raise PlacementLoopError(unit)
    found: list[Stretch] = []
    for stay in stays.get(unit, []):
        for above in _above(stay, stays, known, (*seen, unit)):
            path = f"{above.path}{unit:0{SEGMENT}d}"
            start, end = max(stay.valid_from, above.valid_from), min(stay.valid_to, above.valid_to)
            if found and found[-1].path == path and found[-1].valid_to == start:
                found[-1].valid_to = end
            elif start < end:
                found.append(Stretch(path, start, end))
    known[unit] = found
    return found


def _above(stay: Stay, stays: dict[int, list[Stay]], known: Known, seen: tuple[int, ...]) -> list[Stretch]:
    return NOWHERE_ABOVE if stay.parent is None else _stretches_of(stay.parent, stays, known, seen)

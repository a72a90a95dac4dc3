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


@dataclass(frozen=True)
class Stay:
    """A unit below `parent` over [valid_from, valid_to)."""

    parent: int | None
    valid_from: date
    valid_to: date


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
    known: dict[int, list[Span]] = {}
    for unit in stays:
        _spans_of(unit, stays, known, line, ())
    return [span for spans in known.values() for span in spans]


def add_leaf_spans(placement: Placement) -> None:
    """The spans of a unit's first placement on a line: the rows of a rebuild, without reading the tree."""
    above = None
    if placement.parent_id is not None:
        above = list(
            Span.objects.filter(unit_id=placement.parent_id, line=placement.line).order_by("valid_from")
        )
    stay = Stay(placement.parent_id, placement.valid_from, FOR_EVER)
    known = {placement.parent_id: above} if above is not None and placement.parent_id is not None else {}
    Span.objects.bulk_create(
        _spans_of(placement.unit_id, {placement.unit_id: [stay]}, known, Line(placement.line), ())
    )


def add_branch_spans(line: Line, placed: Sequence[tuple[int, int | None, date]]) -> None:
    """The spans of units that are new on `line`, as (unit, unit above, from day): the rows of a rebuild,
    reading of the tree only the units above them. Raises PlacementLoopError."""
    stays: dict[int, list[Stay]] = {}
    for unit, above, day in sorted(placed, key=lambda one: one[2]):
        earlier = stays.setdefault(unit, [])
        if earlier:
            earlier[-1] = replace(earlier[-1], valid_to=day)
        earlier.append(Stay(above, day, FOR_EVER))
    known = _spans_at({above for _unit, above, _day in placed if above is not None} - stays.keys(), line)
    for portion in _portions(list(stays)):
        made = (span for unit in portion for span in _spans_of(unit, stays, known, line, ()))
        rows = ((span.unit_id, line.value, span.path, span.valid_from, span.valid_to) for span in made)
        bulk.insert(Span, ("unit_id", "line", "path", "valid_from", "valid_to"), rows)


def _spans_at(units: set[int], line: Line) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {unit: [] for unit in units}
    for portion in _portions(sorted(units)):
        for span in Span.objects.filter(unit__in=portion, line=line).order_by("valid_from"):
            found[span.unit_id].append(span)
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


def _spans_of(
    unit: int, stays: dict[int, list[Stay]], known: dict[int, list[Span]], line: Line, seen: tuple[int, ...]
) -> list[Span]:
    if unit in known:
        return known[unit]
    if unit in seen:
        raise PlacementLoopError(unit)
    spans: list[Span] = []
    for stay in stays.get(unit, []):
        for above in _above(stay, stays, known, line, (*seen, unit)):
            path = f"{above.path}{unit:0{SEGMENT}d}"
            start, end = max(stay.valid_from, above.valid_from), min(stay.valid_to, above.valid_to)
            if spans and spans[-1].path == path and spans[-1].valid_to == start:
                spans[-1].valid_to = end
            elif start < end:
                spans.append(
                    Span(
                        unit_id=unit,
                        line=line,
                        path=path,
                        valid_from=start,
                        valid_to=end,
                    )
                )
    known[unit] = spans
    return spans


def _above(
    stay: Stay, stays: dict[int, list[Stay]], known: dict[int, list[Span]], line: Line, seen: tuple[int, ...]
) -> list[Span]:
    if stay.parent is None:
        return [Span(path="", valid_from=FIRST_DAY, valid_to=FOR_EVER)]
    return _spans_of(stay.parent, stays, known, line, seen)

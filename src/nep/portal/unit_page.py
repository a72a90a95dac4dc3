"""The unit page: where a unit stands, how it came to be, what it does, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.db.models import Q

from nep.organisations.models import Line, Span, Succession, Unit, UnitVersion
from nep.organisations.queries import SEGMENT, path_after, versions_on


@dataclass(frozen=True)
class Standing:
    """One of the two trees: the units above from the top, those directly below in dictionary order."""

    line: str
    above: Sequence[UnitVersion]
    below: Sequence[UnitVersion]


@dataclass(frozen=True)
class RiverStep:
    """One bend of the unit's river: a day, what happened, and the unit it came from or went to."""

    day: date
    sentence: str
    other: UnitVersion | None = None


@dataclass(frozen=True)
class Place:
    """Everything the page says of a unit's place in space and time, on one day."""

    version: UnitVersion
    standings: list[Standing]
    river: list[RiverStep]


def place_of(unit: Unit, day: date) -> Place:
    """Where `unit` stands on `day` and how it came there: five queries, however large the tree."""
    own = sorted(unit.versions.all(), key=lambda version: version.valid_from)
    spans = list(Span.objects.filter(unit=unit, valid_from__lte=day, valid_to__gt=day).order_by("line"))
    below = _children(spans, day)
    rows = list(
        Succession.objects.filter(Q(from_unit=unit) | Q(to_unit=unit), happened_on__lte=day).order_by("pk")
    )
    above = {span.line: _above(span) for span in spans}
    others = [_other(row, unit) for row in rows]
    names = versions_on([*chain(*above.values(), *below.values()), *others], day)
    standings = [
        Standing(
            line=str(Line(span.line).label),
            above=[names[pk] for pk in above[span.line]],
            below=sorted((names[pk] for pk in below[span.line]), key=lambda version: version.sort_key),
        )
        for span in spans
    ]
    past = [version for version in own if version.valid_from <= day]
    steps = [RiverStep(version.valid_from, _version_words(version)) for version in past]
    steps += [
        RiverStep(
            row.happened_on, f"{row.get_kind_display()}: {row.basis}", names.get(other) if other else None
        )
        for row, other in zip(rows, others, strict=True)
    ]
    return Place((past or own)[-1 if past else 0], standings, sorted(steps, key=lambda step: step.day))


def _children(spans: Sequence[Span], day: date) -> dict[str, list[int]]:
    """Line -> ids of the units directly below, for all lines in one query."""
    found: dict[str, list[int]] = {span.line: [] for span in spans}
    wanted = Q(pk__in=[])
    for span in spans:
        wanted |= Q(
            line=span.line,
            path__gt=span.path,
            path__lt=path_after(span.path),
            path__length=len(span.path) + SEGMENT,
        )
    below = Span.objects.filter(wanted, valid_from__lte=day, valid_to__gt=day)
    for line, unit_id in below.values_list("line", "unit_id"):
        found[line].append(unit_id)
    return found


def _above(span: Span) -> list[int]:
    return [int(span.path[i : i + SEGMENT]) for i in range(0, len(span.path) - SEGMENT, SEGMENT)]


def _other(row: Succession, unit: Unit) -> int | None:
    return row.to_unit_id if row.from_unit_id == unit.pk else row.from_unit_id


def _version_words(version: UnitVersion) -> str:
    words = f"{version.name} ({version.get_kind_display()})"
    return f"{words}: {version.basis}" if version.basis else words

"""The unit page: where a unit stands, how it came to be, what it does, what came of it."""

from dataclasses import dataclass
from datetime import date

from nep.organisations import queries
from nep.organisations.models import Line, Succession, Unit, UnitVersion


@dataclass(frozen=True)
class Standing:
    """One of the two trees: the names above the unit from the top, and the units directly below it."""

    line: str
    above: list[tuple[Unit, str]]
    below: list[tuple[Unit, str]]


@dataclass(frozen=True)
class RiverStep:
    """One bend of the unit's river: a day, what happened, and the units it came from or went to."""

    day: date
    sentence: str
    units: list[tuple[Unit, str]]


def standings(unit: Unit, day: date) -> list[Standing]:
    """Where `unit` stands on `day` on each line on which it stands at all."""
    found = []
    for line in Line:
        if queries.span_on(unit, line=line, on=day) is None:
            continue
        above = queries.ancestors(unit, line=line, on=day)
        below = list(queries.children_of(unit, line=line, on=day).order_by("pk"))
        versions = queries.versions_on([*above, *below], day)
        ordered = sorted(below, key=lambda child: versions[child.pk].sort_key)
        found.append(
            Standing(
                line=str(line.label),
                above=[(one, versions[one.pk].name) for one in above],
                below=[(one, versions[one.pk].name) for one in ordered],
            )
        )
    return found


def river(unit: Unit, day: date) -> list[RiverStep]:
    """Names and successions of `unit` up to `day`, the oldest first."""
    steps = [
        RiverStep(v.valid_from, _version_words(v), []) for v in unit.versions.filter(valid_from__lte=day)
    ]
    incoming = Succession.objects.filter(to_unit=unit, happened_on__lte=day).select_related("from_unit")
    outgoing = Succession.objects.filter(from_unit=unit, happened_on__lte=day).select_related("to_unit")
    rows = [(row, row.from_unit) for row in incoming] + [(row, row.to_unit) for row in outgoing]
    names = queries.names_on([other for _, other in rows], day)
    for row, other in rows:
        units = [(other, names[other.pk])] if other else []
        steps.append(RiverStep(row.happened_on, f"{row.get_kind_display()}: {row.basis}", units))
    return sorted(steps, key=lambda step: step.day)


def _version_words(version: UnitVersion) -> str:
    words = f"{version.name} ({version.get_kind_display()})"
    return f"{words}: {version.basis}" if version.basis else words

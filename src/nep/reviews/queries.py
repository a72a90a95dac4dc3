"""Reads of a report: its frozen figures, the units of its tables, what has changed since."""

from dataclasses import dataclass
from datetime import date

from nep.measures.models import FrozenFigure
from nep.measures.periods import Period, years
from nep.measures.queries import line_of, tree_of
from nep.measures.queries import records as records_of
from nep.measures.registry import figures
from nep.organisations.models import Unit, UnitKind, UnitVersion
from nep.organisations.queries import (
    UnknownUnit,
    children_of,
    names_on,
    unit_by_code,
    units_below,
    versions_on,
)
from nep.programmes.models import Theme
from nep.reviews.models import SummaryReport

DUE, HELD = "listening_days_due", "listening_days_held"


def unit_named(code: str, day: date) -> Unit:
    """The unit of a code (see `unit_by_code`), or the one body that signs its papers with this abbreviation
    ("TU"). Raises UnknownUnit, AmbiguousUnit."""
    try:
        return unit_by_code(code, day)
    except UnknownUnit:
        bare = code.partition("@")[0].strip()
        signs = UnitVersion.objects.filter(abbreviation=bare, is_closing=False).exclude(abbreviation="")
        holders = list(Unit.objects.filter(pk__in=signs.values("unit"))[:2])
        if len(holders) != 1:
            raise
        return holders[0]


def theme_of(code: str, unit: Unit) -> Theme | None:
    """The theme with this code: the unit's own, else the only one there is."""
    found = list(Theme.objects.filter(code=code.strip()).order_by("pk")[:20])
    own = [theme for theme in found if theme.unit_id == unit.pk]
    return own[0] if own else found[0] if len(found) == 1 else None


def period_of(code: str, theme: Theme | None) -> Period:
    """The days of the theme, or of the written years. Raises EmptyPeriod, UnreadableDay, PeriodBackwards."""
    return Period(theme.starts_on, theme.ends_on) if theme else years(code)


def parts_of(unit: Unit, period: Period) -> list[Unit]:
    """The units directly below on the unit's own line at the end of the period."""
    return list(children_of(unit, line=line_of(unit), on=period.last).order_by("pk"))


def silent_units(unit: Unit, period: Period) -> list[int]:
    """Communes below, and other units that had a listening day due, that held none in the period."""
    if not {DUE, HELD} <= {figure.key for figure in figures()}:
        return []
    below = units_below(unit, line=line_of(unit), on=period.last)
    versions = versions_on(below.values_list("pk", flat=True), period.last)
    communes = {pk for pk, version in versions.items() if version.kind == UnitKind.COMMUNE}
    due, held = (
        set(records_of(key, unit, period, tree=tree_of(unit)).values_list("unit", flat=True))
        for key in (DUE, HELD)
    )
    quiet = (communes | (due & set(versions))) - held
    return sorted(quiet, key=lambda pk: versions[pk].sort_key)


@dataclass(frozen=True)
class Frozen:
    """The figures a report stands on: of its own unit, and of each part, by figure key."""

    own: dict[str, FrozenFigure]
    parts: dict[int, dict[str, FrozenFigure]]
    names: dict[int, str]

    @property
    def all(self) -> list[FrozenFigure]:
        return [*self.own.values(), *(f for part in self.parts.values() for f in part.values())]


def frozen_figures(report: SummaryReport) -> Frozen:
    """Two queries. Empty where the figures have not been frozen."""
    rows = FrozenFigure.objects.none()
    if report.compiled_at is not None:
        rows = FrozenFigure.objects.filter(
            thing_kind=report._meta.label_lower, thing_id=report.pk, frozen_at=report.compiled_at
        ).order_by("pk")
    frozen = Frozen({}, {}, {})
    for row in rows:
        target = frozen.own if row.part_of_id is None else frozen.parts.setdefault(row.unit_id, {})
        target[row.key] = row
    frozen.names.update(names_on([report.unit_id, *frozen.parts, *report.silent_units], report.period_to))
    return frozen

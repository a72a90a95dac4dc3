"""What the system counts for an action that is tied to a figure, and how it counts it, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from nep.measures.declarations import Figure
from nep.measures.periods import Period
from nep.measures.queries import line_of, read
from nep.measures.refusals import UnknownFigure
from nep.measures.registry import figure as figure_of
from nep.measures.small import LEAST
from nep.programmes.models import PlanAction
from nep.vietnamese.numbers import with_comma, with_dots


@dataclass(frozen=True)
class Computed:
    """The value of the action's figure for its unit, from the first day of the theme to `period.last`."""

    figure: Figure
    period: Period
    value: int


def computed_of(actions: Iterable[PlanAction], *, on: date) -> dict[int, Computed]:
    """Action id -> what the system counts up to `on`; actions without a known figure, or of a theme that has
    not begun, are left out. Two queries per (theme, side) among them."""
    groups: dict[tuple[date, date, str], list[PlanAction]] = {}
    for action in actions:
        theme, unit = action.plan.theme, action.plan.unit
        if known(action.measure_key) and theme.starts_on <= on:
            key = (theme.starts_on, min(on, theme.ends_on), line_of(unit))
            groups.setdefault(key, []).append(action)
    return {
        pk: found
        for (first, last, _line), rows in groups.items()
        for pk, found in _read(rows, first, last)
        if not is_hidden(found)
    }


def _read(rows: list[PlanAction], first: date, last: date) -> Iterable[tuple[int, Computed]]:
    period, units = Period(first, last), {row.plan.unit_id: row.plan.unit for row in rows}
    keys = sorted({row.measure_key for row in rows})
    values = read(keys, units.values(), [period], line=line_of(rows[0].plan.unit))
    for row in rows:
        value = values[row.measure_key, row.plan.unit_id, period]
        yield row.pk, Computed(figure_of(row.measure_key), period, value)


def is_hidden(computed: Computed) -> bool:
    """A small count of persons' own texts is nobody's business, also not beside a stated number."""
    return computed.figure.counts.is_shielded and 0 < computed.value < LEAST


def known(key: str) -> bool:
    if not key:
        return False
    try:
        figure_of(key)
    except UnknownFigure:
        return False
    return True


def difference(stated: Decimal | None, computed: int | None) -> Decimal | None:
    """Stated less computed; None where one of them is missing."""
    if stated is None or computed is None:
        return None
    return stated - computed


def value_words(value: Decimal) -> str:
    """1.234 for a whole number, 97,25 else: as few decimals as it has, two at most."""
    if value == value.to_integral_value():
        return with_dots(int(value))
    return with_comma(value, places=2).rstrip("0")

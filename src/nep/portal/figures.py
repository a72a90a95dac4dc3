"""The few figures that the portal shows, each beside the same period of last year, each a link."""

from collections.abc import Sequence
from dataclasses import dataclass

from nep.measures.compile import TreeMode
from nep.measures.periods import Period
from nep.measures.queries import line_of, read
from nep.measures.registry import figure
from nep.measures.scopes import Scope
from nep.organisations.models import Unit
from nep.vietnamese.numbers import with_dots
from nep.web.registry import address_for

HOME = ("petitions_answered", "promises_made", "promises_kept")
UNIT = (
    "petitions_received",
    "petitions_answered",
    "petitions_answered_in_time",
    "petitions_late",
    "promises_made",
    "promises_kept",
    "promises_late",
)


@dataclass(frozen=True)
class FigureLine:
    """One figure of one unit in one period; `before` is the same period a year earlier."""

    label: str
    value: int
    before: int
    url: str

    @property
    def text(self) -> str:
        return with_dots(self.value)

    @property
    def change(self) -> str:
        """+12, -3, or = against last year, with dots."""
        difference = self.value - self.before
        if difference == 0:
            return "="
        return f"{'+' if difference > 0 else '-'}{with_dots(abs(difference))}"


def year_before(period: Period) -> Period:
    """The same days a year earlier; 29 February becomes 28."""
    last = period.last
    day = 28 if (last.month, last.day) == (2, 29) else last.day
    return Period(period.first.replace(year=period.first.year - 1), last.replace(year=last.year - 1, day=day))


def figure_lines(keys: Sequence[str], unit: Unit, period: Period) -> list[FigureLine]:
    """The figures `keys` of `unit`, this period and the year before, in two queries."""
    before = year_before(period)
    scope = Scope(unit, period, TreeMode.AS_IT_WAS, period.last)
    values = read(keys, [unit], [period, before], line=line_of(unit), tree_mode=TreeMode.AS_IT_WAS)
    return [
        FigureLine(
            label=str(figure(key).label),
            value=values[key, unit.pk, period],
            before=values[key, unit.pk, before],
            url=f"{address_for('measures:figure', key)}?{scope.query}",
        )
        for key in keys
    ]

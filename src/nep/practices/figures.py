"""Results that are figures: which may be chosen, and their values before and after, live beside frozen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from nep.measures.models import FrozenFigure
from nep.measures.pages import words
from nep.measures.periods import Period
from nep.measures.queries import Values, line_of, read
from nep.measures.registry import figures
from nep.organisations.models import Line, Unit
from nep.practices.models import PracticeResult


def figures_for_results() -> list[tuple[str, str]]:
    """(key, label) of every counted figure; those that are one member's own text are left out
    (safeguard 12)."""
    return [(one.key, one.label) for one in figures() if not one.counts.is_shielded]


@dataclass(frozen=True)
class ShownResult:
    """One line of before and after. `live_after` stands beside a frozen value where the two differ."""

    result: PracticeResult
    before: str
    after: str
    periods: str = ""
    sentence: str = ""
    url: str = ""
    live_after: str = ""


def results_shown(rows: Sequence[PracticeResult], unit: Unit, *, from_public: bool) -> list[ShownResult]:
    """The lines of a practice of `unit`: two queries where any is a figure, none otherwise. `rows` come with
    their frozen figures."""
    values = _values([row for row in rows if row.measure_key], [unit], line_of(unit))
    return [_shown(row, unit, values, from_public) for row in rows]


def _shown(row: PracticeResult, unit: Unit, values: Values, from_public: bool) -> ShownResult:
    if not row.measure_key:
        return ShownResult(row, row.before, row.after)
    figure = next((one for one in figures() if one.key == row.measure_key), None)
    after = after_of(row)
    if figure is None or after is None:
        return ShownResult(row, "", _("số liệu này không còn"))
    hide = figure.counts.hides_small(from_public=from_public)

    def said(period: Period | None, frozen: FrozenFigure | None) -> str:
        if period is None:
            return ""
        value = frozen.value if frozen else values[figure.key, unit.pk, period]
        return words(value, hide=hide)

    shown, live = said(after, row.frozen_after), said(after, None)
    return ShownResult(
        row,
        said(before_of(row), row.frozen_before),
        shown,
        periods_words(row),
        figure.sentence,
        figure_url(row, unit, after),
        live if row.frozen_after and live != shown else "",
    )


def figure_url(row: PracticeResult, unit: Unit, period: Period) -> str:
    """The frozen copy, or the figure's page for this unit and period."""
    if row.frozen_after is not None:
        return reverse("measures:frozen", args=[row.frozen_after.uuid])
    return live_url(row, unit, period)


def live_url(row: PracticeResult, unit: Unit, period: Period) -> str:
    scope = {"don-vi": unit.uuid, "tu": f"{period.first:%d/%m/%Y}", "den": f"{period.last:%d/%m/%Y}"}
    return f"{reverse('measures:figure', args=[row.measure_key])}?{urlencode(scope)}"


def values_of_adopters(
    rows: Sequence[PracticeResult], units: Iterable[Unit], *, from_public: bool
) -> dict[int, list[tuple[str, str, str]]]:
    """unit id -> (label, value, address) of the same figures read for that unit, in the order of `rows`: at
    most four queries. A unit that stands on neither tree counts itself."""
    hides = {one.key: one.counts.hides_small(from_public=from_public) for one in figures()}
    asked = [(row, after) for row in rows if row.measure_key in hides and (after := after_of(row))]
    found: dict[int, list[tuple[str, str, str]]] = {}
    chosen = list(units)
    for line in Line:
        of_line = [unit for unit in chosen if line_of(unit) == line]
        values = _values([row for row, _after in asked], of_line, line)
        for unit in of_line:
            found[unit.pk] = [
                (
                    row.label,
                    words(values[row.measure_key, unit.pk, after], hide=hides[row.measure_key]),
                    live_url(row, unit, after),
                )
                for row, after in asked
            ]
    return found


def _values(rows: Sequence[PracticeResult], units: Sequence[Unit], line: Line) -> Values:
    registered = {one.key for one in figures()}
    keys = list(dict.fromkeys(row.measure_key for row in rows if row.measure_key in registered))
    periods = {period for row in rows for period in (before_of(row), after_of(row)) if period is not None}
    if not (keys and units):
        return {}
    return read(keys, units, sorted(periods), line=line)


def before_of(row: PracticeResult) -> Period | None:
    return Period(row.before_from, row.before_to) if row.before_from and row.before_to else None


def after_of(row: PracticeResult) -> Period | None:
    return Period(row.after_from, row.after_to) if row.after_from and row.after_to else None


def periods_words(row: PracticeResult) -> str:
    before, after = before_of(row), after_of(row)
    if before is None:
        return _("kỳ %(after)s") % {"after": after}
    return _("trước: %(before)s; sau: %(after)s") % {"before": before, "after": after}

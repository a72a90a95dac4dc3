"""The figures of a round as the accepted reports give them now: whole, parts, own, the year before, gaps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Q, Sum
from django.utils.translation import gettext as _

from nep.measures.models import Statement
from nep.measures.named import Named, is_stated, named_figures
from nep.measures.periods import Period
from nep.measures.queries import read
from nep.organisations.models import Unit
from nep.organisations.queries import SEGMENT, units_below
from nep.reviews.assigning import paths_below
from nep.reviews.models import Assignment, CompiledFigure, ReportFigure, Round
from nep.reviews.standing import late_in, missing_in, round_standing
from nep.reviews.totals import NOTHING, Totals, Value, totals_of
from nep.vietnamese.dates import short_day

MOST_UNITS = 400  # in one statement: SQLite takes some 32,000 parameters


@dataclass(frozen=True)
class Part:
    """A unit that reports straight to the office, with what came through it. `system`: what all records
    below it give now; None where the figure has no records here."""

    assignment: Assignment
    value: Value
    reports: int
    is_accepted: bool
    system: int | None = None

    @property
    def gap(self) -> int:
        """Records below that the accepted reports do not carry (below zero: they carry more)."""
        return 0 if self.system is None or self.value.stated else self.system - self.value.counted


@dataclass(frozen=True)
class Before:
    """The same figure in the same period of the year before; None where nobody knows it."""

    value: int | None = None
    source: str = ""


@dataclass(frozen=True)
class Line:
    """One figure. `own`: the office's records, and of units that were not asked; whole = own + parts."""

    named: Named
    own: Value
    parts: tuple[Part, ...]
    system: int | None
    before: Before
    sources: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.named.key

    @property
    def whole(self) -> Value:
        if not self.named.adds_over_units:
            return Value(counted=self.system or 0)
        return sum((part.value for part in self.parts), self.own)

    @property
    def gaps(self) -> list[Part]:
        """Parts whose records and accepted reports are apart."""
        return [part for part in self.parts if self.named.adds_over_units and part.gap]


@dataclass(frozen=True)
class Compiled:
    """What a round gives now, in the order of its figures."""

    lines: dict[str, Line]
    accepted: int


def compile_round(round_: Round, *, period: Period | None = None) -> Compiled:
    """Eight queries for any number of units: totals, records of the office and its direct parts, the year
    before. `period` is the counted part of the round's."""
    totals = totals_of(round_)
    span = period or Period(round_.period_from, round_.period_to)
    tops = list(
        Assignment.objects.filter(pk__in=totals.tops)
        .valid()
        .select_related("unit")
        .order_by("sort_key", "pk")
    )
    counted = [key for key in totals.names if not is_stated(key)]
    system = _system(counted, round_, tops, span)
    reports = _reports(round_, totals)
    sources = _sources(totals)
    before = before_of(round_, list(totals.names))
    lines = {}
    for figure in totals.figures:
        named = totals.names.get(figure.key)
        if named is None:
            continue
        parts = tuple(
            Part(
                top,
                totals.total(top.pk, figure.pk) if top.pk in totals.accepted else NOTHING,
                reports.get(top.pk, 0),
                top.pk in totals.accepted,
                system.get((figure.key, top.unit_id)),
            )
            for top in tops
        )
        whole = system.get((figure.key, round_.unit_id))
        lines[figure.key] = Line(
            named,
            _own(whole, parts),
            parts,
            whole,
            before.get(figure.key, Before()),
            sources.get(figure.pk, {}),
        )
    return Compiled(lines, len(totals.accepted))


def _own(whole: int | None, parts: Iterable[Part]) -> Value:
    """Records that stand below no unit that was asked: the office's own and those of others."""
    if whole is None:
        return NOTHING
    return Value(counted=max(0, whole - sum(part.system or 0 for part in parts)))


def _system(
    counted: list[str], round_: Round, tops: list[Assignment], span: Period
) -> dict[tuple[str, int], int]:
    """(Key, unit) -> what all records of the office, and of each direct part with all that reports through
    it, give now.

    A State unit in a Party round may report through a unit that it does not stand below on the round's line:
    so records are read at the highest asked units of the line, which do not overlap, and each is given to the
    part that it reports through. Two queries for every 400 of them.
    """
    if not counted:
        return {}
    highest = _highest(round_, span)
    units = [round_.unit_id, *(pk for pk in highest if pk != round_.unit_id)]
    found: dict[tuple[str, int], int] = {(key, top.unit_id): 0 for key in counted for top in tops}
    for start in range(0, len(units), MOST_UNITS):
        chunk = [Unit(pk=pk) for pk in units[start : start + MOST_UNITS]]
        for (key, pk, _period), value in read(counted, chunk, [span], line=round_.line).items():
            place = (key, highest.get(pk, pk))
            found[place] = found.get(place, 0) + value
    return found


def _highest(round_: Round, span: Period) -> dict[int, int]:
    """Asked unit with no asked unit above it on the round's line -> the direct part it reports through."""
    rows = round_.assignments.filter(excused_reason="").values_list("pk", "unit_id", "above_id")
    unit_of = {pk: unit for pk, unit, _above in rows}
    above: dict[int, int | None] = {pk: parent for pk, _unit, parent in rows}
    paths = paths_below(round_, span.last)
    asked = set(unit_of.values())
    found = {}
    for pk, unit in unit_of.items():
        path = paths.get(unit, "")
        steps = (int(path[end - SEGMENT : end]) for end in range(len(path) - SEGMENT, 0, -SEGMENT))
        if path and not any(step in asked for step in steps):
            found[unit] = unit_of[_root(pk, above)]
    return found


def _root(pk: int, above: dict[int, int | None]) -> int:
    at = pk
    while (parent := above.get(at)) is not None and parent in above:
        at = parent
    return at


def _reports(round_: Round, totals: Totals) -> dict[int, int]:
    """Direct part -> how many accepted reports came through it, its own among them."""
    above = dict(round_.assignments.values_list("pk", "above_id"))
    through: dict[int, int] = {}
    for pk in totals.accepted:
        at = pk
        while (parent := above.get(at)) is not None:
            at = parent
        through[at] = through.get(at, 0) + 1
    return through


def _sources(totals: Totals) -> dict[int, dict[int, tuple[int, int]]]:
    """Round figure -> assignment -> (counted, stated) of every accepted report."""
    found: dict[int, dict[int, tuple[int, int]]] = {}
    for (assignment, figure), value in totals.own.items():
        if assignment in totals.accepted:
            found.setdefault(figure, {})[assignment] = (value.counted, value.stated)
    return found


def before_of(round_: Round, keys: list[str]) -> dict[str, Before]:
    """*So cùng kỳ*: from an issued report of that period, else counted from what is kept here, else none."""
    period = period_before(Period(round_.period_from, round_.period_to))
    known = _from_statements(round_, period, keys) | _from_issued(round_.unit_id, period, keys)
    rest = [key for key in keys if key not in known and not is_stated(key)]
    found = read(rest, [round_.unit], [period], line=round_.line) if rest else {}
    for (key, _unit, _period), value in found.items():
        known[key] = Before(value, _("đếm từ hồ sơ")) if value else Before()
    return known


def _from_statements(round_: Round, period: Period, keys: list[str]) -> dict[str, Before]:
    """What was entered once for an earlier period, of the office or of the units below it, added up."""
    below = units_below(round_.unit, line=round_.line, on=round_.period_to)
    rows = (
        Statement.objects.filter(
            Q(unit=round_.unit) | Q(unit__in=below),
            figure_key__in=keys,
            period_from=period.first,
            period_to=period.last,
            is_current=True,
        )
        .values("figure_key")
        .annotate(total=Sum("value"), n=Count("pk"), number=Max("paper_number"), said=Max("source"))
        .order_by("figure_key")
    )
    return {row["figure_key"]: Before(row["total"], _source_of(dict(row))) for row in rows}


def _source_of(row: dict[str, Any]) -> str:
    if row["n"] > 1:
        return _("%(n)s số đơn vị báo cáo") % {"n": row["n"]}
    return str(row["said"] or row["number"])


def period_before(period: Period) -> Period:
    """The same days, so many whole years earlier that the two do not overlap."""
    years = period.last.year - period.first.year + 1
    return Period(_years_earlier(period.first, years), _years_earlier(period.last, years))


def _years_earlier(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)


def _from_issued(unit_id: int, period: Period, keys: list[str]) -> dict[str, Before]:
    rows = CompiledFigure.objects.filter(
        report__unit=unit_id,
        report__period_from=period.first,
        report__period_to=period.last,
        report__state="issued",
        part_of=None,
        key__in=keys,
    ).select_related("report__paper")
    return {
        row.key: Before(row.value, f"Báo cáo số {row.report.paper.number_text}")
        for row in rows
        if row.report.paper is not None and row.compiled_at == row.report.compiled_at
    }


@dataclass(frozen=True)
class Misfit:
    """A unit whose own paper states another total than the accepted reports below it give."""

    name: str
    label: str
    ours: int
    theirs: int
    note: str


def misfits_in(round_: Round) -> list[Misfit]:
    """Totals that do not add up, each with the unit's reason. One query where no paper states a total."""
    rows = list(
        ReportFigure.objects.filter(
            report__assignment__round=round_, report__state="accepted", paper_total__isnull=False
        )
        .select_related("report__assignment", "figure")
        .order_by("figure__position", "report__assignment__sort_key", "pk")
    )
    if not rows:
        return []
    totals = totals_of(round_)
    found = []
    for row in rows:
        named = totals.names.get(row.figure.key)
        ours = totals.total(row.report.assignment_id, row.figure_id).total
        if named is None or not named.adds_over_units or row.paper_total in {None, ours}:
            continue
        assert row.paper_total is not None
        name = row.report.assignment.name
        found.append(Misfit(name, named.label, ours, row.paper_total, row.total_note))
    return found


@dataclass(frozen=True)
class Doubt:
    """A unit that states another value than its records give; the records count, its reason is shown."""

    name: str
    label: str
    stated: int
    counted: int
    reason: str


def doubts_in(round_: Round, *, most: int = 200) -> list[Doubt]:
    """Stated beside counted, where they differ in accepted reports, by figure and name. Two queries."""
    rows = (
        ReportFigure.objects.filter(
            report__assignment__round=round_,
            report__state="accepted",
            stated__isnull=False,
            computed__isnull=False,
        )
        .exclude(stated=F("computed"))
        .select_related("report__assignment", "figure")
        .order_by("figure__position", "report__assignment__sort_key", "pk")[:most]
    )
    names = named_figures(round_.figures.values_list("key", flat=True))
    return [
        Doubt(
            row.report.assignment.name,
            names[row.figure.key].label if row.figure.key in names else row.figure.key,
            row.stated or 0,
            row.computed or 0,
            row.explanation,
        )
        for row in rows
    ]


def standing_now(round_: Round, on: date) -> dict[str, object]:
    """Who has sent and who has not, in words that stay: kept in the report when its figures are frozen."""
    counts = round_standing(round_)
    late = late_in(round_, on).filter(report__state__in=("submitted", "accepted")).select_related("report")
    return {
        "assigned": counts.assigned,
        "sent": counts.sent,
        "in_time": counts.in_time,
        "accepted": counts.accepted,
        "entered_for": counts.entered_for,
        "late": [
            [row.name, short_day(row.due_on), short_day(row.report.sent_on or row.due_on)] for row in late
        ],
        "missing": [[row.name, row.missing_reason] for row in missing_in(round_)],
    }

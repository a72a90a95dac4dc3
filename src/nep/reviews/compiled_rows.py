"""Compiled figures kept in a report: written when it is frozen, read for its page, compared with now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from nep.organisations.models import Unit
from nep.reviews.compiling import Compiled, Line
from nep.reviews.models import Assignment, CompiledFigure, SummaryReport
from nep.reviews.totals import Value


@dataclass(frozen=True)
class Rows:
    """The compiled figures of one report: wholes in order, and their parts by whole."""

    wholes: list[CompiledFigure] = field(default_factory=list)
    parts: dict[int, list[CompiledFigure]] = field(default_factory=dict)

    def whole(self, key: str) -> CompiledFigure | None:
        return next((row for row in self.wholes if row.key == key), None)

    @property
    def all(self) -> list[CompiledFigure]:
        return [*self.wholes, *(part for parts in self.parts.values() for part in parts)]


def compiled_rows(report: SummaryReport) -> Rows:
    """As they were frozen last, without their sources. One query."""
    if report.round_id is None or report.compiled_at is None:
        return Rows()
    found = CompiledFigure.objects.filter(report=report, compiled_at=report.compiled_at)
    return _in_order(found.defer("sources").order_by("position", "pk"))


def sources_in(rows: Rows) -> dict[str, dict[str, list[int]]]:
    """Figure -> assignment (its number as text) -> [counted, stated]. One query."""
    saved = [row.pk for row in rows.wholes if not row._state.adding]
    if not saved:
        return {row.key: row.sources for row in rows.wholes}
    return dict(CompiledFigure.objects.filter(pk__in=saved).values_list("key", "sources"))


def live_rows(report: SummaryReport, compiled: Compiled, office: str, at: datetime) -> Rows:
    """The same from what the round gives now; nothing is written and no row has a key yet."""
    wholes, parts = [], {}
    for position, line in enumerate(compiled.lines.values(), start=1):
        whole = _whole(report, line, office, position, at)
        wholes.append(whole)
        parts[position] = _parts(whole, line, office)
    return Rows(wholes, parts)


def write_rows(rows: Rows) -> None:
    """Keep them: wholes first, since parts point to them."""
    CompiledFigure.objects.bulk_create(rows.wholes)
    for whole in rows.wholes:
        for part in rows.parts[whole.position]:
            part.part_of = whole
    CompiledFigure.objects.bulk_create(part for parts in rows.parts.values() for part in parts)


def _in_order(found: Iterable[CompiledFigure]) -> Rows:
    rows = Rows()
    for row in found:
        if row.part_of_id is None:
            rows.wholes.append(row)
        else:
            rows.parts.setdefault(row.position, []).append(row)
    return rows


def _whole(report: SummaryReport, line: Line, office: str, position: int, at: datetime) -> CompiledFigure:
    whole = line.whole
    return CompiledFigure(
        report=report,
        compiled_at=at,
        position=position,
        key=line.key,
        label=line.named.label,
        sentence=line.named.sentence,
        counts=line.named.counts,
        adds=line.named.adds_over_units,
        unit_id=report.unit_id,
        name=office,
        counted=whole.counted,
        stated=whole.stated,
        reports=len(line.sources),
        before=line.before.value,
        before_source=line.before.source,
        sources={str(pk): list(pair) for pk, pair in line.sources.items()},
    )


def _parts(whole: CompiledFigure, line: Line, office: str) -> list[CompiledFigure]:
    made = [
        _part(whole, part.assignment.unit, part.assignment.name, part.value, reports=part.reports)
        for part in line.parts
    ]
    if line.own.total and line.named.adds_over_units:
        own = _part(whole, Unit(pk=whole.unit_id), office, line.own)
        own.is_own = True
        made.append(own)
    return made


def _part(whole: CompiledFigure, unit: Unit, name: str, value: Value, *, reports: int = 0) -> CompiledFigure:
    same = ("report", "compiled_at", "position", "key", "label", "sentence", "counts", "adds")
    fields = {one: getattr(whole, one) for one in same}
    return CompiledFigure(
        **fields, unit_id=unit.pk, name=name, counted=value.counted, stated=value.stated, reports=reports
    )


@dataclass(frozen=True)
class SourceChange:
    """One report below whose figure is another one now, or that came or left since."""

    name: str
    was: int | None
    now: int | None

    @property
    def sentence(self) -> str:
        words = {"name": self.name, "was": self.was, "now": self.now}
        if self.was is None:
            return _("%(name)s: báo cáo duyệt sau khi chốt, %(now)s.") % words
        if self.now is None:
            return _("%(name)s: báo cáo được mở lại sau khi chốt, %(was)s nay chưa tính.") % words
        return _("%(name)s: %(was)s thành %(now)s.") % words


def source_changes(frozen: CompiledFigure, line: Line | None, *, most: int = 50) -> list[SourceChange]:
    """Why frozen and live differ, report by report. One query for the names where any does."""
    now = {str(pk): sum(pair) for pk, pair in (line.sources if line else {}).items()}
    was = {pk: sum(pair) for pk, pair in frozen.sources.items()}
    moved = [pk for pk in {*was, *now} if was.get(pk) != now.get(pk)]
    if not moved:
        return []
    names = dict(
        Assignment.objects.filter(pk__in=moved).order_by("sort_key").values_list("pk", "name")[:most]
    )
    return [SourceChange(name, was.get(str(pk)), now.get(str(pk))) for pk, name in names.items()]

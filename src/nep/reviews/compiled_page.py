"""The page of one compiled figure: its shares, its parts, the reports that were added up."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.urls import NoReverseMatch, reverse

from nep.organisations.actors import Actor
from nep.reviews.models import Assignment, CompiledFigure, ReportFigure, SummaryReport
from nep.vietnamese.text import fold

SIZE = 30


def compiled_for(uuid: UUID, actor: Actor) -> CompiledFigure | None:
    """The figure, for who sees its report, and for everybody once the report was published."""
    row = CompiledFigure.objects.select_related("report__paper", "report__unit").filter(uuid=uuid).first()
    if row is None:
        return None
    paper = row.report.paper
    if paper is not None and paper.is_public and row.compiled_at == row.report.compiled_at:
        return row
    return row if may_open(row, actor) else None


def may_open(row: CompiledFigure, actor: Actor) -> bool:
    return SummaryReport.objects.visible_to(actor).filter(pk=row.report_id).exists()


@dataclass(frozen=True)
class Source:
    """One accepted report below: what it gave, and where its records or its paper are read."""

    name: str
    value: int
    is_stated: bool
    url: str


@dataclass(frozen=True)
class Sources:
    rows: list[Source]
    number: int
    pages: int


def sources_of(row: CompiledFigure, *, search: str, page: int) -> Sources:
    """The reports behind the figure, by name. Of a part: those that came through it. Four queries."""
    whole = row.part_of or row
    ids = [int(pk) for pk in whole.sources]
    rows = Assignment.objects.filter(pk__in=ids)
    if row.part_of_id is not None:
        rows = rows.filter(_through(row))
    if search.strip():
        rows = rows.filter(folded__contains=fold(search))
    pages = max(1, -(-rows.count() // SIZE))
    number = min(max(1, page), pages)
    shown = list(rows.order_by("sort_key", "pk")[(number - 1) * SIZE : number * SIZE])
    frozen = _frozen(row.key, shown)
    return Sources([_source(one, whole, frozen) for one in shown], number, pages)


def _through(row: CompiledFigure) -> Q:
    """The part itself and what reports through it; a round has three levels at most."""
    unit = row.unit_id
    return Q(unit=unit) | Q(above__unit=unit) | Q(above__above__unit=unit)


def _frozen(key: str, shown: list[Assignment]) -> dict[int, ReportFigure]:
    rows = ReportFigure.objects.filter(report__assignment__in=shown, figure__key=key)
    return {row.report.assignment_id: row for row in rows.select_related("report", "frozen")}


def _source(one: Assignment, whole: CompiledFigure, frozen: dict[int, ReportFigure]) -> Source:
    counted, stated = whole.sources[str(one.pk)]
    row = frozen.get(one.pk)
    if row is not None and row.frozen is not None and not stated:
        return Source(one.name, counted, False, reverse("measures:frozen", args=[row.frozen.uuid]))
    return Source(one.name, counted + stated, bool(stated), _page_of(one))


def _page_of(one: Assignment) -> str:
    try:
        return one.get_absolute_url()
    except NoReverseMatch:
        return ""

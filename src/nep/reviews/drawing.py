"""What units wrote under a heading of the round, at hand while the office writes the same part."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from nep.reviews.models import ChosenHighlight, Highlight, ReportText, Section, UnitReport
from nep.vietnamese.text import fold

SIZE = 10


@dataclass(frozen=True)
class FromBelow:
    """One unit's words and the highlights it proposes for the part."""

    name: str
    paragraphs: list[str]
    text_id: int | None
    highlights: list[Highlight]


@dataclass(frozen=True)
class Below:
    items: list[FromBelow]
    chosen: list[ChosenHighlight]
    search: str
    number: int
    pages: int


def below_of(section: Section, *, search: str, page: int) -> Below | None:
    """Accepted reports of the round that wrote here or propose something for it, by name, a page of them.
    None for a part that no heading of the round stands behind. Five queries."""
    if section.asked_id is None:
        return None
    reports = _reports(section, search)
    pages = max(1, -(-reports.count() // SIZE))
    number = min(max(1, page), pages)
    chosen = list(section.chosen.order_by("position", "pk"))
    taken = {row.highlight_id for row in chosen}
    items = [_item(report, taken) for report in reports[(number - 1) * SIZE : number * SIZE]]
    return Below(items, chosen, search, number, pages)


def _reports(section: Section, search: str) -> QuerySet[UnitReport]:
    texts = ReportText.objects.filter(section=section.asked_id).exclude(text="")
    proposed = Highlight.objects.filter(Q(section=section.asked_id) | Q(section=None)).order_by("position")
    rows = UnitReport.objects.accepted().filter(assignment__round=section.report.round_id)
    if search.strip():
        rows = rows.filter(assignment__folded__contains=fold(search))
    wrote = Q(pk__in=texts.values("report")) | Q(pk__in=proposed.values("report"))
    return (
        rows.filter(wrote)
        .select_related("assignment")
        .prefetch_related(
            Prefetch("texts", texts, to_attr="here"), Prefetch("highlights", proposed, to_attr="proposed")
        )
        .order_by("assignment__sort_key", "pk")
    )


def _item(report: UnitReport, taken: set[int | None]) -> FromBelow:
    here: list[ReportText] = report.here  # type: ignore[attr-defined] # Prefetch(to_attr)
    proposed: list[Highlight] = report.proposed  # type: ignore[attr-defined] # Prefetch(to_attr)
    text = here[0] if here else None
    return FromBelow(
        report.assignment.name,
        text.paragraphs if text else [],
        text.pk if text else None,
        [one for one in proposed if one.pk not in taken],
    )

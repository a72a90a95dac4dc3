"""What the report page shows: the paper as it will print, and the margin of the chosen figure."""

import re
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from nep.documents import pdf
from nep.measures.declarations import Figure
from nep.measures.freezing import Difference, compare, frozen_records
from nep.measures.models import FrozenFigure
from nep.measures.queries import DrillDown, drill_down
from nep.measures.registry import figure as figure_of
from nep.organisations.actors import Actor
from nep.reviews.downloads import first_signer, live_values
from nep.reviews.models import SummaryReport
from nep.reviews.papers import summary_paper
from nep.reviews.queries import Frozen, frozen_figures

LINK = re.compile(r'<a ([^>]*?)href="[^"]*/chot/([0-9a-f-]{36})/[^"]*" xlink:href="[^"]*"')


@dataclass(frozen=True)
class Margin:
    """The chosen figure: frozen, now, why they differ, and the first of its records."""

    frozen: FrozenFigure
    figure: Figure
    unit_name: str
    difference: Difference
    drill: DrillDown


@dataclass(frozen=True)
class Changed:
    """A frozen figure whose count gives another value now."""

    frozen: FrozenFigure
    label: str
    unit_name: str
    live: int


@dataclass(frozen=True)
class ReportPage:
    sheets: list[SafeString]
    margin: Margin | None
    changed: list[Changed]
    silent: list[str]
    figures: int


def report_page(report: SummaryReport, actor: Actor, *, chosen: str) -> ReportPage:
    frozen = frozen_figures(report)
    live = live_values(report, frozen)
    changed = [
        Changed(one, figure_of(one.key).label, frozen.names[one.unit_id], live[one.pk])
        for one in frozen.all
        if live[one.pk] != one.value
    ]
    day = report.paper.issued_on if report.paper else None
    paper = summary_paper(report, frozen, signer=first_signer(report), issued_on=day)
    return ReportPage(
        sheets=[_sheet(svg, frozen) for svg in pdf.preview_svgs(paper)],
        margin=_margin(frozen, actor, chosen),
        changed=changed,
        silent=[frozen.names[pk] for pk in report.silent_units],
        figures=len(frozen.all),
    )


def _margin(frozen: Frozen, actor: Actor, chosen: str) -> Margin | None:
    own = list(frozen.own.values())
    one = next((figure for figure in frozen.all if str(figure.uuid) == chosen), own[0] if own else None)
    if one is None:
        return None
    drill = drill_down(frozen_records(one), figure_of(one.key), actor, total=one.value, size=8)
    return Margin(one, figure_of(one.key), frozen.names[one.unit_id], compare(one), drill)


def _sheet(svg: str, frozen: Frozen) -> SafeString:
    """A page whose figures lead to the margin instead of the public address, each with its name."""
    by_uuid = {str(figure.uuid): figure for figure in frozen.all}

    def named(match: re.Match[str]) -> str:
        figure = by_uuid.get(match.group(2))
        label = f"{figure.value}: {figure_of(figure.key).label}" if figure else ""
        return f'<a {match.group(1)}href="?so={match.group(2)}#so-lieu" aria-label="{escape(label)}"'

    return mark_safe(LINK.sub(named, svg))  # noqa: S308 - typst escapes the texts of the paper, we the labels

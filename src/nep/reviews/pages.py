"""What the report page shows: the paper as it will print, and the margin of the chosen figure."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from nep.documents import pdf
from nep.documents.content import Paper
from nep.measures.declarations import Figure
from nep.measures.freezing import Difference, compare, frozen_records
from nep.measures.models import FrozenFigure
from nep.measures.queries import DrillDown, drill_down
from nep.measures.registry import figure as figure_of
from nep.measures.small import LEAST
from nep.organisations.actors import Actor
from nep.reviews.compiled_rows import Rows, source_changes
from nep.reviews.compiling import Compiled
from nep.reviews.downloads import draft_paper, first_signer, live_values, part_now
from nep.reviews.models import CompiledFigure, SummaryReport
from nep.reviews.papers import summary_paper
from nep.reviews.queries import Frozen, frozen_figures
from nep.reviews.round_papers import misfit_sentences
from nep.reviews.round_part import RoundPart, against_before, compiled_now, share_text
from nep.reviews.totals import NOTHING, Value
from nep.web import clock

LINK = re.compile(r'<a ([^>]*?)href="[^"]*/(?:chot|tong-hop)/([0-9a-f-]{36})/[^"]*" xlink:href="[^"]*"')


@dataclass(frozen=True)
class Margin:
    """The chosen figure: frozen, now, why they differ, and the first of its records."""

    frozen: FrozenFigure
    figure: Figure
    unit_name: str
    difference: Difference
    drill: DrillDown


@dataclass(frozen=True)
class RoundMargin:
    """A figure of the round: frozen with both shares, now, why they differ, its parts."""

    row: CompiledFigure
    live: Value
    reasons: list[str]
    parts: list[CompiledFigure]
    share: str
    change: str


@dataclass(frozen=True)
class Changed:
    """A frozen figure whose count gives another value now."""

    uuid: UUID
    label: str
    unit_name: str
    value: int
    live: int


@dataclass(frozen=True)
class ReportPage:
    sheets: list[SafeString]
    margin: Margin | None
    round_margin: RoundMargin | None
    part: RoundPart | None
    misfits: list[str]
    changed: list[Changed]
    silent: list[str]
    figures: int


def report_page(report: SummaryReport, actor: Actor, *, chosen: str) -> ReportPage:
    """The paper and its margin. Of a report of a round also what the round gives at this very moment."""
    frozen, part = frozen_figures(report), part_now(report)
    now = _now(report) if part and not part.is_live else None
    rows = part.rows if part and not part.is_live else Rows()
    day = report.paper.issued_on if report.paper else None
    paper = summary_paper(report, frozen, part, signer=first_signer(report), issued_on=day)
    round_margin = _round_margin(rows, now, chosen)
    return ReportPage(
        sheets=_sheets(paper, frozen, rows),
        margin=None if round_margin else _margin(frozen, actor, chosen),
        round_margin=round_margin,
        part=part,
        misfits=misfit_sentences(part.standing) if part else [],
        changed=[*_changed_in_round(rows, now), *(_changed(report, frozen) if part is None else [])],
        silent=[frozen.names[pk] for pk in report.silent_units],
        figures=len(rows.wholes) if part else len(frozen.all),
    )


def _now(report: SummaryReport) -> Compiled:
    return compiled_now(report, on=report.counted_to or clock.today())


def draft_sheets(report: SummaryReport) -> list[SafeString]:
    """The pages as they would print now, for who reads and comments: figures carry no link there."""
    return [mark_safe(svg) for svg in pdf.preview_svgs(draft_paper(report))]  # noqa: S308 - made by typst


def _sheets(paper: Paper, frozen: Frozen, rows: Rows) -> list[SafeString]:
    seen = [one for one in frozen.all if not _is_small(one)]
    labels = {str(one.uuid): f"{one.value}: {figure_of(one.key).label}" for one in seen}
    labels |= {str(row.uuid): f"{row.value}: {row.label}" for row in rows.all}
    return [_sheet(svg, labels) for svg in pdf.preview_svgs(paper)]


def _changed(report: SummaryReport, frozen: Frozen) -> list[Changed]:
    live = live_values(report, frozen)
    return [
        Changed(one.uuid, figure_of(one.key).label, frozen.names[one.unit_id], one.value, live[one.pk])
        for one in frozen.all
        if live[one.pk] != one.value and not _is_small(one)
    ]


def _changed_in_round(rows: Rows, now: Compiled | None) -> list[Changed]:
    """Figures of the round whose total or shares are others now."""
    found = []
    for row in rows.wholes if now else []:
        assert now is not None
        live = live_of(row, now)
        if (live.counted, live.stated) != (row.counted, row.stated):
            found.append(Changed(row.uuid, row.label, row.name, row.value, live.total))
    return found


def live_of(row: CompiledFigure, now: Compiled) -> Value:
    """What stands in the place of a frozen whole or part now."""
    line = now.lines.get(row.key)
    if line is None:
        return NOTHING
    if row.part_of_id is None:
        return line.whole
    if row.is_own:
        return line.own
    return next((part.value for part in line.parts if part.assignment.unit_id == row.unit_id), NOTHING)


def _round_margin(rows: Rows, now: Compiled | None, chosen: str) -> RoundMargin | None:
    row = next((one for one in rows.all if str(one.uuid) == chosen), None)
    if row is None and not chosen and rows.wholes:
        row = rows.wholes[0]
    return round_margin(row, rows, now) if row is not None and now is not None else None


def round_margin(row: CompiledFigure, rows: Rows, now: Compiled) -> RoundMargin:
    live = live_of(row, now)
    return RoundMargin(
        row=row,
        live=live,
        reasons=reasons_of(row, rows, now) if live.total != row.value else [],
        parts=rows.parts.get(row.position, []) if row.part_of_id is None else [],
        share=share_text(row.stated, row.value),
        change=against_before(row.value, row.before),
    )


def reasons_of(row: CompiledFigure, rows: Rows, now: Compiled) -> list[str]:
    """Why a figure of the round is another one now: reports below, and the office's own records."""
    whole = rows.whole(row.key)
    if whole is None:
        return []
    found = [change.sentence for change in source_changes(whole, now.lines.get(row.key))]
    own = next((one for one in rows.parts.get(row.position, []) if one.is_own), None)
    before, after = (own.value if own else 0), (now.lines[row.key].own.total if row.key in now.lines else 0)
    if before != after:
        words = {"was": before, "now": after}
        found.append(_("Hồ sơ không thuộc đơn vị nào phải báo cáo: %(was)s thành %(now)s.") % words)
    return found


def _is_small(one: FrozenFigure) -> bool:
    """A small count of persons' own texts: printed as under five, opened by nobody (safeguard 12)."""
    return figure_of(one.key).counts.is_shielded and 0 < one.value < LEAST


def _margin(frozen: Frozen, actor: Actor, chosen: str) -> Margin | None:
    own = [one for one in frozen.own.values() if not _is_small(one)]
    seen = [one for one in frozen.all if not _is_small(one)]
    one = next((figure for figure in seen if str(figure.uuid) == chosen), own[0] if own else None)
    if one is None:
        return None
    drill = drill_down(frozen_records(one), figure_of(one.key), actor, total=one.value, size=8)
    return Margin(one, figure_of(one.key), frozen.names[one.unit_id], compare(one), drill)


def _sheet(svg: str, labels: dict[str, str]) -> SafeString:
    """A page whose figures lead to the margin instead of the public address, each with its name."""

    def named(match: re.Match[str]) -> str:
        label = escape(labels.get(match.group(2), ""))
        return f'<a {match.group(1)}href="?so={match.group(2)}#so-lieu" aria-label="{label}"'

    return mark_safe(LINK.sub(named, svg))  # noqa: S308 - typst escapes the texts of the paper, we the labels

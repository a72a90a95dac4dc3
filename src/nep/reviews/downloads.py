"""The report as a file: DOCX, PDF, JSON, and its statistics as XLSX."""

import json
from collections.abc import Callable
from typing import Any

from nep.documents import docx, pdf
from nep.documents.content import Paper
from nep.files.actions import read as read_file
from nep.measures.freezing import period_of, tree_of_frozen
from nep.measures.models import FrozenFigure, FrozenKey
from nep.measures.queries import read
from nep.measures.registry import figure as figure_of
from nep.organisations.models import Post, Unit
from nep.organisations.queries import posts_at
from nep.organisations.roles import Role
from nep.reviews.addresses import address_of, address_of_compiled
from nep.reviews.models import CompiledFigure, SummaryReport
from nep.reviews.papers import summary_paper
from nep.reviews.queries import Frozen, frozen_figures
from nep.reviews.round_part import RoundPart, round_part_of
from nep.reviews.workbooks import annex_workbook
from nep.spreadsheets.writing import MEDIA_TYPE as XLSX
from nep.web import clock
from nep.web.snapshot import snapshot


def first_signer(report: SummaryReport) -> Post | None:
    """The leader who would sign, for a draft."""
    return posts_at(report.unit, on=report.counted_to or report.period_to, role=Role.LEADER).first()


def content_of(report: SummaryReport, form: str) -> bytes:
    """The report in "docx", "pdf", "xlsx" or "json". Of an issued report DOCX and PDF are those issued."""
    with snapshot():
        return FORMATS[form](report)


def _docx(report: SummaryReport) -> bytes:
    if report.paper is not None:
        return read_file(report.paper.docx)
    return docx.write(draft_paper(report))


def _pdf(report: SummaryReport) -> bytes:
    if report.paper is not None:
        return read_file(report.paper.pdf)
    return pdf.write(draft_paper(report))


def draft_paper(report: SummaryReport) -> Paper:
    """The draft as it would print now, unsigned and undated."""
    part = part_now(report)
    return summary_paper(report, frozen_figures(report), part, signer=first_signer(report), issued_on=None)


def part_now(report: SummaryReport) -> RoundPart | None:
    """What the report takes from its round, as of the business day."""
    return round_part_of(report, on=clock.today(), at=clock.now())


def _json(report: SummaryReport) -> bytes:
    """`records` are the keys as they were frozen; `value` is what the same count gives now. Five queries."""
    frozen = frozen_figures(report)
    about = {
        "id": str(report.uuid),
        "subject": report.subject,
        "state": report.state,
        "period": [report.period_from.isoformat(), report.period_to.isoformat()],
        "counted_to": report.counted_to.isoformat() if report.counted_to else None,
        "frozen_at": report.compiled_at.isoformat() if report.compiled_at else None,
        "silent_units": [frozen.names[pk] for pk in report.silent_units],
    }
    units = Unit.objects.in_bulk([report.unit_id, *frozen.parts])
    live, keys = live_values(report, frozen), _keys(frozen)
    rows = [_row(one, frozen.names, units, live, keys) for one in frozen.all]
    part = part_now(report)
    compiled = [_compiled_row(row) for row in part.rows.all] if part and not part.is_live else []
    found = {"report": about, "figures": rows, "round_figures": compiled}
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def _compiled_row(row: CompiledFigure) -> dict[str, Any]:
    """A figure from the reports below: both shares, never only their sum."""
    return {
        "key": row.key,
        "label": row.label,
        "id": str(row.uuid),
        "unit": row.name,
        "is_whole": row.part_of_id is None,
        "is_own": row.is_own,
        "counted": row.counted,
        "stated": row.stated,
        "reports": row.reports,
        "before": row.before,
        "before_source": row.before_source,
        "url": address_of_compiled(row),
    }


def _xlsx(report: SummaryReport) -> bytes:
    return annex_workbook(report, frozen_figures(report), part_now(report))


def live_values(report: SummaryReport, frozen: Frozen) -> dict[int, int]:
    """Id of a frozen figure -> what the same count gives now. Two queries."""
    if not frozen.own:
        return {}
    one = next(iter(frozen.own.values()))
    period, tree = period_of(one), tree_of_frozen(one)
    units = [report.unit, *(Unit(pk=pk) for pk in frozen.parts)]
    values = read(list(frozen.own), units, [period], line=tree.line, tree_mode=tree.mode, tree_date=tree.on)
    return {figure.pk: values[figure.key, figure.unit_id, period] for figure in frozen.all}


def _keys(frozen: Frozen) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {figure.pk: [] for figure in frozen.all}
    rows = FrozenKey.objects.filter(figure__in=list(frozen.own.values())).order_by("record_key")
    for figure_id, part_id, key in rows.values_list("figure_id", "part_id", "record_key"):
        found[figure_id].append(key)
        if part_id is not None:
            found[part_id].append(key)
    return found


def _row(
    one: FrozenFigure,
    names: dict[int, str],
    units: dict[int, Unit],
    live: dict[int, int],
    keys: dict[int, list[str]],
) -> dict[str, Any]:
    return {
        "key": one.key,
        "label": figure_of(one.key).label,
        "id": str(one.uuid),
        "value": live[one.pk],
        "frozen_value": one.value,
        "unit": {"id": str(units[one.unit_id].uuid), "name": names[one.unit_id]},
        "period": [one.period_from.isoformat(), one.period_to.isoformat()],
        "records": keys[one.pk],
        "sha256": one.sha256,
        "url": address_of(one),
    }


FORMATS: dict[str, Callable[[SummaryReport], bytes]] = {
    "docx": _docx,
    "pdf": _pdf,
    "json": _json,
    "xlsx": _xlsx,
}
MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "json": "application/json",
    "xlsx": XLSX,
}

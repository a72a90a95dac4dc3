"""Everything a summary report takes from its round: figures, who sent, what does not add up, chosen words."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from nep.measures.periods import Period
from nep.organisations.queries import name_on
from nep.reviews.compiled_rows import Rows, compiled_rows, live_rows
from nep.reviews.compiling import Compiled, compile_round, doubts_in, misfits_in, standing_now
from nep.reviews.models import ChosenHighlight, DraftComment, SummaryReport
from nep.vietnamese.numbers import with_dots


@dataclass(frozen=True)
class RoundPart:
    """`standing` is as frozen, or of today for a draft that was not frozen yet (`is_live`)."""

    rows: Rows
    standing: dict[str, Any]
    is_live: bool
    chosen: dict[int, list[ChosenHighlight]] = field(default_factory=dict)

    def said(self, name: str) -> Any:
        return self.standing.get(name, [])


def round_part_of(report: SummaryReport, *, on: date, at: datetime) -> RoundPart | None:
    """The round's part as it was frozen; before that, as it is now. None for a report without a round."""
    if report.round is None:
        return None
    chosen: dict[int, list[ChosenHighlight]] = {}
    for row in report.chosen.order_by("section", "position", "pk"):
        chosen.setdefault(row.section_id, []).append(row)
    if report.compiled_at is not None:
        return RoundPart(compiled_rows(report), report.standing, False, chosen)
    compiled, standing = round_now(report, on=on)
    rows = live_rows(report, compiled, office_name(report), at)
    return RoundPart(rows, standing, True, chosen)


def round_now(report: SummaryReport, *, on: date) -> tuple[Compiled, dict[str, Any]]:
    """What the round gives at this moment, and where it does not fit, in words."""
    with translation.override("vi"):
        return _round_now(report, on)


def _round_now(report: SummaryReport, on: date) -> tuple[Compiled, dict[str, Any]]:
    assert report.round is not None
    compiled = compiled_now(report, on=on)
    standing: dict[str, Any] = standing_now(report.round, on)
    standing["misfits"] = [
        [one.name, one.label, one.ours, one.theirs, one.note] for one in misfits_in(report.round)
    ]
    standing["doubts"] = [
        [one.name, one.label, one.stated, one.counted, one.reason] for one in doubts_in(report.round)
    ]
    standing["gaps"] = _gaps(compiled)
    return compiled, standing


def compiled_now(report: SummaryReport, *, on: date) -> Compiled:
    """The figures that the round gives at this moment, up to `on`."""
    assert report.round is not None
    return compile_round(report.round, period=Period(report.period_from, report.period_to).until(on))


def _gaps(compiled: Compiled) -> list[list[Any]]:
    """Where the records of a direct part and its accepted reports are apart: label, unit, both, why."""
    found = []
    for line in compiled.lines.values():
        for part in line.gaps:
            why = (
                _("hồ sơ ghi thêm hoặc sửa sau khi báo cáo được duyệt, hoặc đơn vị dưới chưa được duyệt")
                if part.is_accepted
                else _("báo cáo chưa được duyệt")
            )
            found.append([line.named.label, part.assignment.name, part.value.counted, part.system, why])
    return found


def office_name(report: SummaryReport) -> str:
    return name_on(report.unit, report.period_to)


def printed_comments(report: SummaryReport) -> list[DraftComment]:
    """The comments that go into the annex, in the order of the parts. One query."""
    if not report.prints_comments:
        return []
    rows = DraftComment.objects.filter(request__report=report).select_related("request", "section")
    return sorted(rows, key=lambda row: (row.section.number if row.section else 0, row.request.name, row.pk))


def share_text(part: int, whole: int) -> str:
    """ "12,5%": the share of `part`; "-" of nothing."""
    if not whole:
        return "-"
    tenths = round(part * 1000 / whole)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}%"


def against_before(now: int, before: int | None) -> str:
    """ "+12 (8,5%)": the change since the year before; empty where that is not known."""
    if before is None:
        return ""
    change = now - before
    sign = "+" if change > 0 else "-" if change < 0 else ""
    words = f"{sign}{with_dots(abs(change))}"
    return f"{words} ({share_text(abs(change), before)})" if before and change else words

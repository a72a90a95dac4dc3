"""What a report compiled from a round prints: the standing, figures with both shares, what does not fit."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from nep.documents.content import (
    Align,
    Annex,
    Block,
    Bullets,
    Chart,
    Column,
    FigureRun,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    Text,
)
from nep.reviews.addresses import address_of_compiled
from nep.reviews.models import CompiledFigure, DraftComment, Section, SummaryReport
from nep.reviews.round_part import RoundPart, against_before, share_text
from nep.vietnamese.dates import short_day
from nep.vietnamese.numbers import with_dots
from nep.web.charts import Bar, bars

WIDEST = 9  # figures side by side on a landscape page
MOST_LISTED = 60
MOST_BARS = 12  # what a chart of a page can name


def run_of(row: CompiledFigure) -> Run:
    """The figure with its mark; plain while it is not frozen."""
    if row._state.adding:
        return with_dots(row.value)
    label = f"{row.label} ({row.name})"
    return FigureRun(with_dots(row.value), str(row.uuid), address_of_compiled(row), label)


def opening(report: SummaryReport, part: RoundPart) -> list[Block]:
    words = {
        **{key: with_dots(part.said(key) or 0) for key in ("accepted", "assigned", "sent", "in_time")},
        "first": short_day(report.period_from),
        "last": short_day(report.counted_to or report.period_to),
    }
    sentence = _(
        "Báo cáo tổng hợp từ %(accepted)s báo cáo đã duyệt. Đã gửi %(sent)s/%(assigned)s đơn vị, đúng hạn "
        "%(in_time)s/%(assigned)s. Số liệu từ ngày %(first)s đến hết ngày %(last)s; mỗi số có mã và mở ra "
        "những báo cáo, hồ sơ đã cộng."
    )
    return [Paragraph(sentence % words)]


def highlights(section: Section, part: RoundPart) -> list[Block]:
    rows = part.chosen.get(section.pk, [])
    if not rows:
        return []
    return [Bullets(tuple(f"{row.text.rstrip('.; ')} ({row.source})." for row in rows))]


def figures_block(part: RoundPart) -> list[Block]:
    """Every figure of the round: total, both shares, the year before."""
    columns = (
        Column("STT", Align.CENTER, 0.6),
        Column(_("Số liệu"), Align.LEFT, 3.4),
        Column(_("Tổng"), Align.RIGHT, 1.1),
        Column(_("Đếm từ hồ sơ"), Align.RIGHT, 1.1),
        Column(_("Đơn vị báo cáo"), Align.RIGHT, 1.1),
        Column(_("Tỷ lệ báo cáo"), Align.RIGHT, 1),
        Column(_("Cùng kỳ"), Align.RIGHT, 1),
        Column(_("So cùng kỳ"), Align.RIGHT, 1.3),
    )
    rows = tuple(_figure_row(n, row) for n, row in enumerate(part.rows.wholes, start=1))
    table = Table(columns, rows, caption=_("Bảng 1. Số liệu tổng hợp từ báo cáo của các đơn vị"), size=12)
    blocks: list[Block] = [Heading(_("Số liệu tổng hợp")), table, Paragraph(share_sentence(part))]
    sources = sorted({row.before_source for row in part.rows.wholes if row.before_source})
    if sources:
        blocks.append(Paragraph(_("Số cùng kỳ lấy từ: %(sources)s.") % {"sources": "; ".join(sources)}))
    return [*blocks, *_chart(part)]


def _figure_row(number: int, row: CompiledFigure) -> tuple[Runs, ...]:
    before = "" if row.before is None else with_dots(row.before)
    return (
        str(number),
        f"{row.label} ({row.counts})" + ("" if row.adds else _(", không cộng giữa các đơn vị")),
        run_of(row),
        with_dots(row.counted),
        with_dots(row.stated),
        share_text(row.stated, row.value),
        before,
        against_before(row.value, row.before),
    )


def share_sentence(part: RoundPart) -> str:
    """How much rests on papers alone; figures that count different things are never added."""
    wholes = part.rows.wholes
    stated = [row for row in wholes if row.stated]
    words = {
        "all": len(wholes),
        "only": sum(1 for row in stated if not row.counted),
        "mixed": sum(1 for row in stated if row.counted),
        "counted": len(wholes) - len(stated),
    }
    return (
        _(
            "Trong %(all)s số liệu: %(counted)s số đếm hoàn toàn từ hồ sơ, %(mixed)s số gồm cả hồ sơ và số "
            "đơn vị báo cáo, %(only)s số hoàn toàn theo văn bản của đơn vị."
        )
        % words
    )


def _chart(part: RoundPart) -> list[Block]:
    for whole in part.rows.wholes:
        shown = [one for one in part.rows.parts.get(whole.position, []) if one.value]
        if whole.adds and 1 < len(shown) <= MOST_BARS:
            break
    else:
        return _standing_chart(part)
    title = _("Hình 1. %(label)s, theo đơn vị") % {"label": whole.label}
    drawn = bars(
        title, [Bar(one.name, one.value) for one in shown], unit=whole.counts, label_head=_("Đơn vị")
    )
    columns = (Column(_("Đơn vị"), Align.LEFT, 4), Column(whole.counts.capitalize(), Align.RIGHT, 1.2))
    table = Table(columns, tuple((one.name, run_of(one)) for one in shown))
    return [Chart(drawn.svg, table, caption=title, alt=drawn.description, width=0.9)]


def _standing_chart(part: RoundPart) -> list[Block]:
    """Where more units report than a chart can name: how many sent in time, late, not at all."""
    title = _("Hình 1. Tình hình gửi báo cáo")
    late, missing = len(part.said("late")), len(part.said("missing"))
    counts = [(_("Gửi đúng hạn"), part.said("in_time") or 0), (_("Gửi trễ"), late), (_("Chưa gửi"), missing)]
    drawn = bars(title, [Bar(*one) for one in counts], unit=_("đơn vị"), label_head=_("Tình hình"))
    columns = (Column(_("Tình hình"), Align.LEFT, 4), Column(_("Đơn vị"), Align.RIGHT, 1.2))
    table = Table(columns, tuple((name, with_dots(n)) for name, n in counts))
    return [Chart(drawn.svg, table, caption=title, alt=drawn.description, width=0.9)]


def standing_block(part: RoundPart) -> list[Block]:
    """Late and missing units, by name."""
    blocks: list[Block] = [Heading(_("Đơn vị gửi trễ, chưa gửi báo cáo"))]
    if part.said("missing"):
        names = [name + (f" ({reason})" if reason else "") for name, reason in part.said("missing")]
        blocks.append(Paragraph(_("Chưa gửi: %(names)s.") % {"names": _listed(names)}))
    if part.said("late"):
        names = [f"{name} (hạn {due}, gửi {sent})" for name, due, sent in part.said("late")]
        blocks.append(Paragraph(_("Gửi trễ: %(names)s.") % {"names": _listed(names)}))
    if len(blocks) == 1:
        blocks.append(Paragraph(_("Mọi đơn vị đã gửi báo cáo đúng hạn.")))
    return blocks


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_LISTED
    words = "; ".join(names[:MOST_LISTED])
    return words if more <= 0 else words + _("; và %(more)s đơn vị nữa, xem phụ lục XLSX") % {"more": more}


def misfit_sentences(standing: dict[str, Any]) -> list[str]:
    """Where parts and totals, papers and records, records and reports are apart, a sentence each."""
    totals = [
        _(
            "%(name)s, %(label)s: văn bản của đơn vị ghi %(theirs)s, cộng từ dưới lên %(ours)s. Lý do: "
            "%(note)s"
        )
        % {"name": name, "label": label, "theirs": with_dots(theirs), "ours": with_dots(ours), "note": note}
        for name, label, ours, theirs, note in standing.get("misfits", [])
    ]
    doubts = [
        _(
            "%(name)s, %(label)s: đơn vị báo cáo %(stated)s, hệ thống đếm %(counted)s; lấy số đếm. Lý do: "
            "%(reason)s"
        )
        % {
            "name": name,
            "label": label,
            "stated": with_dots(stated),
            "counted": with_dots(counted),
            "reason": reason or _("chưa ghi"),
        }
        for name, label, stated, counted, reason in standing.get("doubts", [])
    ]
    gaps = [
        _("%(name)s, %(label)s: báo cáo đã duyệt có %(ours)s, hồ sơ nay có %(system)s: %(why)s")
        % {"name": name, "label": label, "ours": with_dots(ours), "system": with_dots(system), "why": why}
        for label, name, ours, system, why in standing.get("gaps", [])
    ]
    return [sentence.rstrip(". ") + "." for sentence in (*totals, *doubts, *gaps)]


def misfits_block(part: RoundPart) -> list[Block]:
    sentences = misfit_sentences(part.standing)
    head = Heading(_("Những chỗ số chưa khớp và lý do"))
    if not sentences:
        return [head, Paragraph(_("Số của các đơn vị cộng lại bằng số chung; không có chỗ nào chưa khớp."))]
    more = len(sentences) - MOST_LISTED
    blocks: list[Block] = [head, Bullets(tuple(sentences[:MOST_LISTED]))]
    if more > 0:
        blocks.append(Paragraph(_("Còn %(more)s chỗ nữa, xem phụ lục XLSX.") % {"more": more}))
    return blocks


def by_unit(part: RoundPart) -> Annex | None:
    """Every figure of every direct part, some figures side by side; parts and own make the total."""
    wholes = [row for row in part.rows.wholes if part.rows.parts.get(row.position)]
    if not wholes:
        return None
    blocks: list[Block] = []
    for start in range(0, len(wholes), WIDEST):
        blocks.append(_unit_table(wholes[start : start + WIDEST], part))
    return Annex(_("SỐ LIỆU THEO ĐƠN VỊ"), tuple(blocks), landscape=True)


def _unit_table(wholes: Sequence[CompiledFigure], part: RoundPart) -> Table:
    columns = (
        Column(_("Đơn vị"), Align.LEFT, 3.2),
        *(Column(whole.label, Align.RIGHT, 1.2) for whole in wholes),
    )
    cells: dict[tuple[bool, str], dict[int, CompiledFigure]] = {}
    for whole in wholes:
        for row in part.rows.parts[whole.position]:
            cells.setdefault((row.is_own, row.name), {})[whole.position] = row
    rows = tuple(
        (
            _("Trực tiếp ở %(name)s và nơi không phải báo cáo") % {"name": name} if is_own else name,
            *(_cell(found.get(whole.position)) for whole in wholes),
        )
        for (is_own, name), found in sorted(cells.items(), key=lambda item: item[0][0])
    )
    total: tuple[Runs, ...] = (_("Cộng"), *(run_of(whole) for whole in wholes))
    return Table(columns, rows, total=total, size=10)


def _cell(row: CompiledFigure | None) -> Run:
    return "" if row is None else run_of(row)


def comments_annex(comments: Sequence[DraftComment]) -> Annex | None:
    """*Bảng tổng hợp, tiếp thu, giải trình ý kiến góp ý*."""
    if not comments:
        return None
    columns = (
        Column("STT", Align.CENTER, 0.6),
        Column(_("Nơi góp ý"), Align.LEFT, 2),
        Column(_("Phần"), Align.LEFT, 1.6),
        Column(_("Nội dung góp ý"), Align.LEFT, 4),
        Column(_("Tiếp thu, giải trình"), Align.LEFT, 3.4),
    )
    rows = tuple(
        (
            str(n),
            row.request.name,
            row.section.title if row.section else _("Toàn văn"),
            row.text,
            settled_words(row),
        )
        for n, row in enumerate(comments, start=1)
    )
    title = _("TỔNG HỢP, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý")
    return Annex(title, (Table(columns, rows, size=11),), landscape=True)


def settled_words(comment: DraftComment) -> Runs:
    if comment.taken is None:
        return _("Chưa xem xét.")
    head = _("Tiếp thu.") if comment.taken else _("Không tiếp thu.")
    return (Text(head, bold=True), f" {comment.reply}") if comment.reply else Text(head, bold=True)

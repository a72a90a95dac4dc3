"""The statistics annex as XLSX: real numbers; the whole, by unit, what does not fit."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from nep.measures.registry import figure as figure_of
from nep.reviews.addresses import address_of_compiled
from nep.reviews.compiled_rows import sources_in
from nep.reviews.models import Assignment, CompiledFigure, SummaryReport
from nep.reviews.queries import Frozen
from nep.reviews.round_papers import misfit_sentences
from nep.reviews.round_part import RoundPart
from nep.spreadsheets.cells import Kind, Value
from nep.spreadsheets.writing import Head, Sheet, workbook
from nep.vietnamese.dates import short_day


@translation.override("vi")
def annex_workbook(report: SummaryReport, frozen: Frozen, part: RoundPart | None) -> bytes:
    """Of a round: figures, figures by unit (every unit whose report was accepted), who was late or missing,
    what does not fit. Without a round: the frozen figures of the unit and of its parts."""
    note = _("%(subject)s, từ ngày %(first)s đến hết ngày %(last)s") % {
        "subject": report.subject,
        "first": short_day(report.period_from),
        "last": short_day(report.counted_to or report.period_to),
    }
    if part is None:
        return workbook([_frozen_sheet(frozen, note)])
    return workbook(
        [_whole_sheet(part, note), *_unit_sheets(part), _standing_sheet(part), _misfit_sheet(part)]
    )


def _whole_sheet(part: RoundPart, note: str) -> Sheet:
    heads = [
        Head(_("Số liệu"), width=48),
        Head(_("Đếm"), width=16),
        Head(_("Tổng"), Kind.WHOLE, 12),
        Head(_("Đếm từ hồ sơ"), Kind.WHOLE, 14),
        Head(_("Đơn vị báo cáo"), Kind.WHOLE, 14),
        Head(_("Cùng kỳ"), Kind.WHOLE, 12),
        Head(_("Nguồn số cùng kỳ"), width=30),
        Head(_("Mã số liệu"), width=40),
        Head(_("Địa chỉ"), width=60),
    ]
    rows = ([*_numbers(row), row.before, row.before_source, *_marks(row)] for row in part.rows.wholes)
    return Sheet(_("Tổng hợp"), heads, rows, title=_("SỐ LIỆU TỔNG HỢP"), note=note)


def _numbers(row: CompiledFigure) -> list[Value]:
    return [row.label, row.counts, row.value, row.counted, row.stated]


def _marks(row: CompiledFigure) -> list[Value]:
    return ["", ""] if row._state.adding else [str(row.uuid), address_of_compiled(row)]


def _unit_sheets(part: RoundPart) -> list[Sheet]:
    wholes = part.rows.wholes
    found = sources_in(part.rows)
    sources = {whole.key: found[whole.key] for whole in wholes}
    ids = {int(pk) for given in sources.values() for pk in given}
    rows = Assignment.objects.filter(pk__in=ids).order_by("sort_key", "pk") if ids else []
    names = [(str(row.pk), row.name) for row in rows]
    note = _("Số của riêng từng đơn vị, không gồm đơn vị dưới; chỉ báo cáo đã duyệt.")
    return [
        Sheet(_("Đếm từ hồ sơ"), _unit_heads(wholes), _unit_rows(sources, names, 0), note=note),
        Sheet(_("Đơn vị báo cáo"), _unit_heads(wholes), _unit_rows(sources, names, 1), note=note),
    ]


def _unit_heads(wholes: Sequence[CompiledFigure]) -> list[Head]:
    return [Head(_("Đơn vị"), width=36), *(Head(whole.label, Kind.WHOLE, 16) for whole in wholes)]


def _unit_rows(
    sources: Mapping[str, Mapping[str, Sequence[int]]], names: Sequence[tuple[str, str]], share: int
) -> Iterator[list[Value]]:
    for pk, name in names:
        yield [name, *(found[pk][share] if pk in found else None for found in sources.values())]


def _standing_sheet(part: RoundPart) -> Sheet:
    heads = [Head(_("Đơn vị"), width=40), Head(_("Thế nào"), width=20), Head(_("Ghi chú"), width=50)]
    late = [
        [name, _("gửi trễ"), _("hạn %(due)s, gửi %(sent)s") % {"due": due, "sent": sent}]
        for name, due, sent in part.said("late")
    ]
    missing = [[name, _("chưa gửi"), reason] for name, reason in part.said("missing")]
    return Sheet(_("Gửi trễ, chưa gửi"), heads, [*missing, *late])


def _misfit_sheet(part: RoundPart) -> Sheet:
    heads = [Head(_("Chỗ số chưa khớp và lý do"), width=120)]
    return Sheet(_("Chưa khớp"), heads, [[sentence] for sentence in misfit_sentences(part.standing)])


def _frozen_sheet(frozen: Frozen, note: str) -> Sheet:
    keys = list(frozen.own)
    heads = [
        Head(_("Đơn vị"), width=36),
        *(Head(figure_of(key).label, Kind.WHOLE, 16) for key in keys),
    ]
    whole: list[Value] = [_("Cộng"), *(figure.value for figure in frozen.own.values())]
    rows: list[list[Value]] = [
        [frozen.names[pk], *(part[key].value for key in keys)] for pk, part in frozen.parts.items()
    ]
    return Sheet(_("Số liệu theo đơn vị"), heads, [*rows, whole], note=note)

"""The figures of a unit's report as a spreadsheet, out and in. All or nothing: with one bad
cell nothing is taken."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from nep.measures.named import named_figures
from nep.reviews.actions.writing import FigureEntry
from nep.reviews.models import Assignment, RoundFigure
from nep.reviews.unit_page import figure_lines
from nep.spreadsheets.cells import Kind
from nep.spreadsheets.reading import CellFault, Expected, Row, letters, read_sheet
from nep.spreadsheets.writing import Head, Sheet, workbook

CODE, LABEL, STATED, WHY, TOTAL, NOTE = (
    "Mã",
    "Số liệu",
    "Số đơn vị báo cáo",
    "Lý do chênh lệch",
    "Tổng trong văn bản",
    "Vì sao tổng khác",
)
COLUMNS = (
    Expected("key", (CODE,), Kind.TEXT, required=True, most=64),
    Expected("stated", (STATED,), Kind.WHOLE),
    Expected("why", (WHY,), Kind.TEXT, most=1000),
    Expected("total", (TOTAL,), Kind.WHOLE),
    Expected("note", (NOTE,), Kind.TEXT, most=1000),
)


def template_of(assignment: Assignment) -> bytes:
    """An XLSX with a row for each figure of the round, filled with what was entered and what records give."""
    lines = figure_lines(assignment, assignment.own_report)
    rows = [
        (
            line.figure.key,
            line.named.label,
            line.named.counts,
            line.computed,
            line.row.stated,
            line.row.explanation,
            line.row.paper_total,
            line.row.total_note,
        )
        for line in lines
    ]
    heads = (
        Head(CODE, width=28),
        Head(LABEL, width=48),
        Head("Đếm", width=16),
        Head("Số hệ thống tính", Kind.WHOLE, 14),
        Head(STATED, Kind.WHOLE, 14),
        Head(WHY, width=40),
        Head(TOTAL, Kind.WHOLE, 14),
        Head(NOTE, width=40),
    )
    note = "Chỉ ghi vào các cột từ “Số đơn vị báo cáo” trở đi; không đổi cột “Mã”. Ô trống là chưa có số."
    title = f"{assignment.round.title}: {assignment.name}"
    return workbook([Sheet("Số liệu", heads, rows, title=title, note=note)])


@dataclass(frozen=True)
class SheetLine:
    figure: RoundFigure
    label: str
    entry: FigureEntry


@dataclass(frozen=True)
class ReadFigures:
    lines: list[SheetLine]
    faults: list[CellFault]


def read_figures(assignment: Assignment, content: bytes) -> ReadFigures:
    """The figures of a filled-in sheet, or every cell that is wrong. Raises what `read_sheet` raises."""
    sheet = read_sheet(content, COLUMNS)
    figures = {figure.key: figure for figure in assignment.round.figures.all()}
    names = named_figures(figures)
    faults, lines, seen = list(sheet.faults), [], set()
    for row in sheet.rows:
        key = str(row.values.get("key") or "")
        if key and key not in figures:
            faults.append(
                CellFault(
                    f"A{row.number}",
                    _("Không có số liệu nào mang mã “%(key)s” trong đợt này.") % {"key": key[:40]},
                )
            )
        elif key in seen:
            faults.append(
                CellFault(f"A{row.number}", _("Mã “%(key)s” có hai dòng, chỉ để một.") % {"key": key})
            )
        elif key:
            seen.add(key)
            faults += _below_zero(row)
            lines.append(SheetLine(figures[key], names[key].label, _entry(row)))
    return ReadFigures([] if faults else lines, faults)


def _below_zero(row: Row) -> list[CellFault]:
    bad = [
        key
        for key in ("stated", "total")
        if isinstance(row.values.get(key), int) and int(str(row.values[key])) < 0
    ]
    columns = {"stated": letters(4), "total": letters(6)}
    return [CellFault(f"{columns[key]}{row.number}", _("Số liệu không thể nhỏ hơn 0.")) for key in bad]


def _entry(row: Row) -> FigureEntry:
    def whole(key: str) -> int | None:
        value = row.values.get(key)
        return value if isinstance(value, int) else None

    return FigureEntry(
        stated=whole("stated"),
        explanation=str(row.values.get("why") or ""),
        paper_total=whole("total"),
        total_note=str(row.values.get("note") or ""),
    )


def packed(lines: list[SheetLine]) -> dict[str, Any]:
    """What the preview page carries to its button, signed."""
    return {
        str(line.figure.pk): [
            line.entry.stated,
            line.entry.explanation,
            line.entry.paper_total,
            line.entry.total_note,
        ]
        for line in lines
    }


def unpacked(carried: dict[str, Any]) -> dict[int, FigureEntry]:
    return {int(pk): FigureEntry(*values) for pk, values in carried.items()}

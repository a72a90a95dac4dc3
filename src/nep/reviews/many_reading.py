"""Reading the filled-in sheet of many units: every line, or every cell that is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from nep.organisations.queries import AmbiguousUnit, UnknownUnit, unit_by_code
from nep.reviews.many_sheets import Asked, ManyLine
from nep.reviews.models import Assignment, UnitReport
from nep.spreadsheets.reading import CellFault, Row, letters, read_sheet
from nep.vietnamese.secrecy import is_marked_secret
from nep.web.forms import LARGEST
from nep.web.secrecy import MarkedSecret


@dataclass
class ReadMany:
    """`again`: units whose same paper and figures were taken before; they are passed over."""

    lines: list[ManyLine] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)


class BadRowError(Exception):
    """`key` names the column of the cell."""

    def __init__(self, key: str, sentence: str) -> None:
        super().__init__(sentence)
        self.key, self.sentence = key, sentence


class ManyReader:
    """Reads one row after the other; what the rows are checked against is read once, on the way."""

    def __init__(self, asked: Asked, today: date) -> None:
        self._asked, self._today = asked, today
        self._known = _by_code(asked)
        self._valid = set(asked.round.assignments.valid().values_list("pk", flat=True))

    def is_filled(self, row: Row) -> bool:
        return _is_filled(row)

    def read(self, row: Row) -> tuple[ManyLine | None, str, str]:
        """(a line to be written, or None where it stands already; column and sentence of what is wrong)."""
        try:
            line = _line(self._asked, row, self._known, self._valid, self._today)
            found = ReadMany()
            _place(found, line)
        except BadRowError as bad:
            return None, bad.key, bad.sentence
        return (found.lines[0] if found.lines else None), "", ""


def read_many(asked: Asked, content: bytes, *, today: date) -> ReadMany:
    """Raises what `read_sheet` raises."""
    sheet = read_sheet(content, asked.columns)
    found, seen = ReadMany(faults=list(sheet.faults)), set[int]()
    faulty = {fault.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for fault in sheet.faults}
    known, valid = _by_code(asked), set(asked.round.assignments.valid().values_list("pk", flat=True))
    places = {column.key: letters(place) for place, column in enumerate(asked.columns)}
    for row in (one for one in sheet.rows if _is_filled(one) and str(one.number) not in faulty):
        try:
            line = _line(asked, row, known, valid, today)
            if line.assignment.pk in seen:
                raise BadRowError("code", _("Đơn vị này có hai dòng, chỉ để một."))
            seen.add(line.assignment.pk)
            _place(found, line)
        except BadRowError as bad:
            found.faults.append(CellFault(f"{places[bad.key]}{row.number}", bad.sentence))
    if found.faults:
        found.lines = []
    return found


def _is_filled(row: Row) -> bool:
    """A row that holds more than its code and name; so does one whose cell could not be read."""
    return any(value is not None for key, value in row.values.items() if key not in {"code", "name"})


def _by_code(asked: Asked) -> dict[str, Assignment]:
    return {asked.codes[row.pk]: row for row in asked.rows}


def _line(asked: Asked, row: Row, known: dict[str, Assignment], valid: set[int], today: date) -> ManyLine:
    one = _assignment(asked, str(row.values.get("code") or ""), known)
    if one.pk not in valid:
        raise BadRowError("code", _("%(name)s không phải báo cáo trong đợt này.") % {"name": one.name})
    number = _number(row)
    on, received = _day(row, "on", today), _day(row, "received", today)
    if on is None:
        raise BadRowError("on", _("Chưa ghi ngày văn bản của đơn vị."))
    if received is not None and received < on:
        raise BadRowError(
            "received", _("Ngày nhận được đứng trước ngày văn bản. Ông/bà kiểm tra lại hai ngày.")
        )
    return ManyLine(one, number, on, received or today, dict(_stated(asked, row)))


def _assignment(asked: Asked, code: str, known: dict[str, Assignment]) -> Assignment:
    if code in known:
        return known[code]
    try:
        unit = unit_by_code(code, asked.round.period_to)
    except (UnknownUnit, AmbiguousUnit) as refusal:
        raise BadRowError("code", str(refusal.sentence)) from None
    for row in asked.rows:
        if row.unit_id == unit.pk:
            return row
    raise BadRowError(
        "code", _("Đơn vị mang mã %(code)s không được hỏi trong đợt này.") % {"code": code[:40]}
    )


def _number(row: Row) -> str:
    number = str(row.values.get("number") or "")
    if not number:
        raise BadRowError("number", _("Chưa ghi số văn bản của đơn vị: văn bản ấy là hồ sơ của các con số."))
    if is_marked_secret(number):
        raise BadRowError("number", str(MarkedSecret.sentence))
    return number


def _day(row: Row, key: str, today: date) -> date | None:
    day = row.values.get(key)
    if isinstance(day, date) and day > today:
        raise BadRowError(key, _("Ngày này chưa tới. Ông/bà kiểm tra lại năm."))
    return day if isinstance(day, date) else None


def _stated(asked: Asked, row: Row) -> Iterator[tuple[str, int]]:
    for one in asked.figures.values():
        value = row.values.get(one.key)
        if not isinstance(value, int):
            if one.is_required:
                raise BadRowError(one.key, _("Chưa có số. Không có gì thì ghi 0."))
            continue
        if value < 0:
            raise BadRowError(one.key, _("Số liệu không thể nhỏ hơn 0."))
        if value > LARGEST:
            raise BadRowError(one.key, _("Số này quá lớn. Ông/bà kiểm tra lại."))
        yield one.key, value


def _place(found: ReadMany, line: ManyLine) -> None:
    """Among the new ones, or among those that stand already."""
    report = line.assignment.own_report
    if report is None:
        found.lines.append(line)
    elif _is_same(report, line):
        found.again.append(line.assignment.name)
    else:
        raise BadRowError("code", _why_not(line.assignment, report))


def _is_same(report: UnitReport, line: ManyLine) -> bool:
    if (report.own_paper_number, report.own_paper_on) != (line.number, line.on) or not report.entered_for:
        return False
    rows = report.figures.exclude(stated=None).values_list("figure__key", "stated")
    return dict(rows) == dict(line.stated)


def _why_not(row: Assignment, report: UnitReport) -> str:
    words = {"name": row.name}
    if report.is_locked:
        return _("Báo cáo của %(name)s đã duyệt, đã chốt. Muốn sửa thì mở lại báo cáo ấy.") % words
    if report.is_editable:
        return _("%(name)s đã bắt đầu báo cáo của mình. Ông/bà mở báo cáo ấy để nhập thay.") % words
    return _("%(name)s đã gửi báo cáo, đang chờ duyệt. Muốn sửa thì trả lại báo cáo ấy.") % words

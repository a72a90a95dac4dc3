"""Days off from a file, a spreadsheet or an iCalendar, as lines of a change. Nothing is written here."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.norms import icalendar
from nep.norms.actions.calendars import refuse_unfit
from nep.norms.changes import CalendarChange, DayLine
from nep.norms.found import Found, days_between, kind_in
from nep.norms.models import Calendar, CalendarDay
from nep.norms.queries import suggested_days
from nep.spreadsheets.cells import Kind, Value
from nep.spreadsheets.reading import Expected, Row, read_sheet
from nep.spreadsheets.writing import Head, Sheet, workbook
from nep.vietnamese.dates import short_day
from nep.vietnamese.text import clean
from nep.web.errors import Refusal

MOST_BYTES = 2 * 1024 * 1024
LONGEST_NAME, LONGEST_BASIS = 200, 300
SUGGESTED = "Gợi ý theo âm lịch, sửa lại theo thông báo"
DAY, UNTIL, KIND, NAME, BASIS = "Ngày", "Đến ngày", "Loại", "Tên", "Căn cứ"
COLUMNS = (
    Expected("day", (DAY, "Từ ngày"), Kind.DAY, required=True),
    Expected("until", (UNTIL,), Kind.DAY),
    Expected("kind", (KIND,), Kind.TEXT, required=True, most=60),
    Expected("name", (NAME, "Tên ngày"), Kind.TEXT, required=True, most=LONGEST_NAME),
    Expected("basis", (BASIS,), Kind.TEXT, most=LONGEST_BASIS),
)


class FileTooLarge(Refusal):
    sentence = gettext_lazy("Tệp quá lớn: lịch nghỉ chỉ vài chục dòng. Ông/bà kiểm tra lại tệp.")
    field = "file"


class NothingInFile(Refusal):
    sentence = gettext_lazy("Tệp không có ngày nào. Ông/bà kiểm tra lại tệp.")
    field = "file"


@dataclass
class ReadDays:
    """What a file says. With one fault nothing of it is taken; a notice forbids nothing."""

    lines: list[DayLine] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def read_days(content: bytes, *, basis: str) -> ReadDays:
    """The days of a file; `basis` is what a day without its own rests on.

    Raises FileTooLarge, NothingInFile, and what `read_sheet` and `icalendar.found_in` raise.
    """
    if len(content) > MOST_BYTES:
        raise FileTooLarge
    read = ReadDays()
    found = icalendar.found_in(content, read) if icalendar.is_one(content) else _found_in_sheet(content, read)
    _take(found, read, basis)
    if not read.lines and not read.faults:
        raise NothingInFile
    return read


def change_from(calendar: Calendar, read: ReadDays, *, basis: str, year: int | None) -> CalendarChange:
    """What of `read` is new to `calendar`; `year` is announced with it, unless it was before."""
    days = [line.day for line in read.lines]
    there = {row.day: (row.kind, row.name) for row in calendar.days.filter(until_version=None, day__in=days)}
    new = [line for line in read.lines if there.get(line.day) != (line.kind, line.name)]
    is_new_year = year is not None and not calendar.years.filter(year=year).exists()
    return CalendarChange(basis=basis, days=tuple(new), years=(year,) if year and is_new_year else ())


def _take(found: Iterable[Found], read: ReadDays, basis: str) -> None:
    """Every day of `found` once, in the order of days."""
    taken: dict[date, tuple[DayLine, str]] = {}
    for one in found:
        for day in days_between(one.first, one.last):
            line = DayLine(day, one.kind, one.name, one.basis or basis)
            if day in taken:
                _same_day(taken[day], line, one.place, read)
            elif _fits(line, one.place, read):
                taken[day] = line, one.place
    read.lines = [line for _day, (line, _place) in sorted(taken.items())]


def _same_day(first: tuple[DayLine, str], line: DayLine, place: str, read: ReadDays) -> None:
    facts = {"day": short_day(line.day), "one": first[1], "other": place}
    if first[0].kind == line.kind:
        read.notices.append(
            _("Ngày %(day)s có ở %(one)s và %(other)s, cùng loại: ghi một lần theo chỗ trước.") % facts
        )
        return
    facts |= {"kind": first[0].kind_label, "second": line.kind_label}
    read.faults.append(
        _("Ngày %(day)s có hai loại: %(one)s ghi “%(kind)s”, %(other)s ghi “%(second)s”.") % facts
    )


def _fits(line: DayLine, place: str, read: ReadDays) -> bool:
    try:
        refuse_unfit(line.day, line.kind)
    except Refusal as refusal:
        told = _("%(place)s, ngày %(day)s: %(why)s") % {
            "place": place,
            "day": short_day(line.day),
            "why": refusal.sentence,
        }
        read.faults.append(told[:1].upper() + told[1:])
        return False
    return True


# --- the spreadsheet


def _found_in_sheet(content: bytes, read: ReadDays) -> list[Found]:
    sheet = read_sheet(content, COLUMNS)
    read.faults += [
        _("Ô %(cell)s: %(why)s") % {"cell": fault.cell, "why": fault.sentence} for fault in sheet.faults
    ]
    found = [_found_in_row(row, read) for row in sheet.rows]
    return [one for one in found if one is not None]


def _found_in_row(row: Row, read: ReadDays) -> Found | None:
    first, kind_words = row.values.get("day"), row.values.get("kind")
    if not isinstance(first, date) or not isinstance(kind_words, str):
        return None  # its cell is a fault already
    until = row.values.get("until")
    last = until if isinstance(until, date) else first
    place = _("dòng %(number)s") % {"number": row.number}
    kind = kind_in(kind_words)
    if kind is None:
        labels = "; ".join(str(label) for label in CalendarDay.Kind.labels)
        read.faults.append(
            _("Dòng %(number)s: không hiểu loại “%(kind)s”. Ông/bà ghi một trong: %(labels)s.")
            % {"number": row.number, "kind": kind_words, "labels": labels}
        )
        return None
    name = clean(str(row.values.get("name") or "")).strip()
    basis = clean(str(row.values.get("basis") or "")).strip()
    found = Found(first, last, kind, name, basis, place)
    return found if found.is_in_order(read.faults) else None


def template(calendar: Calendar, year: int) -> bytes:
    """An XLSX with the days of `year` as they stand, to be mended and sent back; in a year without a notice
    also what the lunar calendar suggests, marked as such in the column of the basis."""
    rows: list[tuple[Value, ...]] = [
        (special.day, None, str(special.get_kind_display()), special.name, special.basis)
        for special in calendar.days.filter(until_version=None, day__year=year)
    ]
    rows += [
        (one.day, None, str(CalendarDay.Kind.HOLIDAY.label), one.name, SUGGESTED)
        for one in suggested_days(calendar, year)
    ]
    rows.sort(key=lambda row: str(row[0]))
    heads = (
        Head(DAY, Kind.DAY, 14),
        Head(UNTIL, Kind.DAY, 14),
        Head(KIND, width=28),
        Head(NAME, width=40),
        Head(BASIS, width=60),
    )
    kinds = "; ".join(str(label) for label in CalendarDay.Kind.labels)
    note = f"Mỗi dòng một ngày, hoặc nhiều ngày liền nhau có cột “Đến ngày”. Loại là một trong: {kinds}."
    title = f"Lịch làm việc năm {year}: {calendar.label}"
    return workbook([Sheet("Lịch nghỉ", heads, rows, title=title, note=note)])

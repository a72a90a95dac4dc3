"""A sheet of who came, read against the list of one session."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext

from nep.learning import refusals
from nep.learning.actions.marking import Marked
from nep.learning.models import Attendance, Session
from nep.learning.people import MOST_AT_ONCE, Expected, people_named
from nep.spreadsheets.heads import Expected as Column
from nep.spreadsheets.reading import ReadSheet, Row, read_sheet
from nep.spreadsheets.templates import Field, template
from nep.vietnamese.text import clean, fold

State = Attendance.State
CODE, NAME, MARK = "code", "name", "mark"
MOST_FAULTS = 20
COLUMNS = (
    Column(CODE, ("Mã cán bộ", "Mã"), most=20),
    Column(NAME, ("Họ và tên", "Họ tên"), most=120),
    Column(MARK, ("Điểm danh", "Có mặt"), most=40),
)
WORDS: dict[str, State] = {
    "co mat": State.PRESENT,
    "co": State.PRESENT,
    "x": State.PRESENT,
    "vang co ly do": State.EXCUSED,
    "co ly do": State.EXCUSED,
    "p": State.EXCUSED,
    "vang": State.ABSENT,
    "vang khong ly do": State.ABSENT,
    "v": State.ABSENT,
    "da hoc bu": State.MAKE_UP,
    "hoc bu": State.MAKE_UP,
    "b": State.MAKE_UP,
}


def empty_sheet(session: Session) -> bytes:
    """A form to fill in. It carries no name: a list of persons does not leave as a file (safeguard 12)."""
    choices = ("có mặt", "vắng có lý do", "vắng", "đã học bù")
    fields = [
        Field("Mã cán bộ", width=14, note="Có thể để trống; khi có mã thì chắc chắn là đúng người."),
        Field("Họ và tên", width=36, required=True, example="Nguyễn Thị Ví Dụ"),
        Field("Điểm danh", width=20, choices=choices, example="có mặt", note="Không ghi lý do vắng."),
    ]
    notes = ["Để trống ô điểm danh là chưa ghi. Cột khác trong bảng không được đọc."]
    return template("Điểm danh", fields, title=session.title, notes=notes)


def read_attendance(session: Session, content: bytes, *, on: date) -> list[Marked]:
    """The rows of a sheet, each with the row of the list that it means. Raises SheetFaults for anything that
    is not understood, NoNames, TooManyNames, and what `read_sheet` refuses."""
    sheet = read_sheet(content, COLUMNS)
    faults = [f"{fault.cell}: {fault.sentence}" for fault in sheet.faults]
    if not sheet.rows:
        raise refusals.NoNames(field="upload")
    if len(sheet.rows) > MOST_AT_ONCE * 4:
        raise refusals.TooManyNames(
            gettext("Bảng có nhiều hơn %(most)s dòng. Ông/bà chia nhỏ, hoặc chỉ ghi số đếm.")
            % {"most": MOST_AT_ONCE * 4},
            field="upload",
        )
    marked = _marked(session, sheet, on, faults)
    if faults:
        raise refusals.SheetFaults(faults[:MOST_FAULTS])
    return marked


def _marked(session: Session, sheet: ReadSheet, on: date, faults: list[str]) -> list[Marked]:
    rows = [row for row in sheet.rows if row.values.get(NAME) or row.values.get(CODE)]
    typed = [(row.number, clean(str(row.values.get(CODE) or row.values.get(NAME)))) for row in rows]
    people = people_named(session, typed, on=on)
    standing = list(Attendance.objects.filter(session=session).order_by("pk"))
    by_person = {one.person_id: one.pk for one in standing if one.person_id}
    by_name = {one.folded: one.pk for one in standing}
    found: list[Marked] = []
    seen: dict[object, int] = {}
    for row, one in zip(rows, people, strict=True):
        _refuse_code(row, one, sheet, faults)
        row_id = by_person.get(one.person_id) if one.person_id else by_name.get(one.folded)
        key = one.person_id or one.folded
        if key in seen:
            said = gettext("Dòng %(line)s: người này đã có ở dòng %(first)s.")
            faults.append(said % {"line": row.number, "first": seen[key]})
        seen.setdefault(key, row.number)
        found.append(Marked(one, _state(row, sheet.places, faults), row_id))
    return found


def _refuse_code(row: Row, one: Expected, sheet: ReadSheet, faults: list[str]) -> None:
    if row.values.get(CODE) and one.person_id is None:
        cell = f"{sheet.places.get(CODE, '')}{row.number}"
        faults.append(gettext("%(cell)s: không có cán bộ nào mang mã này.") % {"cell": cell})


def _state(row: Row, places: Mapping[str, str], faults: list[str]) -> str | None:
    """What the cell says; the words themselves are not repeated, they may be a reason."""
    text = str(row.values.get(MARK) or "").strip()
    if not text:
        return None
    state = WORDS.get(fold(text))
    if state is None:
        said = gettext("%(cell)s: ghi một trong: có mặt, vắng có lý do, vắng, đã học bù. Không ghi lý do.")
        faults.append(said % {"cell": f"{places.get(MARK, '')}{row.number}"})
    return state

"""Lists of petitions as files: numbers, days and units, never words, never who wrote.

What goes its own way (secret, or concerning the commune or its officers) is in no file, whoever asks: a file
travels, and the desk's list sent on to a commune must not tell it who complained of it (safeguard 1).
"""

from collections.abc import Iterator, Sequence

from django.db.models import Q
from django.utils.translation import gettext_lazy

from nep.organisations.queries import names_on
from nep.petitions.models import SENT_ABOVE, Answer, Petition
from nep.web import clock
from nep.web.exports import Cell, Export, Head
from nep.web.states import clock_note, clock_state

OWN_WAY = Q(is_secret=True) | Q(concern__in=SENT_ABOVE)
LEFT_OUT = gettext_lazy("Không gồm kiến nghị đi đường riêng: chỉ xem trên màn hình của nơi xử lý.")


def _lines(rows: list[Petition]) -> Iterator[list[Cell]]:
    names = _names([pk for row in rows for pk in (row.place_unit_id, row.unit_id)])
    for row in rows:
        yield [
            row.slip.number if row.slip else "",
            row.received_on,
            row.get_klass_display(),
            row.get_state_display(),
            names.get(row.place_unit_id, ""),
            names.get(row.unit_id or 0, ""),
            row.due_on,
            clock_note(row.deadline, is_open=row.is_open),
            row.answered_on,
        ]


def _to_sort_lines(rows: list[Petition]) -> Iterator[list[Cell]]:
    names = _names([row.place_unit_id for row in rows])
    for row in rows:
        place = names.get(row.place_unit_id, "")
        yield [row.received_on, row.get_klass_display(), place, row.due_on, clock_note(row.deadline)]


def _quarantined_lines(rows: list[Petition]) -> Iterator[list[Cell]]:
    names = _names([row.place_unit_id for row in rows])
    for row in rows:
        yield [row.received_on, row.get_state_display(), names.get(row.place_unit_id, "")]


def _withdrawn_lines(rows: list[Petition]) -> Iterator[list[Cell]]:
    names = _names([row.home_unit_id for row in rows])
    for row in rows:
        yield [names.get(row.home_unit_id, ""), row.received_on, row.closed_on, row.undo_until]


def _answered_lines(rows: list[Answer]) -> Iterator[list[Cell]]:
    names = _names([row.unit_id for row in rows])
    for row in rows:
        petition = row.petition
        yield [
            petition.public_title or petition.public_text,
            petition.public_text,
            row.public_text,
            names.get(row.unit_id, ""),
            petition.answered_on,
            _in_time(petition),
        ]


def _in_time(petition: Petition) -> str:
    """As the list says it: in time, or how late."""
    done_on = petition.answered_on
    state = clock_state(petition.due_on, petition.deadline, today=clock.today(), done_on=done_on)
    return state.words if state else ""


def _names(units: Sequence[int | None]) -> dict[int, str]:
    return names_on(set(units), clock.today())


NUMBER = Head(gettext_lazy("Số phiếu"), 12)
RECEIVED = Head(gettext_lazy("Ngày tiếp nhận"), 14)
KLASS = Head(gettext_lazy("Loại"), 20)
STATE = Head(gettext_lazy("Tình trạng"), 24)
PLACE = Head(gettext_lazy("Nơi liên quan"), 36)
UNIT = Head(gettext_lazy("Đơn vị trả lời"), 36)
DUE = Head(gettext_lazy("Hạn"), 12)
CLOCK = Head(gettext_lazy("Tạm tính, tạm dừng"), 24)

PETITIONS = Export(
    "kien-nghi",
    gettext_lazy("Kiến nghị, phản ánh"),
    [NUMBER, RECEIVED, KLASS, STATE, PLACE, UNIT, DUE, CLOCK, Head(gettext_lazy("Ngày trả lời"), 14)],
    _lines,
    leaves_out=OWN_WAY,
    left_out=LEFT_OUT,
)
TO_SORT = Export(
    "can-phan-loai",
    gettext_lazy("Kiến nghị cần phân loại"),
    [RECEIVED, KLASS, PLACE, DUE, CLOCK],
    _to_sort_lines,
    leaves_out=OWN_WAY,
    left_out=LEFT_OUT,
)
QUARANTINED = Export(
    "cho-kiem-tra",
    gettext_lazy("Ý kiến chờ kiểm tra"),
    [RECEIVED, STATE, PLACE],
    _quarantined_lines,
    leaves_out=OWN_WAY,
    left_out=LEFT_OUT,
)
WITHDRAWN = Export(
    "da-rut",
    gettext_lazy("Ý kiến đã rút ở các nơi bên dưới"),
    [
        Head(gettext_lazy("Nơi tiếp nhận"), 36),
        Head(gettext_lazy("Ngày gửi"), 12),
        Head(gettext_lazy("Ngày rút"), 12),
        Head(gettext_lazy("Lấy lại được đến hết ngày"), 14),
    ],
    _withdrawn_lines,
    leaves_out=OWN_WAY,
    left_out=LEFT_OUT,
)
ANSWERED = Export(
    "hoi-dap",
    gettext_lazy("Hỏi đáp"),
    [
        Head(gettext_lazy("Tên"), 40),
        Head(gettext_lazy("Nội dung hỏi"), 60),
        Head(gettext_lazy("Trả lời"), 60),
        UNIT,
        Head(gettext_lazy("Ngày trả lời"), 14),
        Head(gettext_lazy("Đúng hạn hay trễ"), 20),
    ],
    _answered_lines,
)

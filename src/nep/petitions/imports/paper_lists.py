"""Petitions from a handwritten list: the list, its day and the line are their key.

Names are sealed as they are written. Who sent the file alone sees its preview; its rows go with the commit,
or after 7 days.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.audit.queries import were_touched
from nep.imports.effects import Effects
from nep.imports.registry import Importer
from nep.imports.repeats import Repeats
from nep.imports.rows import Checked, Fault, Outcome, Rows
from nep.imports.trace import Trace
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.queries import name_on
from nep.petitions import permissions, queries
from nep.petitions.actions.paper_list import ListedLine, register_paper_list, take_back_paper_list
from nep.petitions.actions.slips import BookSlipUsed, UnknownBookSlip
from nep.petitions.imports.paper_columns import CHOICES, CONCERNS, TELLS, YES_NO, Places, columns
from nep.petitions.models import SENT_ABOVE, Choice, Concern, PaperLine, Petition, Slip, TellBy
from nep.petitions.submission import Submission
from nep.spreadsheets.reading import Row
from nep.vietnamese.text import fold
from nep.web import clock
from nep.web.errors import Refusal

MOST_ROWS = 2_000
Key = tuple[str, date, int]
"""Number of the list, its day, the line."""
OWN_EVENTS = ("petition_received", "petition_listed")
COLUMN_OF = {"text": "text", "phone": "phone", "address": "address", "place_unit": "place"}
THING_NAMES = {"petitions.petition": gettext_lazy("ý kiến"), "petitions.slip": gettext_lazy("tờ phiếu")}


class _House:
    """What the check of one file asks of the database, read once."""

    def __init__(self, unit: Unit, rows: Rows, at: datetime) -> None:
        self.unit, self.day = unit, clock.day_of(at)
        self.places = Places(self.day)
        keyed = [(row.number, _key(row)) for row in rows.every()]
        self.repeats = Repeats(keyed)
        self.slip_repeats = Repeats((row.number, row.values.get("slip") or None) for row in rows.every())
        days = {key[1] for _number, key in keyed if key}
        lines = PaperLine.objects.filter(unit=unit, listed_on__in=days).select_related("petition__slip")
        self.known = {(line.number, line.listed_on, line.line): line for line in lines}
        self.slips = dict(Slip.objects.filter(book__unit=unit).values_list("number", "state"))
        self.homes: dict[tuple[int, str], bool] = {}

    def has_desk(self, place: Unit, concern: str) -> bool:
        if concern == Concern.NO:
            return True
        key = (place.pk, concern)
        if key not in self.homes:
            self.homes[key] = queries.desk_for(place, concern, self.day) is not None
        return self.homes[key]


def _key(row: Row) -> Key | None:
    given = [row.values.get(name) for name in ("number", "listed_on", "line")]
    return None if None in given else (str(given[0]), given[1], given[2])  # type: ignore[return-value] # a day and a whole number


def check(rows: Rows, *, scope: str, at: datetime) -> Iterator[Checked]:
    house = _House(Unit.objects.get(uuid=scope), rows, at)
    for row in rows:
        yield _checked(row, house)


def _checked(row: Row, house: _House) -> Checked:
    faults: list[Fault] = []
    key = _key(row)
    assert key is not None, "its cells are required"
    if others := house.repeats.others(key, row.number):
        told = _("Dòng %(line)s của danh sách này có ở nhiều dòng trong tệp (cả dòng %(others)s).")
        faults.append(Fault("line", told % {"line": key[2], "others": others}))
    if key[1] > house.day:
        faults.append(Fault("listed_on", _("Ngày của danh sách ở sau hôm nay.")))
    if key[2] < 1:
        faults.append(Fault("line", _("Số dòng trên danh sách giấy tính từ 1.")))
    line = _line(row, key, house, faults)
    if faults or line is None:
        return Checked(row.number, Outcome.FAULTY, faults)
    return _against(row, line, house)


def _against(row: Row, line: ListedLine, house: _House) -> Checked:
    """The line against what was taken before, and its slip against the book."""
    known = house.known.get((line.number, line.listed_on, line.line))
    if known is not None and known.fingerprint == line.mark:
        return Checked(row.number, Outcome.SAME, rests_on=(known.pk,))
    if known is not None:
        told = _("Dòng này đã nhập với nội dung khác. Hồ sơ đã có thì sửa ở hồ sơ, không nhập lại.")
        return Checked(row.number, Outcome.FAULTY, [Fault("text", told)])
    if fault := _slip_fault(row, line, house):
        return Checked(row.number, Outcome.FAULTY, [fault])
    return Checked(row.number, Outcome.NEW, plan=line, rests_on=(line.submission.place_unit.pk,))


def _slip_fault(row: Row, line: ListedLine, house: _House) -> Fault | None:
    if not line.slip_number:
        return None
    if others := house.slip_repeats.others(row.values["slip"], row.number):
        told = _("Số phiếu này có ở nhiều dòng trong tệp (cả dòng %(others)s).")
        return Fault("slip", told % {"others": others})
    state = house.slips.get(line.slip_number)
    if state is None:
        return Fault("slip", str(UnknownBookSlip.sentence))
    return Fault("slip", str(BookSlipUsed.sentence)) if state != Slip.State.PRINTED else None


def _line(row: Row, key: Key, house: _House, faults: list[Fault]) -> ListedLine | None:
    """The row as a line to be taken; what is wrong with it goes to `faults`."""
    values = {name: str(value) for name, value in row.values.items() if value is not None}
    chosen: dict[str, Any] = {}
    for name, words, otherwise in (
        ("choice", CHOICES, Choice.REPORT),
        ("concern", CONCERNS, None),
        ("tell_by", TELLS, TellBy.COME),
        ("may_call", YES_NO, False),
    ):
        chosen[name] = _one_of(name, values.get(name, ""), words, otherwise, faults)
    try:
        place = house.places.find(values["place"])
    except ValueError as error:
        faults.append(Fault("place", str(error)))
        return None
    if None in chosen.values():
        return None
    if not house.has_desk(place, chosen["concern"]):
        faults.append(Fault("place", _("Nơi này chưa có bộ phận tiếp công dân ở cấp trên trên hệ thống.")))
    return _tidy(values, key, place, chosen, faults)


def _tidy(
    values: dict[str, str],
    key: Key,
    place: Unit,
    chosen: dict[str, Any],
    faults: list[Fault],
) -> ListedLine | None:
    given = Submission(
        choice=chosen["choice"],
        concern=chosen["concern"],
        place_unit=place,
        text=values["text"],
        place_text=values.get("place_text", ""),
        tell_by=chosen["tell_by"],
        unit_may_call=chosen["may_call"],
        name=values.get("name", ""),
        phone=values.get("phone", ""),
        address=values.get("address", ""),
    )
    try:
        return ListedLine(key[0], key[1], key[2], given.cleaned(), values.get("slip", ""))
    except Refusal as refusal:
        faults.append(Fault(COLUMN_OF.get(refusal.field or "", "text"), str(refusal.sentence)))
        return None


def _one_of(column: str, written: str, words: dict[str, Any], otherwise: Any, faults: list[Fault]) -> Any:
    """What a word of the drop-down means; `otherwise` for an empty cell."""
    if not written:
        return otherwise
    meant = {fold(word): value for word, value in words.items()}
    if fold(written) in meant:
        return meant[fold(written)]
    told = _("“%(written)s” không có trong các cách ghi: %(words)s.")
    faults.append(Fault(column, told % {"written": written[:40], "words": ", ".join(words)}))
    return None


def write(changes: Sequence[Checked], *, scope: str, trace: Trace, by: Actor, at: datetime) -> None:
    lines = [one.plan for one in changes]
    register_paper_list(lines, unit=Unit.objects.get(uuid=scope), trace=trace, by=by, at=at)


def take_back(effects: Effects, *, scope: str, by: Actor, at: datetime) -> None:
    take_back_paper_list(effects, unit=Unit.objects.get(uuid=scope), by=by, at=at)


def stands_on(effects: Effects) -> list[str]:
    """Somebody sorted, opened, assigned … one of them: any line of history but our own, any look inside. What
    went above because it may concern the commune is never taken back by the commune (safeguards 1, 4)."""
    told = []
    if touched := were_touched(Petition, effects.made(Petition), but=OWN_EVENTS):
        told.append(_("%(count)s ý kiến đã có người xử lý hoặc mở xem.") % {"count": touched})
    if above := sum(rows.filter(concern__in=SENT_ABOVE).count() for rows in effects.made_rows(Petition)):
        sentence = _("%(count)s ý kiến đã đi thẳng lên nơi tiếp dân cấp trên, không lấy lại được.")
        told.append(sentence % {"count": above})
    return told


def scopes(by: Actor) -> list[tuple[str, str]]:
    """The desk of the acting post, nowhere else."""
    unit = by.unit
    if unit is None or not permissions.can_register_petition(by, unit):
        return []
    return [(str(unit.uuid), name_on(unit, clock.today()))]


def describe(scope: str) -> str:
    return name_on(Unit.objects.get(uuid=scope), clock.today())


PAPER_LISTS = Importer(
    kind="petitions",
    label=gettext_lazy("Ý kiến ghi trên danh sách giấy"),
    hint=gettext_lazy(
        "Mỗi dòng một ý kiến của danh sách viết tay. Tên, điện thoại, địa chỉ được giữ kín ngay khi ghi; "
        "chỉ người gửi tệp xem được bản xem trước."
    ),
    key_sentence=gettext_lazy("Cùng số danh sách, ngày và số dòng là cùng một ý kiến."),
    columns=columns,
    may=lambda by, scope: bool(scope) and scope in dict(scopes(by)),
    scopes=scopes,
    describe=describe,
    check=check,
    write=write,
    take_back=take_back,
    stands_on=stands_on,
    most_rows=MOST_ROWS,
    order=60,
)

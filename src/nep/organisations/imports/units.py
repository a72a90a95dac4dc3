"""Units from a spreadsheet: names, codes and kinds from a day on, and where they stand on both lines.

A code is a key only with a day: `31338` of 2025 is another unit than `31338@2023-12-31`.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from heapq import merge
from operator import attrgetter
from sys import intern

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.imports.columns import Column
from nep.imports.effects import Effects
from nep.imports.registry import Importer
from nep.imports.repeats import Repeats
from nep.imports.rows import Checked, Fault, Outcome, Rows
from nep.imports.trace import Trace
from nep.organisations import permissions
from nep.organisations.actions.units_in_bulk import take_back_units, write_units
from nep.organisations.actors import Actor
from nep.organisations.imports.entries import ENDS, TOP, Entry, Joining, plan_of, words_before
from nep.organisations.imports.naming import path_words
from nep.organisations.imports.tree import Tree, Version, house
from nep.organisations.models import Line, UnitKind
from nep.spreadsheets.cells import Kind, Value
from nep.spreadsheets.reading import Row
from nep.vietnamese.text import fold

ABOVE = gettext_lazy(
    "Mã (31318, hoặc 31318@31/12/2023 nếu là mã cũ), hoặc tên; trùng tên thì ghi cả cấp trên: "
    "Huyện A / Xã B. Cấp trên có thể nằm trong chính tệp này. Đơn vị cao nhất ghi: đứng đầu. "
    "Để trống là giữ nguyên."
)


def columns(scope: str) -> Sequence[Column]:
    return (
        Column(
            "code", ("Mã đơn vị", "Mã"), Kind.CODE, most=16, note=_("Giữ nguyên số 0 ở đầu."), example="31318"
        ),
        Column(
            "day",
            ("Từ ngày", "Có hiệu lực từ"),
            Kind.DAY,
            required=True,
            note=_("Ngày tên, mã, cấp trên của dòng này bắt đầu đúng."),
            example=date(2024, 1, 1),
            width=14,
        ),
        Column("name", ("Tên đơn vị", "Tên"), required=True, most=200, example="Xã Ví Dụ", width=36),
        Column(
            "kind",
            ("Loại đơn vị", "Loại"),
            required=True,
            most=60,
            choices=tuple(str(label) for label in UnitKind.labels),
            example=str(UnitKind.COMMUNE.label),
            width=24,
        ),
        Column(
            "abbreviation",
            ("Ký hiệu trong văn bản", "Ký hiệu"),
            most=40,
            note=_("Ghi như trên văn bản của đơn vị, ví dụ UBND."),
        ),
        Column("parent", ("Đơn vị cấp trên",), most=400, note=str(ABOVE), example="Huyện Ví Dụ", width=30),
        Column("party_parent", ("Cấp trên bên Đảng",), most=400, note=str(ABOVE), width=30),
        Column(
            "previous",
            ("Mã hoặc tên trước đó",),
            most=400,
            note=_("Chỉ ghi khi đơn vị đã có nay đổi mã, đổi tên: mã hoặc tên đang dùng."),
            width=24,
        ),
        Column(
            "closing",
            ("Chấm dứt hoạt động",),
            most=10,
            choices=(ENDS,),
            note=_("Ghi “có” nếu từ ngày ấy đơn vị thôi hoạt động."),
            width=14,
        ),
        Column("basis", ("Căn cứ",), most=300, example="Nghị quyết số 00/NQ-VD", width=30),
    )


def check(rows: Rows, *, scope: str, at: datetime) -> Iterator[Checked]:
    kinds = {str(label): value for value, label in UnitKind.choices}
    kinds |= {fold(label): value for label, value in kinds.items()}
    entries, nameless = list[Entry](), list[Checked]()
    for row in rows.every():
        if (one := _entry(row, kinds)) is not None:
            entries.append(one)
        elif faults := _own_faults(row, kinds):
            nameless.append(Checked(row.number, Outcome.FAULTY, faults))
    repeats = Repeats((one.number, one.key) for one in entries)
    tree = house()
    Joining(tree, entries).join()
    named = (_checked(one, tree, repeats) for one in entries)
    yield from merge(nameless, named, key=attrgetter("number"))


def _entry(row: Row, kinds: dict[str, str]) -> Entry | None:
    """None for a row without a readable day or name: nobody can name it."""
    get = row.values.get
    day, name = get("day"), get("name")
    if day is None or name is None:
        return None
    one = Entry(
        row.number,
        Version(
            day,  # type: ignore[arg-type] # the column holds days
            _text(row, "code"),
            intern(str(name)),
            _kind(row, kinds),
            _text(row, "abbreviation"),
            _text(row, "basis"),
            _text(row, "closing").lower() == ENDS,
            0,
        ),
        _text(row, "previous"),
        (_text(row, "parent"), _text(row, "party_parent")),
    )
    one.faults = _own_faults(row, kinds)
    return one


def _kind(row: Row, kinds: dict[str, str]) -> str:
    written = _text(row, "kind")
    return kinds.get(written) or kinds.get(fold(written), "")


def _own_faults(row: Row, kinds: dict[str, str]) -> list[Fault]:
    """What is wrong whatever the day and the name are, so that it is told together with them."""
    faults = []
    if "kind" in row.values and not _kind(row, kinds):
        sentence = _("Không có loại đơn vị này. Ông/bà chọn trong danh sách của tệp mẫu.")
        faults.append(Fault("kind", sentence))
    if _text(row, "closing").lower() not in {"", ENDS}:
        faults.append(Fault("closing", _("Chỉ ghi “có”, hoặc để trống.")))
    return faults


def _text(row: Row, key: str) -> str:
    """The cell; the same words of many rows are kept once."""
    value = row.values.get(key)
    return "" if value is None else intern(str(value))


def _checked(one: Entry, tree: Tree, repeats: Repeats) -> Checked:
    if others := repeats.others(one.key, one.number):
        one.faults = [Fault("code" if one.says.code else "name", _same_key(others))]
    if one.is_new and one.says.closing:
        one.blame("closing", _("Không tìm thấy đơn vị để chấm dứt. Ông/bà kiểm tra lại mã, tên và ngày."))
    if one.faults:
        return Checked(one.number, Outcome.FAULTY, one.faults)
    plan = plan_of(one)
    rests_on = (one.unit if one.unit > 0 else 0, *one.parents)
    if plan is None:
        return Checked(one.number, Outcome.SAME, rests_on=rests_on)
    if one.unit < 0:
        return Checked(one.number, Outcome.NEW, plan=plan, rests_on=rests_on)
    before = words_before(one, tree)
    return Checked(one.number, Outcome.CHANGED, before=before, plan=plan, rests_on=rests_on)


def _same_key(others: str) -> str:
    return _("Cùng đơn vị, cùng ngày có ở nhiều dòng (cả dòng %(others)s). Ông/bà chỉ để một dòng.") % {
        "others": others
    }


def write(changes: Sequence[Checked], *, scope: str, trace: Trace, by: Actor, at: datetime) -> None:
    write_units([one.plan for one in changes], trace=trace, by=by, at=at)


def take_back(effects: Effects, *, scope: str, by: Actor, at: datetime) -> None:
    take_back_units(effects, by=by, at=at)


def export(scope: str) -> Iterator[Sequence[Value]]:
    """Every unit at each day on which its name or place begins: enough to build the trees again."""
    tree = house()
    for unit in tree.units():
        for day in tree.days_of(unit):
            yield _row_of(tree, unit, day)


def _row_of(tree: Tree, unit: int, day: date) -> list[Value]:
    version = tree.version_on(unit, day)
    assert version is not None, "days of a unit begin with its first version"
    parents = [_parent_words(tree, unit, line, day) for line in Line]
    kind = str(UnitKind(version.kind).label)
    ends = ENDS if version.closing and version.day == day else None
    said = [version.abbreviation, *parents, None, ends, version.basis if version.day == day else None]
    return [version.code, day, version.name, kind, *said]


def _parent_words(tree: Tree, unit: int, line: Line, day: date) -> str | None:
    place = tree.place_on(unit, line, day)
    if place is None:
        return None
    return TOP if place.parent is None else path_words(tree, place.parent, day)


UNITS = Importer(
    kind="units",
    label=gettext_lazy("Đơn vị"),
    hint=gettext_lazy("Mỗi dòng một đơn vị từ một ngày: mã, tên, loại, đơn vị cấp trên, cả hai cây."),
    key_sentence=gettext_lazy(
        "Mã đơn vị đi với ngày mới chỉ đúng một đơn vị; đơn vị không có mã được nhận ra theo tên và cấp trên."
    ),
    columns=columns,
    may=lambda by, scope: permissions.can_manage_units(by),
    sees_all=permissions.can_manage_units,
    check=check,
    write=write,
    take_back=take_back,
    export=export,
    derived=("organisations.span",),
    order=10,
)

"""People from a spreadsheet: the number under which the office keeps somebody is their key."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.imports.columns import Column
from nep.imports.effects import Effects
from nep.imports.registry import Importer
from nep.imports.repeats import Repeats
from nep.imports.rows import Checked, Fault, Outcome, Rows
from nep.imports.trace import Trace
from nep.organisations import permissions
from nep.organisations.actions.in_bulk import NewPerson, add_people, remove_people, rename_people
from nep.organisations.actors import Actor
from nep.organisations.imports.staff import staff_code
from nep.organisations.models import Person
from nep.spreadsheets.reading import Row


def columns(scope: str) -> Sequence[Column]:
    return (
        staff_code(_("Số hiệu mà cơ quan dùng cho người này. Giữ nguyên số 0 ở đầu.")),
        Column(
            "name",
            ("Họ và tên", "Họ tên"),
            required=True,
            most=120,
            note=_("Ghi đúng như trong hồ sơ, không viết tắt."),
            example="Nguyễn Văn Ví Dụ",
            width=32,
        ),
    )


def check(rows: Rows, *, scope: str, at: datetime) -> Iterator[Checked]:
    known = {code: (pk, name) for pk, code, name in _people()}
    repeats = Repeats((row.number, row.values.get("code")) for row in rows.every())
    for row in rows:
        yield _checked(row, known, repeats)


def _people() -> Iterable[tuple[int, str, str]]:
    return Person.objects.exclude(code="").values_list("pk", "code", "full_name").iterator()


def _checked(row: Row, known: dict[str, tuple[int, str]], repeats: Repeats) -> Checked:
    code, name = str(row.values["code"]), str(row.values["name"])
    if others := repeats.others(code, row.number):
        return Checked(row.number, Outcome.FAULTY, [Fault("code", _same_code(code, others))])
    if code not in known:
        return Checked(row.number, Outcome.NEW, plan=NewPerson(code, name))
    pk, old = known[code]
    if old == name:
        return Checked(row.number, Outcome.SAME, rests_on=(pk,))
    return Checked(row.number, Outcome.CHANGED, before={"name": old}, plan=(pk, name), rests_on=(pk,))


def _same_code(code: str, others: str) -> str:
    return _("Mã %(code)s có ở nhiều dòng trong tệp (cả dòng %(others)s). Ông/bà chỉ để một dòng.") % {
        "code": code,
        "others": others,
    }


def write(changes: Sequence[Checked], *, scope: str, trace: Trace, by: Actor, at: datetime) -> None:
    new = [one.plan for one in changes if one.outcome == Outcome.NEW]
    renamed = dict(one.plan for one in changes if one.outcome == Outcome.CHANGED)
    add_people(new, trace=trace, by=by, at=at)
    rename_people(renamed, trace=trace, by=by, at=at)


def take_back(effects: Effects, *, scope: str, by: Actor, at: datetime) -> None:
    remove_people(effects, by=by, at=at)


def export(scope: str) -> Iterator[Sequence[str]]:
    people = Person.objects.exclude(code="").order_by("sort_key", "pk")
    return iter(people.values_list("code", "full_name").iterator())


PEOPLE = Importer(
    kind="people",
    label=gettext_lazy("Người"),
    hint=gettext_lazy("Mỗi dòng một người, với mã cán bộ và họ tên. Chức vụ nhập ở loại “Chức vụ”."),
    key_sentence=gettext_lazy("Cùng mã cán bộ là cùng một người."),
    columns=columns,
    may=lambda by, scope: permissions.can_manage_posts(by),
    sees_all=permissions.can_manage_posts,
    check=check,
    write=write,
    take_back=take_back,
    export=export,
    order=20,
)

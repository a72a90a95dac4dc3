"""How many commitments a unit keeps on paper, as counts: a unit and a year are one row, and no person is.

There is no export: what stands is on the page of counts, where small numbers are hidden.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.imports.columns import Column
from nep.imports.effects import Effects
from nep.imports.registry import Importer
from nep.imports.repeats import Repeats
from nep.imports.rows import Checked, Fault, Outcome, Rows
from nep.imports.trace import Trace
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.queries import name_on, units_below, versions_on
from nep.programmes.actions.commitments_on_paper import PaperCount, bring_counts, take_back_counts
from nep.programmes.models import CommitmentsOnPaper, Theme
from nep.programmes.models.commitments import side_of
from nep.programmes.permissions.commitments import can_bring_counts
from nep.spreadsheets.cells import Kind
from nep.spreadsheets.reading import Row
from nep.vietnamese.text import fold
from nep.web import clock

MOST_ROWS, MOST_EACH, MOST_OFFERED = 2_000, 20_000, 200
BETWEEN = "."


def theme_and_unit(scope: str) -> tuple[Theme, Unit]:
    """Of which theme, and of the units below which one, a file speaks."""
    theme, _between, unit = scope.partition(BETWEEN)
    return Theme.objects.get(uuid=theme), Unit.objects.get(uuid=unit)


def columns(scope: str) -> Sequence[Column]:
    known = Known(*theme_and_unit(scope), clock.today()) if scope else None
    offered = known.names if known and len(known.names) <= MOST_OFFERED else ()
    return (
        Column(
            "unit",
            ("Đơn vị",),
            required=True,
            most=400,
            choices=tuple(offered),
            note=_(
                "Tên hoặc mã: đơn vị của ông/bà hay đơn vị bên dưới, nơi người đăng ký sinh hoạt, làm việc."
            ),
            example="Xã Ví Dụ",
            width=36,
        ),
        Column("year", ("Năm",), Kind.WHOLE, required=True, example=2023, width=10),
        Column(
            "registered",
            ("Số bản đăng ký",),
            Kind.WHOLE,
            required=True,
            note=_("Chỉ đếm bản trên giấy; bản viết trong hệ thống đã được đếm. Không ghi tên ai."),
            example=25,
        ),
        Column("reviewed", ("Số bản đã tự nhận xét",), Kind.WHOLE, required=True, example=20, width=22),
    )


@dataclass
class Known:
    """The units that a file may name on a day, and what they said before."""

    theme: Theme
    unit: Unit
    day: date
    names: list[str] = field(init=False)

    def __post_init__(self) -> None:
        below = units_below(self.unit, line=side_of(self.unit), on=self.day).values_list("pk", flat=True)
        versions = [one for one in versions_on(below, self.day).values() if not one.is_closing]
        versions.sort(key=lambda one: one.sort_key)
        self.names = [one.name for one in versions]
        self.called: dict[str, list[int]] = defaultdict(list)
        for one in versions:
            for key in {fold(one.name), one.code} - {""}:
                self.called[key].append(one.unit_id)
        rows = CommitmentsOnPaper.objects.filter(theme=self.theme, unit__in=list(below))
        self.standing = {(row.unit_id, row.year): row for row in rows}

    @property
    def years(self) -> range:
        return range(self.theme.starts_on.year, min(self.theme.ends_on, self.day).year + 1)

    def units(self, row: Row) -> list[int]:
        text = str(row.values.get("unit") or "")
        return self.called.get(text) or self.called.get(fold(text), [])

    def key(self, row: Row) -> tuple[int, object] | None:
        found = self.units(row)
        return (found[0], row.values.get("year")) if len(found) == 1 else None


def check(rows: Rows, *, scope: str, at: datetime) -> Iterator[Checked]:
    known = Known(*theme_and_unit(scope), clock.day_of(at))
    repeats = Repeats((row.number, known.key(row)) for row in rows.every())
    for row in rows:
        yield _checked(row, known, repeats)


def _checked(row: Row, known: Known, repeats: Repeats) -> Checked:
    if faults := list(_faults(row, known, repeats)):
        return Checked(row.number, Outcome.FAULTY, faults)
    unit, year, registered, reviewed = known.units(row)[0], *(_whole(row, name) for name in NUMBERS)
    standing = known.standing.get((unit, year))
    if standing is None:
        plan = PaperCount(unit, year, registered, reviewed)
        return Checked(row.number, Outcome.NEW, plan=plan, rests_on=(unit,))
    was = {"registered": standing.registered, "reviewed": standing.reviewed}
    says = {"registered": registered, "reviewed": reviewed}
    before = {name: str(value) for name, value in was.items() if value != says[name]}
    if not before:
        return Checked(row.number, Outcome.SAME, rests_on=(unit, standing.pk))
    plan = PaperCount(unit, year, registered, reviewed, standing.pk)
    return Checked(row.number, Outcome.CHANGED, before=before, plan=plan, rests_on=(unit, standing.pk))


NUMBERS = ("year", "registered", "reviewed")


def _whole(row: Row, name: str) -> int:
    value = row.values[name]
    assert isinstance(value, int), "a required whole number that could be read"
    return value


def _faults(row: Row, known: Known, repeats: Repeats) -> Iterator[Fault]:
    year, registered, reviewed = (_whole(row, name) for name in NUMBERS)
    found = known.units(row)
    if len(found) != 1:
        yield Fault("unit", _no_unit(found))
    elif others := repeats.others(known.key(row), row.number):
        told = _("Đơn vị này, năm này có ở nhiều dòng trong tệp (cả dòng %(others)s). Ông/bà chỉ để một.")
        yield Fault("unit", told % {"others": others})
    if year not in known.years:
        yield Fault("year", _no_year(known))
    if not 0 <= registered <= MOST_EACH:
        yield Fault("registered", _("Ghi số từ 0 đến 20.000."))
    if not 0 <= reviewed <= registered:
        yield Fault("reviewed", _("Ghi số từ 0 đến số bản đăng ký."))


def _no_unit(found: list[int]) -> str:
    if found:
        return _("Có %(count)s đơn vị tên này. Ông/bà ghi mã đơn vị.") % {"count": len(found)}
    return _("Không phải đơn vị của ông/bà hay đơn vị bên dưới. Ông/bà chọn tên trong danh sách của tệp mẫu.")


def _no_year(known: Known) -> str:
    years = ", ".join(map(str, known.years))
    return _("Chuyên đề này nhận số của năm: %(years)s.") % {"years": years}


def write(changes: Sequence[Checked], *, scope: str, trace: Trace, by: Actor, at: datetime) -> None:
    bring_counts(*theme_and_unit(scope), [one.plan for one in changes], trace=trace, by=by, at=at)


def take_back(effects: Effects, *, scope: str, by: Actor, at: datetime) -> None:
    take_back_counts(*theme_and_unit(scope), effects, by=by, at=at)


def scopes(by: Actor) -> list[tuple[str, str]]:
    """Running themes, each for the own unit."""
    if by.unit is None or not by.has("edit_plan"):
        return []
    themes = Theme.objects.visible_to(by).filter(state=Theme.State.ISSUED).order_by("-starts_on", "-pk")[:20]
    return [(scope_of(theme, by.unit), _label(theme, by.unit)) for theme in themes]


def scope_of(theme: Theme, unit: Unit) -> str:
    return f"{theme.uuid}{BETWEEN}{unit.uuid}"


def _label(theme: Theme, unit: Unit) -> str:
    return f"{theme.short_title}, {name_on(unit, clock.today())}"


def describe(scope: str) -> str:
    return _label(*theme_and_unit(scope))


def may(by: Actor, scope: str) -> bool:
    theme_uuid, _between, unit_uuid = scope.partition(BETWEEN)
    if by.unit is None or str(by.unit.uuid) != unit_uuid:
        return False
    theme = Theme.objects.filter(uuid=theme_uuid).first()
    return theme is not None and can_bring_counts(by, theme, by.unit)


COMMITMENT_COUNTS = Importer(
    kind="commitments",
    label=gettext_lazy("Số bản đăng ký làm theo trên giấy"),
    hint=gettext_lazy(
        "Mỗi dòng một đơn vị, một năm: số bản đăng ký, số bản đã tự nhận xét. Không có tên người."
    ),
    key_sentence=gettext_lazy("Cùng đơn vị, cùng năm của chuyên đề là một dòng."),
    columns=columns,
    may=may,
    scopes=scopes,
    describe=describe,
    check=check,
    write=write,
    take_back=take_back,
    derived=("programmes.commitmenttally",),
    most_rows=MOST_ROWS,
    order=60,
)

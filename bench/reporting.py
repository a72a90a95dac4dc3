"""Three thousand units below one province, and their reports in one round."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nep.organisations.actors import Actor
    from nep.organisations.models import Unit
    from nep.reviews.models import Round

DISTRICTS, EACH = 30, 99
KEYS = ("stated_classes", "stated_attendances", "stated_papers")


@dataclass(frozen=True)
class Reporting:
    """A round of the province with every report accepted."""

    province: "Unit"
    office: "Actor"
    round: "Round"
    units: int


def three_thousand_reports(*, districts: int = DISTRICTS, each: int = EACH) -> Reporting:
    """`districts` x (1 + `each`) units with a report each, sent on paper, typed in in one act and accepted
    from below upward: 30 x 100 = 3,000. Inside `bench.province.in_a_home_of_its_own`."""
    from django.db import transaction

    from nep.measures.periods import Period
    from nep.norms.actions import load_shipped
    from nep.organisations.roles import Role
    from nep.reviews import actions
    from nep.web import clock
    from tests.factories.organisations import an_actor

    with transaction.atomic():
        load_shipped(at=clock.now())
        province = _units(districts, each)
        office = an_actor(province, Role.PROGRAMME_OFFICER, Role.LEADER)
        period = Period(date(2023, 1, 1), date(2023, 12, 31))
        made = actions.create_round(
            unit=province, title="báo cáo năm 2023", period=period, by=office, at=clock.now()
        )
        _ask(made, province, office)
        actions.set_deadlines(made, {"district": None, "commune": None}, by=office, at=clock.now())
        opened = actions.open_round(made, by=office, at=clock.now())
        units = _send(opened, office)
        _accept(opened, office)
    return Reporting(province, office, opened, units)


def _units(districts: int, each: int) -> "Unit":
    """The province and what is below it, in plain rows: 3,000 actions would be measured instead."""
    from nep.organisations.models import Line, Span, Unit, UnitKind, UnitVersion
    from nep.vietnamese.names import sort_key
    from nep.vietnamese.text import fold
    from tests.factories.organisations import a_unit

    province = a_unit("Tỉnh Đo", kind=UnitKind.PROVINCE, code="98")
    UnitVersion.objects.filter(unit=province).update(abbreviation="UBND")
    top = Span.objects.get(unit=province, line=Line.STATE)
    since, units, spans, versions = top.valid_from, [], [], []

    def add(unit: Unit, path: str, name: str, kind: UnitKind) -> None:
        spans.append(Span(unit=unit, line=Line.STATE, path=path, valid_from=since))
        versions.append(
            UnitVersion(
                unit=unit,
                valid_from=since,
                kind=kind,
                name=name,
                sort_key=sort_key(name),
                folded=fold(name),
            )
        )

    units = Unit.objects.bulk_create(Unit(world="state") for _n in range(districts * (each + 1)))
    for n in range(districts):
        district, *communes = units[n * (each + 1) : (n + 1) * (each + 1)]
        path = f"{top.path}{district.pk:06d}"
        add(district, path, f"Huyện Số {n + 1}", UnitKind.DISTRICT)
        for m, commune in enumerate(communes, start=1):
            add(commune, f"{path}{commune.pk:06d}", f"Xã {n + 1}-{m}", UnitKind.COMMUNE)
    UnitVersion.objects.bulk_create(versions)
    Span.objects.bulk_create(spans)
    return province


def _ask(made: "Round", province: "Unit", office: "Actor") -> None:
    from nep.measures.statements import name_stated_figure
    from nep.reviews.models import RoundFigure
    from nep.web import clock

    for position, key in enumerate(KEYS, start=20):
        name_stated_figure(
            key=key,
            label=f"Số liệu {key}",
            sentence="Số đơn vị ghi.",
            counts="classes",
            unit=province,
            by=office,
            at=clock.now(),
        )
        RoundFigure.objects.create(round=made, position=position, key=key)


def _send(opened: "Round", office: "Actor") -> int:
    from nep.measures.statements import SourcePaper
    from nep.reviews import actions
    from nep.reviews.actions.in_bulk import Taken
    from nep.web import clock

    day = date(2023, 12, 20)
    words = "Đơn vị {name} mở lớp, ghi từng việc hứa với dân và làm xong đúng hạn từng việc trong năm."
    rows = [
        Taken(
            assignment=row,
            paper=SourcePaper(f"{number}/BC", day),
            received_on=day,
            stated={key: number % (50 + place) for place, key in enumerate(KEYS)},
            texts={section: words.format(name=row.name) for section in range(1, 8)},
        )
        for number, row in enumerate(opened.assignments.select_related("unit").order_by("pk"), start=1)
    ]
    return actions.take_reports(opened, rows, by=office, at=clock.now())


def _accept(opened: "Round", office: "Actor") -> None:
    """Below first: each district its communes, then the province its districts."""
    from nep.organisations.roles import Role
    from nep.reviews import actions
    from nep.web import clock
    from tests.factories.organisations import an_actor

    for row in opened.assignments.filter(above=None).select_related("unit").order_by("pk"):
        actions.accept_reports(opened, by=an_actor(row.unit, Role.LEADER), at=clock.now())
    actions.accept_reports(opened, by=office, at=clock.now())

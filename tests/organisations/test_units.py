"""Units through time: names, codes, places in the trees."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from nep.organisations import actions, queries
from nep.organisations.actions import CodeTaken, DayTaken, StandsBelowItself
from nep.organisations.actors import COMMAND
from nep.organisations.models import Line, Span, Succession, Unit, UnitKind, UnitVersion, World
from nep.organisations.roles import Role
from nep.organisations.spans import mend_spans, span_faults
from nep.web import clock
from nep.web.errors import NotAllowed
from tests.factories.organisations import LONG_AGO, a_post, a_province, a_unit, acting, an_actor

pytestmark = pytest.mark.django_db
DAY = date(2023, 12, 27)


def test_a_unit_keeps_its_old_name_for_old_days() -> None:
    unit = a_unit("Xã Cũ", valid_from=date(2020, 1, 1))
    actions.add_version(
        unit,
        kind=UnitKind.COMMUNE,
        name="Phường Mới",
        valid_from=date(2023, 6, 1),
        by=COMMAND,
        at=clock.now(),
    )
    assert queries.name_on(unit, date(2023, 5, 31)) == "Xã Cũ"
    assert queries.name_on(unit, date(2023, 6, 1)) == "Phường Mới"
    assert queries.names_on([unit], date(2023, 5, 31)) == {unit.pk: "Xã Cũ"}
    assert queries.name_on(unit, date(2019, 1, 1)) == "Xã Cũ"


def test_two_versions_from_the_same_day_are_refused_by_action_and_by_constraint() -> None:
    unit = a_unit("Xã Cũ")
    with pytest.raises(DayTaken):
        actions.add_version(
            unit, kind=UnitKind.COMMUNE, name="Khác", valid_from=LONG_AGO, by=COMMAND, at=clock.now()
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitVersion.objects.create(unit=unit, kind="commune", name="Khác", valid_from=LONG_AGO, sort_key="")
    assert unit.versions.count() == 1


def test_a_code_names_one_unit_at_a_day_and_may_be_used_again_later() -> None:
    old = a_unit("Xã Cũ", code="31338")
    with pytest.raises(CodeTaken):
        a_unit("Xã Chen", code="31338", valid_from=date(2021, 1, 1))
    actions.add_version(
        old,
        kind=UnitKind.COMMUNE,
        name="Xã Cũ",
        code="31338",
        valid_from=date(2025, 7, 1),
        is_closing=True,
        by=COMMAND,
        at=clock.now(),
    )
    new = a_unit("Xã Mới", code="31338", valid_from=date(2025, 7, 1))
    assert queries.unit_by_code("31338", DAY) == old
    assert queries.unit_by_code("31338", date(2025, 7, 1)) == new
    assert queries.unit_by_code("31338@2023-12-31", date(2026, 1, 1)) == old


def test_an_unknown_code_is_refused_in_words() -> None:
    with pytest.raises(queries.UnknownUnit, match="Không có đơn vị nào mang mã 00000"):
        queries.unit_by_code("00000", DAY)
    with pytest.raises(queries.UnknownUnit, match="Không đọc được ngày"):
        queries.unit_by_code("31338@31/02/2024", DAY)


def test_a_code_that_names_two_units_is_refused_in_words() -> None:
    a_unit("Xã Một", code="31338")
    twin = a_unit("Xã Hai", code="31339")
    twin.versions.update(code="31338")  # an import from before the rule
    with pytest.raises(queries.AmbiguousUnit, match="hai đơn vị"):
        queries.unit_by_code("31338", DAY)


def test_a_subtree_is_counted_as_it_stood_on_the_day() -> None:
    units = a_province()
    other = a_unit("Huyện Khác", kind=UnitKind.DISTRICT, parent=units["province"])
    actions.place_unit(
        units["commune"],
        line=Line.STATE,
        parent=other,
        valid_from=date(2023, 6, 1),
        by=COMMAND,
        at=clock.now(),
    )
    before = queries.units_below(units["district"], line=Line.STATE, on=date(2023, 5, 31))
    after = queries.units_below(units["district"], line=Line.STATE, on=date(2023, 6, 1))
    assert set(before) == {units["district"], units["commune"], units["neighbour"]}
    assert set(after) == {units["district"], units["neighbour"]}
    assert queries.stands_below(units["commune"], other, line=Line.STATE, on=DAY)
    assert queries.parent_of(units["commune"], line=Line.STATE, on=DAY) == other


def test_children_move_with_their_parent() -> None:
    units = a_province()
    other = a_unit("Tỉnh Khác", kind=UnitKind.PROVINCE)
    actions.place_unit(
        units["district"],
        line=Line.STATE,
        parent=other,
        valid_from=date(2023, 6, 1),
        by=COMMAND,
        at=clock.now(),
    )
    assert queries.ancestors(units["commune"], line=Line.STATE, on=DAY) == [other, units["district"]]
    assert span_faults() == []


def test_the_two_lines_are_two_trees_over_the_same_units() -> None:
    units = a_province()
    party = set(queries.units_below(units["party"], line=Line.PARTY, on=DAY))
    assert party == set(units.values())
    assert set(queries.units_below(units["party"], line=Line.STATE, on=DAY)) == {units["party"]}


def test_a_circle_is_refused_and_nothing_is_written() -> None:
    units = a_province()
    spans = set(Span.objects.values_list("unit", "path"))
    with pytest.raises(StandsBelowItself):
        actions.place_unit(
            units["province"],
            line=Line.STATE,
            parent=units["commune"],
            valid_from=date(2023, 6, 1),
            by=COMMAND,
            at=clock.now(),
        )
    with pytest.raises(StandsBelowItself):
        actions.place_unit(
            units["province"],
            line=Line.STATE,
            parent=units["province"],
            valid_from=date(2023, 6, 1),
            by=COMMAND,
            at=clock.now(),
        )
    assert set(Span.objects.values_list("unit", "path")) == spans


def test_doctor_sees_and_mends_a_broken_span() -> None:
    units = a_province()
    Span.objects.filter(unit=units["commune"]).update(path="999999")
    assert span_faults() != []
    mend_spans()
    assert span_faults() == []


def test_the_desk_above_a_commune_is_the_district_and_above_a_district_the_reception_board() -> None:
    units = a_province()
    assert queries.desk_above(units["commune"], on=DAY) == units["board"]
    a_post(units["district"], Role.RECEPTION_DESK)
    assert queries.desk_above(units["commune"], on=DAY) == units["district"]
    assert queries.desk_above(units["district"], on=DAY) == units["board"]
    assert queries.desk_above(units["province"], on=DAY) == units["board"]


def test_without_a_desk_above_there_is_none() -> None:
    lonely = a_unit("Xã Lẻ")
    assert queries.desk_above(lonely, on=DAY) is None


def test_a_stranger_can_change_nothing() -> None:
    units = a_province()
    officer = an_actor(units["commune"], Role.UNIT_OFFICER, Role.LEADER)
    with pytest.raises(NotAllowed):
        actions.create_unit(
            world=World.STATE, kind=UnitKind.COMMUNE, name="X", valid_from=DAY, by=officer, at=clock.now()
        )
    with pytest.raises(NotAllowed):
        actions.add_person(full_name="Người Lạ", by=officer, at=clock.now())
    assert not Unit.objects.filter(versions__name="X").exists()


def test_a_post_gives_verbs_only_while_it_is_held() -> None:
    unit = a_unit()
    post = a_post(unit, Role.UNIT_OFFICER, valid_from=date(2020, 1, 1))
    assert acting(post).may("draft_answer", unit)
    actions.close_post(post, valid_to=date(2021, 1, 1), by=COMMAND, at=clock.now())
    assert not acting(post).has("draft_answer")


def test_reach_goes_down_the_posts_own_line_and_never_up() -> None:
    units = a_province()
    leader = an_actor(units["district"], Role.LEADER)
    assert leader.may("view_petitions", units["commune"])
    assert not leader.may("view_petitions", units["province"])
    assert not leader.may("approve_answer", units["commune"])
    secretary = an_actor(units["party"], Role.LEADER)
    assert secretary.may("view_petitions", units["commune"])


def test_a_succession_is_written_down_with_its_basis() -> None:
    old, new = a_unit(), a_unit()
    row = actions.record_succession(
        kind=Succession.Kind.MERGED,
        from_unit=old,
        to_unit=new,
        happened_on=date(2025, 7, 1),
        basis="Nghị quyết 1668/NQ-UBTVQH15",
        by=COMMAND,
        at=clock.now(),
    )
    assert (row.from_unit, row.to_unit) == (old, new)

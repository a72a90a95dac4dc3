"""Số đã chốt beside Số hiện nay."""

from datetime import date, time

import pytest

from nep.measures.actions import freeze
from nep.measures.checks import facts_on_no_tree, frozen_figures_that_do_not_add_up
from nep.measures.compile import Tree
from nep.measures.freezing import Difference, compare, hash_of, keys_of
from nep.measures.models import FrozenFigure, FrozenKey
from nep.measures.periods import Period
from nep.measures.queries import drill_down, records
from nep.measures.registry import figure
from nep.meetings.models import Meeting
from nep.organisations.actors import COMMAND, PUBLIC
from nep.organisations.models import Line, Span, Unit
from nep.organisations.roles import Role
from nep.web import clock
from tests.factories.organisations import a_province, an_actor

pytestmark = pytest.mark.django_db
YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
STATE = Tree(Line.STATE)


def _meeting(unit: Unit, held_on: date | None) -> Meeting:
    return Meeting.objects.create(
        kind="listening_day", unit=unit, title="Buổi thử", happens_on=date(2023, 3, 1), starts_at=time(8),
        place="Nhà văn hóa", held_on=held_on, state="held" if held_on else "planned",
    )  # fmt: skip


def _freeze(units: dict[str, Unit]) -> list[FrozenFigure]:
    return freeze(
        ["test_held"],
        units["province"],
        YEAR,
        tree=STATE,
        parts=[units["district"]],
        by=COMMAND,
        at=clock.now(),
    )


def test_a_frozen_figure_keeps_its_keys_once_and_their_hash() -> None:
    units = a_province()
    inside = _meeting(units["commune"], date(2023, 4, 1))
    beside = _meeting(units["department"], date(2023, 5, 1))
    whole, part = _freeze(units)
    assert (whole.value, part.value) == (2, 1)
    assert FrozenKey.objects.count() == 2
    assert whole.sha256 == hash_of([str(inside.uuid), str(beside.uuid)])
    assert part.sha256 == hash_of([str(inside.uuid)])
    assert list(keys_of(part).values_list("record_key", flat=True)) == [str(inside.uuid)]
    assert frozen_figures_that_do_not_add_up() == []


def test_what_came_and_what_left_is_told_with_its_reason() -> None:
    units = a_province()
    stays = _meeting(units["commune"], date(2023, 4, 1))
    moves_out = _meeting(units["commune"], date(2023, 5, 1))
    deleted = _meeting(units["commune"], date(2023, 6, 1))
    moves_in = _meeting(units["commune"], None)
    whole, _part = _freeze(units)
    assert compare(whole) == Difference(3, 3)

    Meeting.objects.filter(pk=moves_out.pk).update(held_on=date(2024, 1, 5))
    Meeting.objects.filter(pk=moves_in.pk).update(held_on=date(2023, 7, 1), state="held")
    deleted.delete()
    _meeting(units["neighbour"], date(2023, 8, 1))
    difference = compare(whole)
    assert difference == Difference(3, 3, entered=1, changed_in=1, changed_out=1, gone=1)
    assert difference.sentences() == [
        "1 hồ sơ được ghi vào sau khi chốt.",
        "1 hồ sơ đã có từ trước, sau khi chốt được sửa nên nay tính vào.",
        "1 hồ sơ được sửa sau khi chốt nên nay không còn tính.",
        "1 hồ sơ không còn trong hệ thống.",
    ]
    assert stays.pk in records("test_held", units["province"], YEAR, tree=STATE).values_list("pk", flat=True)


def test_a_frozen_figure_whose_keys_were_touched_is_found_by_the_check() -> None:
    units = a_province()
    _meeting(units["commune"], date(2023, 4, 1))
    whole, _part = _freeze(units)
    FrozenKey.objects.all().delete()
    assert len(frozen_figures_that_do_not_add_up()) == 2
    assert str(whole.uuid) in frozen_figures_that_do_not_add_up()[0]


def test_a_fact_whose_unit_stands_on_no_tree_is_found_by_the_check() -> None:
    units = a_province()
    _meeting(units["commune"], date(2023, 4, 1))
    assert facts_on_no_tree() == []
    Span.objects.filter(unit=units["commune"]).delete()
    assert facts_on_no_tree() == [
        "1 dòng meetings.meeting (cột held_on) thuộc đơn vị không đứng trên cây nào vào ngày đó."
    ]


def test_who_may_open_less_sees_the_total_and_the_rest_by_unit() -> None:
    units = a_province()
    for day in (1, 2, 3):
        _meeting(units["commune"], date(2023, 4, day))
    _meeting(units["neighbour"], date(2023, 4, 4))
    rows = records("test_held", units["district"], YEAR, tree=STATE)
    officer = an_actor(units["commune"], Role.UNIT_OFFICER)
    seen = drill_down(rows, figure("test_held"), officer, size=2)
    assert (seen.total, seen.open_to_actor, seen.rest_by_unit) == (4, 3, [(units["neighbour"].pk, 1)])
    assert [line.day for line in seen.page] == [date(2023, 4, 3), date(2023, 4, 2)]
    assert (seen.number, seen.pages) == (1, 2)
    nobody = drill_down(rows, figure("test_held"), PUBLIC)
    assert (nobody.total, nobody.open_to_actor, nobody.page) == (4, 0, [])

"""Value, drill-down, freeze and the sum of the parts all come from one declaration: here they must agree with
one another and with a count made in plain Python."""

from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nep.measures.actions import freeze
from nep.measures.compile import Tree, TreeMode
from nep.measures.periods import Period
from nep.measures.queries import read, records
from nep.meetings.models import Meeting
from nep.organisations import actions
from nep.organisations.actors import COMMAND
from nep.organisations.models import Line, Unit, UnitKind
from nep.web import clock
from tests.factories.organisations import LONG_AGO, a_unit
from tests.measures.sample import counts
from tests.tables import assert_queries

FIRST, MOVE, LAST = date(2023, 1, 1), date(2023, 7, 1), date(2023, 12, 31)
KEYS = ["test_held", "test_late"]
PARENTS = {1: 0, 2: 0, 3: 1, 4: 1, 5: 2}  # the top 0, two districts, three communes
MOVED = (4, 2)  # the second commune of the first district goes to the second district

day = st.dates(FIRST - timedelta(days=40), LAST + timedelta(days=40))
fact = st.tuples(
    st.integers(0, 5), st.none() | day, st.none() | day, st.sampled_from(["listening_day", "workers"])
)
period = st.tuples(day, day).map(lambda two: Period(min(two), max(two)))


@dataclass
class Town:
    units: list[Unit]

    def parent(self, number: int, on: date) -> int | None:
        if number == MOVED[0] and on >= MOVE:
            return MOVED[1]
        return PARENTS.get(number)

    def stands_below(self, number: int, above: int, on: date) -> bool:
        at: int | None = number
        while at is not None:
            if at == above:
                return True
            at = self.parent(at, on)
        return False


@pytest.fixture
def town(db: None) -> Town:
    units = [a_unit(kind=UnitKind.PROVINCE)]
    for number, parent in PARENTS.items():
        kind = UnitKind.DISTRICT if number < 3 else UnitKind.COMMUNE
        units.append(a_unit(f"Đơn vị {number}", kind=kind, parent=units[parent]))
    actions.place_unit(
        units[MOVED[0]], line=Line.STATE, parent=units[MOVED[1]], valid_from=MOVE, by=COMMAND, at=clock.now()
    )
    return Town(units)


def _hold(town: Town, facts: list[tuple[int, date | None, date | None, str]]) -> list[Meeting]:
    return Meeting.objects.bulk_create(
        Meeting(
            unit=town.units[number], due_on=due, held_on=held, kind=kind, title="Buổi thử",
            happens_on=due or FIRST, starts_at=time(8), place="Nhà văn hóa",
            state="held" if held else "planned",
        )
        for number, due, held, kind in facts
    )  # fmt: skip


def _oracle(
    town: Town, meetings: list[Meeting], key: str, above: int, p: Period, mode: TreeMode
) -> list[int]:
    found = []
    for meeting in meetings:
        number = town.units.index(meeting.unit)
        if not counts(key, meeting, p.first, p.last):
            continue
        tree_day = LAST if mode is TreeMode.TODAY else meeting.held_on if key == "test_held" else p.last
        assert tree_day is not None
        if town.stands_below(number, above, tree_day):
            found.append(meeting.pk)
    return sorted(found)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts=st.lists(fact, max_size=25), periods=st.lists(period, min_size=1, max_size=4), data=st.data())
def test_value_drill_down_parts_and_freeze_agree_with_a_count_outside_sql(
    town: Town,
    facts: list[tuple[int, date | None, date | None, str]],
    periods: list[Period],
    data: st.DataObject,
) -> None:
    with transaction.atomic():
        meetings = _hold(town, facts)
        for mode in TreeMode:
            tree = Tree(Line.STATE, mode, LAST)
            values = read(KEYS, town.units, periods, line=Line.STATE, tree_mode=mode, tree_date=LAST)
            for key in KEYS:
                for number, unit in enumerate(town.units):
                    for one in periods:
                        expected = _oracle(town, meetings, key, number, one, mode)
                        assert values[key, unit.pk, one] == len(expected)
                        assert (
                            sorted(records(key, unit, one, tree=tree).values_list("pk", flat=True))
                            == expected
                        )
                for one in periods:
                    own = [
                        m for m in _oracle(town, meetings, key, 0, one, mode) if _is_own(meetings, m, town)
                    ]
                    parts = [values[key, town.units[n].pk, one] for n in (1, 2)]
                    assert values[key, town.units[0].pk, one] == sum(parts) + len(own)
            one = data.draw(st.sampled_from(periods))
            frozen = freeze(
                KEYS, town.units[0], one, tree=tree, parts=town.units[1:3], by=COMMAND, at=clock.now()
            )
            assert {(f.key, f.unit_id): f.value for f in frozen} == {
                (key, unit.pk): values[key, unit.pk, one] for key in KEYS for unit in town.units[:3]
            }
        transaction.set_rollback(True)


def _is_own(meetings: list[Meeting], pk: int, town: Town) -> bool:
    return next(m for m in meetings if m.pk == pk).unit_id == town.units[0].pk


def test_any_number_of_figures_units_and_periods_is_read_in_two_queries(town: Town) -> None:
    _hold(
        town,
        [(n % 6, date(2023, n % 12 + 1, 3), date(2023, n % 12 + 1, 5), "listening_day") for n in range(30)],
    )
    months = Period(FIRST, LAST).months()
    with assert_queries(2):
        read(KEYS[:1], town.units[:1], months[:1], line=Line.STATE)
    with assert_queries(2):
        values = read(KEYS, town.units, [*months, Period(FIRST, LAST)], line=Line.STATE)
    assert sum(values["test_held", town.units[0].pk, m] for m in months) == 30
    assert values["test_held", town.units[0].pk, Period(FIRST, LAST)] == 30


def test_a_unit_that_stands_nowhere_on_the_line_counts_itself(town: Town) -> None:
    _hold(town, [(1, FIRST, FIRST, "listening_day"), (3, FIRST, FIRST, "listening_day")])
    year = Period(FIRST, LAST)
    values = read(["test_held"], town.units[:2], [year], line=Line.PARTY)
    assert [values["test_held", unit.pk, year] for unit in town.units[:2]] == [0, 1]
    assert records("test_held", town.units[1], year, tree=Tree(Line.PARTY)).count() == 1


def test_facts_of_an_ended_unit_stay_in_the_total_by_todays_units(town: Town) -> None:
    gone = a_unit("Xã đã hết", parent=town.units[1], valid_from=LONG_AGO)
    _hold(Town([*town.units, gone]), [(6, FIRST, FIRST, "listening_day")])
    from nep.organisations.models import Span

    Span.objects.filter(unit=gone).update(valid_to=MOVE)
    year = Period(FIRST, LAST)
    values = read(
        ["test_held"], town.units[:2], [year], line=Line.STATE, tree_mode=TreeMode.TODAY, tree_date=LAST
    )
    assert [values["test_held", unit.pk, year] for unit in town.units[:2]] == [1, 1]

"""One year after the theme nothing but counts is left, and every figure reads as before (safeguard 12)."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from nep.audit.models import Event
from nep.learning import actions, counting, jobs, refusals
from nep.learning.models import Attendance, AttendanceTally, PersonTally
from nep.learning.queries import counts_of
from nep.measures.periods import Period
from nep.measures.queries import read
from nep.organisations.actors import JOB, Actor
from nep.organisations.models import Line
from nep.web import clock
from tests.factories.learning import a_held_session, a_session, counts_in, fresh
from tests.factories.plans import Planning

pytestmark = pytest.mark.django_db
Moment = Callable[..., datetime]
KEYS = ["sessions_held", "classes_held", "attendances_due", "attendances", "attendances_reached"]
YEAR = Period(date(2023, 1, 1), date(2023, 12, 31))
LATER = date(2024, 12, 31)


def figures_of(planning: Planning) -> dict[str, Any]:
    unit = planning.units["commune"]
    values = read(KEYS, [unit], [YEAR], line=Line.STATE)
    return {key: values[key, unit.pk, YEAR] for key in KEYS}


def told_of(planning: Planning) -> list[Any]:
    rows = counts_of(planning.theme, planning.officers["party"], on=clock.today())
    return [(row.sessions, row.attended, row.persons) for row in rows]


def test_every_figure_keeps_its_value_when_the_rows_are_erased(planning: Planning, at_moment: Moment) -> None:
    first = a_held_session(planning)
    a_held_session(planning, title="Buổi hai", format="talk", away=2)
    figures, told, counts = figures_of(planning), told_of(planning), counts_in(first)
    assert told == [(2, 9, 5)]
    assert actions.erase_attendance(planning.theme, by=JOB, at=at_moment(LATER)) == 12
    assert not Attendance.objects.exists()
    assert figures_of(planning) == figures
    assert told_of(planning) == told
    assert counts_in(first) == counts
    assert PersonTally.objects.get().persons == 5
    assert actions.erase_attendance(planning.theme, by=JOB, at=at_moment(LATER)) == 0, "twice safely"
    assert counting.count_faults() == []


def test_the_job_erases_on_the_day_and_not_before(planning: Planning, at_moment: Moment) -> None:
    a_held_session(planning)
    at_moment(date(2024, 12, 30))
    jobs.erase_due()
    assert Attendance.objects.count() == 6
    at_moment(date(2025, 1, 1))
    assert len(jobs.erasure_faults()) == 1, "the doctor says so when the job did not run"
    jobs.erase_due()
    assert not Attendance.objects.exists()
    assert jobs.erasure_faults() == []


def test_no_name_is_written_after_that_only_counts(
    planning: Planning, officer: Actor, at_moment: Moment
) -> None:
    session = a_session(planning)
    at = at_moment(LATER)
    with pytest.raises(refusals.RowsErased, match="không ghi tên người nữa"):
        actions.expect_names(session, names="Lê Thị Một", by=officer, at=at)
    actions.count_only(session, persons_due=30, present=28, excused=0, make_up=0, by=officer, at=at)
    assert fresh(session).present == 28


def test_history_and_tallies_know_no_person(planning: Planning) -> None:
    a_held_session(planning)
    assert {field.name for field in AttendanceTally._meta.get_fields()} == {
        *("id", "session", "unit", "held_on", "state")
    }
    facts = " ".join(str(event.facts) for event in Event.objects.order_by("pk"))
    assert "Lê Thị Một" not in facts

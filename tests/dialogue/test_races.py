from collections.abc import Callable
from typing import Any

import pytest

from nep.dialogue import actions
from nep.meetings.models import Meeting
from nep.meetings.refusals import AlreadyClosed
from nep.petitions.models import Petition
from nep.promises import actions as promises
from nep.promises.models import Evidence, Promise
from nep.promises.refusals import AlreadySettled
from nep.web.clock import noon
from tests.factories.dialogue import a_held_day, an_issue
from tests.factories.meetings import HAPPENS_ON, the_desk
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_province
from tests.factories.promises import DUE, a_promise, the_officer

pytestmark = pytest.mark.race
AT = noon(HAPPENS_ON)


def test_of_two_who_close_a_day_one_closes_it(race: Callable[..., list[Any]], now: object) -> None:
    shipped_norms()
    commune = a_province()["commune"]
    desk = the_desk(commune)
    day = a_held_day(commune, desk=desk)
    outcomes = race(*[lambda: actions.close_day(day, by=desk, at=AT)] * 2)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyClosed", "ListeningDay"]
    assert any(isinstance(outcome, AlreadyClosed) for outcome in outcomes)


def test_an_issue_written_as_petition_twice_at_once_makes_one(
    race: Callable[..., list[Any]], now: object
) -> None:
    shipped_norms()
    commune = a_province()["commune"]
    desk = the_desk(commune)
    issue = an_issue(a_held_day(commune, desk=desk), desk)
    race(*[lambda: actions.petition_from_issue(issue, by=desk, at=AT)] * 2)
    assert Petition.objects.count() == 1


def test_a_row_added_while_the_day_closes_is_in_or_out_never_lost(
    race: Callable[..., list[Any]], now: object
) -> None:
    shipped_norms()
    commune = a_province()["commune"]
    desk = the_desk(commune)
    day = a_held_day(commune, desk=desk)
    row = [actions.GridRow(1, "Đường lầy")]
    race(
        lambda: actions.record_opinions(day, row, by=desk, at=AT),
        lambda: actions.close_day(day, by=desk, at=AT),
    )
    closed = Meeting.objects.get().state == Meeting.State.CLOSED
    assert closed != day.issues.exists()


def test_of_two_who_report_a_promise_done_one_does(race: Callable[..., list[Any]], now: object) -> None:
    shipped_norms()
    commune = a_province()["commune"]
    promise, officer = a_promise(commune), the_officer(commune)
    outcomes = race(
        *[lambda: promises.keep_promise(promise, note="xong", files=[], by=officer, at=noon(DUE))] * 2
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadySettled", "Promise"]
    assert (Evidence.objects.count(), Promise.objects.get().state) == (1, "kept")
    assert any(isinstance(outcome, AlreadySettled) for outcome in outcomes)

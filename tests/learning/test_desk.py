"""What waits on a desk, and what does not."""

from datetime import date, timedelta

import pytest

from nep.learning.desk import desk_sessions
from nep.organisations.actors import Actor
from tests.factories.learning import TODAY, a_held_session, a_session
from tests.factories.plans import Planning

pytestmark = pytest.mark.django_db


def test_a_session_waits_from_its_day_until_it_is_written_down(planning: Planning, officer: Actor) -> None:
    a_held_session(planning, title="Đã xong")
    a_session(planning, title="Tuần sau", happens_on=date(2024, 1, 3))
    a_session(planning, title="Hôm nay")
    a_session(planning, title="Hôm qua", happens_on=TODAY - timedelta(days=1))
    titles = [item.title for item in desk_sessions(officer, TODAY)]
    assert titles == ["Điểm danh rồi ghi đã tổ chức: Hôm qua", "Điểm danh rồi ghi đã tổ chức: Hôm nay"]
    assert desk_sessions(planning.officers["neighbour"], TODAY) == []

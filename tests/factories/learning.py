"""Sessions for tests, made through the actions; the scene that their tests share."""

from datetime import date, datetime, time
from typing import Any

import pytest

from nep.learning import actions
from nep.learning.models import Attendance, Session
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.programmes import actions as programmes
from nep.programmes.models import AudienceGroup
from nep.web import clock
from tests.factories.plans import Planning, a_planning

TODAY = date(2023, 12, 27)
NAMES = "Lê Thị Một\nTrần Văn Hai\nPhạm Thị Ba\nĐỗ Văn Bốn\nVũ Thị Năm\nBùi Văn Sáu"


@pytest.fixture
def planning(now: datetime) -> Planning:
    """The theme has two audience groups. Today is 27/12/2023, 09:00."""
    planning = a_planning()
    told: dict[str, Any] = {"by": planning.officers["party"], "at": now}
    programmes.add_audience_group(planning.theme, name="Cán bộ, công chức", **told)
    programmes.add_audience_group(planning.theme, name="Thanh niên", position=2, **told)
    return planning


@pytest.fixture
def officer(planning: Planning) -> Actor:
    """Who keeps the lists of the commune."""
    return planning.officers["commune"]


def the_groups(planning: Planning) -> list[AudienceGroup]:
    return list(planning.theme.audiencegroups.order_by("position"))


def the_host(planning: Planning, name: str = "commune") -> Post:
    post = planning.leaders[name].post
    assert post is not None
    return post


def a_session(planning: Planning, name: str = "commune", **changes: Any) -> Session:
    """Of the unit called `name`, today at 08:00."""
    given: dict[str, Any] = {
        "title": "Học tập chuyên đề quý IV",
        "format": "class",
        "core_contents": list(planning.theme.corecontents.order_by("pk")),
        "audience_groups": the_groups(planning)[:1],
        "happens_on": TODAY,
        "starts_at": time(8),
        "place": "Hội trường xã",
        "hosts": [the_host(planning, name)],
        **changes,
    }
    unit, by = planning.units[name], planning.officers[name]
    return actions.plan_session(planning.theme, unit=unit, **given, by=by, at=clock.now())


def a_listed_session(
    planning: Planning, name: str = "commune", *, names: str = NAMES, **changes: Any
) -> Session:
    session = a_session(planning, name, **changes)
    actions.expect_names(session, names=names, by=planning.officers[name], at=clock.now())
    return fresh(session)


def a_held_session(planning: Planning, name: str = "commune", *, away: int = 1, **changes: Any) -> Session:
    """All of the list were present but the last `away`."""
    session = a_listed_session(planning, name, **changes)
    rows = rows_of(session)
    marks = {row.pk: "present" for row in rows[: len(rows) - away]}
    told: dict[str, Any] = {"by": planning.officers[name], "at": clock.now()}
    actions.save_list(session, marks=marks, **told)
    actions.hold_session(session, held_on=session.meeting.happens_on, **told)
    return fresh(session)


def rows_of(session: Session) -> list[Attendance]:
    return list(Attendance.objects.filter(session=session).order_by("pk"))


def fresh(session: Session) -> Session:
    return Session.objects.select_related("meeting", "theme", "unit").get(pk=session.pk)


def counts_in(session: Session) -> dict[str, int]:
    row = fresh(session)
    names = ("persons_due", "present", "excused", "absent", "make_up")
    return {name: getattr(row, name) for name in names}

"""Conferences for tests, made through the actions; the scene that their tests share."""

from datetime import date, datetime, time
from typing import Any

import pytest

from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.reviews.actions import agenda, conferences, invitations, presence
from nep.reviews.models import AgendaItem, Conference, Invitation, Section, SummaryReport
from nep.web import clock
from tests.factories.plans import Planning, a_planning

TODAY = date(2023, 12, 27)


@pytest.fixture
def planning(now: datetime) -> Planning:
    """Today is 27/12/2023, 09:00."""
    return a_planning()


@pytest.fixture
def office(planning: Planning) -> Actor:
    """Who prepares the conference of the Tỉnh ủy."""
    return planning.officers["party"]


def the_leader(planning: Planning, name: str = "party") -> Post:
    post = planning.leaders[name].post
    assert post is not None
    return post


def told(planning: Planning, name: str = "party") -> dict[str, Any]:
    return {"by": planning.officers[name], "at": clock.now()}


def a_report(planning: Planning, name: str = "party") -> SummaryReport:
    """A draft of two sections, without figures."""
    report = SummaryReport.objects.create(
        unit=planning.units[name],
        theme=planning.theme,
        subject="kết quả thực hiện chuyên đề 2022-2023",
        period_from=date(2022, 1, 1),
        period_to=date(2023, 12, 31),
    )
    for number, title in enumerate(("Tình hình", "Kết quả"), start=1):
        Section.objects.create(report=report, number=number, title=title, text=f"Lời của phần {title}.")
    return report


def a_conference(planning: Planning, name: str = "party", **changes: Any) -> Conference:
    """Of the unit called `name`, today at 08:00, two and a half hours."""
    given: dict[str, Any] = {
        "title": "Hội nghị tổng kết chuyên đề",
        "length": 150,
        "happens_on": TODAY,
        "starts_at": time(8),
        "place": "Hội trường Tỉnh ủy",
        "hosts": [the_leader(planning, name)],
        **changes,
    }
    unit = planning.units[name]
    return conferences.plan_conference(planning.theme, unit=unit, **given, **told(planning, name))


def an_item(
    planning: Planning, conference: Conference, title: str = "Khai mạc", **changes: Any
) -> AgendaItem:
    given: dict[str, Any] = {"minutes": 10, "position": conference.items.count() + 1, **changes}
    return agenda.add_item(conference, title=title, **given, **told(planning))


def an_invited_conference(planning: Planning, **changes: Any) -> Conference:
    """With the usual agenda; two leaders are invited by post, the commune is asked to send two people."""
    conference = a_conference(planning, **changes)
    agenda.draft_agenda(conference, **told(planning))
    posts = [the_leader(planning, "district"), the_leader(planning, "province")]
    invitations.invite_posts(conference, posts=posts, **told(planning))
    units = [planning.units["commune"]]
    invitations.invite_units(conference, units=units, seats=2, **told(planning))
    invitations.send_invitations(conference, **told(planning))
    return fresh(conference)


def a_held_conference(planning: Planning, **changes: Any) -> Conference:
    """Both leaders came, the commune sent one of two."""
    conference = an_invited_conference(planning, **changes)
    first, second, third, _fourth = rows_of(conference)
    marks = {first.pk: "present", second.pk: "present", third.pk: "present"}
    presence.mark_presence(conference, marks=marks, **told(planning))
    held_on = conference.meeting.happens_on
    conferences.hold_conference(conference, held_on=held_on, **told(planning))
    return fresh(conference)


def rows_of(conference: Conference) -> list[Invitation]:
    return list(Invitation.objects.filter(conference=conference).order_by("pk"))


def fresh(conference: Conference) -> Conference:
    rows = Conference.objects.select_related("meeting", "theme", "unit", "report", "paper")
    return rows.get(pk=conference.pk)


def titles_of(conference: Conference) -> list[str]:
    return list(conference.items.order_by("position", "pk").values_list("title", flat=True))

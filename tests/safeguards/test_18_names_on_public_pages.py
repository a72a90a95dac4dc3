"""Safeguards 5, 11 and 18 over the whole product: what a stranger and an officer of the State may read."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from nep.accounts.models import User
from nep.dialogue.actions import register_to_speak
from nep.meetings.models import Meeting
from nep.organisations import actions as organisations
from nep.organisations.actors import COMMAND, PUBLIC
from nep.organisations.models import Person, Post
from nep.organisations.roles import ROLE_LABELS, Role
from nep.web import clock
from tests.factories.dialogue import a_held_day, a_series, an_announced_day, an_issue
from tests.factories.handling import House, a_house, public_answer
from tests.factories.meetings import the_desk
from tests.factories.organisations import a_post
from tests.factories.promises import a_kept_promise, a_promise
from tests.safeguards.crawl import Crawl, crawl, listed, look, signed_in

pytestmark = [pytest.mark.sqlite, pytest.mark.long]

PARTY_TITLE = "Chi ủy viên chi bộ Sáu"
TOPIC = "Hỏi về giá đền bù đất ấp Tám"
COMING = date(2024, 1, 26)


@pytest.fixture
def house(db: None, now: datetime) -> House:
    return a_house(now)


@pytest.fixture
def secretary(house: House) -> User:
    """The world: answers, promises, days with hosts and speakers; an officer who is also in the Party."""
    public_answer(house)
    a_promise(house.commune)
    a_kept_promise(house.commune)
    day = a_held_day(house.commune, desk=house.desk)
    an_issue(day, house.desk)
    a_series(house.units["neighbour"])
    writer = the_desk(house.commune)
    coming = an_announced_day(house.commune, desk=writer, happens_on=COMING)
    register_to_speak(coming, topic=TOPIC, by=PUBLIC, at=clock.now())
    _in_the_party(house)
    assert writer.user is not None
    return writer.user


def _in_the_party(house: House) -> None:
    """The land officer of the commune also holds a post on the Party side."""
    assert house.officer.post is not None
    organisations.open_post(
        house.officer.post.person,
        unit=house.units["party"],
        title=PARTY_TITLE,
        roles=[Role.MEMBER],
        valid_from=date(2020, 1, 1),
        office_phone="",
        by=COMMAND,
        at=clock.now(),
    )


def everything_at(house: House) -> User:
    """A post of the commune with every role that may exist there, but not the one that keeps accounts."""
    roles = [role for role in Role if role != Role.ADMINISTRATOR]
    user = a_post(house.commune, *roles, title="Công chức kiêm mọi việc xã Một").person.user
    assert user is not None
    return user


def names() -> set[str]:
    people = Person.objects.select_related("user")
    return {name for one in people for name in (one.full_name, one.user.display_name if one.user else "")} - {
        ""
    }


def test_no_public_page_names_a_person_or_tells_who_is_in_the_party_or_wants_to_speak(
    house: House, secretary: User
) -> None:
    found = crawl(None, listed("thu"))
    assert found.containing("Chủ tịch Ủy ban nhân dân")
    assert found.containing("0293 000 111")
    assert named_in(found) == {}
    assert found.containing(PARTY_TITLE, TOPIC, str(ROLE_LABELS[Role.MEMBER])) == set()


def named_in(found: Crawl) -> dict[str, list[str]]:
    given = names()
    assert len(given) > 8
    shown = {url: sorted(name for name in given if name in text) for url, (_s, text) in found.pages.items()}
    return {url: people for url, people in shown.items() if people}


def test_no_state_side_page_tells_who_is_in_the_party_and_only_the_secretary_who_wants_to_speak(
    house: House, secretary: User
) -> None:
    found = crawl(everything_at(house), listed("thu"))
    person = Post.objects.get(title=PARTY_TITLE).person
    assert found.containing(person.full_name), "the officer shows in no place: the test proves nothing"
    assert found.containing(PARTY_TITLE, str(ROLE_LABELS[Role.MEMBER])) == set()
    assert found.containing(TOPIC) == set()
    asked = [url for url in found.pages if "/don-vi-lam/" in url]
    assert asked
    meeting = Meeting.objects.get(happens_on=COMING)
    assert TOPIC in look(signed_in(secretary), reverse("dialogue:asked", args=[meeting.uuid]))[1]

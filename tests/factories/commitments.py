"""Commitments for tests, made through the actions; the scene that their tests share."""

from datetime import date, datetime
from typing import Any

import pytest

from nep.organisations import actions as organisations
from nep.organisations.actors import COMMAND, Actor
from nep.organisations.models import Post
from nep.organisations.roles import Role
from nep.programmes.actions import commitments as actions
from nep.programmes.models import Commitment
from nep.web import clock
from tests.factories.organisations import acting, an_actor
from tests.factories.plans import Planning, a_planning

TEXT = "Mỗi tuần xuống ấp hai buổi, nghe dân nói về rác."
DUTY = "Theo dõi việc thu gom rác"
REVIEW = "Đã đi đủ các ấp, còn ấp cuối chưa đặt thùng."


@pytest.fixture
def planning(now: datetime) -> Planning:
    return a_planning()


@pytest.fixture
def member(planning: Planning) -> Actor:
    return a_member(planning)


def a_member(planning: Planning, name: str = "party_commune") -> Actor:
    return an_actor(planning.units[name], Role.MEMBER, title="Đồng chí chi bộ Hai")


def the_post(actor: Actor) -> Post:
    assert actor.post is not None
    return actor.post


def the_head(planning: Planning, name: str = "party_commune") -> Post:
    return the_post(planning.leaders[name])


def a_commitment(planning: Planning, by: Actor, *, reader: Post | None = None, **changes: Any) -> Commitment:
    """Of the current year, read by who leads the unit of `by`."""
    given: dict[str, Any] = {"duty": DUTY, "text": TEXT, "due_on": date(2023, 12, 31), **changes}
    if reader is None:
        reader = next(
            the_post(leader) for leader in planning.leaders.values() if the_post(leader).unit == by.unit
        )
    return actions.write_commitment(planning.theme, **given, reader=reader, by=by, at=clock.now())


def some_commitments(planning: Planning, count: int, name: str = "party_commune") -> list[Commitment]:
    return [a_commitment(planning, a_member(planning, name)) for _each in range(count)]


def a_reviewed_commitment(planning: Planning, by: Actor, **changes: Any) -> Commitment:
    return reviewed(a_commitment(planning, by, **changes), by)


def reviewed(row: Commitment, by: Actor) -> Commitment:
    return actions.review_commitment(row, review=REVIEW, by=by, at=clock.now())


def also_an_officer(planning: Planning, member: Actor) -> Actor:
    """The same person, acting as the post held at the commune."""
    post = organisations.open_post(
        the_post(member).person,
        unit=planning.units["commune"],
        title="Công chức tư pháp",
        roles=[Role.UNIT_OFFICER],
        valid_from=date(2022, 1, 1),
        office_phone="",
        by=COMMAND,
        at=clock.now(),
    )
    return acting(post)

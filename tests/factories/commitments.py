"""Commitments for tests, made through the actions."""

from datetime import date
from typing import Any

from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.organisations.roles import Role
from nep.programmes.actions import commitments as actions
from nep.programmes.models import Commitment
from nep.web import clock
from tests.factories.organisations import an_actor
from tests.factories.plans import Planning

TEXT = "Mỗi tuần xuống ấp hai buổi, nghe dân nói về rác."
DUTY = "Theo dõi việc thu gom rác"
REVIEW = "Đã đi đủ các ấp, còn ấp cuối chưa đặt thùng."


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
    row = a_commitment(planning, by, **changes)
    return actions.review_commitment(row, review=REVIEW, by=by, at=clock.now())

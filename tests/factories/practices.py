"""Practices for tests, made through the actions."""

from typing import Any

from django.test import Client

from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from nep.practices import actions
from nep.practices.actions.writing import Words
from nep.practices.models import Adoption, Practice
from nep.web import clock
from tests.factories.organisations import an_actor
from tests.factories.promises import a_photograph

TITLE = "Ngày thứ Sáu nghe dân nói"
WORDS = Words(
    title=TITLE,
    field="dialogue",
    problem="Người dân phải lên xã mới gặp được lãnh đạo, việc nhỏ để lâu thành việc lớn.",
    approach="Mỗi tháng một buổi, Chủ tịch xã đến ấp nghe và hứa ngày làm xong trước mọi người.",
    steps="Báo trước bảy ngày\nGhi từng ý kiến\nHứa ngày làm xong",
    cost="Không tốn thêm",
)


def said(**changes: Any) -> Words:
    return Words(**{**WORDS.__dict__, **changes})


def a_leader(unit: Unit) -> Actor:
    return an_actor(unit, Role.LEADER, title="Chủ tịch Ủy ban nhân dân")


def a_clerk(unit: Unit) -> Actor:
    return an_actor(unit, Role.UNIT_OFFICER)


def a_draft(unit: Unit, **changes: Any) -> Practice:
    return actions.draft_practice(unit=unit, words=said(**changes), by=a_clerk(unit), at=clock.now())


def a_registered(unit: Unit, **changes: Any) -> Practice:
    return actions.register_practice(a_draft(unit, **changes), by=a_leader(unit), at=clock.now())


def a_recognised(unit: Unit, above: Unit, **changes: Any) -> Practice:
    practice = a_registered(unit, **changes)
    return actions.recognise_practice(
        practice, reason="Dân tin, nơi khác làm được.", by=a_leader(above), at=clock.now()
    )


def with_photograph(practice: Practice) -> Practice:
    actions.add_evidence(
        practice,
        file=a_photograph(),
        caption="Buổi nghe dân ở ấp Thử",
        alternative="Nhà văn hóa ấp, bàn ghế kê vòng tròn",
        credit="Ủy ban nhân dân xã",
        by=a_clerk(practice.unit),
        at=clock.now(),
    )
    return practice


def an_adoption(practice: Practice, unit: Unit, **changes: Any) -> Adoption:
    return actions.adopt_practice(practice, **changes, by=a_clerk(unit), at=clock.now())


def signed_in(actor: Actor) -> Client:
    client = Client()
    assert actor.user is not None
    client.force_login(actor.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client

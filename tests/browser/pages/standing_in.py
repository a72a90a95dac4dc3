"""Standing in, handing over, and how notices come."""

from collections.abc import Callable
from datetime import date

from django.urls import reverse

from nep.organisations.models import Post
from nep.organisations.roles import Role
from nep.web import clock
from tests.browser.pages.case import Case, Visit, units_with_norms
from tests.factories.mandates import a_substitution
from tests.factories.organisations import a_post, acting
from tests.factories.promises import a_promise


def _of_post(name: str) -> Callable[[], Visit]:
    """A form about the leader's post, with something open under it."""

    def visit() -> Visit:
        leader, _deputy = _two()
        a_promise(leader.unit, leader=leader, contact=leader, due_on=date(2024, 1, 31))
        return Visit(reverse(name, args=[leader.pk]), acting(leader).user)

    return visit


def _page(name: str) -> Callable[[], Visit]:
    def visit() -> Visit:
        leader, deputy = _two()
        a_substitution(leader, deputy, at=clock.now())
        return Visit(reverse(name), acting(leader).user)

    return visit


def _mandate() -> Visit:
    leader, deputy = _two()
    mandate = a_substitution(leader, deputy, at=clock.now())
    return Visit(reverse("organisations:mandate", args=[mandate.uuid]), acting(deputy).user)


def _two() -> tuple[Post, Post]:
    commune = units_with_norms()["commune"]
    leader = a_post(commune, Role.LEADER, title="Chủ tịch Ủy ban nhân dân xã")
    deputy = a_post(commune, Role.UNIT_HEAD, title="Phó Chủ tịch Ủy ban nhân dân xã")
    return leader, deputy


PAGES = [
    Case("thay mặt, bàn giao", _page("organisations:mandates")),
    Case("ủy quyền", _of_post("organisations:delegate")),
    Case("cử người thay", _of_post("organisations:substitute")),
    Case("bàn giao việc", _of_post("organisations:hand_over")),
    Case("một lần thay mặt", _mandate),
    Case("cách nhận thông báo", _page("notices:preferences")),
    Case("tờ buổi sáng", _page("portal:morning")),
]

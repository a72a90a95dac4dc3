"""The pages that the browser opens. Each engineer adds theirs in its main state.

    Case("việc đã hứa", lambda: Visit(reverse("promises:board")))
    Case("bàn làm việc", desk)          where `desk` makes an officer and returns Visit(address, officer)

`visit` runs with an open database: it makes what the page shows and says who looks at it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from nep.accounts.models import User
from nep.organisations.actors import Actor
from nep.organisations.roles import Role
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_province, an_actor
from tests.factories.promises import a_kept_promise, a_promise

OFFICE = (Role.LEADER, Role.RECEPTION_DESK, Role.UNIT_OFFICER, Role.PROGRAMME_OFFICER)


@dataclass(frozen=True)
class Visit:
    """An address without its host, and the account that opens it (None: a citizen)."""

    address: str
    user: User | None = None


@dataclass(frozen=True)
class Case:
    name: str
    visit: Callable[[], Visit]


def _public(name: str, *args: object) -> Callable[[], Visit]:
    """A public page while the province has one late and one kept promise."""

    def visit() -> Visit:
        _province_with_promises()
        return Visit(reverse(name, args=args))

    return visit


def _office(name: str) -> Callable[[], Visit]:
    """A page of the office, opened by somebody who holds every role at the commune."""

    def visit() -> Visit:
        return Visit(reverse(name), _province_with_promises().user)

    return visit


def _province_with_promises() -> Actor:
    shipped_norms()
    commune = a_province()["commune"]
    a_promise(commune)
    a_kept_promise(commune)
    return an_actor(commune, *OFFICE, title="Phó Chủ tịch Ủy ban nhân dân xã, Trưởng ban Tiếp công dân")


def _promise() -> Visit:
    shipped_norms()
    return Visit(reverse("promises:promise", args=[a_kept_promise(a_province()["commune"]).uuid]))


def _unit() -> Visit:
    _province_with_promises()
    from nep.organisations.models import UnitVersion

    return Visit(reverse("portal:unit", args=[UnitVersion.objects.get(name="Xã Một").unit.uuid]))


PAGES = [
    Case("bộ thành phần", _public("web:gallery")),
    Case("trang không có", lambda: Visit("/khong-co-trang-nay/")),
    Case("trang đầu", _public("portal:home")),
    Case("đăng nhập", _public("account_login")),
    Case("gửi ý kiến", _public("petitions:submit")),
    Case("khiếu nại, tố cáo gửi ở đâu", _public("petitions:where_to_send")),
    Case("xem trả lời", _public("petitions:open_slip")),
    Case("việc đã hứa", _public("promises:board")),
    Case("một việc đã hứa", _promise),
    Case("một đơn vị", _unit),
    Case("số liệu", _public("measures:index")),
    Case("quy định", _public("norms:list")),
    Case("lịch làm việc", _public("norms:calendar")),
    Case("bàn làm việc", _office("portal:desk")),
    Case("bảng lãnh đạo", _office("portal:board")),
    Case("đổi vai", _office("organisations:act_as")),
    Case("việc hứa của đơn vị", _office("promises:list")),
    Case("ghi tại nơi tiếp dân", _office("petitions:clerk")),
    Case("phân loại", _office("petitions:triage")),
]

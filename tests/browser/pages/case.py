"""What a page to be opened is made of, and the people who open it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nep.accounts.models import User
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.roles import Role
from tests.factories.norms import shipped_norms
from tests.factories.organisations import a_province, an_actor

OFFICE = (Role.LEADER, Role.RECEPTION_DESK, Role.UNIT_OFFICER, Role.PROGRAMME_OFFICER)


@dataclass(frozen=True)
class Visit:
    """An address without its host, the account that opens it (None: a citizen), and what is done there
    before anybody looks, with a Playwright page in hand."""

    address: str
    user: User | None = None
    walk: Callable[[Any], None] | None = None


@dataclass(frozen=True)
class Case:
    name: str
    visit: Callable[[], Visit]


def units_with_norms() -> dict[str, Unit]:
    shipped_norms()
    return a_province()


def somebody_of(unit: Unit, *roles: Role) -> Actor:
    """Holds every role of the office at `unit` unless told otherwise, under a long title."""
    title = "Phó Chủ tịch Ủy ban nhân dân xã, Trưởng ban Tiếp công dân"
    return an_actor(unit, *(roles or OFFICE), title=title)

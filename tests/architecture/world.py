"""A small world with something on every page, and a reader of each kind."""

from nep.accounts.models import User
from nep.organisations.roles import Role
from tests.factories.organisations import a_province, an_actor


def a_small_world() -> dict[str, User]:
    """Make it; return readers that hold every role between them."""
    units = a_province()
    officers = {
        "desk": an_actor(units["board"], Role.RECEPTION_DESK, Role.LEADER),
        "programme": an_actor(units["party"], Role.PROGRAMME_OFFICER),
        "clerk": an_actor(units["commune"], Role.UNIT_OFFICER, Role.UNIT_HEAD),
        "keeper": an_actor(units["province"], Role.ADMINISTRATOR, Role.PRIVACY_OFFICER, Role.AUDITOR),
    }
    return {name: actor.user for name, actor in officers.items() if actor.user}

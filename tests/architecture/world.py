"""A small world with something on every page, and a reader of each kind."""

from nep.accounts.models import User
from nep.organisations.roles import Role
from tests.factories.organisations import a_province, an_actor


def a_small_world() -> dict[str, User]:
    """Make it; return one signed-in reader per role, at the province and at a commune."""
    units = a_province()
    readers = {}
    for name, unit in list(units.items())[:4]:
        for role in Role:
            actor = an_actor(unit, role)
            if actor.user:
                readers[f"{role}@{name}"] = actor.user
    return readers

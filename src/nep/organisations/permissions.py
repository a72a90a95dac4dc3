"""Who may see and change organisations."""

from nep.organisations.actors import Actor
from nep.organisations.models import Unit, World


def can_manage_units(actor: Actor) -> bool:
    return actor.has("manage_units")


def can_manage_posts(actor: Actor) -> bool:
    return actor.has("manage_accounts")


def can_see_staff(actor: Actor, unit: Unit) -> bool:
    """Names of holders of posts are for officers, of the viewer's own side only (safeguard 11): who holds a
    Party post is not read from the State side."""
    if actor.post is None:
        return False
    if can_manage_posts(actor):
        return True
    return unit.world != World.PARTY or actor.post.unit.world == World.PARTY

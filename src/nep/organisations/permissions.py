"""Who may see and change organisations."""

from nep.organisations.actors import Actor
from nep.organisations.models import Unit


def can_manage_units(actor: Actor) -> bool:
    return actor.has("manage_units")


def can_manage_posts(actor: Actor) -> bool:
    return actor.has("manage_accounts")


def can_see_person(actor: Actor, unit: Unit) -> bool:
    """Names of holders of posts are for signed-in officers; the public sees post and office telephone."""
    return actor.post is not None

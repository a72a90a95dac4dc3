"""Who may see and change organisations."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from nep.organisations.actors import Actor
from nep.organisations.models import HandOver, Mandate, Post, Unit, World
from nep.organisations.reach import units_reached
from nep.organisations.roles import ROLE_LABELS, Role

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


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
    return unit.world != World.PARTY or (actor.unit is not None and actor.unit.world == World.PARTY)


def can_see_post(actor: Actor, post: Post) -> bool:
    """Its history and open work: who keeps or arranges it, and who reads history there, on its own side."""
    reads = can_see_staff(actor, post.unit) and actor.may("read_history", post.unit)
    return reads or can_substitute(actor, post)


def roles_shown(actor: Actor, post: Post) -> "list[StrOrPromise]":
    """Labels of the roles of `post`. Who is a member is read on the Party side, and by who keeps accounts
    (safeguard 11)."""
    may_see_member = post.unit.world == World.PARTY or can_manage_posts(actor)
    roles = [Role(row.role) for row in post.roles.order_by("role")]
    return [ROLE_LABELS[role] for role in roles if role != Role.MEMBER or may_see_member]


def can_delegate(actor: Actor, post: Post) -> bool:
    """The holder of the post, acting as it and in nobody's name; or the administrator, who enters a paper."""
    if actor.mandate is not None:
        return False
    own = actor.post_id == post.pk and actor.has("give_mandate")
    return own or actor.has("manage_accounts")


def can_substitute(actor: Actor, post: Post) -> bool:
    """Who may delegate it, or the leader of its unit: the absent do not always leave word."""
    return can_delegate(actor, post) or can_arrange(actor, post)


def can_arrange(actor: Actor, post: Post) -> bool:
    return actor.mandate is None and actor.may("arrange_posts", post.unit)


def can_hand_over(actor: Actor, post: Post) -> bool:
    return can_arrange(actor, post)


def can_see_mandate(actor: Actor, mandate: Mandate) -> bool:
    """Its giver, its holder, and who arranges the posts of the giver's unit."""
    parties = (mandate.from_post_id, mandate.to_post_id)
    return actor.post_id in parties or can_arrange(actor, mandate.from_post)


def can_end_mandate(actor: Actor, mandate: Mandate) -> bool:
    """Who could give it, and its holder, who may give it back."""
    if actor.mandate is not None:
        return False
    return actor.post_id == mandate.to_post_id or can_substitute(actor, mandate.from_post)


def can_see_hand_over(actor: Actor, done: HandOver) -> bool:
    parties = (done.from_post_id, done.to_post_id)
    return actor.post_id in parties or can_arrange(actor, done.from_post)


def mandates_seen(actor: Actor) -> QuerySet[Mandate]:
    """The rows of `can_see_mandate`."""
    return Mandate.objects.filter(_concerns(actor))


def hand_overs_seen(actor: Actor) -> QuerySet[HandOver]:
    """The rows of `can_see_hand_over`."""
    return HandOver.objects.filter(_concerns(actor))


def _concerns(actor: Actor) -> Q:
    if actor.post is None:
        return Q(pk__in=[])
    own = Q(from_post=actor.post) | Q(to_post=actor.post)
    if actor.mandate is not None:
        return own
    units = units_reached(actor, "arrange_posts")
    return Q() if units is None else own | Q(from_post__unit__in=units)

"""Mandates and hand-overs for tests, made through the actions."""

from datetime import date, datetime
from typing import Any

from nep.organisations import actions
from nep.organisations.actions import Paper
from nep.organisations.actors import COMMAND, Actor, Channel
from nep.organisations.models import Mandate, Post

FIRST, AFTER = date(2023, 12, 25), date(2024, 1, 6)
PAPER = Paper("12/GUQ-UBND", date(2023, 12, 22))


def a_substitution(from_post: Post, to_post: Post, *, at: datetime, **changes: Any) -> Mandate:
    fields: dict[str, Any] = {"valid_from": FIRST, "valid_to": AFTER, "paper": PAPER, "by": COMMAND}
    return actions.substitute(from_post, to_post=to_post, at=at, **{**fields, **changes})


def a_delegation(from_post: Post, to_post: Post, *verbs: str, at: datetime, **changes: Any) -> Mandate:
    fields: dict[str, Any] = {"valid_from": FIRST, "valid_to": AFTER, "paper": PAPER, "by": COMMAND}
    return actions.delegate(from_post, to_post=to_post, verbs=verbs, at=at, **{**fields, **changes})


def acting_for(mandate: Mandate) -> Actor:
    """The holder of `mandate`, acting under it."""
    fresh = Mandate.objects.get(pk=mandate.pk)
    return Actor(Channel.PAGE, user=fresh.to_post.person.user, post=fresh.to_post, mandate=fresh)

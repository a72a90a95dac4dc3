"""Units through time, people, posts, and who stands in for whom."""

from nep.organisations.models.mandates import HandOver, HandOverItem, Mandate, MandateVerb
from nep.organisations.models.posts import Person, Post, PostRole
from nep.organisations.models.units import (
    FOR_EVER,
    Line,
    Placement,
    Span,
    Succession,
    Unit,
    UnitKind,
    UnitVersion,
    World,
)

__all__ = [
    "FOR_EVER",
    "HandOver",
    "HandOverItem",
    "Line",
    "Mandate",
    "MandateVerb",
    "Person",
    "Placement",
    "Post",
    "PostRole",
    "Span",
    "Succession",
    "Unit",
    "UnitKind",
    "UnitVersion",
    "World",
]

"""Counts of persons that go upward: no group under five, and none that a sum would tell (safeguard 12)."""

from collections.abc import Mapping
from typing import TypeVar

from nep.measures.small import LEAST

Key = TypeVar("Key")


def hidden(parts: Mapping[Key, int]) -> set[Key]:
    """The groups of one shown sum whose count, and every figure over them, must not be shown.

    Stricter than `measures.small.conceal`: what is hidden together is five persons or more as well, because a
    share over the whole minus the shares that are shown is the share of the hidden ones. Groups of nobody say
    nothing and stay.
    """
    small = {key for key, count in parts.items() if 0 < count < LEAST}
    if not small:
        return small
    rest = sorted((key for key, count in parts.items() if count >= LEAST), key=lambda key: parts[key])
    while rest and (len(small) == 1 or sum(parts[key] for key in small) < LEAST):
        small.add(rest.pop(0))
    return small


def protected(parts: Mapping[Key, int]) -> dict[Key, int | None]:
    """`parts` with None for what must not be shown."""
    concealed = hidden(parts)
    return {key: None if key in concealed else count for key, count in parts.items()}


def is_shown(persons: int) -> bool:
    """True where a whole group may be spoken of at all."""
    return persons == 0 or persons >= LEAST


def of_group(part: int, whole: int) -> int | None:
    """`part` persons out of `whole`, unless one of the two sides is small."""
    return protected({"part": part, "rest": whole - part})["part"]

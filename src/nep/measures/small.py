"""Small counts of persons are hidden from the public, and a second one where a sum would reveal the first."""

from collections.abc import Mapping
from typing import TypeVar

LEAST = 5  # a floor in code: an installation may only make it stricter

Key = TypeVar("Key")


def conceal(parts: Mapping[Key, int]) -> dict[Key, int | None]:
    """`parts` of one shown sum with None for every count from 1 to 4, and for the smallest other count when
    only one would be hidden. A zero says nothing about anybody and stays."""
    hidden = {key for key, value in parts.items() if 0 < value < LEAST}
    if len(hidden) == 1:
        others = [key for key, value in parts.items() if value >= LEAST]
        if others:
            hidden.add(min(others, key=lambda key: parts[key]))
    return {key: None if key in hidden else value for key, value in parts.items()}

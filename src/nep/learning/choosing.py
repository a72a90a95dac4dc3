"""Which questions a learner gets and in which order, from a seed alone: the same for ever.

Nothing here asks Python's `random`, whose choices may differ between versions: an attempt is shown again in
a year as it was. Things are put in the order of a digest of (seed, thing).
"""

from collections.abc import Hashable, Iterable, Mapping
from hashlib import sha256
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

LARGEST_SEED = 2**63 - 1


def shuffled(keys: Iterable[Key], seed: int, *, about: str = "") -> list[Key]:
    """`keys` in an order that depends on `seed` and `about` only, not on the order they came in.

    `about` keeps two shuffles of one seed apart (the options of question 3 and of question 4).
    """
    return sorted(keys, key=lambda key: (_digest(seed, about, key), str(key)))


def drawn(questions: Mapping[Key, Hashable], count: int, seed: int) -> list[Key]:
    """`count` of `questions` (question -> the core content it is about), or all where there are fewer.

    The contents take turns, so that none is left out while another is asked about twice; which content begins
    and which of its questions are taken depends on the seed. The result stands in the order of asking.
    """
    if count < 1:
        return []
    by_content: dict[Hashable, list[Key]] = {}
    for key in shuffled(questions, seed, about="draw"):
        by_content.setdefault(questions[key], []).append(key)
    taken: list[Key] = []
    turns = shuffled(by_content, seed, about="contents")
    while by_content and len(taken) < count:
        for content in turns:
            if content in by_content and len(taken) < count:
                taken.append(by_content[content].pop())
                if not by_content[content]:
                    del by_content[content]
    return shuffled(taken, seed, about="order")


def _digest(seed: int, about: str, key: object) -> bytes:
    return sha256(f"{seed}\n{about}\n{key}".encode()).digest()

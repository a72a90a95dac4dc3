"""What an answer is worth. A question is right or not; nothing else is counted."""

from collections.abc import Iterable
from enum import StrEnum


class Mark(StrEnum):
    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    SKIPPED = "skipped"


def mark(chosen: Iterable[int], right: Iterable[int]) -> Mark:
    """RIGHT when exactly the right options are chosen, of one or of several. PARTLY when some right one and
    no wrong one is chosen: the learner is told so, and it counts as not right.

    Raises ValueError for a question without a right option: it cannot be answered.
    """
    picked, wanted = set(chosen), set(right)
    if not wanted:
        raise ValueError("a question without a right option")
    if not picked:
        return Mark.SKIPPED
    if picked == wanted:
        return Mark.RIGHT
    return Mark.PARTLY if picked < wanted else Mark.WRONG


def merged(base: Iterable[int], mine: Iterable[int], theirs: Iterable[int]) -> set[int] | None:
    """The answer to keep when one question is answered in two windows; None when they contradict each other.

    `base` is what this window was shown, `mine` what it sends, `theirs` what is stored by now. Who did not
    touch the question takes what the other window stored.
    """
    shown, sent, stored = set(base), set(mine), set(theirs)
    if sent == shown:
        return stored
    return sent if stored in (shown, sent) else None

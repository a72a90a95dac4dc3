"""One number says where a thing stands in every answer, and which thing it is.

From the highest bit: whether its kind comes first (units and people before texts), the day (newer before
older), the kind, the id. Answers are read from the highest number down, so both databases and every rebuild
give the same order, and no answer is sorted.
"""

from datetime import date

ID_BITS, KIND_BITS, DAY_BITS = 28, 5, 20
MOST_KINDS = 1 << KIND_BITS


def place_of(*, comes_first: bool, day: date, kind: int, thing_id: int) -> int:
    """The place of thing `thing_id` (below 2^28) of kind number `kind` (below 2^5)."""
    if not (0 <= thing_id < 1 << ID_BITS and 0 <= kind < MOST_KINDS):
        raise ValueError(f"no place for {thing_id} of kind {kind}")
    place = int(comes_first) << DAY_BITS | day.toordinal()
    return (place << KIND_BITS | kind) << ID_BITS | thing_id


def thing_at(place: int) -> tuple[int, int]:
    """(kind number, id) of the thing at `place`."""
    return place >> ID_BITS & MOST_KINDS - 1, place & (1 << ID_BITS) - 1

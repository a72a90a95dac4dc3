"""Many ids as few ranges: what was made in one go mostly has ids in a row."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q

Range = tuple[int, int]
PER_QUERY = 200


def ranges_of(ids: Iterable[int]) -> list[Range]:
    """[1, 2, 3, 7] -> [(1, 3), (7, 7)]; order and repetition do not matter."""
    found: list[Range] = []
    for one in sorted(set(ids)):
        if found and one == found[-1][1] + 1:
            found[-1] = (found[-1][0], one)
        else:
            found.append((one, one))
    return found


def joined(ranges: Iterable[Range]) -> list[Range]:
    """Ranges that touch become one; they do not overlap."""
    found: list[Range] = []
    for first, last in sorted(ranges):
        if found and first == found[-1][1] + 1:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def ids_in(ranges: Iterable[Sequence[int]]) -> list[int]:
    return [one for first, last in ranges for one in range(first, last + 1)]


def conditions(field: str, ranges: Sequence[Range]) -> Iterator[Q]:
    """`field` lies in one of `ranges`, in portions that every database takes."""
    for at in range(0, len(ranges), PER_QUERY):
        condition = Q()
        for first, last in ranges[at : at + PER_QUERY]:
            condition |= Q(**{f"{field}__gte": first, f"{field}__lte": last})
        yield condition

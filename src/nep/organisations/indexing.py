"""Many things at once into the search index: some in the transaction that changes them, more by a job."""

from collections.abc import Sequence

from django_tasks import task

from nep.imports.ranges import ids_in, ranges_of
from nep.search.actions import index

AT_ONCE = 2000


def index_many(kind: str, ids: Sequence[int]) -> None:
    """As `search.actions.index`. Above 2,000 things a job does it, so that nobody waits behind the writing:
    until then they are not found, or under their old name."""
    if len(ids) <= AT_ONCE:
        index(kind, ids)
    else:
        index_ranges.enqueue(kind, [list(one) for one in ranges_of(ids)])


@task()
def index_ranges(kind: str, ranges: list[list[int]]) -> None:
    """May run twice: what stands right is not written again."""
    ids = ids_in(ranges)
    for start in range(0, len(ids), AT_ONCE):
        index(kind, ids[start : start + AT_ONCE])

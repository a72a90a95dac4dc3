"""The one writer of the index. Called inside the transaction that changes the thing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from nep.search import store
from nep.search.entries import entry_of
from nep.search.models import Row
from nep.search.registry import Kind, kind_named, kinds
from nep.search.store import Entry

AT_ONCE = 500
_waiting: ContextVar[dict[str, dict[int, None]] | None] = ContextVar("search_waiting", default=None)


def index(name: str, ids: Sequence[int]) -> None:
    """What the things `ids` of kind `name` say, and who may read it, stands in the index as it is now.

    One that nobody may find any more leaves it; what is found by their words goes with them (`followed_by`).
    Writes nothing where nothing changed.
    """
    kind = kind_named(name)
    if (waiting := _waiting.get()) is not None:
        waiting.setdefault(name, {}).update(dict.fromkeys(ids))
        return
    with transaction.atomic():
        for start in range(0, len(ids), AT_ONCE):
            part = ids[start : start + AT_ONCE]
            _index(kind, part)
            for other, others in kind.followed_by(part):
                _index(kind_named(other), others)


@contextmanager
def once_at_the_end() -> Iterator[None]:
    """One transaction that changes the same things many times writes each into the index once, before it
    ends. Until then the index says what it said before. What breaks off leaves nothing, as ever."""
    waiting: dict[str, dict[int, None]] = {}
    with transaction.atomic():
        before = _waiting.set(waiting)
        try:
            yield
        finally:
            _waiting.reset(before)
        for name, ids in waiting.items():
            index(name, sorted(ids))


def _index(kind: Kind, ids: Sequence[int]) -> list[Entry]:
    entries = [entry_of(kind, document) for document in kind.documents(ids)]
    same = store.standing(entries)
    Row.objects.filter(kind=kind.number, thing_id__in=ids).exclude(place__in=same).delete()
    if changed := [entry for entry in entries if entry[0] not in same]:
        store.put(changed)
    return entries


def batches(kind: Kind) -> Iterator[list[int]]:
    """The ids of every thing of `kind`, in portions."""
    after = 0
    while ids := kind.ids_after(after, AT_ONCE):
        yield ids
        after = ids[-1]


def rebuild(tell: Callable[[Kind, int], object] = lambda kind, done: None) -> None:
    """Bring the whole index in line with its sources, a portion at a time, each in its own transaction.

    May be stopped and begun again: what stands right is not written again. `tell(kind, done)` after each.
    """
    if not store.index_is_whole():
        store.mend()
    Row.objects.exclude(kind__in=[kind.number for kind in kinds()]).delete()
    for kind in kinds():
        done = before = 0
        for ids in batches(kind):
            with transaction.atomic():
                _forget_between(kind, before, ids)
                store.keep_keys(_index(kind, ids))
            before, done = ids[-1], done + len(ids)
            tell(kind, done)
        Row.objects.filter(kind=kind.number, thing_id__gt=before).delete()
    store.tidy()


def _forget_between(kind: Kind, before: int, ids: Sequence[int]) -> None:
    """Rows of things that are no more."""
    within = Row.objects.filter(kind=kind.number, thing_id__gt=before, thing_id__lte=ids[-1])
    within.exclude(thing_id__in=ids).delete()


def fill_if_empty() -> bool:
    """For an installation that is older than its index; true when there was something to write."""
    if Row.objects.exists():
        return False
    rebuild()
    return Row.objects.exists()

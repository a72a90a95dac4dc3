"""Asking the index: who asks decides what there is, before anything is counted or cut into pages."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from nep.search import store
from nep.search.asking import Asked
from nep.search.places import thing_at
from nep.search.registry import Holder, Kind, Shown, kinds
from nep.search.tiers import Tier, apart, conditions, tiers_of, widest, without_beginnings, witnesses

COUNTED = 1000
Key = tuple[int, int]
"""Where a page begins or ends: number of the tier, place."""


@dataclass(frozen=True)
class Hit:
    """One thing found, and how closely."""

    place: int
    tier: int

    @property
    def key(self) -> Key:
        return self.tier, self.place


@dataclass(frozen=True)
class Page:
    """One page of answers. `total` is counted to 1,001."""

    hits: Sequence[Hit]
    total: int
    has_before: bool
    has_after: bool


@dataclass(frozen=True)
class Line:
    """A thing found, as its app tells it, and the tier in which it was met."""

    kind: Kind
    shown: Shown
    tier: Tier


def holder_of(actor: Any) -> Holder:
    """What `actor` holds, over all kinds."""
    return whole_of(held_by(actor))


def held_by(actor: Any) -> dict[str, Holder]:
    """Name of a kind -> what `actor` holds there; kinds that are read by one rule ask it once."""
    told = {holder: holder(actor) for holder in dict.fromkeys(kind.holder for kind in kinds())}
    return {kind.name: told[kind.holder] for kind in kinds()}


def whole_of(held: Mapping[str, Holder]) -> Holder:
    """What is held over all kinds, for one question."""
    keys = frozenset[str]().union(*(one.keys for one in held.values()))
    return Holder(keys, frozenset[str]().union(*(one.barred for one in held.values())))


def units_by_right() -> dict[str, set[int]]:
    """Right -> the units at which something may be found under it."""
    return store.standing_keys()


def anything_stands_outside(right: str, inside: AbstractSet[int]) -> bool:
    """True when something may be found under `right` at a unit that is not among `inside`."""
    return bool(store.standing_under(right) - inside)


def find(
    asked: Asked,
    actor: Any,
    *,
    holder: Holder | None = None,
    chosen: Sequence[Kind] | None = None,
    after: Key | None = None,
    before: Key | None = None,
    size: int = 20,
) -> Page:
    """The page of what `actor` may find behind the key `after`, or in front of the key `before`.

    `holder`: what `actor` holds over all kinds, where the caller asked for it already.
    """
    if not asked.terms:
        return Page([], 0, has_before=False, has_after=False)
    holder = holder or holder_of(actor)
    met = conditions(asked, holder, chosen)
    sure, near = witnesses(asked, holder, chosen), without_beginnings(asked, holder, chosen)
    few, is_many = store.all_of_few(met, COUNTED, sure, near)
    if few is not None:
        return _page_of([Hit(place, tier) for tier, place in few], after, before, size)
    total = COUNTED + 1 if is_many else _total(asked, holder, chosen)
    tiers = apart(met)
    if before is not None:
        hits = _in_front(tiers, before, size + 1)
        return Page(hits[:size][::-1], total, has_before=len(hits) > size, has_after=bool(hits))
    wanted = size + 1 if after is not None else min(size + 1, total)
    hits = _behind(tiers, after, wanted) if total else []
    return Page(hits[:size], total, has_before=after is not None and bool(hits), has_after=len(hits) > size)


def _page_of(hits: Sequence[Hit], after: Key | None, before: Key | None, size: int) -> Page:
    """The page out of all answers, in their order."""
    if before is not None:
        front = [hit for hit in hits if _order(hit.key) < _order(before)]
        return Page(front[-size:], len(hits), has_before=len(front) > size, has_after=bool(front))
    behind = [hit for hit in hits if after is None or _order(hit.key) > _order(after)]
    has_before = after is not None and bool(behind)
    return Page(behind[:size], len(hits), has_before=has_before, has_after=len(behind) > size)


def _order(key: Key) -> tuple[int, int]:
    return key[0], -key[1]


def _total(asked: Asked, holder: Holder, chosen: Sequence[Kind] | None) -> int:
    """Counted to 1,001. Beginnings of words are counted only where whole words are not enough: to put
    together what begins with a common word is the slowest thing one can ask."""
    total = store.count_up_to(widest(asked, holder, chosen, may_grow=False), COUNTED + 1)
    if total > COUNTED or not tiers_of(asked)[-1].may_grow:
        return total
    return store.count_up_to(widest(asked, holder, chosen, may_grow=True), COUNTED + 1)


def _behind(tiers: Sequence[Any], after: Key | None, count: int) -> list[Hit]:
    first, place = after or (0, None)
    hits: list[Hit] = []
    for number in range(first, len(tiers)):
        below = place if number == first else None
        found = store.matching(tiers[number], count=count - len(hits), below=below)
        hits += [Hit(one, number) for one in found]
        if len(hits) == count:
            break
    return hits


def _in_front(tiers: Sequence[Any], before: Key, count: int) -> list[Hit]:
    """The nearest first."""
    last, place = before
    hits: list[Hit] = []
    for number in range(min(last, len(tiers) - 1), -1, -1):
        above = place if number == last else 0
        found = store.matching(tiers[number], count=count - len(hits), above=above)
        hits += [Hit(one, number) for one in found]
        if len(hits) == count:
            break
    return hits


def lines_of(hits: Sequence[Hit], asked: Asked, actor: Any) -> list[Line]:
    """The things of a page as their apps tell them, in the order of `hits`."""
    by_number = {kind.number: kind for kind in kinds()}
    wanted: dict[int, list[int]] = {}
    for hit in hits:
        number, thing_id = thing_at(hit.place)
        wanted.setdefault(number, []).append(thing_id)
    told = {number: by_number[number].shown(ids, actor) for number, ids in wanted.items()}
    tiers = tiers_of(asked)
    lines = []
    for hit in hits:
        number, thing_id = thing_at(hit.place)
        if thing_id in told[number]:
            lines.append(Line(by_number[number], told[number][thing_id], tiers[hit.tier]))
    return lines

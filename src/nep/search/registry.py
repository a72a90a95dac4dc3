"""What upper apps tell this one: which things can be found, by whom, in which words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from nep.search.places import MOST_KINDS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Document:
    """One thing as it is found. `public` is what everyone may read of it, empty when nothing is; `own` what
    only holders of one of `keys` read; who holds one of `barred` does not find it at all.

    Never the name, telephone or address of who sent a petition, and never an original: those are sealed.
    """

    thing_id: int
    day: date
    public: Sequence[str] = ()
    own: Sequence[str] = ()
    keys: Sequence[str] = ()
    barred: Sequence[str] = ()


@dataclass(frozen=True)
class Holder:
    """Which keys a reader holds, and under which ones things are closed to that reader."""

    keys: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Shown:
    """A thing found, as the page tells it. The words are marked in the title and in the first of `texts` that
    holds them; `about` says where, when and how it stands."""

    title: str
    url: str
    texts: Sequence[str] = ()
    about: str = ""


def nothing_else(ids: Sequence[int]) -> Iterable[tuple[str, Sequence[int]]]:
    return ()


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be found. `number` is fixed for ever: it stands in the index.

    `documents(ids)` gives the documents of those ids that can be found at all; `ids_after(id, count)` the
    next ids in their order, for the rebuild; `holder(actor)` what the acting post holds; `shown(ids, actor)`
    how they are told, by id, in a fixed number of queries. `comes_first`: before all texts, whatever the day.
    `followed_by(ids)`: (kind, ids) of other things that are found by what these say, indexed with them.
    """

    name: str
    number: int
    label: "StrOrPromise"
    documents: Callable[[Sequence[int]], Iterable[Document]]
    ids_after: Callable[[int, int], list[int]]
    shown: Callable[[Sequence[int], Any], Mapping[int, Shown]]
    holder: Callable[[Any], Holder]
    comes_first: bool = False
    is_public: bool = True
    followed_by: Callable[[Sequence[int]], Iterable[tuple[str, Sequence[int]]]] = nothing_else


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    """Called from `apps.py: ready()`."""
    if not 0 < kind.number < MOST_KINDS or any(
        other.number == kind.number for other in _kinds.values() if other.name != kind.name
    ):
        raise ValueError(f"number of {kind.name}")
    _kinds[kind.name] = kind


def kinds() -> list[Kind]:
    return sorted(_kinds.values(), key=lambda kind: kind.number)


def kind_named(name: str) -> Kind:
    return _kinds[name]


def key(right: str, thing_id: int = 0) -> str:
    """The key of one right (letters a-z) at one unit, or of one person: `key("petitions", 12)`."""
    return f"a{right}{thing_id or ''}"


def right_in(key: str) -> tuple[str, int]:
    """The right of a key and its unit or person, 0 where it names none."""
    right = key[1:].rstrip("0123456789")
    return right, int(key[1 + len(right) :] or 0)

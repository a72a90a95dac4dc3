"""Kinds of things that exist only here: notes with two sides, and names that come first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from nep.search import registry
from nep.search.actions import index
from nep.search.asking import asked_in
from nep.search.queries import find
from nep.search.registry import Document, Holder, Kind, Shown, key

NOTE, NAME = "note", "name"
DAY = date(2023, 1, 1)


@dataclass(frozen=True)
class Reader:
    """What somebody holds; nothing for everyone."""

    keys: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()


EVERYONE = Reader()
OFFICER = Reader(frozenset({key("notes", 1)}))


@dataclass
class Shelf:
    """The sources of the index: documents by kind and id."""

    documents: dict[str, dict[int, Document]] = field(default_factory=lambda: {NOTE: {}, NAME: {}})

    def put(self, *texts: str, kind: str = NOTE, own: Sequence[str] = (), **given: Any) -> None:
        """One document per text, each a day newer than the one before; `own` texts for OFFICER alone."""
        sides = [*(((text,), ()) for text in texts), *(((), (text,)) for text in own)]
        for public, closed in sides:
            number = len(self.documents[kind]) + 1
            day = date.fromordinal(DAY.toordinal() + number)
            keys = [key("notes", 1)] if closed else []
            row = Document(number, day, public, closed, **{"keys": keys, **given})
            self.documents[kind][number] = row
        index(kind, list(self.documents[kind]))

    def found(self, text: str, reader: Reader = EVERYONE, **given: Any) -> list[str]:
        """The words of what is found, on one page."""
        page = find(asked_in(text), reader, size=given.pop("size", 100), **given)
        lines = []
        for hit in page.hits:
            number, thing_id = registry_thing(hit.place)
            kind = next(one for one in registry.kinds() if one.number == number)
            document = self.documents[kind.name][thing_id]
            lines.append(" ".join([*document.public, *document.own]))
        assert page.total == len(lines) or page.has_after or page.has_before
        return lines


def registry_thing(place: int) -> tuple[int, int]:
    from nep.search.places import thing_at

    return thing_at(place)


def _kind(shelf: Shelf, name: str, number: int, *, comes_first: bool) -> Kind:
    rows = shelf.documents[name]
    return Kind(
        name,
        number,
        name,
        documents=lambda ids: [rows[pk] for pk in sorted(ids) if pk in rows],
        ids_after=lambda after, count: [pk for pk in sorted(rows) if pk > after][:count],
        shown=lambda ids, actor: {pk: Shown(" ".join(rows[pk].public), "#", rows[pk].own) for pk in ids},
        holder=lambda actor: Holder(actor.keys, actor.barred),
        comes_first=comes_first,
    )


@pytest.fixture
def shelf(db: None, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    made = Shelf()
    kinds = [_kind(made, NOTE, 1, comes_first=False), _kind(made, NAME, 2, comes_first=True)]
    monkeypatch.setattr(registry, "_kinds", {kind.name: kind for kind in kinds})
    return made


Find = Callable[..., list[str]]

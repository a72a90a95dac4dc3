"""History rows as sentences: the words of the desk for the keys that a row keeps."""

from collections.abc import Iterable

from nep.audit.models import Event
from nep.organisations.history import lines_of
from nep.petitions.models import Klass, SealedText
from nep.web.parts import HistoryEntry

WORDS = {**dict(Klass.choices), **dict(SealedText.Kind.choices)}


def entries_of(events: Iterable[Event]) -> list[HistoryEntry]:
    rows = list(events)
    for row in rows:
        row.facts = {name: _said(fact) for name, fact in row.facts.items()}
    return lines_of(rows)


def _said(fact: object) -> object:
    return WORDS.get(fact, fact) if isinstance(fact, str) else fact

"""Where the page stands that corrects a statement: an app above says so, for it knows the reports."""

from collections.abc import Callable, Sequence

from nep.measures.models import Statement
from nep.organisations.actors import Actor

Finder = Callable[[Actor, Sequence[Statement]], dict[int, str]]
_finders: list[Finder] = []


def register_corrections(find: Finder) -> None:
    """`find` gives, for the statements that the actor may correct, id -> address of the page."""
    if find not in _finders:
        _finders.append(find)


def corrections_for(actor: Actor, rows: Sequence[Statement]) -> dict[int, str]:
    current = [row for row in rows if row.is_current]
    found: dict[int, str] = {}
    for find in _finders:
        found |= find(actor, current)
    return found

"""Kinds of message. The app that sends one says how it reads; the text is made at delivery."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nep.accounts.models import User
from nep.notices.models import Notice

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Message:
    """What the reader sees: a Vietnamese sentence, the page it leads to, and which thing it is about."""

    sentence: str
    url: str
    about: str = ""


Renderer = Callable[[Notice], Message]
Group = Callable[[Notice], str]
DeskReaders = Callable[[int, str], list[User]]


@dataclass(frozen=True)
class Kind:
    """One kind of message.

    `group`: the case it belongs to; notices of one case travel in one letter. `can_switch_off`: whether a
    reader may do without the letter (answers and promises: no). `desk_verb`: who at a unit reads what is sent
    to its desk. `in_letter`: how it reads in a letter where that differs, and such a letter also goes to an
    address that was not checked yet.
    """

    key: str
    render: Renderer
    label: "StrOrPromise" = ""
    group: Group | None = None
    can_switch_off: bool = True
    desk_verb: str = ""
    in_letter: Renderer | None = None


_kinds: dict[str, Kind] = {}
_desk_readers: list[DeskReaders] = []


def register_notice(
    kind: str,
    render: Renderer,
    *,
    label: "StrOrPromise" = "",
    group: Group | None = None,
    can_switch_off: bool = True,
    desk_verb: str = "",
    in_letter: Renderer | None = None,
) -> None:
    """Called from the owner's `registry.py`. `label` stands on the page where one chooses what comes by
    e-mail; a kind without one comes always."""
    _kinds[kind] = Kind(kind, render, label, group, can_switch_off, desk_verb, in_letter)


def register_desk_readers(readers: DeskReaders) -> None:
    """`readers(unit_id, verb)`: the accounts of who may do `verb` at a unit today."""
    _desk_readers[:] = [readers]


def render(notice: Notice) -> Message:
    return _kinds[notice.kind].render(notice)


def render_for_letter(notice: Notice) -> Message:
    kind = _kinds[notice.kind]
    return (kind.in_letter or kind.render)(notice)


def case_of(notice: Notice) -> str:
    """The case that `notice` belongs to; its own thing where the kind names none."""
    group = _kinds[notice.kind].group
    return group(notice) if group else f"{notice.thing_kind}:{notice.thing_id}"


def desk_readers(notice: Notice) -> list[User]:
    """Who reads a notice that went to a unit's desk."""
    verb = _kinds[notice.kind].desk_verb
    if notice.unit_id is None or not verb:
        return []
    return [user for readers in _desk_readers for user in readers(notice.unit_id, verb)]


def kind_named(key: str) -> Kind | None:
    return _kinds.get(key)


def kinds_to_choose() -> list[Kind]:
    """Kinds with a label, in the order of registration."""
    return [kind for kind in _kinds.values() if kind.label]


def registered_kinds() -> frozenset[str]:
    return frozenset(_kinds)

"""Kinds of message. The app that sends one says how it reads; the text is made at delivery."""

from collections.abc import Callable
from dataclasses import dataclass

from nep.notices.models import Notice


@dataclass(frozen=True)
class Message:
    """What the reader sees: a Vietnamese sentence, the page it leads to, and which thing it is about."""

    sentence: str
    url: str
    about: str = ""


_kinds: dict[str, Callable[[Notice], Message]] = {}


def register_notice(kind: str, render: Callable[[Notice], Message]) -> None:
    _kinds[kind] = render


def render(notice: Notice) -> Message:
    return _kinds[notice.kind](notice)


def registered_kinds() -> frozenset[str]:
    return frozenset(_kinds)

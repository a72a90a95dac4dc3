"""What upper apps bring to the draft of the next theme: promises not kept, units that sent few reports."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nep.programmes.models import Theme

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_LINES = 20


@dataclass(frozen=True)
class Carried:
    """One line for the draft: a whole sentence, and the page where it comes from (empty without one)."""

    text: str
    url: str = ""


Source = Callable[[Theme, date], list[Carried]]


@dataclass(frozen=True)
class LessonSource:
    kind: str
    heading: "StrOrPromise"
    order: int
    lines: Source


_sources: dict[str, LessonSource] = {}


def register_lesson_source(kind: str, heading: "StrOrPromise", *, order: int, lines: Source) -> None:
    """`lines(theme, day)`: what the ending `theme` left unfinished or taught, as known on `day`.

    At most `MOST_LINES`, then one line that says how many more. `kind` fits in 32 characters."""
    _sources[kind] = LessonSource(kind, heading, order, lines)


def lesson_sources() -> list[LessonSource]:
    return sorted(_sources.values(), key=lambda source: (source.order, source.kind))


def heading_of(kind: str) -> "StrOrPromise":
    """What lines of `kind` are called; the kind itself where its app is gone."""
    return _sources[kind].heading if kind in _sources else kind

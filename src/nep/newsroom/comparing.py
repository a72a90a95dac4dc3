"""Two revisions side by side in one column: what went, what came, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from nep.newsroom.mentions import marked_words_of
from nep.newsroom.models import Revision

_WORD = re.compile(r"\s+|[^\s]+")
LIKE = 0.4
"""From this share of common words on a changed paragraph is shown as one, with its words marked."""


@dataclass(frozen=True)
class Piece:
    """`kind`: same, gone or new."""

    kind: str
    words: str


@dataclass(frozen=True)
class Line:
    pieces: tuple[Piece, ...]

    @property
    def is_same(self) -> bool:
        return all(piece.kind == "same" for piece in self.pieces)


@dataclass(frozen=True)
class Part:
    """One field of the article: its lines, those that did not change too."""

    key: str
    lines: tuple[Line, ...]

    @property
    def is_same(self) -> bool:
        return all(line.is_same for line in self.lines)


def compared(before: Revision, after: Revision) -> list[Part]:
    """Of two revisions of one article. One query where they name leaders."""
    words = marked_words_of([before, after])
    return [
        Part("title", tuple(_lines([before.title], [after.title]))),
        Part("lead", tuple(_lines(_of(before.lead), _of(after.lead)))),
        Part("body", tuple(_lines(_of(words[before.pk]), _of(words[after.pk])))),
        Part("tags", tuple(_lines(_of(before.tags), _of(after.tags)))),
    ]


def _of(text: str) -> list[str]:
    return text.split("\n") if text else []


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Line((Piece("same", words),)) for words in before[i1:i2])
            continue
        pairs = min(i2 - i1, j2 - j1)
        for number in range(pairs):
            yield from _changed(before[i1 + number], after[j1 + number])
        yield from (Line((Piece("gone", words),)) for words in before[i1 + pairs : i2])
        yield from (Line((Piece("new", words),)) for words in after[j1 + pairs : j2])


def _changed(before: str, after: str) -> Iterator[Line]:
    """One line with its words marked; two lines where little is left of the old one."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < LIKE:
        yield Line((Piece("gone", before),))
        yield Line((Piece("new", after),))
        return
    pieces = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("gone", "".join(old[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("new", "".join(new[j1:j2])))
    yield Line(tuple(pieces))

"""The parts of the minutes, and two versions beside each other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext

from nep.reviews.models import Conference, Revision

OPENING, CLOSING = "mo-dau", "be-mac"
Words = Mapping[str, str]
Part = tuple[str, str]


def current_revision(conference: Conference) -> Revision | None:
    return conference.revisions.order_by("-number").first()


def parts_of(conference: Conference, *versions: Words | None) -> list[Part]:
    """(key, heading) of each part to write: the opening, the main items of the agenda, what was written under
    items that are gone, the closing."""
    items = conference.items.filter(parent=None).order_by("position", "pk")
    found: dict[str, str] = {OPENING: gettext("Mở đầu")}
    found |= {str(item.uuid): item.title for item in items}
    for words in versions:
        for key, text in (words or {}).items():
            if text and key != CLOSING:
                found.setdefault(key, gettext("Mục đã bỏ khỏi chương trình"))
    found[CLOSING] = gettext("Kết thúc")
    return list(found.items())


def differing(before: Words, after: Words) -> frozenset[str]:
    """Keys of the parts whose words differ; a part that is not there says nothing."""
    return frozenset(key for key in {*before, *after} if before.get(key, "") != after.get(key, ""))


@dataclass(frozen=True)
class Piece:
    """A stretch of words: the same in both, only before, or only after."""

    words: str
    kind: str


@dataclass(frozen=True)
class Compared:
    """One part of two versions."""

    key: str
    heading: str
    before: list[Piece]
    after: list[Piece]
    is_changed: bool


def compare(headings: Iterable[Part], before: Words, after: Words) -> list[Compared]:
    """Word by word; parts without words in both are left out."""
    rows = []
    for key, heading in headings:
        old, new = before.get(key, ""), after.get(key, "")
        if old or new:
            rows.append(Compared(key, heading, *_pieces(old, new), old != new))
    return rows


def _pieces(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    mine, other = _tokens(old), _tokens(new)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        same = tag == "equal"
        if i2 > i1:
            left.append(Piece("".join(mine[i1:i2]), "same" if same else "gone"))
        if j2 > j1:
            right.append(Piece("".join(other[j1:j2]), "same" if same else "new"))
    return left, right


def _tokens(text: str) -> list[str]:
    """Words with the blank that follows them; line ends stand alone."""
    lines = text.split("\n")
    tokens: list[str] = []
    for number, line in enumerate(lines):
        tokens += [f"{word} " for word in line.split(" ")] if line else []
        if number + 1 < len(lines):
            tokens.append("\n")
    return tokens

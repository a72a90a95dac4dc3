"""Which practices look alike. A suggestion for a person to read, never a reason to refuse.

Compared are pairs of neighbouring words of title, problem and approach, without marks: word order matters a
little, spelling of tones does not. Owners, places and persons are not looked at.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from nep.organisations.actors import Actor
from nep.practices.models import Practice
from nep.vietnamese.text import fold

LIKE = 0.18
"""Found by trying: two texts about the same way of working share at least a fifth of their word pairs."""
MOST_COMPARED = 3000
EMPTY_WORDS = frozenset(
    ("cua", "va", "cho", "voi", "la", "cac", "nhung", "duoc", "trong", "tai", "den", "tu", "khi", "de", "thi")
)

Pairs = frozenset[str]


@dataclass(frozen=True)
class Likeness:
    """How much of `practice` reads like the one asked about, from 0 to 1."""

    practice: Practice
    share: float


def pairs_of(text: str) -> Pairs:
    """The pairs of neighbouring words of `text`, folded; words that say nothing are left out."""
    words = ["".join(sign for sign in word if sign.isalnum()) for word in fold(text).split()]
    said = [word for word in words if word and word not in EMPTY_WORDS]
    return frozenset(" ".join(pair) for pair in pairwise(said))


def likeness(one: Pairs, other: Pairs) -> float:
    """Twice the pairs in common over all pairs (Dice): 1 for the same words, 0 for none in common."""
    if not one or not other:
        return 0.0
    return 2 * len(one & other) / (len(one) + len(other))


def similar_to(
    *, title: str, problem: str, approach: str, actor: Actor, leaving_out: int = 0, most: int = 3
) -> list[Likeness]:
    """The practices that `actor` may see and that read most like these words, the likest first; only those
    that are really alike. One query."""
    rows = Practice.objects.visible_to(actor).exclude(pk=leaving_out).exclude(state=Practice.State.WITHDRAWN)
    newest = rows.only("uuid", "title", "problem", "approach", "unit_id", "state").order_by("-pk")
    asked = (pairs_of(title), pairs_of(f"{problem} {approach}"))
    found = [Likeness(row, _share(asked, row)) for row in newest[:MOST_COMPARED]]
    alike = [one for one in found if one.share >= LIKE]
    return sorted(alike, key=lambda one: (-one.share, one.practice.pk))[:most]


def _share(asked: tuple[Pairs, Pairs], row: Practice) -> float:
    """The likeness of the titles or that of the texts, whichever is greater."""
    of_titles = likeness(asked[0], pairs_of(row.title))
    of_texts = likeness(asked[1], pairs_of(f"{row.problem} {row.approach}"))
    return max(of_titles, of_texts)


def folded_text(words: Iterable[str]) -> str:
    return fold("\n".join(words))

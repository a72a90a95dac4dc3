"""Which practices look alike. A suggestion for a person to read, never a reason to refuse.

Compared are pairs of neighbouring words of title, problem and approach, without marks: word order matters a
little, spelling of tones does not. Owners, places and persons are not looked at.
"""

import re
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

WORD = re.compile(r"[^\W_]+")
Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Likeness:
    """How much of `practice` reads like the one asked about, from 0 to 1."""

    practice: Practice
    share: float


def pairs_of(folded: str) -> Pairs:
    """The pairs of neighbouring words of a folded text; words that say nothing are left out."""
    said = [word for word in WORD.findall(folded) if word not in EMPTY_WORDS]
    return frozenset(pairwise(said))


def likeness(one: Pairs, other: Pairs) -> float:
    """Twice the pairs in common over all pairs (Dice): 1 for the same words, 0 for none in common."""
    common = len(one & other)
    return 2 * common / (len(one) + len(other)) if common else 0.0


def similar_to(
    *, title: str, problem: str, approach: str, actor: Actor, leaving_out: int = 0, most: int = 3
) -> list[Likeness]:
    """The practices that `actor` may see and that read most like these words, the likest first; only those
    that are really alike. Two queries. Likeness is that of the titles or that of the whole texts, whichever
    is greater."""
    rows = Practice.objects.visible_to(actor).exclude(pk=leaving_out).exclude(state=Practice.State.WITHDRAWN)
    newest = rows.order_by("-pk").values_list("pk", "title", "folded")[:MOST_COMPARED]
    of_title, of_text = pairs_of(fold(title)), pairs_of(folded_text([title, problem, approach]))
    shares = {
        pk: max(likeness(of_title, pairs_of(fold(other))), likeness(of_text, pairs_of(text)))
        for pk, other, text in newest
    }
    likest = sorted((pk for pk in shares if shares[pk] >= LIKE), key=lambda pk: (-shares[pk], pk))[:most]
    found = Practice.objects.in_bulk(likest)
    return [Likeness(found[pk], shares[pk]) for pk in likest]


def folded_text(words: Iterable[str]) -> str:
    return fold("\n".join(words))

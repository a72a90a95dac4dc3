"""The order of answers: first the words exactly as typed, then without regard to marks; in each, whole words
before words that only begin so."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nep.search.asking import Asked, Term
from nep.search.entries import OWN, kind_token
from nep.search.expressions import Expression, Without, Words, all_of, any_of, one
from nep.search.registry import Holder, Kind
from nep.search.words import Word, codes_as_typed, pair_tokens, tokens_of


@dataclass(frozen=True)
class Tier:
    """How closely the words must be met."""

    is_exact: bool
    may_grow: bool


def tiers_of(asked: Asked) -> list[Tier]:
    """From the closest to the loosest; the last holds everything of the others."""
    exactness = [True, False] if asked.has_marks else [False]
    growth = [False, True] if any(term.grows for term in asked.terms) else [False]
    return [Tier(is_exact, may_grow) for is_exact in exactness for may_grow in growth]


def conditions(asked: Asked, holder: Holder, chosen: Sequence[Kind] | None) -> list[Expression]:
    """One condition per tier; the last holds everything of the others. What the reader may not see is in
    none.

    `chosen` None stands for every kind.
    """
    return [_met(asked, tier, holder, chosen) for tier in tiers_of(asked)]


def apart(met: Sequence[Expression]) -> list[Expression]:
    """`conditions`, each without what stands in an earlier one."""
    return [Without(one, any_of(list(met[:place]))) if place else one for place, one in enumerate(met)]


def widest(asked: Asked, holder: Holder, chosen: Sequence[Kind] | None, *, may_grow: bool) -> Expression:
    """What stands in any tier, or in any of whole words, to be counted."""
    return _met(asked, Tier(is_exact=False, may_grow=may_grow), holder, chosen)


def witnesses(asked: Asked, holder: Holder, chosen: Sequence[Kind] | None) -> list[Expression]:
    """Conditions that each hold only what stands in some tier, the narrowest first: whole words, on one side
    alone. Where one of them holds very much, the question does too, and they are the quickest to count."""
    exactness = [True, False] if asked.has_marks else [False]
    tiers = [Tier(is_exact, may_grow=False) for is_exact in exactness]
    return [_within(side, holder, chosen) for tier in tiers for side in _sides(asked, tier, holder)]


def without_beginnings(asked: Asked, holder: Holder, chosen: Sequence[Kind] | None) -> Expression | None:
    """Everything of the last tier and perhaps more: of the question only what is not the beginning of a word.
    None where nothing would be left of it, or nothing is left out."""
    whole = tuple(term for term in asked.terms if not (term.grows or term.starred))
    if not whole or len(whole) == len(asked.terms):
        return None
    return widest(replace(asked, terms=whole), holder, chosen, may_grow=False)


def _met(asked: Asked, tier: Tier, holder: Holder, chosen: Sequence[Kind] | None) -> Expression:
    return _within(any_of(_sides(asked, tier, holder)), holder, chosen)


def _sides(asked: Asked, tier: Tier, holder: Holder) -> list[Expression]:
    """The words are asked of what everyone may read, and, for who holds a key, of what it opens."""
    sides = [all_of([_term(term, tier, "") for term in asked.terms])]
    if holder.keys:
        opened = any_of([one(key) for key in sorted(holder.keys)])
        sides.append(all_of([*(_term(term, tier, OWN) for term in asked.terms), opened]))
    return sides


def _within(met: Expression, holder: Holder, chosen: Sequence[Kind] | None) -> Expression:
    """What of `met` is of these kinds, and nothing from which the holder is barred."""
    if chosen is not None:
        met = all_of([met, any_of([one(kind_token(kind)) for kind in chosen])])
    if holder.barred:
        return Without(met, any_of([one(f"x{key}") for key in sorted(holder.barred)]))
    return met


def _term(term: Term, tier: Tier, side: str) -> Expression:
    if term.code:
        return one(f"{side}{term.code}")
    if _is_named_number(term):
        pair = pair_tokens(term.words[0].text, term.words[1].text)
        return one(f"{side}{pair[0 if tier.is_exact else 1]}")
    grows = term.starred or (term.grows and tier.may_grow)
    ways = [way for words in term.spellings for way in _ways(words, tier, side, grows)]
    return any_of(ways)


def _is_named_number(term: Term) -> bool:
    """A word and its number have a token of their own, which is quicker to find than two words in a row."""
    if len(term.words) != 2 or term.starred or len(term.spellings) > 1:
        return False
    word, number = term.words
    return number.is_number and not word.is_number


def _ways(words: Sequence[Word], tier: Tier, side: str, grows: bool) -> list[Expression]:
    form = 0 if tier.is_exact else 1
    tokens = tuple(f"{side}{tokens_of(word)[form]}" for word in words)
    if not grows:
        return [Words(tokens)]
    sort = tokens_of(words[-1])[form][0]
    typed = f"{side}{sort}{codes_as_typed(words[-1].text)[form]}"
    return [Words(tokens, grows=True), Words((*tokens[:-1], typed), grows=True)]

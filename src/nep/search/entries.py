"""A document becomes the line of tokens that the database searches."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from nep.search import tables
from nep.search.places import place_of
from nep.search.registry import Document, Kind
from nep.search.words import GAP, pair_tokens, texts_of_words, tokens_of_text

OWN = "i"
MOST_WORDS = 3000
"""Per side of a document. PostgreSQL counts places to 16,383; a long paper is found by its beginning."""
MOST_TIMES = 250
"""PostgreSQL keeps 256 places of one token; what comes more often leaves a gap, on both databases alike."""


def entry_of(kind: Kind, document: Document) -> tuple[int, str]:
    """(place, tokens with spaces between) of one document."""
    place = place_of(
        comes_first=kind.comes_first, day=document.day, kind=kind.number, thing_id=document.thing_id
    )
    tokens = [*_side(document.public), *(f"{OWN}{token}" for token in _side(document.own))]
    tokens += [*sorted(set(document.keys)), *sorted(f"x{one}" for one in set(document.barred))]
    return place, " ".join([*_not_too_often(tokens), kind_token(kind)])


def kind_token(kind: Kind) -> str:
    return f"k{kind.number}"


def _side(texts: Sequence[str]) -> Iterator[str]:
    """Tokens of one side: its words with marks, its words without, then what is asked for without order."""
    read = _shortened([texts_of_words(text) for text in texts])
    coded = [[tokens_of_text(word) for word in words] for words in read]
    for number in (0, 1):
        for tokens in coded:
            yield from (pair[number] for pair in tokens)
            yield GAP
    besides: set[str] = set()
    for words, tokens in zip(read, coded, strict=True):
        besides.update(_pairs(words), _abbreviations([folded for _strict, folded in tokens]))
    yield from sorted(besides)


def _shortened(read: list[list[str]]) -> list[list[str]]:
    room, kept = MOST_WORDS, list[list[str]]()
    for words in read:
        if words and room > 0:
            kept.append(words[:room])
            room -= len(words)
    return kept


def _pairs(words: Sequence[str]) -> Iterator[str]:
    """Each word with the number behind it."""
    for word, following in pairwise(words):
        if following[0].isdecimal() and not word[0].isdecimal():
            yield from pair_tokens(word, following)


def _abbreviations(folded: Sequence[str]) -> Iterator[str]:
    first = tables.first_words()
    for place, word in enumerate(folded):
        if word in first:
            token, _length = tables.abbreviation_at(folded, place)
            if token:
                yield token


def _not_too_often(tokens: Sequence[str]) -> Iterable[str]:
    most = max(Counter(tokens).values(), default=0)
    return tokens if most <= MOST_TIMES else _thinned(tokens)


def _thinned(tokens: Sequence[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for token in tokens:
        seen[token] += 1
        yield token if seen[token] <= MOST_TIMES else GAP

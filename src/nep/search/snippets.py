"""The words found, marked in the text as it is shown, and the part of a long text that holds them."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from nep.search import tables
from nep.search.asking import Asked, Term
from nep.search.tiers import Tier
from nep.search.words import Word, codes_as_typed, codes_of, tokens_of, words_in
from nep.vietnamese.text import clean

AROUND = 12
"""Words shown before the first match; three times as many behind it."""


def marked(text: str, asked: Asked, tier: Tier) -> SafeString:
    """The whole of `text` with every match in <mark>, safe to print."""
    text = clean(text)
    words = list(words_in(text))
    return _with_marks(text, 0, len(text), _spans(words, asked, tier))


def holds(text: str, asked: Asked, tier: Tier) -> bool:
    """True when some word of the question stands in `text`."""
    return bool(_spans(list(words_in(clean(text))), asked, tier))


def snippet(text: str, asked: Asked, tier: Tier) -> SafeString:
    """About fifty words of `text` around the first match, marked; its beginning where nothing matches."""
    text = " ".join(clean(text).split())
    words = list(words_in(text))
    spans = _spans(words, asked, tier)
    first = next((place for place, word in enumerate(words) if spans and word.end > spans[0][0]), 0)
    begin, end = max(0, first - AROUND), min(len(words), first + 3 * AROUND)
    start = words[begin].start if begin else 0
    stop = words[end - 1].end if end < len(words) else len(text)
    inner = _with_marks(text, start, stop, spans)
    return format_html("{}{}{}", "… " if start else "", inner, " …" if stop < len(text) else "")


def _with_marks(text: str, start: int, stop: int, spans: Sequence[tuple[int, int]]) -> SafeString:
    parts: list[tuple[str, str]] = []
    place = start
    for begin, end in spans:
        if begin >= place and end <= stop:
            parts.append((text[place:begin], text[begin:end]))
            place = end
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts), text[place:stop])


def _spans(words: Sequence[Word], asked: Asked, tier: Tier) -> list[tuple[int, int]]:
    """(start, end) of every match in the text, in order, none inside another."""
    form = 0 if tier.is_exact else 1
    tokens = [tokens_of(word)[form] for word in words]
    folded = [tokens_of(word)[1] for word in words]
    hit: set[int] = set()
    for term in asked.terms:
        for place in range(len(words)):
            hit.update(range(place, place + _length_at(place, term, tier, words, tokens, folded)))
    return _runs(sorted(hit), words)


def _runs(places: Sequence[int], words: Sequence[Word]) -> list[tuple[int, int]]:
    """Words in a row are one match."""
    spans: list[tuple[int, int]] = []
    for last, place in zip([-2, *places], places, strict=False):
        begin = spans.pop()[0] if place == last + 1 else words[place].start
        spans.append((begin, words[place].end))
    return spans


def _length_at(
    place: int,
    term: Term,
    tier: Tier,
    words: Sequence[Word],
    tokens: Sequence[str],
    folded: Sequence[str],
) -> int:
    """How many words from `place` on meet `term`; 0 where it is not met."""
    if term.code:
        code, length = tables.abbreviation_at(folded, place)
        return length if code == term.code else 0
    grows = term.starred or (term.grows and tier.may_grow)
    form = 0 if tier.is_exact else 1
    for spelling in term.spellings:
        wanted = [tokens_of(word)[form] for word in spelling]
        there = list(tokens[place : place + len(wanted)])
        if there == wanted:
            return len(wanted)
        is_begun = grows and len(there) == len(wanted) and there[:-1] == wanted[:-1]
        if is_begun and _begins(words[place + len(wanted) - 1], spelling[-1], form):
            return len(wanted)
    return 0


def _begins(word: Word, typed: Word, form: int) -> bool:
    if word.is_number:
        return False
    code = codes_of(word.text)[form]
    return code.startswith((codes_of(typed.text)[form], codes_as_typed(typed.text)[form]))

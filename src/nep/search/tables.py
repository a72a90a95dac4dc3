"""Two shipped tables: abbreviations with their long forms, and words whose name is the number behind them."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from nep.search.words import folded_words, words_in
from nep.vietnamese.text import clean

_DATA = Path(__file__).resolve().parent / "data"


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def abbreviations() -> dict[tuple[str, ...], str]:
    """Words without marks -> the token of the abbreviation; under the short form and under the long one."""
    found = {}
    for line in _lines("abbreviations.txt"):
        short, _is, long = line.partition("=")
        token = f"b{folded_words(short)[0][1:]}"
        found[folded_words(short)] = found[folded_words(long)] = token
    return found


@cache
def spellings() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Token of an abbreviation -> its short form and its long form, as words with their marks."""
    return {
        f"b{folded_words(short)[0][1:]}": (_texts(short), _texts(long))
        for short, _is, long in (line.partition("=") for line in _lines("abbreviations.txt"))
    }


def _texts(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in words_in(clean(text)))


@cache
def first_words() -> frozenset[str]:
    """Words without marks with which an abbreviation may begin."""
    return frozenset(words[0] for words in abbreviations())


@cache
def longest() -> int:
    """Words of the longest long form."""
    return max(map(len, abbreviations()))


@cache
def numbered() -> frozenset[str]:
    """Words without marks that carry a number as a name."""
    return frozenset(folded_words(line)[0] for line in _lines("numbered.txt"))


def abbreviation_at(folded: Sequence[str], start: int) -> tuple[str, int]:
    """The longest abbreviation, short or long, that begins at `start`: its token and its number of words;
    ("", 0) where none does."""
    if start >= len(folded) or folded[start] not in first_words():
        return "", 0
    for length in range(min(longest(), len(folded) - start), 0, -1):
        token = abbreviations().get(tuple(folded[start : start + length]))
        if token:
            return token, length
    return "", 0

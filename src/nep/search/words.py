"""Words as the index holds them: prepared here, so that both databases compare the same plain tokens.

A token has letters a-z and digits only and begins with its sort:

    f  a word without marks                        fdong     đông, Đồng, dong
    s  a word with its marks, as digits            sd9o62ng  đồng; tone behind the first vowel: hòa = hoà
    n  a number, without dots and leading zeros    n1000     1.000, 01000
    g, h  a word and the number behind it, without marks and with them: gap03 is ấp 3, and never ấp 5
    b  an abbreviation or its long form            bubnd     UBND, Ủy ban nhân dân

Before each stands `i` where the text is not for everyone. i and y are one letter where a syllable has no
other vowel (kỹ, kĩ). Words of other scripts are spelled by their code points.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from nep.vietnamese.spelling import TONES, split_tones
from nep.vietnamese.text import clean, fold, folded_key, loose_key, strict_key

LONGEST_WORD = 40
GAP = "z0"
"""Stands where one text ends and the next begins; nobody asks for it, so no phrase reaches over it."""

_WORD = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|\d+|[^\W\d_]+")
_VOWELS = frozenset("aăâeêioôơuưy")
_MARKED = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
_TONE_DIGITS = dict(zip(TONES, "23415", strict=True))
_SPELLED = "ghijklmnopqrstuv"


class Word(NamedTuple):
    """One word or number of a text, and where it stands there."""

    text: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        return self.text[0].isdecimal()


def words_in(text: str) -> Iterator[Word]:
    """The words and numbers of a cleaned text. A number is cut from the letters beside it: `A3` is two."""
    for match in _WORD.finditer(text):
        yield Word(match[0], match.start(), match.end())


def texts_of_words(text: str) -> list[str]:
    """The same of a text that is to be cleaned first, without their places."""
    return _WORD.findall(clean(text))


def number_token(number: str) -> str:
    digits = number.replace(".", "")[:LONGEST_WORD]
    return f"n{int(digits)}"


@lru_cache(maxsize=50_000)
def codes_of(word: str) -> tuple[str, str]:
    """(with marks, without marks) of one word, i and y made one where they are the only vowel."""
    short = word[:LONGEST_WORD]
    return _coded(loose_key(short)), _spelled(folded_key(short))


def codes_as_typed(word: str) -> tuple[str, str]:
    """The same with i and y kept apart: the beginning of a word does not show yet what follows."""
    short = word[:LONGEST_WORD]
    return _coded(strict_key(short)), _spelled(fold(short))


def _coded(word: str) -> str:
    """Marks as digits, the tone behind the first vowel wherever it was written: so the code of the beginning
    of a word is the beginning of its code."""
    letters, tones = split_tones(word)
    onset = 2 if letters.startswith("qu") else 0
    first = next((place for place in range(onset, len(letters)) if letters[place] in _VOWELS), len(letters))
    tone = "".join(_TONE_DIGITS[mark] for mark in tones)
    return _spelled(letters[: first + 1]) + tone + _spelled(letters[first + 1 :])


def _spelled(letters: str) -> str:
    return "".join(_letter(letter) for letter in letters)


def _letter(letter: str) -> str:
    if "a" <= letter <= "z":
        return letter
    return _MARKED.get(letter) or f"z{''.join(_SPELLED[int(digit, 16)] for digit in f'{ord(letter):x}')}z"


def tokens_of(word: Word) -> tuple[str, str]:
    """(token with marks, token without marks) of a word; a number has one."""
    return tokens_of_text(word.text)


@lru_cache(maxsize=100_000)
def tokens_of_text(text: str) -> tuple[str, str]:
    """The same of the text of a word."""
    if text[0].isdecimal():
        number = number_token(text)
        return number, number
    strict, folded = codes_of(text)
    return f"s{strict}", f"f{folded}"


def pair_tokens(word: str, number: str) -> tuple[str, str]:
    """(with marks, without marks) of a word and the number behind it: `ấp 3`."""
    strict, folded = codes_of(word)
    digits = number_token(number)[1:]
    return f"h{strict}0{digits}", f"g{folded}0{digits}"


def folded_words(text: str) -> tuple[str, ...]:
    """The words of `text` without marks, to look up in a table."""
    return tuple(tokens_of(word)[1] for word in words_in(clean(text)))

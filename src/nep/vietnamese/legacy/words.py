"""The words of a text that tell something about its encoding."""

import re
import unicodedata
from collections.abc import Iterable

from nep.vietnamese.legacy.characters import WINDOWS
from nep.vietnamese.syllables import is_syllable

_ONE_BYTE = frozenset(WINDOWS) | frozenset(map(chr, range(256)))

# The only separators that are the same in every encoding: ASCII that is no letter. VISCII has letters below
# the space. A word with at least one character outside ASCII:
_TELLING = re.compile(r"[A-Za-z]*[^\t\n\r -~][^\t\n\r -@\[-`{-~]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_PUNCTUATION = frozenset("‘’“”–—…•«»\u00a0°²³½×±€₫®™©·§→✓☐\ufeff\u200b")
# "QĐ", "NĐ": no syllable, yet nothing else than Vietnamese.
_ABBREVIATION = re.compile("(?=.*Đ)[BCDGHKLMNPQRSTVXĐ]{2,6}")


def telling_words(text: str) -> list[str]:
    """The words with a character outside ASCII that is not mere punctuation; separated at ASCII signs
    only.
    """
    if text.isascii() and text.isprintable():
        return []
    return [word for word in _TELLING.findall(text) if not _PUNCTUATION.issuperset(word)]


def is_vietnamese(word: str) -> bool:
    """Whether `word` is made of Vietnamese syllables or an abbreviation with Đ, and of punctuation around
    them.
    """
    word = unicodedata.normalize("NFC", word)
    parts = _LETTERS.findall(word)
    if not parts or not _PUNCTUATION.issuperset(_LETTERS.sub("", word)):
        return False
    return all(is_syllable(part) or bool(_ABBREVIATION.fullmatch(part)) for part in parts)


def all_of_one_byte(words: Iterable[str]) -> bool:
    """Whether Windows-1252 or Latin-1 could have made all of these from bytes: no Unicode Vietnamese among
    them.
    """
    return all(_ONE_BYTE.issuperset(word) for word in words)

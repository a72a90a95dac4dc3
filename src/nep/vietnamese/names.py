"""Names in the order of Vietnamese dictionaries. Splitting a name is for sorting and address only."""

import re
import unicodedata

from nep.vietnamese.spelling import TONES, split_tones
from nep.vietnamese.text import clean

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER = {letter: f"{place:02d}" for place, letter in enumerate(_ALPHABET, start=10)}
_END_OF_PART, _END_OF_SYLLABLE, _NUMBER, _FOREIGN = "00", "01", "02", "99"
_SYLLABLE = re.compile(r"[0-9]+|[^\W\d_]+")
LONGEST = 400


def sort_key(full_name: str) -> str:
    """The key of a person's name: given name, then middle names, then family name.

    Part by part and syllable by syllable: letters first (a ă â … đ … are letters of their own), then the tone
    (level, huyền, hỏi, ngã, sắc, nặng), so Hà An, Hà Bình, Hạ An. Case, spaces and the place of the tone do
    not count. Digits only, so that every collation of every database orders keys alike; at most 400 long.
    """
    syllables = _syllables(full_name)
    family, middle, given = syllables[:1], syllables[1:-1], syllables[-1:]
    if len(syllables) == 1:
        family = []
    return _joined(given, middle, family)


def title_sort_key(title: str) -> str:
    """The key of a unit's or a paper's name, in reading order; numbers by value: Ấp 2 before Ấp 10."""
    return _joined(_syllables(title))


def given_name(full_name: str) -> str:
    """The last syllable, by which a person is addressed; empty for an empty name."""
    return clean(full_name).split()[-1] if full_name.split() else ""


def _syllables(name: str) -> list[str]:
    return _SYLLABLE.findall(clean(name).lower())


def _joined(*parts: list[str]) -> str:
    keys = ("".join(_syllable_key(syllable) for syllable in part) + _END_OF_PART for part in parts)
    return "".join(keys)[:LONGEST]


def _syllable_key(syllable: str) -> str:
    if syllable.isascii() and syllable.isdigit():
        number = syllable.lstrip("0")[:99]
        return f"{_NUMBER}{len(number):02d}{number}"
    letters, tones = split_tones(syllable)
    tone = TONES.index(tones[0]) + 1 if tones else 0
    return "".join(_letter_key(letter) for letter in letters) + f"{_END_OF_SYLLABLE}{tone}"


def _letter_key(letter: str) -> str:
    if letter in _LETTER:
        return _LETTER[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    return _LETTER.get(base) or f"{_FOREIGN}{ord(letter):07d}"

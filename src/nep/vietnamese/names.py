"""Names in the order of Vietnamese dictionaries. Splitting a name is for sorting and address only."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from nep.vietnamese.spelling import SPELLED, TONES, split_tones
from nep.vietnamese.text import clean, fold, strict_key

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER = {letter: f"{place:02d}" for place, letter in enumerate(_ALPHABET, start=10)}
_END_OF_PART, _END_OF_SYLLABLE, _NUMBER, _FOREIGN = "00", "01", "02", "99"
# An apostrophe stands inside a syllable (H'Hen), a hyphen between two.
_SYLLABLE = re.compile(r"[0-9]+|[^\W\d_]+(?:'[^\W\d_]+)*")
_ROMAN = re.compile("x{0,3}(ix|iv|v?i{0,3})")
_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10}
# After these words i, v, x are numbers; after others "vi" and "xi" are words.
_COUNTED_IN_ROMAN = frozenset({"phường", "quận", "chương", "khóa", "khoá", "quý", "quí", "kỳ", "kì", "thứ"})
_ALIAS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LONG_FAMILIES = frozenset(
    {"tôn thất", "tôn nữ", "hoàng phủ", "âu dương", "tư mã", "tư đồ", "thượng quan", "gia cát"}
    | {"công tằng tôn nữ", "công huyền tôn nữ", "công tôn nữ", "huyền tôn nữ"}
)
_BEGIN_LONG_FAMILIES = frozenset(family.split()[0] for family in _LONG_FAMILIES)
_MORE_THAN_WORDS = re.compile(r"[^\w ]")
LONGEST = 400


@dataclass(frozen=True)
class NameParts:
    """Họ, tên đệm, tên; each may be empty. Written as in the cleaned name."""

    family: str
    middle: str
    given: str


class Manner(StrEnum):
    """How a person is addressed: in Party papers, on pages for citizens, and where the sex is known."""

    COMRADE = "đồng chí"
    CITIZEN = "ông/bà"
    MAN = "ông"
    WOMAN = "bà"


@dataclass(frozen=True)
class FormsOfAddress:
    """`full` for the first mention (đồng chí Lê Thị Ba), `short` from then on (đồng chí Ba)."""

    full: str
    short: str


def parts(full_name: str) -> NameParts:
    """Family, middle and given name of a name written in the Vietnamese order.

    The given name is the last word, with a number behind it ("Ba 2"); the family name is the first, or a
    known one of two or more words (Tôn Thất, Công Tằng Tôn Nữ); one word alone is a given name. Aliases in
    brackets are left out. For sorting and address only: names of other peoples may be ordered otherwise.
    """
    return NameParts(*(" ".join(words) for words in _split(full_name)))


def _split(full_name: str) -> tuple[list[str], list[str], list[str]]:
    words = _words(full_name)
    if len(words) < 2:
        return [], [], words
    first = _length_of_family(words)
    last = len(words) - 1
    if last > first and words[last].isdecimal():
        last -= 1
    return words[:first], words[first:last], words[last:]


def _words(full_name: str) -> list[str]:
    cleaned = clean(full_name)
    if not _MORE_THAN_WORDS.search(cleaned):
        return cleaned.split()
    words = [word.strip(".,;:") for word in _ALIAS.sub(" ", cleaned).split()]
    named = [word for word in words if any(sign.isalnum() for sign in word)]
    return _unhyphened(named[0]) if len(named) == 1 else named or cleaned.split()


def _unhyphened(word: str) -> list[str]:
    """Trần-Văn-Ba, as names were once printed, is three words; Jean-Pierre is one."""
    syllables = word.split("-")
    return syllables if all(split_tones(part.lower())[0] in SPELLED for part in syllables) else [word]


def _length_of_family(words: list[str]) -> int:
    if words[0].lower() not in _BEGIN_LONG_FAMILIES:
        return 1
    for length in (4, 3, 2):
        if len(words) > length and strict_key(" ".join(words[:length])) in _LONG_FAMILIES:
            return length
    return 1


def given_name(full_name: str) -> str:
    """The word by which a person is addressed; empty for an empty name."""
    return parts(full_name).given


def forms_of_address(full_name: str, manner: Manner) -> FormsOfAddress:
    """How to address a person, in small letters: "đồng chí Lê Thị Ba" and "đồng chí Ba".

    The sex is never guessed from the name: without it a citizen is "ông/bà". An empty name gives the form
    of address alone.
    """
    full, given = " ".join(clean(full_name).split()), given_name(full_name)
    return FormsOfAddress(f"{manner} {full}".strip(), f"{manner} {given}".strip())


def sort_key(full_name: str) -> str:
    """The key of a person's name: given name, then middle names, then family name.

    Part by part and syllable by syllable: letters first (a ă â … đ … are letters of their own), then the tone
    (level, huyền, hỏi, ngã, sắc, nặng): Hà An, Hạ An, Hà Bình. Case, spaces and the place of the tone do not
    count. Digits only, so that every collation of every database orders keys alike; at most 400 long.
    """
    family, middle, given = _split(full_name)
    return _joined(*(_SYLLABLE.findall(" ".join(words).lower()) for words in (given, middle, family)))


def title_sort_key(title: str) -> str:
    """The key of a word, a unit's or a paper's name, in reading order: Hà An, Hà Bình, Hạ An.

    Numbers by value, before words: Ấp 2, Ấp 10, Ấp Một; Roman ones too where a word before them says so:
    Phường IV, Phường IX, Quý IV. As `sort_key` for the rest.
    """
    syllables = _SYLLABLE.findall(clean(title).lower())
    pairs = zip(["", *syllables], syllables, strict=False)
    return _joined([_arabic(own) if before in _COUNTED_IN_ROMAN else own for before, own in pairs])


def _arabic(syllable: str) -> str:
    if not _ROMAN.fullmatch(syllable):
        return syllable
    values = [_ROMAN_VALUE[sign] for sign in syllable]
    after = [*values[1:], 0]
    return str(sum(-own if own < behind else own for own, behind in zip(values, after, strict=True)))


def _joined(*parts: list[str]) -> str:
    return "".join("".join(map(_syllable_key, part)) + _END_OF_PART for part in parts)[:LONGEST]


@lru_cache(maxsize=20_000)
def _syllable_key(syllable: str) -> str:
    if syllable.isascii() and syllable.isdigit():
        number = syllable.lstrip("0")[:99]
        return f"{_NUMBER}{len(number):02d}{number}"
    letters, tones = split_tones(syllable.replace("'", ""))
    tone = TONES.index(tones[0]) + 1 if tones else 0
    return "".join(_letter_key(letter) for letter in letters) + f"{_END_OF_SYLLABLE}{tone}"


def _letter_key(letter: str) -> str:
    if letter in _LETTER:
        return _LETTER[letter]
    bare = "".join(_LETTER.get(sign, "") for sign in fold(unicodedata.normalize("NFD", letter)[0]))
    return bare or f"{_FOREIGN}{ord(letter):07d}"

"""Which strings can be a Vietnamese syllable: onset x rhyme x tone, as the alphabet spells them.

The grammar is that of spelling, not a dictionary: "ngoằng" is one though nobody says it. Words taken from
other languages (Pleiku, Napoléon) are none.
"""

import re
from functools import lru_cache

from nep.vietnamese.spelling import SPELLED, split_tones

_STOPS = ("c", "ch", "p", "t", "k")
_MARKED = frozenset("ăâêôơư")
_WORDS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether `word` (NFC) is spelt as one syllable, in small letters, capitals or with a first capital.

    At most one tone; a syllable that ends in c, ch, p or t bears sắc or nặng; the tone stands on the letter
    with a circumflex, breve or horn when there is one.
    """
    if word not in (word.lower(), word.upper(), word.capitalize()):
        return False
    letters, tones = split_tones(word.lower())
    if letters not in SPELLED or len(tones) > 1:
        return False
    if letters.endswith(_STOPS):
        return tones in ("\u0301", "\u0323")
    return not tones or _is_tone_in_place(word.lower(), letters)


def _is_tone_in_place(word: str, letters: str) -> bool:
    marked = [place for place, letter in enumerate(letters) if letter in _MARKED]
    return not marked or word[marked[-1]] != letters[marked[-1]]


def share_of_syllables(text: str) -> float:
    """Share of the words of `text` that are spelt as Vietnamese syllables, 0 to 1; 0 where there is no
    word.
    """
    words = _WORDS.findall(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0

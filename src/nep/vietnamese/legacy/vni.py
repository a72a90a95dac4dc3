"""VNI-Windows, as the VNI- fonts use it: a vowel, then a code that carries its circumflex or breve and its
tone.

A rule, not a list: the code after the vowel says what stands over it. ơ, ư, đ and i with hỏi, ngã or nặng
have a code of their own; ơ and ư then take a tone like any vowel (öôù is ướ), so the longest match is taken.
Capitals have the codes 32 lower; the case of a letter is that of its vowel.
"""

import re
import unicodedata

from nep.vietnamese.legacy.characters import as_text
from nep.vietnamese.spelling import TONES

_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"
# In the order of the dictionary: huyền, hỏi, ngã, sắc, nặng.
_TONE = "øûõùï"
_CIRCUMFLEX_WITH_TONE = "àåãáä"
_BREVE_WITH_TONE = "èúüéë"
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị", "î": "ỵ"}


def _marks() -> dict[str, dict[str, str]]:
    """Vowel -> code after it -> combining marks. All in small letters."""
    plain = dict(zip(_TONE, TONES, strict=True))
    circumflex = {"â": _CIRCUMFLEX} | {
        code: _CIRCUMFLEX + tone for code, tone in zip(_CIRCUMFLEX_WITH_TONE, TONES, strict=True)
    }
    breve = {"ê": _BREVE} | {code: _BREVE + tone for code, tone in zip(_BREVE_WITH_TONE, TONES, strict=True)}
    with_circumflex = plain | circumflex
    return {
        "a": with_circumflex | breve,
        "e": with_circumflex,
        "o": with_circumflex,
        **dict.fromkeys("uyôö", plain),
    }


def _table() -> dict[str, str]:
    table = dict(_ALONE)
    for vowel, codes in _marks().items():
        for code, marks in codes.items():
            table[vowel + code] = unicodedata.normalize("NFC", _ALONE.get(vowel, vowel) + marks)
    capitals = {codes.upper(): letter.upper() for codes, letter in table.items()}
    # The second code in the other case happens where Caps Lock was half used.
    mixed = {codes[0].upper() + codes[1:]: letter.upper() for codes, letter in table.items()}
    mixed |= {codes[0] + codes[1:].upper(): letter for codes, letter in table.items()}
    return mixed | capitals | table


_TABLE = _table()
_LETTER = re.compile("|".join(sorted(_TABLE, key=len, reverse=True)))


def decode_vni(text: str | bytes) -> str:
    """Text in VNI-Windows -> Unicode (NFC). `text`: raw bytes, or what Windows-1252 or Latin-1 made of them.

    A code that stands after no vowel of its own stays as it is.
    """
    return unicodedata.normalize("NFC", _LETTER.sub(lambda match: _TABLE[match[0]], as_text(text)))

"""TCVN 5712:1993, as the .Vn fonts use it (TCVN3, "ABC"): one byte a letter.

Below each base vowel the codes stand in the order of the standard: huyền, hỏi, ngã, sắc, nặng. The .Vn fonts
have no capitals with a tone; the fonts whose name ends in H draw small letters as capitals. The full table of
the standard (VN1) also has capitals with tones, at codes where Windows keeps its quotes and dashes: they are
read only from codes that no Windows character holds, or where the word is no syllable otherwise.
"""

import re
import unicodedata
from itertools import chain

from nep.vietnamese.legacy.characters import WINDOWS, as_text
from nep.vietnamese.spelling import TONES
from nep.vietnamese.syllables import is_syllable

_PLAIN = dict(enumerate(chain("ĂÂÊÔƠƯĐăâêôơưđ", [""], TONES), start=0xA1))
_SMALL_WITH_TONE = {
    "a": (0xB5, 0xB6, 0xB7, 0xB8, 0xB9),
    "ă": (0xBB, 0xBC, 0xBD, 0xBE, 0xC6),
    "â": (0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
    "e": (0xCC, 0xCE, 0xCF, 0xD0, 0xD1),
    "ê": (0xD2, 0xD3, 0xD4, 0xD5, 0xD6),
    "i": (0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
    "o": (0xDF, 0xE1, 0xE2, 0xE3, 0xE4),
    "ô": (0xE5, 0xE6, 0xE7, 0xE8, 0xE9),
    "ơ": (0xEA, 0xEB, 0xEC, 0xED, 0xEE),
    "u": (0xEF, 0xF1, 0xF2, 0xF3, 0xF4),
    "ư": (0xF5, 0xF6, 0xF7, 0xF8, 0xF9),
    "y": (0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
}
_CAPITAL_WITH_TONE = {
    "A": (0x80, 0x81, 0x82, 0x83, 0x84),
    "Ă": (0xAF, 0xBA, 0xBF, 0xC0, 0x85),
    "Â": (0xC1, 0xC2, 0xC3, 0xC4, 0x86),
    "E": (0x87, 0x88, 0x89, 0x8A, 0x8B),
    "Ê": (0xC5, 0xCD, 0xD9, 0xDA, 0x8C),
    "I": (0x8D, 0x8E, 0x8F, 0x90, 0x91),
    "O": (0x92, 0x93, 0x94, 0x95, 0x96),
    "Ô": (0xDB, 0xE0, 0xF0, 0xFF, 0x97),
    "Ơ": (0x98, 0x99, 0x9A, 0x9B, 0x9C),
    "U": (0x9D, 0x9E, 0x9F, 0x01, 0x02),
    "Ư": (0x04, 0x05, 0x06, 0x11, 0x12),
    "Y": (0x13, 0x14, 0x15, 0x16, 0x17),
}


def _table() -> dict[int, str]:
    """Code -> letter."""
    table = {code: letter for code, letter in _PLAIN.items() if letter}
    for base, codes in chain(_SMALL_WITH_TONE.items(), _CAPITAL_WITH_TONE.items()):
        for code, tone in zip(codes, TONES, strict=True):
            table[code] = unicodedata.normalize("NFC", base + tone)
    return table


_TABLE = _table()
_SURE = {code: letter for code, letter in _TABLE.items() if code > 0xA0}
_CAPITALS = {code: letter for code, letter in _TABLE.items() if code < 0xA0}
# The same codes as Windows characters: 0x93 arrives as U+0093 from raw bytes and as a quote from Windows
# text.
_CAPITALS |= {ord(WINDOWS[code]): letter for code, letter in _CAPITALS.items() if code >= 0x80}
_PUNCTUATION = {code: WINDOWS[code] for code in range(0x80, 0xA0)}
_DOUBTFUL = "".join(map(re.escape, map(chr, _CAPITALS)))
_RUN = re.compile(rf"[^\W\d_]*[{_DOUBTFUL}](?:[^\W\d_]|[{_DOUBTFUL}])*")
_BETWEEN = re.compile(f"[{_DOUBTFUL}]")
# Converters write a capital with a tone as the plain capital and the small letter with the tone: "A¸" is Á.
_TWICE = {
    base.upper() + _TABLE[code]: unicodedata.normalize("NFC", base.upper() + tone)
    for base, codes in _SMALL_WITH_TONE.items()
    for code, tone in zip(codes, TONES, strict=True)
}
_PAIR = re.compile("|".join(_TWICE))
_MAY_BE_PAIR = re.compile(
    f"[{''.join({pair[0] for pair in _TWICE})}][{''.join({pair[1] for pair in _TWICE})}]"
)
_WORD_WITH_PAIR = re.compile(rf"[^\W\d_]*(?:{'|'.join(_TWICE)})[^\W\d_]*")


def decode_tcvn3(text: str | bytes) -> str:
    """Text in TCVN3 -> Unicode (NFC). `text`: raw bytes, or what a program made of them by Windows-1252 or
    Latin-1.

    To be called before `text.clean`: the code of "ư" looks like a soft hyphen. Characters that TCVN3 does not
    have stay as they are.
    """
    letters = as_text(text).translate(_SURE)
    if _BETWEEN.search(letters):
        letters = _RUN.sub(_word, letters)
    letters = unicodedata.normalize("NFC", letters.translate(_PUNCTUATION))
    return _WORD_WITH_PAIR.sub(_paired, letters) if _MAY_BE_PAIR.search(letters) else letters


def decode_tcvn3_capitals(text: str | bytes) -> str:
    """Text typed in a capital font of TCVN3 (.VnTimeH): its small letters are drawn as capitals."""
    return decode_tcvn3(text).upper()


def _word(match: re.Match[str]) -> str:
    """Capitals with a tone only where they make a syllable of what is none without them; quotes and dashes
    else.
    """
    capitals = unicodedata.normalize("NFC", match[0].translate(_CAPITALS))
    if not is_syllable(capitals):
        return match[0]
    if any(sign < " " or sign.translate(_PUNCTUATION).isalpha() for sign in _BETWEEN.findall(match[0])):
        return capitals
    parts = [part for part in _BETWEEN.split(match[0]) if part]
    return match[0] if all(map(is_syllable, parts)) else capitals


def _paired(match: re.Match[str]) -> str:
    """One capital for two letters where they make a syllable of what is none; "Oóc" stays."""
    merged = _PAIR.sub(lambda pair: _TWICE[pair[0]], match[0])
    if not is_syllable(match[0]) and (len(merged) == 1 or is_syllable(merged)):
        return merged
    return match[0]

"""Vietnamese text: one stored form, one form for comparing, one for searching without marks."""

import re
import unicodedata

_VOWEL_MARKS = frozenset("\u0302\u0306\u031b")  # circumflex, breve, horn: part of the letter
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of dictionaries
_VOWELS = frozenset("aeiouyâăêôơư")
# Zero-width and direction marks, soft hyphen, byte order mark: invisible, and they break search.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# NUL is refused by PostgreSQL, a lone surrogate by every encoder; tabs and line ends stay.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BARRED_D = str.maketrans("ÐƉðɖ", "ĐĐđđ")
_CYRILLIC = str.maketrans("аеорсухіАВЕКМНОРСТУХІ", "aeopcyxiABEKMHOPCTYXI")
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1ea0-\u1ef9]")
_QUOTES = str.maketrans("‘’ʼ“”", "'''\"\"")
# Another mark typed before the circumflex, breve or horn; a dot below stands first by the normal form.
_MISORDERED = re.compile(
    "([aeouAEOU])([\u0300-\u036f]*[\u0300\u0301\u0303-\u0305\u0307-\u031a\u031c-\u0322\u0324-\u036f]"
    "[\u0300-\u036f]*[\u0302\u0306\u031b][\u0300-\u036f]*)"
)
_WORD = re.compile(r"\w+")
_RUN = re.compile(r"\S+")


def clean(text: str) -> str:
    """The form in which text is stored: NFC, invisible and control characters gone, look-alikes repaired.

    NFC alone does not repair a tone typed before its circumflex (`a` U+0301 U+0302), so vowel marks are put
    first. Special spaces become plain ones, ends are stripped. Spelling, case, quotes, the place of the tone
    and runs of spaces inside are kept: names are never rewritten. `clean(clean(x)) == clean(x)`.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", _CONTROLS.sub("", _INVISIBLE.sub("", text)))
    text = _MISORDERED.sub(_vowel_marks_first, unicodedata.normalize("NFD", text))
    text = unicodedata.normalize("NFC", text).translate(_BARRED_D)
    return (_RUN.sub(_latin_again, text) if _CYRILLIC_LETTER.search(text) else text).strip()


def _vowel_marks_first(match: re.Match[str]) -> str:
    return match[1] + "".join(sorted(match[2], key=lambda mark: mark not in _VOWEL_MARKS))


def _latin_again(match: re.Match[str]) -> str:
    """Cyrillic letters inside a word that also has Latin ones were typed by mistake."""
    word = match[0]
    return word.translate(_CYRILLIC) if _LATIN.search(word) else word


def fold(text: str) -> str:
    """For searching without marks: cleaned, lower case, đ -> d, no marks, straight quotes, single spaces."""
    lowered = clean(text).lower().translate(_QUOTES).replace("đ", "d")
    letters = (c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", "".join(letters)).split())


def comparison_key(text: str) -> str:
    """Equal for two spellings of the same words, marks kept: hòa = hoà, quý = quí, Đ = đ; hay and hai differ.

    Not for display: the tone stands behind its syllable.
    """
    cleaned = " ".join(clean(text).lower().translate(_QUOTES).split())
    return _WORD.sub(lambda match: _syllable_key(match[0]), cleaned)


def _syllable_key(syllable: str) -> str:
    letters, tones = split_tones(syllable)
    rest = letters[2:] if letters.startswith("qu") else letters
    vowels = [c for c in rest if c in _VOWELS]
    # i and y are one vowel where the syllable has no other (kỹ, kĩ; quý, quí)
    if vowels == ["y"]:
        letters = letters[: len(letters) - len(rest)] + rest.replace("y", "i")
    return letters + tones


def split_tones(text: str) -> tuple[str, str]:
    """The letters of `text` without tone marks (ă â ê ô ơ ư đ kept), and the tone marks in their order."""
    marks = unicodedata.normalize("NFD", text)
    letters = "".join(c for c in marks if c not in TONES)
    return unicodedata.normalize("NFC", letters), "".join(c for c in marks if c in TONES)

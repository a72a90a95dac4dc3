"""Vietnamese text: one stored form; keys for comparing strictly, loosely and without marks."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from nep.vietnamese.sentences import Sentence
from nep.vietnamese.spelling import SPELLED, split_syllable, split_tones, tone_place_of

_VOWEL_MARKS = frozenset("\u0302\u0306\u031b")  # circumflex, breve, horn: part of the letter
# Zero-width and direction marks, joiners, fillers, soft hyphen, byte order mark: they break search.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U000e0000-\U000e0fff]"
)
# NUL is refused by PostgreSQL, a lone surrogate by every encoder, U+FFFE by XML; tabs and line ends stay.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\u0085\u2028\u2029]")  # U+000B is Word's line break
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000]")
# Ligatures of PDF files, full-width signs of East Asian keyboards, "bold" letters of social networks.
_OTHER_SHAPES = re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]")
_BARRED_D = str.maketrans("ÐƉðɖ", "ĐĐđđ")
_CYRILLIC = dict(zip("аеорсухіјѕАВЕКМНОРСТУХІЈЅ", "aeopcyxijsABEKMHOPCTYXIJS", strict=True))
_GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))
_FOREIGN_TWINS = str.maketrans(_CYRILLIC | _GREEK)
_CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
_FOREIGN_LETTER = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1ea0-\u1ef9]")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[‘’ʼ′](?=[^\W\d_])")
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_STROKED_D = re.compile("([dD])[\u0335\u0336]")
_DOTLESS_I = re.compile("\u0131(?=[\u0300\u0301\u0303\u0309\u0323])")
# A tone may be typed before the circumflex, breve or horn; the normal form keeps that order.
_MARKS = re.compile("(?<=[aeouAEOU])[\u0300-\u036f]{2,}")
_WORD = re.compile("(?:[^\\W\\d_][\u0300-\u036f]*)+")  # with marks that have no letter of their own
_RUN = re.compile("[^ \t\n]+")
_WRITTEN_ALIKE = str.maketrans("‘’ʼ′“”„–—−", "''''\"\"\"---")
_WITHOUT_MARKS = str.maketrans(
    {"đ": "d", "ð": "d", "₫": "d", "ø": "o", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
)
_ACCENTED = unicodedata.normalize(
    "NFC", " ".join(v + t for v in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for t in "\u0300\u0309\u0303\u0301\u0323")
)
_ALREADY_CLEAN = re.compile(f"[\t\n -~ăâđêôơưĂÂĐÊÔƠƯ“”–…{_ACCENTED}]*")


class Fault(StrEnum):
    """What was wrong with a word."""

    INVISIBLE = "invisible"
    CONTROL = "control"
    LOOK_ALIKE = "look_alike"
    MARK_ORDER = "mark_order"


_FAULT_WORDS = {
    Fault.INVISIBLE: Sentence("có ký tự không nhìn thấy"),
    Fault.CONTROL: Sentence("có ký tự điều khiển"),
    Fault.LOOK_ALIKE: Sentence("có ký tự trông giống chữ Việt nhưng không phải chữ Việt"),
    Fault.MARK_ORDER: Sentence("có dấu gõ sai thứ tự"),
}


@dataclass(frozen=True)
class Repair:
    """One word that `clean` changed in a way its reader should know of."""

    written: str
    repaired: str
    faults: tuple[Fault, ...]

    @property
    def sentence(self) -> Sentence:
        """A warning; the word as typed is not shown, for on screen it looks like the other."""
        why = _FAULT_WORDS[self.faults[0]]
        for fault in self.faults[1:]:
            why = Sentence("%(one)s, %(other)s", {"one": why, "other": _FAULT_WORDS[fault]})
        if not self.repaired:
            return Sentence("Một chỗ %(why)s; đã bỏ đi.", {"why": why})
        return Sentence("Chữ “%(word)s” khi gõ %(why)s; đã sửa lại.", {"word": self.repaired, "why": why})


@dataclass(frozen=True)
class MisplacedTone:
    """Characters [start, end) of the cleaned text: a word whose mark stands on the wrong letter."""

    start: int
    end: int
    written: str
    suggested: str

    @property
    def sentence(self) -> Sentence:
        """A suggestion; nothing is rewritten, for it may be somebody's name."""
        return Sentence(
            "Chữ “%(written)s” đặt dấu chưa đúng chỗ, có phải là “%(suggested)s”? Hệ thống không tự sửa.",
            {"written": self.written, "suggested": self.suggested},
        )


def clean(text: str) -> str:
    """The form in which text is stored: NFC, invisible and control characters gone, look-alikes repaired.

    NFC alone does not repair a tone typed before its circumflex (`a` U+0301 U+0302), so vowel marks are put
    first. Special spaces become plain ones, ends are stripped. Spelling, case, quotation marks, the place of
    the tone and runs of spaces inside are kept: names are never rewritten. `clean(clean(x)) == clean(x)`.
    What it repaired is told by `repairs`. Text of TCVN3 or VNI is decoded *before*: the soft hyphen that is
    dropped here is the letter ư there.
    """
    composed = unicodedata.normalize("NFC", text.replace("\u00a0", " "))
    if _ALREADY_CLEAN.fullmatch(composed):  # most text: the rest takes ten times as long
        return composed.strip()
    text, is_latin = _prepared(text)
    return _RUN.sub(lambda run: _clean_run(run[0], is_latin=is_latin), text).strip()


def repairs(text: str) -> list[Repair]:
    """Every word of `text` that `clean` repairs, in reading order, once for each time it stands there.

    Not told: letters stored decomposed, special spaces and line ends, which nobody needs to look at.
    """
    if _ALREADY_CLEAN.fullmatch(text):
        return []
    text, is_latin = _prepared(text)
    runs = ((run, _clean_run(run, is_latin=is_latin)) for run in _RUN.findall(text))
    found = ((run, cleaned) for run, cleaned in runs if unicodedata.normalize("NFC", run) != cleaned)
    return [Repair(run, cleaned, _faults(run, cleaned)) for run, cleaned in found]


def _prepared(text: str) -> tuple[str, bool]:
    """Line ends and spaces made plain; whether foreign letters between words can only be Latin ones."""
    text = _SPACES.sub(" ", _LINE_ENDS.sub("\n", text))
    if not _CYRILLIC_LETTER.search(text):
        return text, False
    foreign = set(_CYRILLIC_LETTER.findall(unicodedata.normalize("NFD", text)))
    has_latin = _LATIN.search(_OTHER_SHAPES.sub(_plain_shape, text)) is not None
    return text, has_latin and foreign <= _CYRILLIC.keys()


def _clean_run(run: str, *, is_latin: bool) -> str:
    """One run between spaces. `is_latin`: a word of Cyrillic twins alone is Latin too."""
    run = _INVISIBLE.sub("", _CONTROLS.sub("", run))
    run = unicodedata.normalize("NFD", _OTHER_SHAPES.sub(_plain_shape, run))
    if _FOREIGN_LETTER.search(run):
        run = _WORD.sub(lambda word: _latin_again(word[0], is_latin=is_latin), run)
    run = _MARKS.sub(_vowel_marks_first, _STROKED_D.sub(_barred, _DOTLESS_I.sub("i", run)))
    if "\u030c" in run:
        run = _WORD.sub(_breve_again, run)
    run = unicodedata.normalize("NFC", run).translate(_BARRED_D).translate(_HYPHENS)
    return _APOSTROPHE.sub("'", run)


def _plain_shape(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _vowel_marks_first(match: re.Match[str]) -> str:
    return "".join(sorted(match[0], key=lambda mark: mark not in _VOWEL_MARKS))


def _barred(match: re.Match[str]) -> str:
    return "Đ" if match[1] == "D" else "đ"


def _latin_again(word: str, *, is_latin: bool) -> str:
    """Cyrillic or Greek letters were typed by mistake when all have Latin twins and Latin stands beside."""
    foreign = _FOREIGN_LETTER.findall(word)
    has_twins = all(letter in _CYRILLIC or letter in _GREEK for letter in foreign)
    is_mistake = _LATIN.search(word) or (is_latin and all(letter in _CYRILLIC for letter in foreign))
    return word.translate(_FOREIGN_TWINS) if has_twins and is_mistake else word


def _breve_again(match: re.Match[str]) -> str:
    """A caron for the breve (Vǎn for Văn), where that makes a Vietnamese syllable; Pinyin stays."""
    breve = unicodedata.normalize("NFC", re.sub("([aA])\u030c", "\\1\u0306", match[0]))
    parts = split_syllable(breve)
    return unicodedata.normalize("NFD", breve) if parts and parts.letters in SPELLED else match[0]


def _faults(run: str, cleaned: str) -> tuple[Fault, ...]:
    seen = _INVISIBLE.sub("", _CONTROLS.sub("", run))
    in_order = unicodedata.normalize(
        "NFC", _MARKS.sub(_vowel_marks_first, unicodedata.normalize("NFD", seen))
    )
    found = {
        Fault.INVISIBLE: _INVISIBLE.search(run) is not None,
        Fault.CONTROL: _CONTROLS.search(run) is not None,
        Fault.LOOK_ALIKE: in_order != cleaned,
        Fault.MARK_ORDER: in_order != unicodedata.normalize("NFC", seen),
    }
    return tuple(fault for fault, is_so in found.items() if is_so)


def misplaced_tones(text: str) -> list[MisplacedTone]:
    """The words of `clean(text)` whose tone mark stands on the wrong letter: qúy, gìa, cuả, tóan.

    Recognised and suggested, never rewritten: it may be somebody's name. Both hòa and hoà are right. Words
    that are not built like a Vietnamese syllable are left alone.
    """
    words = ((word, _well_placed(word[0])) for word in _WORD.finditer(clean(text)))
    return [MisplacedTone(*word.span(), word[0], right) for word, right in words if right != word[0]]


@lru_cache(maxsize=50_000)
def _well_placed(word: str) -> str:
    parts = split_syllable(word)
    if parts is None or not parts.tone or parts.letters not in SPELLED:
        return word
    if tone_place_of(word, parts) in parts.tone_places:
        return word
    right = parts.spelled()
    letters = split_tones(word)[0]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(letters, right, strict=True))


def strict_key(text: str) -> str:
    """Equal for the same words with the same marks: cleaned, small letters, single spaces, plain quotes."""
    return " ".join(unicodedata.normalize("NFC", clean(text).lower().translate(_WRITTEN_ALIKE)).split())


def loose_key(text: str) -> str:
    """Equal for two spellings of the same words, marks kept: hòa = hoà, quý = quí = qúy, kỹ = kĩ.

    As `strict_key`, with the tone of each syllable in one place and i for a y that is its syllable's only
    vowel; hay and hai, thúy and thúi differ. For comparing and searching, never for display.
    """
    return _WORD.sub(lambda word: _loose(word[0]), strict_key(text))


def _loose(word: str) -> str:
    parts = split_syllable(word)
    return _with_one_i(word) if parts is None else _with_one_i(parts.spelled())


def _with_one_i(word: str) -> str:
    parts = split_syllable(word)
    if parts is None or parts.vowels != "y":
        return word
    return type(parts)(parts.onset, "i", parts.coda, parts.tone).spelled()


def fold(text: str) -> str:
    """For searching without marks: cleaned, small letters, đ -> d, no marks, plain quotes, single spaces."""
    letters = unicodedata.normalize("NFKD", clean(text)).lower().translate(_WRITTEN_ALIKE)
    bare = "".join(c for c in letters.translate(_WITHOUT_MARKS) if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFC", bare).split())


def folded_key(text: str) -> str:
    """`fold`, with i for a y that is its syllable's only vowel: "ky thuat" finds kĩ thuật."""
    return _WORD.sub(lambda word: _with_one_i(word[0]), fold(text))

"""Which encoding a text is in: by its font first, by how many of its words become Vietnamese syllables
second.

Only words that hold more than ASCII are evidence; the others look the same in every encoding. A decoder wins
when most of them become syllables and they were none as they stand. Text that is right already (Vietnamese in
Unicode, French or English words, foreign names) is never taken for anything else.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from nep.vietnamese.legacy.encodings import Encoding
from nep.vietnamese.legacy.fonts import encoding_of_font
from nep.vietnamese.legacy.mojibake import repair_mojibake
from nep.vietnamese.legacy.standard import decode_cp1258, decode_viscii
from nep.vietnamese.legacy.tcvn3 import decode_tcvn3, decode_tcvn3_capitals
from nep.vietnamese.legacy.vni import decode_vni
from nep.vietnamese.legacy.words import all_of_one_byte, is_vietnamese, telling_words

ENOUGH = 0.6
"""So many of the telling words must become syllables."""
SEVERAL = 3
"""So many different words are no chance: "Thaï" and "Loïc" would be two words of VNI."""
CLEARLY = 0.1
"""A reading is better than another by so much, or they tie."""

_DECODERS: dict[Encoding, Callable[[str], str]] = {
    Encoding.MOJIBAKE: repair_mojibake,
    Encoding.TCVN3: decode_tcvn3,
    Encoding.VNI: decode_vni,
    Encoding.WINDOWS_1258: decode_cp1258,
    Encoding.VISCII: decode_viscii,
    Encoding.TCVN3_CAPITALS: decode_tcvn3_capitals,
}
_GUESSED = (Encoding.TCVN3, Encoding.VNI, Encoding.WINDOWS_1258, Encoding.VISCII)
# What Western words never have, so that a single word is evidence enough. Left out on purpose: aï, oï (Loïc,
# Thaï), eá (Seán), où.
_TELLS_ALONE = re.compile(
    "[¡¢£¤¥¦¨©«¬\u00ad®±¶¸¼½¾¿\u0080-\u009f]|[a-zA-Z]µ|[a-zA-Z]·$|¹[a-z]"  # a sign among letters
    "|[a-zA-Z][»ª°²³º][a-z]|[a-z]§|§[à-ÿ]|[a-zà-ÿ]÷"
    "|[A-Z]Þ|[a-z][À-ÖØ-Þ]|[A-Z][À-ÖØ-Þ][a-z]"  # a capital where none stands
    "|[b-df-hj-np-tv-xB-DF-HJ-NP-TV-X]ß"
    "|[à-öø-ÿÀ-ÖØ-Þ]{2}|[aeoAEO][âàåãÂÀÅÃ]|[aeoAEO][äÄ]|[iI][eE][áÁ]|[aA][éèúüëÉÈÚÜË]|[oO][áÁ][cmnptCMNPT]"
    "|[yY][øùûõïØÙÛÕÏ]|[aeuoAEUO][øõØÕ]|[aeuAEU][ûùÛÙ]|[b-xB-X][oO][ùÙ]|[oO][ûÛ](?![tT])"
    "|[aA][áÁ]|[ñÑ][aeo]á|[ðÐ]\\w*[òÒ]"
)


@dataclass(frozen=True)
class Guess:
    """`confidence`: share of the telling words that are Vietnamese syllables when read so, 0 to 1.

    `ties`: other encodings that read the text as well, with another result: the user is asked.
    """

    encoding: Encoding
    confidence: float = 1.0
    ties: tuple[Encoding, ...] = ()


RIGHT = Guess(Encoding.UNICODE)


def decode(text: str, encoding: Encoding) -> str:
    """`text`, as a program showed it, read in `encoding`; as it is where it cannot be in that encoding."""
    try:
        return _DECODERS[encoding](text) if encoding in _DECODERS else text
    except ValueError:
        return text


def detect_text(text: str, *, font: str = "") -> Guess:
    """The encoding `text` was typed in. `font`: of the Office run it stands in; it decides where it is
    telling.

    Encoding.UNICODE for text that is right as it is, and for text of which nothing better is known.
    """
    named = encoding_of_font(font)
    words = telling_words(text)
    if named is not None:
        return _by_font(words, named)
    return guess_of_words(Counter(words))


def _by_font(words: Iterable[str], named: Encoding) -> Guess:
    """The font decides, but not against words that are right as they stand and would not be when decoded."""
    counted = Counter(words)
    # Capital fonts are judged by their small letters: in capitals a mixture of both no longer shows.
    small = Encoding.TCVN3 if named == Encoding.TCVN3_CAPITALS else named
    as_it_is, decoded = _share(counted, Encoding.UNICODE), _share(counted, small)
    if not all_of_one_byte(counted) or as_it_is > decoded:
        return Guess(Encoding.UNICODE, as_it_is)
    return Guess(named, decoded if counted else 1.0)


def guess_of_words(words: Mapping[str, int]) -> Guess:
    """The encoding of words counted by `telling_words`, of one text or of a whole file."""
    if not words:
        return RIGHT
    as_it_is = _share(words, Encoding.UNICODE)
    mangled = _share_when_repaired(words)
    if mangled >= max(ENOUGH, as_it_is):
        return Guess(Encoding.MOJIBAKE, mangled)
    candidates: tuple[Encoding, ...] = _GUESSED if all_of_one_byte(words) else ()
    shares: dict[Encoding, float] = {one: _share(words, one) for one in candidates if _changes(words, one)}
    best = max(shares, key=lambda one: shares[one], default=Encoding.UNICODE)
    if best == Encoding.UNICODE or shares[best] < max(ENOUGH, as_it_is + CLEARLY):
        return Guess(Encoding.UNICODE, as_it_is)
    if not _is_enough(words, best):
        return Guess(Encoding.UNICODE, as_it_is)
    ties = [one for one in shares if one != best and shares[one] > shares[best] - CLEARLY]
    return Guess(best, shares[best], tuple(one for one in ties if _differ(words, one, best)))


def reads_well(text: str, encoding: Encoding) -> bool:
    """Whether most telling words of `text` are Vietnamese syllables when read in `encoding`."""
    words = Counter(telling_words(text))
    return bool(words) and _share(words, encoding) >= ENOUGH


def reads_whole(text: str, encoding: Encoding, *, words_at_least: int = 1) -> bool:
    """Whether every telling word of `text` is Vietnamese when read in `encoding`, one of one byte a
    letter.
    """
    words = telling_words(text) if encoding in _GUESSED else []
    return len(words) >= words_at_least and all(_reads(word, encoding) for word in words)


def _share(words: Mapping[str, int], encoding: Encoding) -> float:
    return sum(times for word, times in words.items() if _reads(word, encoding)) / max(1, sum(words.values()))


def _share_when_repaired(words: Mapping[str, int]) -> float:
    """Share of words in UTF-8 read wrongly, repaired beside each other; 0 where there is nothing to
    repair.
    """
    written = "\n".join(words)
    repaired = repair_mojibake(written)
    if repaired == written:
        return 0.0
    good = sum(
        times for word, times in zip(repaired.split("\n"), words.values(), strict=True) if is_vietnamese(word)
    )
    return good / sum(words.values())


@lru_cache(maxsize=65536)
def _reads(word: str, encoding: Encoding) -> bool:
    return is_vietnamese(decode(word, encoding))


def _changes(words: Iterable[str], encoding: Encoding) -> bool:
    return any(decode(word, encoding) != word for word in words)


def _differ(words: Iterable[str], one: Encoding, other: Encoding) -> bool:
    return any(decode(word, one) != decode(word, other) for word in words)


def _is_enough(words: Iterable[str], encoding: Encoding) -> bool:
    """One word that no Western language writes and that becomes a syllable, or several others that do."""
    read = [word for word in words if decode(word, encoding) != word and _reads(word, encoding)]
    return len(read) >= SEVERAL or any(len(word) > 1 and _TELLS_ALONE.search(word) for word in read)

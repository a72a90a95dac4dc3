"""Which strings can be a Vietnamese syllable: onset x rhyme x tone, as the alphabet spells them.

The grammar is that of spelling, not a dictionary: "ngoằng" is one though nobody says it. Words taken from
other languages (Pleiku, Napoléon) are none.
"""

import re
from functools import lru_cache
from itertools import product

from nep.vietnamese.text import split_tones

_FRONT = frozenset("eêiy")  # before these k, gh, ngh are written instead of c, g, ng
_PLAIN_ONSETS = "b ch d đ g h k kh l m n nh p ph r s t th tr v x"
_BACK_ONSETS = ("c", "g", "ng")
_FRONT_ONSETS = ("gh", "ngh")
_STOPS = ("c", "ch", "p", "t", "k")
_RHYMES = {
    "a": "a ac ach ak ai am an ang anh ao ap at au ay",
    "ă": "ăc ăk ăm ăn ăng ăp ăt",
    "â": "âc âm ân âng âp ât âu ây",
    "e": "e ec ek em en eng eo ep et",
    "ê": "ê êch êm ên êng ênh êp êt êu",
    "i": "i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu",
    "o": "o oc oi ok om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt"
    " oe oem oen oeo oet ooc oong",
    "ô": "ô ôc ôi ôk ôm ôn ông ôp ôt",
    "ơ": "ơ ơi ơm ơn ơp ơt",
    "u": "u uc ui uk um un ung up ut ua uân uâng uât uây uê uêch uên uênh uy uya uych uyn"
    " uynh uyên uyêt uyp uyt uyu uôc uôi uôm uôn uông uôp uôt uơ",
    "ư": "ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu",
    "y": "y yêm yên yêng yêt yêu",
}
_AFTER_Q = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât âu ây e ec en eng eo et ê"
    " êch ên ênh êt i in it ich ơ ơn ơt ôc ôt y ych yên yêt ynh yt"
)
_AFTER_GI = (
    "a ac ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ê êm ên êng êt eo o oc"
    " oi on ong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơn u uc ui um un ung ua uôc ư ưc ưng ưt ưa ươi ương ươc"
)
_MARKED = frozenset("ăâêôơư")
_WORDS = re.compile(r"[^\W\d_]+")


def _spelt() -> frozenset[str]:
    rhymes = [rhyme for group in _RHYMES.values() for rhyme in group.split()]
    front = [rhyme for rhyme in rhymes if rhyme[0] in _FRONT]
    back = [rhyme for rhyme in rhymes if rhyme[0] not in _FRONT]
    spelt = {*rhymes, *("".join(pair) for pair in product(_PLAIN_ONSETS.split(), rhymes))}
    spelt |= {"".join(pair) for pair in product(_BACK_ONSETS, back)}
    spelt |= {"".join(pair) for pair in product(_FRONT_ONSETS, front)}
    spelt |= {f"qu{rhyme}" for rhyme in _AFTER_Q.split()} | {f"gi{rhyme}" for rhyme in _AFTER_GI.split()}
    return frozenset(spelt | {"gi", "gin", "git", "gim"})


_SPELT = _spelt()


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether `word` (NFC) is spelt as one syllable, in small letters, capitals or with a first capital.

    At most one tone; a syllable that ends in c, ch, p or t bears sắc or nặng; the tone stands on the letter
    with a circumflex, breve or horn when there is one.
    """
    if word not in (word.lower(), word.upper(), word.capitalize()):
        return False
    letters, tones = split_tones(word.lower())
    if letters not in _SPELT or len(tones) > 1:
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

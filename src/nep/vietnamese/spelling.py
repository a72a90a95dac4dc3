"""The written syllable: which letters may begin it, which rhymes there are, where its tone mark stands."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import product

TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of dictionaries
_VOWELS = "aăâeêioôơuưy"
_OWN_VOWELS = frozenset("ăâêôơư")  # a letter with a mark of its own draws the tone to itself
_GLIDING = frozenset({"oa", "oe", "uy"})  # hòa or hoà: both are spelled, before no final consonant

# "gi" and "qu" are onsets before a vowel only: gì is g + ì, già is gi + à, quý is qu + ý.
_SHAPE = re.compile(
    f"(ngh|ng|nh|ch|gh|gi(?=[{_VOWELS}])|kh|ph|qu(?=[{_VOWELS}])|th|tr|[bcdđghklmnprstvx]|)"
    f"([{_VOWELS}]{{1,3}})(ch|ng|nh|[ckmnpt]|)"
)

_FRONT = frozenset("eêiy")  # before these k, gh, ngh are written instead of c, g, ng
_PLAIN_ONSETS = "b ch d đ g h k kh l m n nh p ph r s t th tr v x"
_BACK_ONSETS = ("c", "g", "ng")
_FRONT_ONSETS = ("gh", "ngh")
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
_AFTER_QU = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng ât âu ây e ec en eng eo et ê"
    " êch ên ênh êt êu i in it ich inh iu ơ ơn ơt ôc ôt y ych yn yên yêt ynh yt yu yp"
)


def _spelled() -> frozenset[str]:
    rhymes = [rhyme for group in _RHYMES.values() for rhyme in group.split()]
    front = [rhyme for rhyme in rhymes if rhyme[0] in _FRONT]
    back = [rhyme for rhyme in rhymes if rhyme[0] not in _FRONT]
    # The i of iê is written once after gi: giêng, giết.
    after_gi = [rhyme for rhyme in rhymes if rhyme[0] not in "iy"]
    onsets = [(_PLAIN_ONSETS.split(), rhymes), (_BACK_ONSETS, back), (_FRONT_ONSETS, front)]
    onsets += [(["qu"], _AFTER_QU.split()), (["gi"], after_gi)]
    spelled = {onset + rhyme for heads, tails in onsets for onset, rhyme in product(heads, tails)}
    return frozenset(spelled | {*rhymes, "gi", "gin", "git", "gim", "gich"})


SPELLED = _spelled()
"""Every syllable that spelling allows, in small letters without its tone, with ă â ê ô ơ ư đ: 3,000 or so."""


@dataclass(frozen=True)
class Syllable:
    """Small letters without their tone: `giếng` is onset "gi", vowels "ê", coda "ng", tone U+0301."""

    onset: str
    vowels: str
    coda: str
    tone: str

    @property
    def rhyme(self) -> str:
        return self.vowels + self.coda

    @property
    def letters(self) -> str:
        return self.onset + self.rhyme

    @property
    def tone_place(self) -> int:
        """Where among the vowels the tone mark belongs; of two good places the main vowel (hoà)."""
        own = [place for place, vowel in enumerate(self.vowels) if vowel in _OWN_VOWELS]
        if own:
            return own[-1]
        if self.coda:
            return len(self.vowels) - 1
        return int(len(self.vowels) == 3 or self.vowels in _GLIDING)

    @property
    def tone_places(self) -> tuple[int, ...]:
        """All the places where the mark is well written, the one of `tone_place` first."""
        either = self.vowels in _GLIDING and not self.coda
        return (1, 0) if either else (self.tone_place,)

    def spelled(self) -> str:
        """The syllable with its mark in its place: qúy -> quý, hòa -> hoà."""
        place = len(self.onset) + self.tone_place + 1
        return unicodedata.normalize("NFC", self.letters[:place] + self.tone + self.letters[place:])


def split_tones(text: str) -> tuple[str, str]:
    """The letters of `text` without tone marks (ă â ê ô ơ ư đ kept), and the tone marks in their order."""
    marks = unicodedata.normalize("NFD", text)
    letters = "".join(c for c in marks if c not in TONES)
    return unicodedata.normalize("NFC", letters), "".join(c for c in marks if c in TONES)


def split_syllable(word: str) -> Syllable | None:
    """The parts of a word that is built like one syllable, wherever its tone mark stands; else None.

    Built like one: an onset that exists, one to three vowels, a final consonant that exists, at most one
    tone. Whether spelling allows it is asked of `SPELLED`; foreign words may be built so by chance.
    """
    letters, tone = split_tones(word.lower())
    shape = _SHAPE.fullmatch(letters) if len(tone) <= 1 else None
    return Syllable(shape[1], shape[2], shape[3], tone) if shape else None


def tone_place_of(word: str, parts: Syllable) -> int | None:
    """Where among the vowels of `word` its tone mark stands: below 0 on the onset, None without a tone."""
    place = -1
    for sign in unicodedata.normalize("NFD", word):
        if sign in TONES:
            return place - len(parts.onset)
        place += not unicodedata.combining(sign)
    return None

"""The first texts of a sheet, read ahead: they tell what encoding a file without telling fonts is in."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO

from nep.spreadsheets.legacy_text import Reader, guess_of_texts, speak_for_unicode
from nep.spreadsheets.xlsx_styles import font_if_legacy
from nep.spreadsheets.xml_parts import XmlPart
from nep.vietnamese.legacy import Encoding

MOST_CHUNKS, MOST_TEXTS = 64, 5000
"""At most 4 MB are read ahead."""
_FONTS = frozenset({"text-properties", "font-face", "rFont"})


class TextSample(XmlPart):
    """`texts`: those of the first cells outside ASCII. `has_fonts`: whether one of the fonts is a legacy
    one.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self.texts: list[str] = []
        self.has_fonts = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"t", "p"}:
            self.listen()
        elif name in _FONTS:
            self.has_fonts = self.has_fonts or any(map(font_if_legacy, attributes.values()))

    def end(self, name: str) -> None:
        if name in {"t", "p"} and not (text := self.heard()).isascii():
            self.texts.append(text)

    def take(self) -> "TextSample":
        for _pause in islice(self.chunks(), MOST_CHUNKS):
            if len(self.texts) >= MOST_TEXTS:
                break
        return self


@dataclass(frozen=True)
class Judgement:
    """What the texts of a book say of its encoding, or what the user said."""

    reader: Reader
    ties: tuple[Encoding, ...]


def judge(texts: Sequence[object], *, has_fonts: bool, told: Encoding | None) -> Judgement:
    """`has_fonts`: legacy fonts decide, so nothing is asked and what has another font is not guessed for."""
    if told is not None:
        return Judgement(Reader(usual=told, is_told=True), ())
    guess = guess_of_texts(texts)
    if has_fonts:
        return Judgement(Reader(usual=guess.encoding), ())
    return Judgement(Reader(usual=guess.encoding, is_all=not speak_for_unicode(texts)), guess.ties)

"""QR codes as SVG, a thousand of them quickly.

A QR code of a fixed version, level and mask is an affine function of the bits of its text: Reed-Solomon is
linear, and so is the mask. Codes of texts that differ in few places are the code of one of them, with the
pattern of each changed bit laid over it; the patterns are asked of the library once.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import segno

MANY = 100
"""From so many codes on, the patterns cost less than the codes."""
DIFFERENT = 20
"""Texts that are alike up to so many letters at their end are one family."""
_DARK = re.compile("1+")


def qr_codes(texts: Iterable[str]) -> dict[str, str]:
    """Text -> its code as SVG, a unit for each module, without the quiet edge: the paper around it is
    empty."""
    every = list(dict.fromkeys(texts))
    of = _by_family if len(every) >= MANY else matrix_of
    return {text: _svg(*of(text)) for text in every}


def matrix_of(text: str) -> tuple[int, int]:
    """(modules on a side, all modules as one number, the first one highest)."""
    # every mask can be read; weighing all eight for each of a thousand sheets would take four times as long
    rows = segno.make(text, error="m", micro=False, mode="byte", mask=2).matrix
    return len(rows), int("".join("1" if dark else "0" for row in rows for dark in row), 2)


class _Family:
    """Texts of one length and one beginning."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.side, self.modules = matrix_of(text)
        self.patterns: dict[tuple[int, int], int] = {}

    def modules_of(self, text: str) -> int:
        found = self.modules
        for place in range(max(0, len(text) - DIFFERENT), len(text)):
            changed = ord(self.text[place]) ^ ord(text[place])
            while changed:
                bit = changed & -changed
                found ^= self._pattern(place, bit)
                changed ^= bit
        return found

    def _pattern(self, place: int, bit: int) -> int:
        """What changes when `bit` of the letter at `place` does."""
        if (place, bit) not in self.patterns:
            letter = chr(ord(self.text[place]) ^ bit)
            other = f"{self.text[:place]}{letter}{self.text[place + 1 :]}"
            self.patterns[place, bit] = matrix_of(other)[1] ^ self.modules
        return self.patterns[place, bit]


@lru_cache(maxsize=4)
def _family(beginning: str, length: int) -> _Family:
    return _Family(beginning + "0" * (length - len(beginning)))


def _by_family(text: str) -> tuple[int, int]:
    if not text.isascii():
        return matrix_of(text)
    family = _family(text[:-DIFFERENT], len(text))
    return family.side, family.modules_of(text)


def _svg(side: int, modules: int) -> str:
    """Each stretch of dark modules is one stroke, a module wide."""
    dark = f"{modules:0{side * side}b}"
    strokes = (
        f"M{run.start()} {y}.5H{run.end()}"
        for y in range(side)
        for run in _DARK.finditer(dark[y * side : (y + 1) * side])
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side}" height="{side}" viewBox="0 0 {side} {side}">'
        f'<path stroke="#000" d="{"".join(strokes)}"/></svg>'
    )

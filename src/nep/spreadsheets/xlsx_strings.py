"""The texts of an XLSX: once in the book, many times in cells; the font of each run where it is a legacy
one.
"""

import re
from typing import IO

from nep.spreadsheets.legacy_text import Reader
from nep.spreadsheets.xlsx_styles import font_if_legacy
from nep.spreadsheets.xml_parts import XmlPart

Run = tuple[str, str]
"""Text and the name of its font, empty where the font tells nothing."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Runs:
    """Gathers the runs of one text: `<t>` alone, or `<r>` with a font each. Notes of pronunciation are left
    out.
    """

    def __init__(self, part: XmlPart) -> None:
        self._part = part
        self._runs: list[Run] = []
        self._font, self._is_aside = "", False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "t" and not self._is_aside:
            self._part.listen()
        elif name == "rFont":
            self._font = font_if_legacy(attributes.get("val", ""))
        elif name == "r":
            self._font = ""
        elif name == "rPh":
            self._is_aside = True

    def end(self, name: str) -> None:
        if name == "t" and not self._is_aside:
            self._runs.append((self._part.heard(), self._font))
        elif name == "rPh":
            self._is_aside = False

    def taken(self) -> str | tuple[Run, ...]:
        """The text; its runs where one of them has a legacy font."""
        runs, self._runs, self._font = [(_unescaped(text), font) for text, font in self._runs], [], ""
        if any(font for _text, font in runs):
            return tuple(runs)
        return runs[0][0] if len(runs) == 1 else "".join(text for text, _font in runs)


def _unescaped(text: str) -> str:
    """`_x000D_` is how the format writes a control character."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class SharedStrings(XmlPart):
    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self._runs = Runs(self)
        self.texts: list[str | tuple[Run, ...]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._runs.start(name, attributes)

    def end(self, name: str) -> None:
        if name == "si":
            self.texts.append(self._runs.taken())
        else:
            self._runs.end(name)


class Texts:
    """Gives the text of a number in Unicode; each is converted once, and again only under another font."""

    def __init__(self, texts: list[str | tuple[Run, ...]], reader: Reader) -> None:
        self._texts, self._reader = list(texts), reader
        self._is_read = bytearray(len(texts))
        self._as_stored: dict[int, str | tuple[Run, ...]] = {}

    def __getitem__(self, number: int) -> str:
        text = self._texts[number]
        if self._is_read[number] and isinstance(text, str):
            return text
        read = self._reader.read_runs(text)
        if read != text:
            self._as_stored[number], self._texts[number] = text, read
        self._is_read[number] = 1
        return read

    def in_font(self, number: int, font: str) -> str:
        return self._reader.read_runs(self._as_stored.get(number, self._texts[number]), font=font)

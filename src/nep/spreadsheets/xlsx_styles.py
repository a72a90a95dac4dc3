"""What the style of a cell tells of its value: a day, a time, leading zeros, a font from before Unicode."""

import re
from dataclasses import dataclass
from typing import IO

from nep.spreadsheets.xml_parts import XmlPart, whole
from nep.vietnamese.legacy import encoding_of_font

_BUILT_IN_DAYS = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_BUILT_IN_TIMES = {18, 19, 20, 21, 45, 46, 47}
# Text in quotes, a character behind a backslash or an underscore, a colour or language in brackets.
_NO_PLACES = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DAY, _TIME, _ZEROS = re.compile("[yd]"), re.compile("[hs]"), re.compile("0{2,}")
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_MOST_ZEROS = 30


@dataclass(frozen=True, slots=True)
class Style:
    """`zeros`: a whole number is shown with at least so many digits. `font`: named only if it is a legacy
    one.
    """

    is_day: bool = False
    is_time: bool = False
    zeros: int = 0
    font: str = ""


PLAIN = Style()


def style_of_format(code: str) -> Style:
    """What the number format `code` makes of a number."""
    places = _NO_PLACES.sub("", code.split(";")[0]).lower()
    if places == "general":
        return PLAIN
    is_time = bool(_TIME.search(places) or _ELAPSED.search(code))
    if _DAY.search(places) or ("m" in places and not is_time):
        return Style(is_day=True)
    zeros = len(places) if _ZEROS.fullmatch(places) else 0
    return Style(is_time=is_time, zeros=min(zeros, _MOST_ZEROS))


def font_if_legacy(name: str) -> str:
    return name if encoding_of_font(name) else ""


class Styles(XmlPart):
    """`of_cells`: the style of each number that a cell may name."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self._formats: dict[int, Style] = {}
        self._fonts: list[str] = []
        self._inside = ""
        self.of_cells: list[Style] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"fonts", "cellXfs", "cellStyleXfs", "dxfs"}:
            self._inside = name
        elif name == "numFmt" and self._inside != "dxfs":
            self._formats[whole(attributes.get("numFmtId"))] = style_of_format(
                attributes.get("formatCode", "")
            )
        elif name == "font" and self._inside == "fonts":
            self._fonts.append("")
        elif name == "name" and self._inside == "fonts" and self._fonts:
            self._fonts[-1] = font_if_legacy(attributes.get("val", ""))
        elif name == "xf" and self._inside == "cellXfs":
            self.of_cells.append(self._style(attributes))

    def end(self, name: str) -> None:
        if name == self._inside:
            self._inside = ""

    def _style(self, attributes: dict[str, str]) -> Style:
        number, at = whole(attributes.get("numFmtId")), whole(attributes.get("fontId"))
        shown = self._formats.get(number, PLAIN)
        if number not in self._formats:
            shown = Style(is_day=number in _BUILT_IN_DAYS, is_time=number in _BUILT_IN_TIMES)
        font = self._fonts[at] if 0 <= at < len(self._fonts) else ""
        return Style(shown.is_day, shown.is_time, shown.zeros, font)

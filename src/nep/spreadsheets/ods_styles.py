"""What the styles of an ODS tell: leading zeros of numbers, fonts from before Unicode."""

from nep.spreadsheets.xlsx_styles import PLAIN, Style, font_if_legacy
from nep.spreadsheets.xml_parts import local, whole

_MOST_ZEROS = 30


class OdsStyles:
    """Fed with the tags of `automatic-styles`; gives the style of a name."""

    def __init__(self) -> None:
        self._faces: dict[str, str] = {}
        self._zeros: dict[str, int] = {}
        self._styles: dict[str, Style] = {}
        self._named, self._zeros_of = "", 0
        self._number = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name not in {"font-face", "number-style", "number", "style", "text-properties"}:
            return
        given = local(attributes)
        if name == "font-face":
            self._faces[given.get("name", "")] = given.get("font-family", "")
        elif name == "number-style":
            self._number = given.get("name", "")
        elif name == "number" and self._number and given.get("decimal-places", "0") == "0":
            self._zeros[self._number] = whole(given.get("min-integer-digits"), most=_MOST_ZEROS)
        elif name == "style":
            self._named = given.get("name", "")
            self._styles[self._named] = self._style(given)
        elif name == "text-properties" and self._named:
            self._add_font(given)

    def __getitem__(self, name: str) -> Style:
        return self._styles.get(name, PLAIN)

    def _style(self, given: dict[str, str]) -> Style:
        parent = self[given.get("parent-style-name", "")]
        zeros = self._zeros.get(given.get("data-style-name", ""), parent.zeros)
        return Style(zeros=zeros if zeros > 1 else 0, font=parent.font)

    def _add_font(self, given: dict[str, str]) -> None:
        named = given.get("font-name", "")
        font = font_if_legacy(self._faces.get(named) or named or given.get("font-family", ""))
        if named or "font-family" in given:
            self._styles[self._named] = Style(zeros=self[self._named].zeros, font=font)

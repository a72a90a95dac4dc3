"""The text of an ODS cell: paragraphs, spaces and tabs written as tags, spans with a font of their own."""

from nep.spreadsheets.ods_styles import OdsStyles
from nep.spreadsheets.xml_parts import XmlPart, local, whole

MOST_SPACES = 1000


class Paragraphs:
    """`runs` are the pieces of the text, each with its font (empty: that of the cell)."""

    def __init__(self, part: XmlPart, styles: OdsStyles) -> None:
        self._part, self._styles = part, styles
        self._fonts: list[str] = []
        self._pieces: list[str] = []
        self.runs: list[tuple[str, str]] = []

    def clear(self) -> None:
        self.runs, self._fonts = [], []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "p":
            if self.runs:
                self.runs.append(("\n", ""))
            self._fonts = [""]
            self._part.listen()
        elif not self._fonts:
            return
        elif name == "span":
            self._take()
            self._fonts.append(self._styles[local(attributes).get("style-name", "")].font or self._fonts[-1])
            self._part.listen()
        elif name == "s":
            self._add(" " * whole(local(attributes).get("c"), otherwise=1, most=MOST_SPACES))
        elif name in {"tab", "line-break"}:
            self._add("\t" if name == "tab" else "\n")

    def end(self, name: str) -> None:
        if name not in {"p", "span"} or not self._fonts:
            return
        self._take()
        self._fonts.pop()
        if self._fonts:
            self._part.listen()

    def _add(self, text: str) -> None:
        self._take()
        self.runs.append((text, self._fonts[-1]))
        self._part.listen()

    def _take(self) -> None:
        self.runs.append((self._part.heard(), self._fonts[-1]))

"""Where a PDF puts its text and its strokes: a small interpreter of page content. mm from the upper left."""

import re
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream

MM = 25.4 / 72
Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Span:
    """Text set at once. x0, x1 its ends and y its baseline in mm from the page's upper left; size in pt."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str
    black: bool


@dataclass(frozen=True)
class Stroke:
    """A drawn straight line, in mm."""

    x0: float
    x1: float
    y0: float
    y1: float

    @property
    def length(self) -> float:
        return self.x1 - self.x0

    @property
    def is_level(self) -> bool:
        return abs(self.y1 - self.y0) < 0.1


@dataclass
class Font:
    """What is needed to read and measure text in one font of a page."""

    name: str
    embedded: bool
    letters: dict[int, str]
    widths: dict[int, float]
    default_width: float


@dataclass
class _State:
    matrix: Matrix = _IDENTITY
    fill: tuple[float, ...] = (0,)
    font: Font | None = None
    size: float = 0.0


@dataclass
class PageContent:
    """Everything found on one page; width and height in mm."""

    width: float
    height: float
    spans: list[Span] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    fonts: dict[str, Font] = field(default_factory=dict)


def read_page(page: PageObject) -> PageContent:
    """Text and strokes of `page`; pictures are not looked into."""
    box = page.mediabox
    content = PageContent(float(box.width) * MM, float(box.height) * MM)
    resources: Any = page.get("/Resources", {})
    for key, value in (resources.get("/Font") or {}).items():
        content.fonts[key] = _font(value.get_object())
    stream = page.get_contents()
    if stream is not None:
        reader = _Reader(content)
        for operands, operator in ContentStream(stream, page.pdf).operations:
            reader.run(operator.decode("latin-1"), operands)
    return content


def _font(raw: Any) -> Font:
    holder = raw["/DescendantFonts"][0].get_object() if "/DescendantFonts" in raw else raw
    descriptor: Any = holder.get("/FontDescriptor", {})
    return Font(
        name=str(raw.get("/BaseFont", "")).split("+")[-1].lstrip("/"),
        embedded=any(key in descriptor.get_object() for key in ("/FontFile2", "/FontFile3", "/FontFile"))
        if descriptor
        else False,
        letters=_letters(raw["/ToUnicode"].get_object().get_data()) if "/ToUnicode" in raw else {},
        widths=_widths(holder.get("/W", [])),
        default_width=float(holder.get("/DW", 1000)),
    )


def _letters(cmap: bytes) -> dict[int, str]:
    letters: dict[int, str] = {}
    for section in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, text in _PAIR.findall(section):
            letters[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
    for section in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.S):
        for first, last, text in _RANGE.findall(section):
            for n in range(int(last, 16) - int(first, 16) + 1):
                letters[int(first, 16) + n] = chr(int(text, 16) + n)
    return letters


def _widths(raw: Any) -> dict[int, float]:
    """The /W array: `first [w w …]` or `first last w`."""
    widths: dict[int, float] = {}
    values = [value.get_object() if hasattr(value, "get_object") else value for value in raw]
    place = 0
    while place + 1 < len(values):
        first, second = int(values[place]), values[place + 1]
        if isinstance(second, list):
            widths |= {first + n: float(w) for n, w in enumerate(second)}
            place += 2
        else:
            widths |= dict.fromkeys(range(first, int(second) + 1), float(values[place + 2]))
            place += 3
    return widths


def _times(a: Matrix, b: Matrix) -> Matrix:
    """First `a`, then `b`."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


class _Reader:
    """Runs the operators of a page that place text or draw lines; the others change nothing here."""

    def __init__(self, content: PageContent) -> None:
        self.content = content
        self.state = _State()
        self.saved: list[_State] = []
        self.text: Matrix = _IDENTITY
        self.line: Matrix = _IDENTITY
        self.path: list[tuple[float, float]] = []
        self.segments: list[tuple[tuple[float, float], tuple[float, float]]] = []
        self.marked: list[bool] = []

    def run(self, operator: str, operands: Any) -> None:
        name = _NAMES.get(operator)
        if name:
            getattr(self, name)(operands)

    def _begin_marked(self, operands: Any) -> None:
        """A picture is marked content with a text in its place."""
        properties = operands[1] if len(operands) > 1 else {}
        self.marked.append(isinstance(properties, dict) and "/Alt" in properties)

    def _end_marked(self, _operands: Any) -> None:
        if self.marked:
            self.marked.pop()

    @property
    def _in_picture(self) -> bool:
        return any(self.marked)

    def _save(self, _operands: Any) -> None:
        self.saved.append(_State(self.state.matrix, self.state.fill, self.state.font, self.state.size))

    def _restore(self, _operands: Any) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def _concat(self, operands: Any) -> None:
        a, b, c, d, e, f = (float(value) for value in operands)
        self.state.matrix = _times((a, b, c, d, e, f), self.state.matrix)

    def _colour(self, operands: Any) -> None:
        self.state.fill = tuple(float(value) for value in operands if isinstance(value, int | float))

    def _begin(self, _operands: Any) -> None:
        self.text = self.line = _IDENTITY

    def _choose_font(self, operands: Any) -> None:
        self.state.font = self.content.fonts.get(str(operands[0]))
        self.state.size = float(operands[1])

    def _set_matrix(self, operands: Any) -> None:
        a, b, c, d, e, f = (float(value) for value in operands)
        self.text = self.line = (a, b, c, d, e, f)

    def _move_text(self, operands: Any) -> None:
        self.line = self.text = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self.line)

    def _show(self, operands: Any) -> None:
        self._show_all([[operands[0]]])

    def _show_all(self, operands: Any) -> None:
        font, size = self.state.font, self.state.size
        if font is None:
            return
        start, text, advance, inked = self.text, "", 0.0, 0.0
        for part in operands[0]:
            if isinstance(part, int | float):
                advance -= float(part) / 1000 * size
                continue
            raw = part.original_bytes if hasattr(part, "original_bytes") else bytes(part)
            for n in range(0, len(raw) - 1, 2):
                code = raw[n] << 8 | raw[n + 1]
                text += font.letters.get(code, "")
                advance += font.widths.get(code, font.default_width) / 1000 * size
                if not text.endswith((" ", "\u00a0")):
                    inked = advance  # a blank at the end of a line takes no room in print
        self.text = _times((1, 0, 0, 1, advance, 0), start)
        self._add_span(text, start, inked, font, size)

    def _add_span(self, text: str, start: Matrix, advance: float, font: Font, size: float) -> None:
        placed = _times(start, self.state.matrix)
        end = _times((1, 0, 0, 1, advance, 0), placed)
        if self._in_picture:
            return
        scale = (placed[0] ** 2 + placed[1] ** 2) ** 0.5
        self.content.spans.append(
            Span(
                text=text,
                x0=placed[4] * MM,
                x1=end[4] * MM,
                y=self.content.height - placed[5] * MM,
                size=size * scale,
                font=font.name,
                black=not any(self.state.fill[:3]) or self.state.fill == (0, 0, 0, 1),
            )
        )

    def _move(self, operands: Any) -> None:
        self.path = [(float(operands[0]), float(operands[1]))]

    def _line_to(self, operands: Any) -> None:
        point = (float(operands[0]), float(operands[1]))
        if self.path:
            self.segments.append((self.path[-1], point))
        self.path.append(point)

    def _stroke(self, _operands: Any) -> None:
        for first, last in [] if self._in_picture else self.segments:
            a = _times((1, 0, 0, 1, *first), self.state.matrix)
            b = _times((1, 0, 0, 1, *last), self.state.matrix)
            xs, ys = sorted((a[4] * MM, b[4] * MM)), (a[5] * MM, b[5] * MM)
            height = self.content.height
            self.content.strokes.append(Stroke(xs[0], xs[1], height - ys[0], height - ys[1]))
        self._forget([])

    def _forget(self, _operands: Any) -> None:
        self.path, self.segments = [], []


_NAMES = {
    "q": "_save",
    "Q": "_restore",
    "cm": "_concat",
    "g": "_colour",
    "rg": "_colour",
    "scn": "_colour",
    "sc": "_colour",
    "BDC": "_begin_marked",
    "BMC": "_begin_marked",
    "EMC": "_end_marked",
    "BT": "_begin",
    "Tf": "_choose_font",
    "Tm": "_set_matrix",
    "Td": "_move_text",
    "Tj": "_show",
    "TJ": "_show_all",
    "m": "_move",
    "l": "_line_to",
    "S": "_stroke",
    "n": "_forget",
    "f": "_forget",
}

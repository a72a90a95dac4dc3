"""The few WordprocessingML elements an official paper needs, as plain functions. Sizes in pt, lengths in mm.

Written straight with lxml: python-docx walks the whole document for every cell it adds.
"""

from collections.abc import Iterable
from copy import deepcopy
from functools import cache
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

FONT = "Times New Roman"
LANGUAGE = "vi-VN"
Node = Any

_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def twips(mm: float) -> str:
    """Twentieths of a point, as Word counts lengths."""
    return str(round(mm * 1440 / 25.4))


def points(pt: float) -> str:
    return str(round(pt * 20))


def node(tag: str, children: Iterable[Node] = (), **attributes: str) -> Node:
    """An element `w:tag`; attributes of the same namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def fonts() -> Node:
    """All four slots, or Word falls back to another font for letters it counts as East Asian or complex."""
    return node("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)


def run_properties(size: float, *, bold: bool = False, italic: bool = False, underline: bool = False) -> Node:
    return deepcopy(_run_properties(size, bold, italic, underline))


@cache
def _run_properties(size: float, bold: bool, italic: bool, underline: bool) -> Node:
    """Made once per style: a report has thousands of runs and a dozen styles."""
    half = str(round(size * 2))
    parts = [fonts()]
    parts += [node("b"), node("bCs")] if bold else []
    parts += [node("i"), node("iCs")] if italic else []
    parts += [node("color", val="000000"), node("sz", val=half), node("szCs", val=half)]
    parts += [node("u", val="single" if underline else "none")]
    parts += [node("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi=LANGUAGE)]
    return node("rPr", parts)


def text_run(text: str, size: float, **style: bool) -> Node:
    return node("r", [run_properties(size, **style), _text(text)])


def lines_run(lines: list[str], size: float, **style: bool) -> Node:
    """Lines of one paragraph, broken where we say."""
    parts = [run_properties(size, **style)]
    for n, line in enumerate(lines):
        parts += [node("br"), _text(line)] if n else [_text(line)]
    return node("r", parts)


def _text(text: str) -> Node:
    made = OxmlElement("w:t")
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made


def tab_run() -> Node:
    return node("r", [node("tab")])


def field_run(code: str, size: float) -> Node:
    """A field that Word counts, such as PAGE."""
    return node("fldSimple", [text_run("2", size)], instr=code)


def content_control(number: int, figure_id: str, label: str, content: Node) -> Node:
    """A control around a figure; its tag is the freeze id (Word allows 64 characters in both names)."""
    properties = node(
        "sdtPr",
        [
            node("alias", val=label[:64]),
            node("tag", val=figure_id[:64]),
            node("id", val=str(number)),
        ],
    )
    return node("sdt", [properties, node("sdtContent", [content])])


def hyperlink(relation: str, tooltip: str, content: Node) -> Node:
    made = node("hyperlink", [content], tooltip=tooltip[:250], history="1")
    made.set(qn("r:id"), relation)
    return made


def paragraph(
    runs: Iterable[Node],
    *,
    align: str = "left",
    before: float = 0,
    after: float = 0,
    spacing: float = 1.0,
    first_line: float = 0,
    left: float = 0,
    keep_next: bool = False,
    outline: int = 0,
) -> Node:
    """before, after in pt; spacing in lines; first_line, left in mm; outline 1-9 shows it in the outline."""
    made = node(
        "p", [_paragraph_properties(align, before, after, spacing, first_line, left, keep_next, outline)]
    )
    made.extend(runs)
    return made


def _paragraph_properties(*settings: Any) -> Node:
    return deepcopy(_settled_paragraph(*settings))


@cache
def _settled_paragraph(
    align: str,
    before: float,
    after: float,
    spacing: float,
    first_line: float,
    left: float,
    keep_next: bool,
    outline: int,
) -> Node:
    line = str(round(240 * spacing))
    properties = [node("keepNext")] if keep_next else []
    properties += [
        node("widowControl"),
        node("spacing", before=points(before), after=points(after), line=line, lineRule="auto"),
        node("ind", left=twips(left), **_first_line(first_line)),
        node("jc", val=_ALIGN[align]),
    ]
    properties += [node("outlineLvl", val=str(outline - 1))] if outline else []
    return node("pPr", properties)


def _first_line(mm: float) -> dict[str, str]:
    """Indented by `mm`, or hanging out by that much where it is negative."""
    return {"hanging": twips(-mm)} if mm < 0 else {"firstLine": twips(mm)}


def rule(width: float, of: float, *, before: float = 2) -> Node:
    """A drawn line of `width` mm, centred in `of` mm: the upper border of a paragraph as low as a line can
    be.
    """
    side = twips(max(of - width, 0) / 2)
    border = node("pBdr", [node("top", val="single", sz="6", space="0", color="000000")])
    small = node("rPr", [node("sz", val="2"), node("szCs", val="2")])
    spacing = node("spacing", before=points(before), after="0", line="40", lineRule="exact")
    properties = [border, spacing, node("ind", left=side, right=side), node("jc", val="center"), small]
    return node("p", [node("pPr", properties)])


def small_paragraph() -> Node:
    """What Word demands after a table: a paragraph of one point."""
    spacing = node("spacing", before="0", after="0", line="20", lineRule="exact")
    small = node("rPr", [node("sz", val="2"), node("szCs", val="2")])
    return node("p", [node("pPr", [spacing, small])])


def table(
    widths: list[float],
    rows: Iterable[Node],
    *,
    bordered: bool,
    side_margin: float = 1.6,
    top_margin: float = 0.8,
) -> Node:
    """A table of fixed column widths in mm."""
    margins = {"top": top_margin, "left": side_margin, "bottom": top_margin, "right": side_margin}
    kind = {"val": "single", "sz": "4", "space": "0", "color": "000000"} if bordered else {"val": "nil"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties = node(
        "tblPr",
        [
            node("tblW", w=twips(sum(widths)), type="dxa"),
            node("tblInd", w="0", type="dxa"),
            node("tblBorders", [node(side, **kind) for side in sides]),
            node("tblLayout", type="fixed"),
            node("tblCellMar", [node(side, w=twips(value), type="dxa") for side, value in margins.items()]),
        ],
    )
    grid = node("tblGrid", [node("gridCol", w=twips(width)) for width in widths])
    return node("tbl", [properties, grid, *rows])


def row(cells: Iterable[Node], *, head: bool = False) -> Node:
    properties = [node("cantSplit")] + ([node("tblHeader")] if head else [])
    return node("tr", [node("trPr", properties), *cells])


def cell(width: float, paragraphs: Iterable[Node], *, middle: bool = False) -> Node:
    properties = [node("tcW", w=twips(width), type="dxa")]
    properties += [node("vAlign", val="center")] if middle else []
    return node("tc", [node("tcPr", properties), *paragraphs])

"""Writes a paper as PDF: the form that is issued. Set by typst, Tinos inside, PDF/A-2a, the same bytes each
time.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from nep.documents.compose import compose
from nep.documents.content import Paper, figures_of
from nep.documents.typeset import typeset

_MM = 25.4 / 72
STANDARDS = ("a-2a",)


def write(paper: Paper) -> bytes:
    """The paper as PDF. Every figure is a link annotation to its page whose address holds the freeze id;
    print shows no mark. The same paper gives the same bytes.

    Raises UnknownWorld, FontsMissing, TypesettingFailed.
    """
    return typeset("paper.typ", {"paper": compose(paper)}, timestamp=_moment(paper), standards=STANDARDS)[0]


def preview_pages(paper: Paper, *, ppi: float = 96.0) -> list[bytes]:
    """Each page as PNG, as it will print. Raises as `write` does."""
    return typeset("paper.typ", {"paper": compose(paper)}, form="png", ppi=ppi)


@dataclass(frozen=True)
class FigureSpot:
    """Where a figure stands on a page: left, top, width, height in mm from the page's upper left."""

    figure_id: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class PreviewPage:
    """One page as it will print, and where its figures are; width and height in mm."""

    png: bytes
    width: float
    height: float
    figures: tuple[FigureSpot, ...]


def preview(paper: Paper, *, ppi: float = 96.0) -> list[PreviewPage]:
    """Every page as PNG with the places of its figures, so that a page of ours can lay links over the
    picture. A figure that a line break parts has two spots. Raises as `write` does."""
    pictures = preview_pages(paper, ppi=ppi)
    ids = {figure.address: figure.figure_id for figure in figures_of(paper)}
    pages = PdfReader(BytesIO(write(paper))).pages
    return [_preview_page(png, page, ids) for png, page in zip(pictures, pages, strict=True)]


def _preview_page(png: bytes, page: Any, ids: dict[str, str]) -> PreviewPage:
    height = float(page.mediabox.height) * _MM
    spots = []
    for note in (note.get_object() for note in page.get("/Annots", [])):
        x0, y0, x1, y1 = (float(value) * _MM for value in note["/Rect"])
        figure_id = ids.get(str(note.get("/A", {}).get("/URI", "")))
        if figure_id:
            spots.append(FigureSpot(figure_id, x0, height - y1, x1 - x0, y1 - y0))
    return PreviewPage(png, float(page.mediabox.width) * _MM, height, tuple(spots))


def preview_svgs(paper: Paper) -> list[str]:
    """Each page as SVG, as it will print; a figure is an <a> with a rectangle over it. Raises as `write`.

    The pages belong into one HTML document: a letter is drawn once, where it comes first.
    """
    pages = typeset("paper.typ", {"paper": compose(paper)}, form="svg")
    names: dict[str, str] = {}
    drawn: set[str] = set()
    return [_slim(page.decode(), names, drawn) for page in pages]


def _slim(svg: str, names: dict[str, str], drawn: set[str]) -> str:
    """The same drawing in a fifth of the bytes: short ids, no default attributes, two decimals."""

    def once(match: re.Match[str]) -> str:
        is_new = match.group(1) not in drawn
        drawn.add(match.group(1))
        return match.group(0) if is_new else ""

    svg = re.sub(r'<symbol id="([^"]+)".*?</symbol>', once, svg, flags=re.DOTALL)
    svg = re.sub(r"g[0-9A-F]{32}", lambda m: names.setdefault(m.group(0), f"g{len(names):x}"), svg)
    svg = svg.replace(' fill="#000000"', "").replace(' fill-rule="nonzero"', "").replace(' y="0"', "")
    svg = svg.replace("<use xlink:href=", "<use href=")
    return re.sub(r"(\d+\.\d\d)\d+", r"\1", svg)


def _moment(paper: Paper) -> int:
    """The day of the paper as seconds since 1970: the only time that enters the file."""
    if paper.issued_on is None:
        return 0
    day = paper.issued_on
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())

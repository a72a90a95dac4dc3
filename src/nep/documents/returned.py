"""Reads a DOCX that came back from outside: its paragraphs under their headings, and the figures in them.

A figure is a content control whose tag is a freeze id; Word keeps the tag while people edit around it.
LibreOffice 7.4 drops the tag but keeps the link inside, whose address holds the same id. Text that a reviewer
deleted with changes tracked counts as deleted, what was inserted as there.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any

import docx
from django.core.files.uploadedfile import UploadedFile
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError  # type: ignore[import-untyped] # lxml ships no types

from nep.documents.content import clean
from nep.documents.refusals import DocxUnreadable
from nep.files.actions import DOCX, MAX_DOCUMENT_BYTES, FileTooHeavy, sniff_document

FIGURE_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HEADING_NUMBER = re.compile(r"^[IVXLC]+\.\s+")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), _FALLBACK}
_TRACKED = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))
LONGEST = 200_000
"""Characters of a paper that are compared; a report of a province has some 60,000."""


@dataclass(frozen=True)
class ReadFigure:
    """A figure as it stands in the file: what is written inside the control of this id."""

    figure_id: str
    text: str


Piece = str | ReadFigure
Links = dict[str, str]


@dataclass(frozen=True)
class ReadParagraph:
    """One paragraph or table cell. `heading` is the main heading above it, without its number; empty before
    the first and in annexes."""

    pieces: tuple[Piece, ...]
    heading: str = ""
    is_heading: bool = False
    is_cell: bool = False
    in_annex: bool = False

    @property
    def text(self) -> str:
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)

    @property
    def figures(self) -> tuple[ReadFigure, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, ReadFigure))


@dataclass(frozen=True)
class ReadPaper:
    paragraphs: tuple[ReadParagraph, ...]
    has_tracked_changes: bool = False

    @property
    def figures(self) -> tuple[ReadFigure, ...]:
        return tuple(figure for paragraph in self.paragraphs for figure in paragraph.figures)

    def sections(self) -> "list[tuple[str, list[ReadParagraph]]]":
        """Main heading -> its running paragraphs (no tables), in order, annexes left out."""
        running = (p for p in self.paragraphs if not (p.is_cell or p.in_annex))
        return [(heading, list(group)) for heading, group in groupby(running, key=lambda p: p.heading)]


def read_paper(content: bytes) -> ReadPaper:
    """The text and figures of a DOCX, in reading order. Raises DocxUnreadable for any other file."""
    try:
        file = docx.Document(BytesIO(content))
    except (PackageNotFoundError, zipfile.BadZipFile, XMLSyntaxError, KeyError, ValueError) as error:
        raise DocxUnreadable from error
    body = file.element.body
    paragraphs = tuple(_paragraphs(body, _linked(file)))
    if sum(len(paragraph.text) for paragraph in paragraphs) > LONGEST * 10:
        raise DocxUnreadable
    return ReadPaper(paragraphs, any(next(body.iter(tag), None) is not None for tag in _TRACKED))


def read_upload(upload: "UploadedFile[Any]") -> ReadPaper:
    """An uploaded DOCX, read and not kept. Raises NotADocument, DocumentHasMacros, FileTooHeavy (see
    `files.actions`), DocxUnreadable."""
    if upload.size is None or upload.size > MAX_DOCUMENT_BYTES:
        raise FileTooHeavy(field="returned")
    upload.seek(0)
    content = bytes(upload.read())
    upload.seek(0)
    if sniff_document(content) != DOCX:
        raise DocxUnreadable
    return read_paper(content)


def _linked(file: Any) -> Links:
    """Relation -> the freeze id in the address that it leads to."""
    targets = {key: str(one.target_ref) for key, one in file.part.rels.items() if one.is_external}
    found = {key: FIGURE_ID.findall(target) for key, target in targets.items()}
    return {key: ids[-1] for key, ids in found.items() if ids}


def _paragraphs(body: Any, links: Links) -> Iterator[ReadParagraph]:
    """Everything that has text. A section's end begins an annex: our writer makes no other sections."""
    heading, in_annex = "", False
    for block in _blocks(body):
        if block.tag == qn("w:tbl"):
            for cell in block.iter(qn("w:p")):
                if pieces := _pieces(cell, links):
                    yield ReadParagraph(pieces, heading, is_cell=True, in_annex=in_annex)
            continue
        pieces = _pieces(block, links)
        is_heading = bool(pieces) and not in_annex and _outline(block) == "0"
        if is_heading:
            heading = bare_heading("".join(p if isinstance(p, str) else p.text for p in pieces))
        if pieces:
            yield ReadParagraph(pieces, heading, is_heading=is_heading, in_annex=in_annex)
        if block.find(f".//{qn('w:sectPr')}") is not None:
            heading, in_annex = "", True


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables; what stands in a block-level control or a tracked insertion counts as there."""
    for child in parent:
        if child.tag in {qn("w:p"), qn("w:tbl")}:
            yield child
        elif child.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")}:
            yield from _blocks(child)


def _outline(paragraph: Any) -> str:
    level = paragraph.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    if level is not None:
        return str(level.get(qn("w:val")))
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = str(style.get(qn("w:val"))) if style is not None else ""
    return "0" if name.lower() in {"heading1", "heading 1"} else ""


def bare_heading(text: str) -> str:
    """ "II. NGHE DÂN NÓI" -> "NGHE DÂN NÓI"."""
    return HEADING_NUMBER.sub("", " ".join(text.split()))


def _pieces(paragraph: Any, links: Links) -> tuple[Piece, ...]:
    """Stretches of text and figures; stretches that touch are one."""
    found: list[Piece] = []
    for piece in _walk(paragraph, links):
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece:
            found.append(piece)
    kept = tuple(_tidy(piece) for piece in found)
    return kept if any(isinstance(p, ReadFigure) or p.strip() for p in kept) else ()


def _tidy(piece: Piece) -> Piece:
    if isinstance(piece, ReadFigure):
        return ReadFigure(piece.figure_id, clean(piece.text).replace("\u00a0", " ").strip())
    return clean(piece).replace("\u00a0", " ")


def _walk(node: Any, links: Links) -> Iterator[Piece]:
    for child in node:
        if child.tag in _SKIPPED:
            continue
        figure_id = _figure_at(child, links)
        if figure_id:
            inside = "".join(p if isinstance(p, str) else p.text for p in _walk(child, links))
            yield ReadFigure(figure_id, inside)
        elif child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in {qn("w:br"), qn("w:tab")}:
            yield " "
        elif child.tag != qn("w:instrText"):
            yield from _walk(child, links)


def _figure_at(node: Any, links: Links) -> str:
    """The freeze id of a control or link of ours; empty for anything else, whose content is plain text."""
    if node.tag == qn("w:hyperlink"):
        return links.get(str(node.get(qn("r:id"))), "")
    tag = node.find(f"{qn('w:sdtPr')}/{qn('w:tag')}") if node.tag == qn("w:sdt") else None
    value = str(tag.get(qn("w:val"))) if tag is not None else ""
    return value if FIGURE_ID.fullmatch(value) else ""

"""What an official paper says, apart from how it looks. Pure data: two writers lay it out.

A paper is made of plain strings and runs. A run is a string, a `Text` with a style, or a `FigureRun`: a
figure that a report froze and that carries its id into the DOCX and the PDF. Nothing here knows Django or a
page.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True)
class Text:
    """A stretch of text with its own style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class FigureRun:
    """A figure in running text or in a cell. `figure_id` is the freeze id, `url` leads to its page; `label`
    says what it counts and stands in the list of figures. Print shows no mark."""

    text: str
    figure_id: str
    url: str
    label: str = ""
    bold: bool = False

    @property
    def address(self) -> str:
        """`url` with the id in it, so that the file itself says which figure this is."""
        return self.url if self.figure_id in self.url else f"{self.url}#{self.figure_id}"


Run = str | Text | FigureRun
Runs = Run | tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """Level 0 stands centred in capitals without a number (QUYẾT ĐỊNH:); 1 is "I.", 2 "1.", 3 "a)".
    `number` None counts by itself, "" shows none, anything else is shown as it is."""

    text: str
    level: int = 1
    number: str | None = None


@dataclass(frozen=True)
class Article:
    """ "Điều 1. …": the number and `title` are bold, `runs` go on in the same paragraph."""

    title: str = ""
    runs: Runs = ""


@dataclass(frozen=True)
class Paragraph:
    runs: Runs
    align: Align = Align.JUSTIFY
    indent: bool = True


@dataclass(frozen=True)
class Bullets:
    """A list that official papers write with hyphens."""

    items: tuple[Runs, ...]


@dataclass(frozen=True)
class Numbered:
    """A list that counts 1., 2., …, or a), b), … where `letters` is set."""

    items: tuple[Runs, ...]
    letters: bool = False


@dataclass(frozen=True)
class Column:
    """`width` is a share of the table's width; the shares need not add up to anything."""

    title: str
    align: Align = Align.LEFT
    width: float = 1.0


@dataclass(frozen=True)
class Table:
    """Its head is repeated on every page. `total` is a last row in bold. Raises ValueError for a row whose
    length is not that of the head."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: str = ""
    total: tuple[Runs, ...] | None = None
    size: float | None = None

    def __post_init__(self) -> None:
        for row in [*self.rows, *([self.total] if self.total else [])]:
            if len(row) != len(self.columns):
                raise ValueError(f"a row of {len(row)} cells under {len(self.columns)} columns")


@dataclass(frozen=True)
class Chart:
    """One SVG for both writers, and the table that says the same. `alt` is read to who cannot see it.
    `width` is a share of the text's width."""

    svg: str
    table: Table
    caption: str
    alt: str = ""
    width: float = 1.0


@dataclass(frozen=True)
class PageBreak:
    """Goes on at a new page."""


Block = Heading | Article | Paragraph | Bullets | Numbered | Table | Chart | PageBreak


class Capacity(StrEnum):
    """In which capacity somebody signs (Decree 30/2020, Annex I, II.7): the rule set knows how it is
    written.
    """

    HEAD = "head"
    ON_BEHALF = "on_behalf"  # TM. | T/M : of a collective
    FOR_HEAD = "for_head"  # KT. | K/T : a deputy for the head
    BY_ORDER = "by_order"  # TL. | T/L : by order of the head
    AUTHORISED = "authorised"  # TUQ. | T/UQ
    ACTING = "acting"  # Q. : acting head


@dataclass(frozen=True)
class Signature:
    """`body` is whom one signs for (BAN THƯỜNG VỤ, CHỦ TỊCH; empty for a head), `title` the signer's own
    post, `name` without academic titles. A deputy who signs for a collective gives `for_title` too (KT. CHỦ
    TỊCH)."""

    name: str
    title: str
    capacity: Capacity = Capacity.HEAD
    body: str = ""
    for_title: str = ""


@dataclass(frozen=True)
class Annex:
    """Starts a page, counts its own pages. `label` empty is given by the writer: Phụ lục, or Phụ lục I, II,
    …
    """

    title: str
    blocks: tuple[Block, ...]
    label: str = ""
    landscape: bool = False


@dataclass(frozen=True)
class Paper:
    """A whole official paper.

    world: "party", "state" or "front": settles the layout. issuer_lines: parent body first, issuing body
    last; one line where it has no parent. number_text: what stands after "Số" ("05/BC-UBND", "127-BC/TU");
    see `numbering.number_text`. place: "Hậu Giang". type_name: "BÁO CÁO"; empty for a công văn, whose
    subject then stands under the number as "V/v …". addressees: after "Kính gửi:". recipients: "Nơi nhận:",
    the last one is the archive line ("Lưu: VT").
    """

    world: str
    issuer_lines: tuple[str, ...]
    number_text: str
    place: str
    issued_on: date | None
    subject: str
    type_name: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = field(default_factory=tuple)

    @property
    def title(self) -> str:
        """ "Báo cáo sơ kết …": the type and the subject in one line, for lists and file properties."""
        return f"{self.type_name.capitalize()} {self.subject}".strip() if self.type_name else self.subject


def clean(text: str) -> str:
    """`text` in NFC; line ends and tabs become spaces, other characters that XML or print cannot hold go."""
    kept = (" " if c in "\n\r\t\v\f" else c for c in unicodedata.normalize("NFC", text))
    return "".join(c for c in kept if unicodedata.category(c) not in {"Cc", "Cs", "Cn"})


def as_runs(runs: Runs) -> tuple[Text | FigureRun, ...]:
    """Runs with cleaned text, strings as plain `Text`, empty ones left out."""
    parts = runs if isinstance(runs, tuple) else (runs,)
    made = (Text(clean(run)) if isinstance(run, str) else replace(run, text=clean(run.text)) for run in parts)
    return tuple(run for run in made if run.text)


def plain(runs: Runs) -> str:
    """The text of runs without any style."""
    return "".join(run.text for run in as_runs(runs))


def figures_of(paper: Paper) -> tuple[FigureRun, ...]:
    """Every figure of the paper and its annexes in reading order; an id that comes twice is listed once."""
    found: dict[str, FigureRun] = {}
    for blocks in (paper.blocks, *(annex.blocks for annex in paper.annexes)):
        for runs in _runs_in(blocks):
            for run in as_runs(runs):
                if isinstance(run, FigureRun):
                    found.setdefault(run.figure_id, run)
    return tuple(found.values())


def with_figure_list(paper: Paper, *, title: str = "DANH MỤC SỐ LIỆU TRONG VĂN BẢN") -> Paper:
    """`paper` with one more annex that lists each figure with its id, since print shows no mark in the text.
    The same paper where it has no figure."""
    figures = figures_of(paper)
    if not figures:
        return paper
    columns = (
        Column("STT", Align.CENTER, 0.6),
        Column("Số liệu", Align.LEFT, 3.0),
        Column("Giá trị", Align.RIGHT, 1.1),
        Column("Mã số liệu", Align.LEFT, 4.2),
    )
    rows = tuple(
        (str(n), figure.label, FigureRun(figure.text, figure.figure_id, figure.url), figure.figure_id)
        for n, figure in enumerate(figures, start=1)
    )
    annex = Annex(title, (Table(columns, rows, size=11),))
    return replace(paper, annexes=(*paper.annexes, annex))


def _runs_in(blocks: Iterable[Block]) -> Iterator[Runs]:
    for block in blocks:
        match block:
            case Paragraph(runs=runs) | Article(runs=runs):
                yield runs
            case Bullets(items=items) | Numbered(items=items):
                yield from items
            case Table():
                yield from _cells_of(block)
            case Chart(table=table):
                yield from _cells_of(table)
            case _:
                pass


def _cells_of(table: Table) -> Iterator[Runs]:
    for row in (*table.rows, *([table.total] if table.total else [])):
        yield from row


def texts_of(paper: Paper) -> Iterator[str]:
    """Every stretch of text of the paper and its annexes, without style."""
    yield from (paper.subject, paper.type_name, *paper.issuer_lines, *paper.addressees, *paper.bases)
    for blocks in (paper.blocks, *(annex.blocks for annex in paper.annexes)):
        yield from (block.text for block in blocks if isinstance(block, Heading))
        yield from (plain(runs) for runs in _runs_in(blocks))

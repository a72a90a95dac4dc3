"""One bound file of dossiers for members who print: contents, every report, then the papers that came with
them. Made when asked for, stored nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from django.utils import translation
from pypdf import PdfReader, PdfWriter
from pypdf.generic import Destination

from nep.commendations.dossiers import papers_of
from nep.commendations.models import AwardForm, AwardRound, Nomination
from nep.commendations.papers import report_blocks
from nep.commendations.refusals import NothingToBind, TooManyToBind
from nep.documents import pdf
from nep.documents.compose import roman
from nep.documents.content import Align, Block, Column, Heading, PageBreak, Paper, Paragraph, Table
from nep.documents.queries import issuer_lines, place_before_date
from nep.files.actions import PDF
from nep.files.actions import read as read_file
from nep.files.models import StoredFile

MOST = 300


@dataclass(frozen=True)
class Enclosed:
    """A paper behind the reports: what it is and of whom, its file, how many pages."""

    name: str
    whose: str
    content: bytes
    pages: int


def bound_file(
    round_: AwardRound, form: AwardForm, kind_label: str, chosen: Sequence[Nomination], *, on: date
) -> bytes:
    """A PDF whose contents page names the page of everything in it; pages are counted from its first one.

    Set twice: the first time tells on which page each report begins. Raises NothingToBind, TooManyToBind."""
    if not chosen:
        raise NothingToBind
    if len(chosen) > MOST:
        raise TooManyToBind
    enclosed = _enclosed(chosen)
    title = f"{form.name}, {kind_label}"
    first = pdf.write(_paper(round_, title, chosen, enclosed, {}, on))
    whole = pdf.write(_paper(round_, title, chosen, enclosed, _pages(first, enclosed), on))
    return _joined(whole, enclosed)


def _enclosed(chosen: Sequence[Nomination]) -> list[Enclosed]:
    """Each file once: one submission speaks of many nominations. Those that are no PDF stay out."""
    names = {one.pk: one.subject_name for one in chosen}
    whose: dict[int, list[str]] = {}
    found: dict[int, tuple[str, StoredFile]] = {}
    for paper in papers_of(chosen):
        file = paper.issued.pdf if paper.issued is not None else paper.file
        if file is not None and file.media_type == PDF:
            found[file.pk] = (paper.name, file)
            whose.setdefault(file.pk, []).append(names[paper.nomination_id])
    made = []
    for pk, (name, file) in found.items():
        content = read_file(file)
        made.append(Enclosed(name, ", ".join(whose[pk]), content, len(PdfReader(BytesIO(content)).pages)))
    return made


def _pages(first: bytes, enclosed: Sequence[Enclosed]) -> dict[int, int]:
    """Position in the contents -> page: reports by their headings, enclosed papers behind the last page."""
    reader = PdfReader(BytesIO(first))
    tops = [one for one in reader.outline if isinstance(one, Destination)]
    pages = {place: (reader.get_destination_page_number(one) or 0) + 1 for place, one in enumerate(tops)}
    after = len(reader.pages) + 1
    for one in enclosed:
        pages[len(pages)] = after
        after += one.pages
    return pages


@translation.override("vi")
def _paper(
    round_: AwardRound,
    title: str,
    chosen: Sequence[Nomination],
    enclosed: Sequence[Enclosed],
    pages: dict[int, int],
    on: date,
) -> Paper:
    blocks: list[Block] = [Paragraph(round_.title, align=Align.CENTER, indent=False)]
    blocks.append(_contents(chosen, pages))
    if enclosed:
        blocks.append(_enclosed_table(enclosed, pages, len(chosen)))
    for one in chosen:
        blocks += [PageBreak(), Heading(one.subject_name), *report_blocks(one, on=on, level=2)]
    return Paper(
        world=round_.unit.world,
        issuer_lines=issuer_lines(round_.unit, on),
        number_text="",
        place=place_before_date(round_.unit, on),
        issued_on=on,
        type_name="Tập hồ sơ",
        subject=f"đề nghị tặng {title}",
        blocks=tuple(blocks),
    )


def _contents(chosen: Sequence[Nomination], pages: dict[int, int]) -> Table:
    columns = (
        Column("STT", Align.CENTER, 0.9),
        Column("Tên, họ và tên", Align.LEFT, 4),
        Column("Chức vụ khi đề nghị", Align.LEFT, 4),
        Column("Trang", Align.RIGHT, 0.9),
    )
    rows = tuple(
        (roman(place + 1), one.subject_name, one.subject_post, str(pages.get(place, "…")))
        for place, one in enumerate(chosen)
    )
    return Table(columns, rows, caption="Mục lục", size=11)


def _enclosed_table(enclosed: Sequence[Enclosed], pages: dict[int, int], before: int) -> Table:
    columns = (
        Column("STT", Align.CENTER, 0.9),
        Column("Văn bản", Align.LEFT, 3),
        Column("Của", Align.LEFT, 5),
        Column("Trang", Align.RIGHT, 0.9),
    )
    rows = tuple(
        (str(place + 1), one.name, one.whose, str(pages.get(before + place, "…")))
        for place, one in enumerate(enclosed)
    )
    return Table(columns, rows, caption="Văn bản kèm theo", size=11)


def _joined(whole: bytes, enclosed: Sequence[Enclosed]) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(whole))
    for one in enclosed:
        writer.append(BytesIO(one.content), outline_item=f"{one.name}: {one.whose}", import_outline=False)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()

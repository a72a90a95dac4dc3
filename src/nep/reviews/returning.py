"""A draft that was edited outside, beside the draft as it is: figures that differ, words to take over."""

from dataclasses import dataclass, replace

from nep.documents import docx
from nep.documents.differences import Differences, FigureDifference, PartDifference, compare
from nep.documents.figure_names import with_names
from nep.documents.returned import Piece, ReadFigure, ReadPaper, ReadParagraph, read_paper
from nep.files.actions import read as read_file
from nep.measures.models import FrozenFigure
from nep.reviews.downloads import draft_paper
from nep.reviews.models import CompiledFigure, ReturnedDraft, Section, SummaryReport
from nep.reviews.papers import assessment_note
from nep.vietnamese.numbers import with_dots

Key = tuple[str, str]  # figure, whose


@dataclass(frozen=True)
class TakeablePart:
    """A part whose words differ. `text`: as it would be taken over, figures as `{key}`; `lost`: figures of
    this part that the returned file deleted, changed or typed by hand."""

    section: Section
    difference: PartDifference
    text: str
    lost: tuple[FigureDifference, ...]


@dataclass(frozen=True)
class Returned:
    differences: Differences
    parts: tuple[TakeablePart, ...]
    is_older: bool


def compare_with_draft(report: SummaryReport, theirs: ReadPaper) -> Returned:
    """The returned file beside the draft as it is now. A file that was downloaded before figures were frozen
    anew is read by what it said then. Raises NotThisPaper, and as writing a DOCX does."""
    known = _known(report)
    keys = {figure_id: key for figure_id, (key, _text) in known.items()}
    ours = read_paper(docx.write(draft_paper(report)))
    at_hand = {keys[one.figure_id]: one for one in ours.figures if one.figure_id in keys}
    theirs, is_older = _brought_up(theirs, known, at_hand)
    found = with_names(compare(ours, theirs))
    sections = {section.number: section for section in report.sections.all()}
    parts = [_takeable(part, sections, found, report, keys) for part in found.parts]
    return Returned(found, tuple(part for part in parts if part is not None), is_older)


def read_returned(returned: ReturnedDraft) -> Returned:
    """A kept file, compared anew."""
    return compare_with_draft(returned.report, read_paper(read_file(returned.file)))


def _known(report: SummaryReport) -> dict[str, tuple[Key, str]]:
    """Every figure this report ever froze: id -> (what and whose, as it was printed)."""
    frozen = FrozenFigure.objects.filter(thing_kind=report._meta.label_lower, thing_id=report.pk)
    known = {
        str(uuid): ((key, str(unit)), with_dots(value))
        for uuid, key, unit, value in frozen.values_list("uuid", "key", "unit_id", "value")
    }
    for row in CompiledFigure.objects.filter(report=report).defer("sources"):
        whose = f"{row.unit_id} {'own' if row.is_own else 'part' if row.part_of_id else 'round'}"
        known[str(row.uuid)] = ((row.key, whose), with_dots(row.value))
    return known


def _brought_up(
    theirs: ReadPaper, known: dict[str, tuple[Key, str]], now: dict[Key, ReadFigure]
) -> tuple[ReadPaper, bool]:
    """Figures of an earlier freeze under their present ids; an untouched one takes its present value."""
    current = {figure.figure_id for figure in now.values()}
    changed = False

    def up(piece: Piece) -> Piece:
        nonlocal changed
        if isinstance(piece, str) or piece.figure_id in current or piece.figure_id not in known:
            return piece
        key, printed = known[piece.figure_id]
        if key not in now:
            return piece
        changed = True
        text = now[key].text if piece.text == printed else piece.text
        return ReadFigure(now[key].figure_id, text)

    paragraphs = tuple(
        replace(paragraph, pieces=tuple(up(piece) for piece in paragraph.pieces))
        for paragraph in theirs.paragraphs
    )
    return replace(theirs, paragraphs=paragraphs), changed


def _takeable(
    part: PartDifference,
    sections: dict[int, Section],
    found: Differences,
    report: SummaryReport,
    keys: dict[str, Key],
) -> TakeablePart | None:
    """Only parts of the outline are taken; those that the product writes itself are not."""
    ordered = sorted(sections)
    if not 1 <= part.number <= len(ordered):
        return None
    section = sections[ordered[part.number - 1]]
    generated = {assessment_note(), *(_printed_highlight(row) for row in section.chosen.all())}
    lines = [
        _line(paragraph, keys, str(report.unit_id)) for paragraph in part.theirs if not paragraph.is_heading
    ]
    kept = [line for line in lines if line.rstrip(" ./;") not in {one.rstrip(" ./;") for one in generated}]
    lost = tuple(one for one in found.figures if one.heading == part.heading)
    return TakeablePart(section, part, "\n".join(kept), lost)


def _printed_highlight(row: object) -> str:
    text, source = getattr(row, "text", ""), getattr(row, "source", "")
    return f"- {text.rstrip('.; ')} ({source})"


def _line(paragraph: ReadParagraph, keys: dict[str, Key], unit: str) -> str:
    """Words with every figure as `{key}`: its value always comes from the records, never from the file."""
    words = ""
    for piece in paragraph.pieces:
        if isinstance(piece, str):
            words += piece.replace("{", "(").replace("}", ")")
        elif piece.figure_id in keys:
            words += f"{{{keys[piece.figure_id][0]}}}" if piece.text else ""
        else:
            words += piece.text
    return " ".join(words.split())

"""A paper as we wrote it beside the same paper as it came back: which figures differ, which text is new."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nep.documents.refusals import NotThisPaper
from nep.documents.returned import ReadPaper, ReadParagraph
from nep.vietnamese.text import fold

NUMBER = re.compile(r"(?<![\w/.,-])\d{1,3}(?:\.\d{3})+(?:,\d+)?|(?<![\w/.,-])\d+(?:,\d+)?(?![\w/-])")


class Kind(StrEnum):
    """What happened to a figure outside."""

    CHANGED = "changed"  # the control is there, another value is written in it
    TYPED = "typed"  # the control is gone, its value was typed as plain text
    DELETED = "deleted"  # control and value are gone
    FOREIGN = "foreign"  # a control of another paper was pasted in
    NEW_NUMBER = "new_number"  # a number in the text that nobody counted


WORDS: dict[Kind, Promise] = {
    Kind.CHANGED: _("Sửa tay trong văn bản"),
    Kind.TYPED: _("Gõ lại thành chữ thường, mất mã"),
    Kind.DELETED: _("Đã bị xóa"),
    Kind.FOREIGN: _("Số của văn bản khác"),
    Kind.NEW_NUMBER: _("Số gõ thêm, không có hồ sơ"),
}


@dataclass(frozen=True)
class FigureDifference:
    """`was` is what our paper says, `now` what the returned one says (empty where there is nothing).
    `figure_id` is empty for a typed number; `heading` says under which part it stands; `name` is what the
    figure counts, filled in by `figure_names.with_names`."""

    kind: Kind
    figure_id: str
    was: str
    now: str
    heading: str
    context: str = ""
    name: str = ""

    @property
    def words(self) -> str:
        return str(WORDS[self.kind])


@dataclass(frozen=True)
class PartDifference:
    """The running text of one main heading, before and after. `number` counts our main headings from 1."""

    number: int
    heading: str
    theirs_heading: str
    ours: tuple[ReadParagraph, ...]
    theirs: tuple[ReadParagraph, ...]


@dataclass(frozen=True)
class Differences:
    figures: tuple[FigureDifference, ...]
    parts: tuple[PartDifference, ...]
    has_tracked_changes: bool

    @property
    def is_none(self) -> bool:
        return not self.figures and not self.parts


def compare(ours: ReadPaper, theirs: ReadPaper) -> Differences:
    """Everything in which the returned paper differs from ours.

    A figure that stands in several places is looked at in each main part. Tables of annexes are compared by
    their figures, running text part by part. Raises NotThisPaper when no figure of ours is in the file, since
    then it is another paper or one whose marks were lost.
    """
    known = {figure.figure_id for figure in ours.figures}
    if known and not known & {figure.figure_id for figure in theirs.figures}:
        raise NotThisPaper
    pairs = _paired(ours, theirs)
    figures = [*_figures(ours, theirs, pairs), *_foreign(known, theirs)]
    parts = [part for part in pairs if _texts(part.ours) != _texts(part.theirs)]
    figures += [number for part in parts for number in _new_numbers(part, figures)]
    return Differences(tuple(figures), tuple(parts), theirs.has_tracked_changes)


def _paired(ours: ReadPaper, theirs: ReadPaper) -> list[PartDifference]:
    """Our main parts with theirs: by title, a retitled one by its place between the others."""
    mine, other = ours.sections(), theirs.sections()
    titles = [fold(heading) for heading, _ in mine], [fold(heading) for heading, _ in other]
    matched: dict[int, int] = {}
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *titles, autojunk=False).get_opcodes():
        if tag in {"equal", "replace"}:
            matched.update(zip(range(i1, i2), range(j1, j2), strict=False))
    pairs = []
    number = 0
    for index, (heading, paragraphs) in enumerate(mine):
        number += bool(heading)
        found = other[matched[index]] if index in matched else ("", [])
        pairs.append(PartDifference(number, heading, found[0], tuple(paragraphs), tuple(found[1])))
    return pairs


def _texts(paragraphs: Iterable[ReadParagraph]) -> list[str]:
    """Running text for comparison: blanks do not matter, headings are compared apart."""
    return [" ".join(p.text.split()).rstrip(" ./;") for p in paragraphs if not p.is_heading]


def _places(paper: ReadPaper, headings: dict[str, str]) -> dict[tuple[str, str], list[str]]:
    """(Main heading, figure) -> what is written there, each time it comes. `headings` renames."""
    places: dict[tuple[str, str], list[str]] = defaultdict(list)
    for paragraph in paper.paragraphs:
        where = headings.get(paragraph.heading, paragraph.heading)
        for figure in paragraph.figures:
            places[where, figure.figure_id].append(figure.text)
    return places


def _figures(ours: ReadPaper, theirs: ReadPaper, pairs: list[PartDifference]) -> list[FigureDifference]:
    renamed = {pair.theirs_heading: pair.heading for pair in pairs if pair.theirs_heading}
    there = _places(theirs, renamed)
    now_in, was_in = _numbers_by_heading(theirs, renamed), _numbers_by_heading(ours, {})
    found = []
    for (heading, figure_id), said in _places(ours, {}).items():
        now = there.get((heading, figure_id), [])
        was = said[0]
        found += [
            FigureDifference(Kind.CHANGED if text else Kind.DELETED, figure_id, was, text, heading)
            for text in dict.fromkeys(now)
            if text != was
        ]
        if len(now) >= len(said):
            continue
        is_typed = now_in[heading][was] > was_in[heading][was]
        kind = Kind.TYPED if is_typed else Kind.DELETED
        found.append(FigureDifference(kind, figure_id, was, was if is_typed else "", heading))
    return found


def _numbers_by_heading(paper: ReadPaper, headings: dict[str, str]) -> dict[str, Counter[str]]:
    """Main heading -> the numbers outside controls under it, tables included."""
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in paper.paragraphs:
        numbers[headings.get(paragraph.heading, paragraph.heading)].update(_plain_numbers([paragraph]))
    return numbers


def _foreign(known: set[str], theirs: ReadPaper) -> list[FigureDifference]:
    return [
        FigureDifference(Kind.FOREIGN, figure.figure_id, "", figure.text, paragraph.heading, paragraph.text)
        for paragraph in theirs.paragraphs
        for figure in paragraph.figures
        if figure.figure_id not in known
    ]


def _plain_numbers(paragraphs: Iterable[ReadParagraph]) -> list[str]:
    """Numbers that stand in the text outside every control. Days and numbers of papers are no figures."""
    text = "\n".join(
        "".join(piece if isinstance(piece, str) else "\u241f" for piece in paragraph.pieces)
        for paragraph in paragraphs
        if not paragraph.is_heading
    )
    return NUMBER.findall(text)


def _new_numbers(part: PartDifference, known: list[FigureDifference]) -> list[FigureDifference]:
    """Numbers typed into a part that were not there before, those of a lost control left out."""
    typed = Counter(one.was for one in known if one.kind is Kind.TYPED and one.heading == part.heading)
    new = Counter(_plain_numbers(part.theirs)) - Counter(_plain_numbers(part.ours)) - typed
    return [
        FigureDifference(Kind.NEW_NUMBER, "", "", number, part.heading, _sentence_with(number, part.theirs))
        for number in new.elements()
    ]


def _sentence_with(number: str, paragraphs: Iterable[ReadParagraph]) -> str:
    """The words around `number`, so that one finds it."""
    for paragraph in paragraphs:
        for match in NUMBER.finditer(paragraph.text):
            if match.group() == number:
                start = max(0, match.start() - 60)
                return " ".join(paragraph.text[start : match.end() + 60].split())
    return ""

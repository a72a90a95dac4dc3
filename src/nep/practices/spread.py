"""Who took a practice over from whom: as a tree, and drawn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nep.practices.models import Adoption
from nep.vietnamese.dates import short_day
from nep.web.charts.svg import WIDTH, Chart, drawing, line, text, wrapped

INDENT, LINE, GAP, EDGE, LETTER = 22, 20, 8, 14, 7.6
MOST_BESIDE = 12
"""So many units that learned from the same one are drawn; the table below has them all."""


@dataclass(frozen=True)
class Branch:
    """One unit of the tree with those that learned from it. `adoption` is None for the owners."""

    words: str
    adoption: Adoption | None
    learned: "Sequence[Branch]"
    left_out: int = 0


def tree_of(owners: str, adoptions: Iterable[Adoption], names: Mapping[int, str]) -> Branch:
    """The tree of the given adoptions, each unit below the one from which it learned. Who learned from a unit
    that is not among them (not shown to this reader) stands below the owners."""
    rows = sorted(adoptions, key=lambda row: (row.adopted_on, row.pk))
    known = {row.pk for row in rows}
    below: defaultdict[int | None, list[Adoption]] = defaultdict(list)
    for row in rows:
        below[row.from_adoption_id if row.from_adoption_id in known else None].append(row)

    def branch(words: str, adoption: Adoption | None) -> Branch:
        all_learned = below[adoption.pk if adoption else None]
        shown = _first(all_learned, below)
        learned = [branch(words_of(row, names), row) for row in shown]
        return Branch(words, adoption, learned, len(all_learned) - len(shown))

    return branch(owners, None)


def _first(rows: Sequence[Adoption], below: Mapping[int | None, Sequence[Adoption]]) -> list[Adoption]:
    """Those from whom others learned, then the earliest, as many as a drawing holds, in their order."""
    by_weight = sorted(rows, key=lambda row: (not below.get(row.pk), row.adopted_on, row.pk))
    kept = {row.pk for row in by_weight[:MOST_BESIDE]}
    return [row for row in rows if row.pk in kept]


def words_of(adoption: Adoption, names: Mapping[int, str]) -> str:
    said = _("%(unit)s, từ %(day)s") % {
        "unit": names.get(adoption.unit_id, ""),
        "day": short_day(adoption.adopted_on),
    }
    if adoption.stopped_on is not None:
        return _("%(said)s, đã thôi") % {"said": said}
    return said


@dataclass
class _Pen:
    """Where the next line goes, and what was drawn."""

    y: float
    parts: list[str]


def spread_chart(title: str, tree: Branch, rows: Sequence[Sequence[str]]) -> Chart:
    """The tree as it grows downwards: each unit on its own line, to the right of the one it learned from, so
    that long names have room on a phone. Readable in black and white: the sign says how it was taken over."""
    pen = _Pen(LINE, [])
    _draw(tree, 0, pen)
    said = _told(tree)
    return Chart(
        title=title,
        description=said,
        svg=drawing(title, said, pen.y, pen.parts, []),
        table_head=(_("Đơn vị"), _("Học từ"), _("Áp dụng từ ngày")),
        table_rows=rows,
        note=_("■ nơi có mô hình  ● làm như nơi đã học  ◎ có thay đổi  ○ đã thôi"),
    )


def _draw(branch: Branch, depth: int, pen: _Pen) -> float:
    """The branch and everything below it. Returns how high its own sign stands."""
    x = EDGE + depth * INDENT
    here = pen.y
    pen.parts.append(_sign(branch, x, here - 5))
    room = int((WIDTH - x - 16) / LETTER)
    for number, words in enumerate(wrapped(branch.words, room)):
        pen.parts.append(text(x + 14, here + number * LINE, words, bold=depth == 0))
        pen.y = here + (number + 1) * LINE
    pen.y += GAP
    last = here
    for child in branch.learned:
        last = pen.y
        pen.parts.append(line(x, last - 5, x + INDENT - 6, last - 5))
        _draw(child, depth + 1, pen)
    if branch.left_out:
        last = pen.y
        more = ngettext("và %(n)s đơn vị nữa, xem bảng", "và %(n)s đơn vị nữa, xem bảng", branch.left_out)
        pen.parts.append(line(x, last - 5, x + INDENT - 6, last - 5))
        pen.parts.append(text(x + INDENT, last, more % {"n": branch.left_out}, muted=True))
        pen.y += LINE + GAP
    if last != here:
        pen.parts.insert(0, line(x, here + 2, x, last - 5))
    return here


def _sign(branch: Branch, x: float, y: float) -> str:
    if branch.adoption is None:
        return f'<rect x="{x - 6:g}" y="{y - 6:g}" width="12" height="12" class="c-leaf" fill="#1E6A47"/>'
    ring = 'class="c-card c-line" fill="#FFFFFF" stroke="#1E6A47" stroke-width="2"'
    if branch.adoption.stopped_on is not None:
        return f'<circle cx="{x:g}" cy="{y:g}" r="5.5" {ring}/>'
    dot = f'<circle cx="{x:g}" cy="{y:g}" r="{{r}}" class="c-leaf" fill="#1E6A47"/>'
    if branch.adoption.changed:
        return f'<circle cx="{x:g}" cy="{y:g}" r="5.5" {ring}/>' + dot.format(r=2.5)
    return dot.format(r=5.5)


def _told(tree: Branch) -> str:
    """The drawing for who cannot see it."""
    said: list[str] = []

    def tell(branch: Branch) -> None:
        for child in branch.learned:
            facts = {"unit": child.words, "source": branch.words}
            said.append(_("%(unit)s, học từ %(source)s") % facts)
            tell(child)

    tell(tree)
    return "; ".join(said) + "." if said else _("Chưa đơn vị nào khác áp dụng.")

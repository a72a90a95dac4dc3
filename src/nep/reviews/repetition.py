"""Words that stand in another report too: said to who writes and who approves, never a refusal.

Only reports of units are compared, paragraph by paragraph, with other reports of the same round and with the
unit's own earlier ones; texts of persons (commitments, opinions, petitions) are never read here. A paragraph
is folded (no marks, no capitals), figures and punctuation are dropped, and what is left is hashed: so a
paragraph in which only a number, a comma or a capital was changed still counts as the same. Paragraphs of
fewer than `LEAST` words say nothing and are left out.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from nep.reviews.models import Assignment, ParagraphMark, ReportText, UnitReport
from nep.vietnamese.text import fold

LEAST = 12
_WORD = re.compile(r"[^\W\d_]+")


def digest_of(paragraph: str) -> int | None:
    """A signed 64-bit hash of the words of a paragraph; None for one that is too short to matter."""
    words = _WORD.findall(fold(paragraph))
    if len(words) < LEAST:
        return None
    found = hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(found, "big", signed=True)


def marks_of(text: ReportText) -> list[ParagraphMark]:
    digests = [(n, digest_of(words)) for n, words in enumerate(text.paragraphs, start=1)]
    return [
        ParagraphMark(text=text, position=n, digest=digest) for n, digest in digests if digest is not None
    ]


def mark(report: UnitReport) -> None:
    """Write the marks of every text of the report anew."""
    texts = list(report.texts.all())
    ParagraphMark.objects.filter(text__report=report).delete()
    mark_all(texts)


def mark_all(texts: Iterable[ReportText]) -> None:
    """Marks of texts that have none yet."""
    ParagraphMark.objects.bulk_create(row for text in texts for row in marks_of(text))


@dataclass(frozen=True)
class Repeated:
    """Paragraph `position` of section `section_id` stands word for word elsewhere. `others`: names of units
    that wrote it in this round; `before`: it stands in the unit's own earlier report."""

    section_id: int
    position: int
    others: tuple[str, ...]
    before: bool


def repeated_in(assignment: Assignment) -> list[Repeated]:
    """Two queries: the report's own marks, and who else bears the same."""
    own = list(
        ParagraphMark.objects.filter(text__report__assignment=assignment)
        .order_by("text__section__number", "position")
        .values_list("text__section_id", "position", "digest")
    )
    elsewhere = _elsewhere(assignment, {digest for _section, _n, digest in own})
    found = []
    for section, position, digest in own:
        rows = elsewhere.get(digest, [])
        others = tuple(dict.fromkeys(name for round_id, name in rows if round_id == assignment.round_id))
        before = any(round_id != assignment.round_id for round_id, _name in rows)
        if others or before:
            found.append(Repeated(section, position, others, before))
    return found


def _elsewhere(assignment: Assignment, digests: Iterable[int]) -> dict[int, list[tuple[int, str]]]:
    """Digest -> (round, name of the unit) of other reports of the round and of the unit's earlier ones."""
    chain = "text__report__assignment"
    rows = ParagraphMark.objects.filter(digest__in=set(digests)).exclude(**{chain: assignment})
    same_round = rows.filter(**{f"{chain}__round": assignment.round_id})
    same_unit = rows.filter(**{f"{chain}__unit": assignment.unit_id})
    fields = ("digest", f"{chain}__round_id", f"{chain}__name")
    found: dict[int, list[tuple[int, str]]] = {}
    for digest, round_id, name in (
        (same_round | same_unit).order_by(f"{chain}__sort_key").values_list(*fields)
    ):
        found.setdefault(digest, []).append((round_id, name))
    return found


def rebuild_marks() -> None:
    """Write every mark anew."""
    with transaction.atomic():
        ParagraphMark.objects.all().delete()
        for text in ReportText.objects.order_by("pk").iterator(chunk_size=500):
            ParagraphMark.objects.bulk_create(marks_of(text))


def wrong_marks() -> list[str]:
    """What `nep doctor` reports: texts whose marks are not those of their words."""
    kept: dict[int, set[tuple[int, int]]] = {}
    for text_id, position, digest in ParagraphMark.objects.values_list("text_id", "position", "digest"):
        kept.setdefault(text_id, set()).add((position, digest))
    return [
        _("Dấu đoạn văn của phần báo cáo %(pk)s không khớp với chữ đã ghi.") % {"pk": text.pk}
        for text in ReportText.objects.order_by("pk").iterator(chunk_size=500)
        if {(row.position, row.digest) for row in marks_of(text)} != kept.get(text.pk, set())
    ]

"""What belongs to a dossier by the rule of its form, and what of it is there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from nep.commendations.models import AwardForm, AwardRule, Nomination, NominationPaper
from nep.vietnamese.text import fold

REPORT = "Báo cáo thành tích"
SUBMISSION = "Tờ trình"


@dataclass(frozen=True)
class Line:
    """One paper of the dossier. `is_made`: set from the nomination itself whenever it is asked for."""

    name: str
    is_asked: bool
    is_made: bool = False
    paper: NominationPaper | None = None

    @property
    def is_there(self) -> bool:
        return self.is_made or self.paper is not None


def papers_asked(form: AwardForm, on: date) -> list[str]:
    """The names that the rule of the form gives, one a line; none where nothing is ruled."""
    rule = form.rules_on(on).get(AwardRule.Topic.DOSSIER)
    return names_in(rule.words) if rule else []


def names_in(words: str) -> list[str]:
    """One paper a line."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def dossier_of(nomination: Nomination, on: date) -> list[Line]:
    """What is asked for, in the order of the rule, then what else was sent. Two queries at most."""
    papers = {fold(paper.name): paper for paper in papers_of([nomination])}
    lines = [
        Line(name, is_asked=True, is_made=_is_made(nomination, name), paper=papers.pop(fold(name), None))
        for name in papers_asked(nomination.form, on)
    ]
    if all(fold(line.name) != fold(REPORT) for line in lines):
        lines.insert(0, Line(REPORT, False, _is_made(nomination, REPORT), papers.pop(fold(REPORT), None)))
    return [*lines, *(Line(paper.name, is_asked=False, paper=paper) for paper in papers.values())]


def _is_made(nomination: Nomination, name: str) -> bool:
    return fold(name) == fold(REPORT) and bool(nomination.achievement.strip())


def missing_papers(nominations: Sequence[Nomination]) -> dict[int, list[str]]:
    """Key of each nomination -> the papers it still lacks. They come `with_marks` (board): `asked` is what
    the rule of the form says, so that a page of the board needs one query here."""
    named = NominationPaper.objects.filter(nomination__in=[one.pk for one in nominations])
    there = {(pk, fold(name)) for pk, name in named.values_list("nomination", "name")}
    return {
        one.pk: [
            name
            for name in names_in(getattr(one, "asked", None) or "")
            if (one.pk, fold(name)) not in there and not _is_made(one, name)
        ]
        for one in nominations
    }


def papers_of(nominations: Iterable[Nomination]) -> QuerySet[NominationPaper]:
    """Papers that were sent or issued, with their files. One query."""
    rows = NominationPaper.objects.filter(nomination__in=[one.pk for one in nominations])
    return rows.select_related("file", "issued__pdf", "issued__docx").order_by("pk")


def without_submission(nominations: Iterable[Nomination]) -> list[Nomination]:
    """Those to which no submission was written yet. One query."""
    kept = list(nominations)
    papers = NominationPaper.objects.filter(nomination__in=[one.pk for one in kept])
    named = {(pk, fold(name)) for pk, name in papers.values_list("nomination", "name")}
    return [one for one in kept if (one.pk, fold(SUBMISSION)) not in named]

"""Writes a paper as PDF: the form that is issued. Set by typst, Tinos inside, PDF/A-2a, the same bytes each
time.
"""

from datetime import UTC, datetime

from nep.documents.compose import compose
from nep.documents.content import Paper
from nep.documents.typeset import typeset

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


def _moment(paper: Paper) -> int:
    """The day of the paper as seconds since 1970: the only time that enters the file."""
    if paper.issued_on is None:
        return 0
    day = paper.issued_on
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())

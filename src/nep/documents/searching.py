"""What the search over issued papers looks into."""

from nep.documents.models import IssuedPaper
from nep.jobs.derived import make_again, stale_rows
from nep.vietnamese.text import fold

LONGEST = 600


def search_columns(paper: IssuedPaper) -> dict[str, str]:
    """Number and title without marks. The one writer of what is stored."""
    return {"folded": fold(f"{paper.number_text} {paper.title}")[:LONGEST]}


def stale_search_texts() -> int:
    return sum(1 for _row in stale_rows(IssuedPaper.objects.all(), search_columns))


def mend_search_texts() -> None:
    make_again(IssuedPaper.objects.all(), search_columns)

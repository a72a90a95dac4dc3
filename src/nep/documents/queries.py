"""Reads for the pages of papers."""

from datetime import date

from nep.documents.models import IssuedPaper, IssuedPaperQuerySet
from nep.organisations.queries import names_on


def paper_years(papers: IssuedPaperQuerySet) -> list[tuple[str, str]]:
    """The years that `papers` lie in, the newest first, as choices of a filter."""
    years = papers.order_by("-year").values_list("year", flat=True).distinct()
    return [(str(year), str(year)) for year in years]


def paper_units(papers: IssuedPaperQuerySet, day: date) -> list[tuple[str, str]]:
    """The units that issued `papers`, by the name they carry on `day`, as choices of a filter."""
    ids = papers.order_by("unit").values_list("unit", flat=True).distinct()
    names = names_on(ids, day)
    return sorted(((str(pk), name) for pk, name in names.items()), key=lambda pair: pair[1])


def papers_of(thing_kind: str, thing_id: int) -> IssuedPaperQuerySet:
    """The papers issued about one record ("reviews.report", 7), the newest first."""
    return IssuedPaper.objects.filter(thing_kind=thing_kind, thing_id=thing_id).order_by("-issued_on", "-pk")

"""Reads for the pages of papers."""

from datetime import date

from nep.documents.models import IssuedPaper, IssuedPaperQuerySet, PaperOffice
from nep.organisations.models import Unit
from nep.organisations.queries import name_on, names_on

KINDS = (
    "Tỉnh ủy", "Huyện ủy", "Thành ủy", "Thị ủy", "Đảng ủy",
    "Tỉnh", "Thành phố", "Thị xã", "Huyện", "Thị trấn", "Phường", "Xã",
)  # fmt: skip
NUMBERED = frozenset("IVXLC0123456789")


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


def place_before_date(unit: Unit, on: date) -> str:
    """The place that `unit` writes before the date: what its office said, else its own name without the kind.

    A numbered ward keeps its kind (Decree 30/2020, annex I: "Phường 1"), as does a name that has no kind.
    """
    office = PaperOffice.objects.filter(unit=unit).first()
    return office.place if office and office.place else bare_name(name_on(unit, on))


def bare_name(name: str) -> str:
    """ "Đảng ủy Xã Hòa An" -> "Hòa An"; "Phường IV" stays."""
    for kind in KINDS:
        rest = name.removeprefix(f"{kind} ")
        if rest != name:
            return name if set(rest) <= NUMBERED else bare_name(rest)
    return name

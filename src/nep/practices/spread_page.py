"""The page of a practice's adoptions: the drawing, the list, and the same figures at each unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from nep.organisations.actors import Actor
from nep.organisations.queries import names_on
from nep.practices.exporting import ADOPTIONS
from nep.practices.figures import values_of_adopters
from nep.practices.models import Adoption, Practice, PracticeResult
from nep.practices.spread import spread_chart, tree_of
from nep.vietnamese.dates import short_day
from nep.web.charts.svg import Chart
from nep.web.listing import Listing


@dataclass(frozen=True)
class AdoptionRow:
    """One adoption as the list shows it; `values` are the practice's figures, read for this unit."""

    adoption: Adoption
    unit_name: str
    source: str
    values: Sequence[tuple[str, str, str]]


@dataclass(frozen=True)
class SpreadPage:
    listing: Listing[Adoption]
    rows: list[AdoptionRow]
    chart: Chart
    whole: int


def page_of(request: HttpRequest, practice: Practice, actor: Actor, today: date) -> SpreadPage:
    """The whole tree in one query, the page of the list in another, and two to five for what they say."""
    seen = Adoption.objects.shown_to(actor).filter(practice=practice)
    whole = list(seen.select_related("unit").order_by("adopted_on", "pk"))
    names = names_on([practice.unit_id, *(row.unit_id for row in whole)], today)
    sources = sources_of(whole, names, names[practice.unit_id])
    listing = Listing(
        request,
        seen.select_related("unit"),
        orders={"cu": ("adopted_on",), "moi": ("-adopted_on",)},
        order_labels={"cu": _("Áp dụng sớm trước"), "moi": _("Mới áp dụng trước")},
        export=ADOPTIONS,
    )
    tree = tree_of(names[practice.unit_id], whole, names)
    table = [(names[row.unit_id], sources[row.pk], short_day(row.adopted_on)) for row in whole]
    return SpreadPage(
        listing,
        _rows(practice, listing.page, names, sources, from_public=actor.post is None),
        spread_chart(_("Học từ ai, ai học lại"), tree, table),
        len(whole),
    )


def sources_of(rows: Sequence[Adoption], names: dict[int, str], owners: str) -> dict[int, str]:
    """Adoption -> from whom, in words. From a unit that this reader is not shown reads as from the owners."""
    units = {row.pk: row.unit_id for row in rows}
    return {
        row.pk: names[units[row.from_adoption_id]] if row.from_adoption_id in units else owners
        for row in rows
    }


def _rows(
    practice: Practice,
    page: Sequence[Adoption],
    names: dict[int, str],
    sources: dict[int, str],
    *,
    from_public: bool,
) -> list[AdoptionRow]:
    found = PracticeResult.objects.filter(practice=practice, after_from__isnull=False)
    results = list(found.order_by("position", "pk"))
    values = values_of_adopters(results, [row.unit for row in page], from_public=from_public)
    return [AdoptionRow(row, names[row.unit_id], sources[row.pk], values[row.unit_id]) for row in page]

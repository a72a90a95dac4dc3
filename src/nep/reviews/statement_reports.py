"""Which report a statement stands in, and who finds the page that corrects it."""

from collections.abc import Sequence

from django.urls import reverse

from nep.measures.models import Statement
from nep.organisations.actors import Actor
from nep.reviews.models import UnitReport
from nep.reviews.permissions import correctable_units


def report_holding(statement: Statement) -> UnitReport | None:
    """The sent report of the unit in which this figure of this period was stated; a locked one first."""
    rows = UnitReport.objects.filter(
        assignment__unit=statement.unit_id,
        assignment__round__period_from=statement.period_from,
        assignment__round__period_to=statement.period_to,
        figures__figure__key=statement.figure_key,
        figures__stated__isnull=False,
    ).exclude(state=UnitReport.State.DRAFT)
    return rows.select_related("assignment__round").order_by("state", "pk").first()


def correction_pages(actor: Actor, rows: Sequence[Statement]) -> dict[int, str]:
    units = correctable_units(actor, [row.unit_id for row in rows])
    return {
        row.pk: reverse("reviews:correct_statement", args=[row.uuid]) for row in rows if row.unit_id in units
    }

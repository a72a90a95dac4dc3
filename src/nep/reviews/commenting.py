"""Reads for the pages of comments."""

from django.db.models import Q, QuerySet

from nep.measures.queries import line_of
from nep.organisations.models import Unit
from nep.organisations.queries import children_of
from nep.reviews.models import Assignment, DraftComment, SummaryReport
from nep.web import clock


def askable_units(report: SummaryReport) -> QuerySet[Unit]:
    """The units that report straight to the office in the round, and those directly below it."""
    day = clock.today()
    below = children_of(report.unit, line=line_of(report.unit), on=day).values("pk")
    asked = Assignment.objects.filter(round=report.round_id, above=None).values("unit")
    wanted = Q(pk__in=below) | Q(pk__in=asked) if report.round_id else Q(pk__in=below)
    return Unit.objects.filter(wanted).order_by("pk")


def comments_of(report: SummaryReport) -> list[DraftComment]:
    """Those not settled first; each knows whether it came after its day. One query."""
    rows = DraftComment.objects.filter(request__report=report).select_related("request", "section")
    found = sorted(rows, key=lambda row: (row.taken is not None, row.given_at, row.pk))
    for row in found:
        row.is_late = clock.day_of(row.given_at) > row.request.due_on  # type: ignore[attr-defined] # for the page
    return found

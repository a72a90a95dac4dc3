"""What the pages of rounds share: lookups that start from what the actor may see."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from nep.organisations.requests import actor_in
from nep.reviews.models import Assignment, Round


def round_for(request: HttpRequest, uuid: UUID) -> Round:
    found = Round.objects.visible_to(actor_in(request)).select_related("unit", "theme", "request_paper")
    return get_object_or_404(found, uuid=uuid)


def assignment_for(request: HttpRequest, uuid: UUID) -> Assignment:
    """404 for who may not see it, and for one of a round that is not open to them."""
    visible = Assignment.objects.visible_to(actor_in(request))
    found = visible.select_related("round__unit", "unit", "above__unit", "report", "deadline")
    return get_object_or_404(found, uuid=uuid)


def refuse_unless(allowed: bool) -> None:
    if not allowed:
        raise Http404

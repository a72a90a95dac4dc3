"""Lookups that start from what the actor may see."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from nep.commendations.models import AwardRound, Nomination
from nep.organisations.requests import actor_in


def round_for(request: HttpRequest, uuid: UUID) -> AwardRound:
    rows = AwardRound.objects.visible_to(actor_in(request)).select_related("unit", "theme")
    return get_object_or_404(rows, uuid=uuid)


def nomination_for(request: HttpRequest, uuid: UUID) -> Nomination:
    rows = Nomination.objects.visible_to(actor_in(request))
    whole = rows.select_related("round__unit", "form", "unit", "judged_by", "collective", "person")
    return get_object_or_404(whole, uuid=uuid)


def refuse_unless(allowed: bool) -> None:
    """403: the reader may see the thing, and may not do this with it."""
    if not allowed:
        raise PermissionDenied

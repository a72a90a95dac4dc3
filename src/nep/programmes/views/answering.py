"""What the pages of themes share: the theme that the acting post may see."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from nep.organisations.requests import actor_in
from nep.programmes.models import Theme


def theme_for(request: HttpRequest, uuid: UUID) -> Theme:
    """The theme if the acting post may see it, else 404."""
    rows = Theme.objects.visible_to(actor_in(request)).select_related("unit", "paper", "succeeds")
    return get_object_or_404(rows, uuid=uuid)

"""What the pages of themes share: the acting post, the theme it may see, a form that may be refused."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from nep.organisations.actors import Actor
from nep.programmes.models import Theme
from nep.web.errors import NotAllowed, Refusal


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined] # set by ActorMiddleware
    return actor


def theme_for(request: HttpRequest, uuid: UUID) -> Theme:
    """The theme if the acting post may see it, else 404."""
    rows = Theme.objects.visible_to(actor_of(request)).select_related("unit", "paper", "succeeds")
    return get_object_or_404(rows, uuid=uuid)


def typed(request: HttpRequest) -> dict[str, Any]:
    """What a form is bound to: the POST, or nothing on a GET."""
    if request.method != "POST":
        return {}
    return {"data": request.POST, "files": request.FILES}


def answer_form(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], HttpResponse],
    template: str,
    page: dict[str, Any],
) -> HttpResponse:
    """Show the form; on POST run `act`, and show a refusal as an error of the form with the values kept."""
    if request.method == "POST" and form.is_valid():
        try:
            return act()
        except NotAllowed as no:
            raise PermissionDenied from no
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.sentence))
    return render(request, template, {"form": form, **page})

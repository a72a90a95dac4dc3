"""What a page with one form does: show it, run its one act, show a refusal where it belongs."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nep.web.errors import NotAllowed, Refusal
from nep.web.forms import add_refusal


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
    """Show the form; on POST run `act`, and show a refusal as an error of the form with the values kept.

    `page` is given to the template beside `form`. Raises PermissionDenied (403) where the actor may not.
    """
    if request.method == "POST" and form.is_valid():
        try:
            return act()
        except NotAllowed as no:
            raise PermissionDenied from no
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, template, {"form": form, **page})

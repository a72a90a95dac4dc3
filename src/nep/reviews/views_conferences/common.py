"""What the pages of a conference begin with: the conference that the acting post sees or prepares."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from nep.organisations.requests import actor_in
from nep.reviews.conference_permissions import can_keep_list, can_run_conference
from nep.reviews.models import Conference, SummaryReport
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.parts import Confirm


def seen_conference(request: HttpRequest, uuid: UUID) -> Conference:
    rows = Conference.objects.visible_to(actor_in(request))
    return get_object_or_404(rows.select_related("meeting", "theme", "unit", "report", "paper"), uuid=uuid)


def run_conference(request: HttpRequest, uuid: UUID) -> Conference:
    """For who prepares it: 404 if it is not seen, 403 if only its facts are."""
    row = seen_conference(request, uuid)
    if not can_run_conference(actor_in(request), row.unit_id):
        raise PermissionDenied
    return row


def kept_conference(request: HttpRequest, uuid: UUID) -> Conference:
    """For who keeps its list of persons."""
    row = seen_conference(request, uuid)
    if not can_keep_list(actor_in(request), row):
        raise PermissionDenied
    return row


def reports_of(unit_id: int) -> Any:
    return SummaryReport.objects.filter(unit=unit_id).order_by("-period_to", "-pk")


def answer_part(
    request: HttpRequest,
    row: Conference,
    form: forms.Form,
    run: Callable[..., Any],
    *,
    heading: str,
    done: str,
    to: str,
    **page: Any,
) -> HttpResponse:
    """A form of one part of the conference: `run` takes what the form gave, `by` and `at`; then to `to`."""

    def act() -> HttpResponse:
        run(by=actor_in(request), at=clock.now())
        messages.success(request, done)
        return redirect(to)

    shown = {"conference": row, "heading": heading, "back": to, **page}
    return answer_form(request, form, act, "reviews/conference_part.html", shown)


def ask_again(
    request: HttpRequest,
    row: Conference,
    run: Callable[..., Any],
    *,
    heading: str,
    done: str,
    to: str,
    is_dangerous: bool = True,
) -> HttpResponse:
    """Ask once more, then do it."""
    confirm = Confirm(heading, heading, to, (), is_dangerous)
    form = forms.Form(**typed(request))
    return answer_part(request, row, form, run, heading=heading, done=done, to=to, confirm=confirm)

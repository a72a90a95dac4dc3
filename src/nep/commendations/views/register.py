"""The public register: list, one line, verification by code and by file."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from nep.commendations.forms_decisions import CheckForm
from nep.commendations.models import RegisterEntry, SubjectKind
from nep.commendations.permissions import can_change_entry
from nep.commendations.register_page import (
    WITH,
    answer_for_content,
    entry_with_code,
    page_of,
    register_listing,
    state_of,
)
from nep.organisations.requests import actor_in
from nep.web import limits
from nep.web.answering import typed
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.listing import exportable

WINDOWS = (limits.Window(40, 600), limits.Window(300, 86_400))
WITH_OFFICE = (*WITH, "form__deciding_unit", "outside__unit")


def unindexed(view: Callable[..., Any]) -> Callable[..., Any]:
    """Search engines leave the page out: it names persons (safeguard 21)."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer


@login_not_required
@unindexed
@exportable
def entries(request: HttpRequest) -> HttpResponseBase:
    listing = register_listing(request)
    if listing.file is not None:
        return listing.file
    rows = [(row, state_of(row), row.state != RegisterEntry.State.REVOKED) for row in listing.page]
    return render(request, "commendations/register.html", {"listing": listing, "rows": rows})


@login_not_required
@require_GET
def entry(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = get_object_or_404(RegisterEntry.objects.select_related(*WITH_OFFICE), uuid=uuid)
    response = _shown(request, found, by_code=False)
    if found.kind != SubjectKind.COLLECTIVE or found.state == RegisterEntry.State.REVOKED:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _shown(request: HttpRequest, found: RegisterEntry, *, by_code: bool) -> HttpResponse:
    page = page_of(found, by_code=by_code)
    may_change = can_change_entry(actor_in(request), found) and found.state != RegisterEntry.State.REVOKED
    context = {"page": page, "entry": found, "by_code": by_code, "may_change": may_change}
    return render(request, "commendations/entry.html", context)


@never_cache
@login_not_required
@unindexed
@require_GET
def scan(request: HttpRequest, code: str) -> HttpResponse:
    """The address in the QR of a certificate: the line as who holds the code may read it."""
    try:
        limits.count_visit(request, "award_code", WINDOWS)
        found = entry_with_code(code)
    except Refusal as refusal:
        page = {"form": CheckForm(), "error_sentence": str(refusal.sentence)}
        status = 429 if isinstance(refusal, limits.TooOften) else 404
        return render(request, "commendations/check.html", page, status=status)
    return _shown(request, found, by_code=True)


@never_cache
@login_not_required
@unindexed
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Is this certificate real, is this file the decision? A file is hashed, never kept."""
    form = CheckForm(**typed(request))
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            limits.count_visit(request, "award_code", WINDOWS)
            upload = form.cleaned_data["file"]
            if upload is None:
                return _shown(request, entry_with_code(form.cleaned_data["code"]), by_code=True)
            answer = answer_for_content(upload.size, upload.chunks())
            rows = [(row, state_of(row), row.state != RegisterEntry.State.REVOKED) for row in answer.entries]
            context |= {"answer": answer, "rows": rows}
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "commendations/check.html", context)

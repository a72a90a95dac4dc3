"""Pages of actions: what the plans promised, what came of each, an entry with evidence."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from nep.files.responses import serve
from nep.organisations.history import history_of
from nep.organisations.permissions import can_see_staff
from nep.organisations.queries import name_on, names_on
from nep.organisations.requests import actor_in
from nep.programmes.action_list import listing_of, rows_of
from nep.programmes.actions.progress import report_progress
from nep.programmes.computed import computed_of
from nep.programmes.forms.progress import ProgressForm
from nep.programmes.models import ActionStanding, ProgressEvidence
from nep.programmes.permissions.progress import can_report_progress
from nep.programmes.queries.progress import progress_of
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import exportable
from nep.web.once import once
from nep.web.registry import address_for

WITH = ("action__plan__theme", "action__plan__unit", "action__owner", "action__objective")


@exportable
def action_list(request: HttpRequest) -> HttpResponseBase:
    """Actions of the approved plans that the acting post may see."""
    actor, today = actor_in(request), clock.today()
    listing = listing_of(request, ActionStanding.objects.visible_to(actor), actor, today=today)
    if listing.file is not None:
        return listing.file
    names = names_on([row.unit_id for row in listing.page], today)
    page = {"listing": listing, "rows": rows_of(listing.page, names, actor, today=today)}
    return render(request, "programmes/actions.html", page)


@require_safe
def action(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, standing, today = actor_in(request), _seen(request, uuid), clock.today()
    one = standing.action
    shows_posts = can_see_staff(actor, one.plan.unit)
    page = {
        "standing": standing,
        "action": one,
        "plan_url": address_for("programmes:plan", one.plan.uuid),
        "unit_name": name_on(one.plan.unit, today),
        "progress": progress_of(one, today=today),
        "may_report": can_report_progress(actor, one),
        "shows_posts": shows_posts,
        "reminders": one.reminders.order_by("sent_on", "pk"),
        "history": history_of(one) if shows_posts else None,
    }
    return render(request, "programmes/action.html", page)


@require_http_methods(["GET", "POST"])
@once
def report(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, one = actor_in(request), _seen(request, uuid).action
    if not can_report_progress(actor, one):
        raise PermissionDenied
    computed = computed_of([one], on=clock.today()).get(one.pk)
    form = ProgressForm(action=one, has_figure=computed is not None, **typed(request))

    def act() -> HttpResponse:
        report_progress(one, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã ghi tiến độ."))
        return redirect("programmes:action", uuid=one.uuid)

    return answer_form(
        request, form, act, "programmes/report_progress.html", {"action": one, "computed": computed}
    )


@require_GET
def evidence(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """A file of an entry, for who may see the action; `?co=nho` is the small copy of a photograph."""
    one = _seen(request, uuid).action
    rows = ProgressEvidence.objects.filter(entry__action=one).select_related("file", "thumbnail")
    found = get_object_or_404(rows, pk=pk)
    small = found.thumbnail if request.GET.get("co") == "nho" else None
    return serve(small or found.file, inline=True)


def _seen(request: HttpRequest, uuid: UUID) -> ActionStanding:
    rows = ActionStanding.objects.visible_to(actor_in(request)).select_related(*WITH)
    return get_object_or_404(rows, action__uuid=uuid)

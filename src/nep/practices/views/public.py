"""What everybody reads; officers see the same pages with what they may do."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from nep.files.responses import serve
from nep.organisations.history import history_of
from nep.organisations.requests import actor_in
from nep.practices import permissions
from nep.practices.acts import acts_for
from nep.practices.detail import detail_of, suggestions_for
from nep.practices.gallery import gallery_of
from nep.practices.models import Practice, PracticeEvidence
from nep.practices.spread_page import page_of
from nep.web import clock
from nep.web.listing import exportable

WITH = ("unit", "theme", "objective__theme", "contact")


@login_not_required
@exportable
def gallery(request: HttpRequest) -> HttpResponseBase:
    shown = gallery_of(request, actor_in(request), clock.today())
    if shown.listing.file is not None:
        return shown.listing.file
    context = {
        "rows": shown.rows,
        "listing": shown.listing,
        "may_draft": permissions.can_draft(actor_in(request)),
    }
    return render(request, "practices/gallery.html", context)


@login_not_required
@require_GET
def practice(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One practice; for who has it or decides on it, with what can be done."""
    actor = actor_in(request)
    found = seen(request, uuid)
    may_write = actor.post is not None and permissions.can_write(actor, found)
    acts = acts_for(actor, found) if actor.post is not None else []
    detail = detail_of(found, actor, today=clock.today())
    is_owner = any(shown.owner.unit_id == actor.unit_id for shown in detail.owners)
    context = {
        "practice": found,
        "detail": detail,
        "acts": acts,
        "may_write": may_write and found.state != Practice.State.WITHDRAWN,
        "may_edit": may_write and found.is_open_to_change,
        "may_adopt": not is_owner
        and found.state == Practice.State.RECOGNISED
        and detail.own_adoption is None
        and permissions.can_adopt(actor),
        "similar": suggestions_for(found, actor) if may_write and found.is_open_to_change else [],
        "history": history_of(found) if may_write or acts else [],
    }
    return render(request, "practices/practice.html", context)


@login_not_required
@exportable
def spread(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """Who applies it: drawn, and as a list with a file."""
    found = seen(request, uuid)
    page = page_of(request, found, actor_in(request), clock.today())
    if page.listing.file is not None:
        return page.listing.file
    title = _("Nơi áp dụng: %(title)s") % {"title": found.title}
    return render(
        request,
        "practices/spread.html",
        {"practice": found, "page": page, "listing": page.listing, "title": title},
    )


@login_not_required
@require_GET
def file(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    return serve(_evidence(request, uuid, pk).file, inline=True)


@login_not_required
@require_GET
def thumbnail(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    evidence = _evidence(request, uuid, pk)
    return serve(evidence.thumbnail or evidence.file, inline=True)


def seen(request: HttpRequest, uuid: UUID) -> Practice:
    """The practice, if this reader may see it; for all others there is none."""
    rows = Practice.objects.visible_to(actor_in(request)).select_related(*WITH)
    return get_object_or_404(rows, uuid=uuid)


def _evidence(request: HttpRequest, uuid: UUID, pk: int) -> PracticeEvidence:
    rows = PracticeEvidence.objects.filter(practice__in=Practice.objects.visible_to(actor_in(request)))
    return get_object_or_404(rows.select_related("file", "thumbnail"), pk=pk, practice__uuid=uuid)

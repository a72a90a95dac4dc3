"""Where the newsroom reads what readers wrote, and who was named for it decides and answers."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nep.newsroom import actions, permissions
from nep.newsroom.forms_remarks import DeskForm
from nep.newsroom.models import Remark, RemarkDesk
from nep.newsroom.queries_remarks import is_left_alone
from nep.newsroom.remark_acts import ACTS, acts_for
from nep.newsroom.remark_lists import of_newsroom
from nep.newsroom.remark_standing import state_of
from nep.newsroom.remark_texts import warnings_of
from nep.organisations.history import history_of
from nep.organisations.queries import name_on
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import exportable
from nep.web.once import once
from nep.web.parts import Confirm


@exportable
def remarks(request: HttpRequest) -> HttpResponseBase:
    actor = actor_in(request)
    if actor.unit is None or not actor.has("moderate_remarks"):
        raise PermissionDenied
    listing = of_newsroom(request, actor)
    if listing.file is not None:
        return listing.file
    context = {
        "listing": listing,
        "rows": [(row, state_of(row)) for row in listing.page],
        "desk": RemarkDesk.objects.select_related("post").filter(unit=actor.unit).first(),
        "is_left_alone": is_left_alone(actor.unit, clock.today()),
        "may_name": permissions.can_name_moderator(actor, actor.unit.pk),
    }
    return render(request, "newsroom/remark_desk.html", context)


@require_GET
def remark(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One remark: its words, what to look at, what can be done."""
    actor, found = actor_in(request), seen(request, uuid)
    may = permissions.can_moderate(actor, found.article.unit_id)
    context = {
        "remark": found,
        "state": state_of(found),
        "warnings": warnings_of(found.text, found.name, is_suspect=found.is_suspect),
        "acts": acts_for(found) if may else [],
        "may": may,
        "unit_name": name_on(found.article.unit_id, clock.today()),
        "history": history_of(found),
    }
    return render(request, "newsroom/remark.html", context)


@once
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """One act: its form beside the words it is about, and the act itself on POST."""
    actor, found, chosen = actor_in(request), seen(request, uuid), ACTS.get(key)
    if chosen is None:
        raise Http404
    if not permissions.can_moderate(actor, found.article.unit_id):
        raise PermissionDenied
    told = {"answer": found.answer, "points_to_petition": found.points_to_petition}
    form = chosen.form(initial=told, **typed(request))

    def run() -> HttpResponse:
        chosen.run(found, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, str(chosen.done))
        return redirect(found)

    confirm = Confirm(
        question=str(chosen.label),
        button=str(chosen.label),
        cancel_url=found.get_absolute_url(),
        consequences=[str(sentence) for sentence in chosen.consequences],
        is_dangerous=chosen.is_dangerous,
    )
    return answer_form(request, form, run, "newsroom/remark_act.html", {"remark": found, "confirm": confirm})


@once
@require_http_methods(["GET", "POST"])
def setting(request: HttpRequest) -> HttpResponse:
    """Who answers for remarks under articles of the acting unit."""
    actor = actor_in(request)
    unit = actor.unit
    if unit is None or not permissions.can_name_moderator(actor, unit.pk):
        raise PermissionDenied
    desk = RemarkDesk.objects.filter(unit=unit).first()
    form = DeskForm(unit=unit, desk=desk, on=clock.today(), **typed(request))

    def run() -> HttpResponse:
        made = actions.name_moderator(unit, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(
            request, _("Đã cử người phụ trách.") if made.post_id else _("Đã thôi nhận phản hồi.")
        )
        return redirect("newsroom:remark_desk")

    page = {"desk": desk, "history": history_of(desk) if desk else []}
    return answer_form(request, form, run, "newsroom/remark_setting.html", page)


def seen(request: HttpRequest, uuid: UUID) -> Remark:
    """The remark, if the acting post is of its newsroom; for all others there is none."""
    rows = Remark.objects.visible_to(actor_in(request)).select_related("article__live", "decided_by")
    return get_object_or_404(rows, uuid=uuid)

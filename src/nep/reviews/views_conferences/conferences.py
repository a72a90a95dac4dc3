"""Conferences: the list, one of them, a new one."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.meetings.models import Meeting
from nep.organisations.queries import names_on, posts_at
from nep.organisations.requests import actor_in
from nep.programmes.models import Theme
from nep.reviews.actions import conferences as actions
from nep.reviews.conference_acts import ACTS
from nep.reviews.conference_exporting import CONFERENCES
from nep.reviews.conference_forms import ChangeForm, ConferenceForm
from nep.reviews.conference_page import conference_page
from nep.reviews.conference_permissions import can_run_conference
from nep.reviews.conference_queries import own_invitations
from nep.reviews.models import Conference
from nep.reviews.views_conferences.common import answer_part, reports_of, run_conference, seen_conference
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm


@exportable
def conference_list(request: HttpRequest) -> HttpResponseBase:
    """Conferences of the units that the acting post looks after, and those it is invited to."""
    actor, today = actor_in(request), clock.today()
    seen = Conference.objects.visible_to(actor).select_related("meeting")
    names = names_on(seen.order_by().values_list("unit", flat=True).distinct(), today)
    listing = Listing(
        request,
        seen,
        search=("title",),
        filters={
            "don-vi": Choice(_("Đơn vị"), sorted(names.items(), key=lambda item: item[1]), lookup="unit"),
            "tinh-trang": Choice(_("Tình trạng"), Meeting.State.choices, lookup="meeting__state"),
        },
        orders={"moi": ("-meeting__happens_on",), "cu": ("meeting__happens_on",)},
        order_labels={"moi": _("Ngày mới trước"), "cu": _("Ngày cũ trước")},
        export=CONFERENCES,
    )
    if listing.file is not None:
        return listing.file
    may_plan = actor.unit is not None and can_run_conference(actor, actor.unit)
    themes = (
        Theme.objects.visible_to(actor).exclude(state=Theme.State.DRAFT) if may_plan else Theme.objects.none()
    )
    page = {
        "listing": listing,
        "names": names,
        "themes": themes.order_by("-starts_on", "-pk")[:5],
        "invitations": own_invitations(actor, today),
    }
    return render(request, "reviews/conferences.html", page)


@require_safe
def conference(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = seen_conference(request, uuid)
    return render(request, "reviews/conference.html", conference_page(row, actor_in(request)))


@require_http_methods(["GET", "POST"])
@once
def plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A new conference of the acting post's own unit on the theme `uuid`."""
    actor = actor_in(request)
    theme = get_object_or_404(Theme.objects.visible_to(actor), uuid=uuid)
    unit = actor.unit
    if unit is None or not can_run_conference(actor, unit):
        raise PermissionDenied
    posts = posts_at(unit, on=clock.today())
    first = {"length": 150}
    form = ConferenceForm(posts=posts, reports=reports_of(unit.pk), initial=first, **typed(request))

    def act() -> HttpResponse:
        made = actions.plan_conference(theme, unit=unit, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã lập hội nghị. Đồng chí soạn chương trình rồi ghi người được mời."))
        return redirect(made)

    return answer_form(request, form, act, "reviews/conference_plan.html", {"theme": theme})


@require_http_methods(["GET", "POST"])
@once
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = run_conference(request, uuid)
    form = ChangeForm(conference=row, reports=reports_of(row.unit_id), **typed(request))
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.change_conference(row, **form.cleaned_data, **told),
        heading=_("Sửa tên, thời lượng, báo cáo"),
        done=_("Đã sửa."),
        to=row.get_absolute_url(),
    )


@require_http_methods(["GET", "POST"])
@once
def act(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """One thing that may be done with a conference, asked once more."""
    row, actor = seen_conference(request, uuid), actor_in(request)
    chosen = ACTS.get(key)
    if chosen is None:
        raise Http404
    if not can_run_conference(actor, row.unit_id):
        raise PermissionDenied
    form = chosen.form(initial=chosen.first(row), **typed(request))
    label = str(chosen.label)
    said = [str(sentence) for sentence in chosen.consequences]
    confirm = Confirm(label, label, row.get_absolute_url(), said, chosen.is_dangerous)
    return answer_part(
        request,
        row,
        form,
        lambda **told: chosen.run(row, **form.cleaned_data, **told),
        heading=label,
        done=str(chosen.done),
        to=row.get_absolute_url(),
        confirm=confirm,
    )

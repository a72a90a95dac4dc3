"""Sessions: the list, one session, a new one."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.learning import actions, permissions
from nep.learning.acts import ACTS, acts_for
from nep.learning.exporting import SESSIONS
from nep.learning.forms import SessionForm
from nep.learning.models import Session
from nep.learning.queries import counts_of
from nep.organisations.history import history_of
from nep.organisations.queries import name_on, names_on, posts_at
from nep.organisations.requests import actor_in
from nep.programmes.models import Theme
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm


@exportable
def session_list(request: HttpRequest) -> HttpResponseBase:
    """Sessions of the units that the acting post looks after."""
    actor, today = actor_in(request), clock.today()
    seen = Session.objects.visible_to(actor).select_related("meeting")
    names = names_on(seen.order_by().values_list("unit", flat=True).distinct(), today)
    listing = Listing(
        request,
        seen,
        search=("title",),
        filters={
            "don-vi": Choice(_("Đơn vị"), sorted(names.items(), key=lambda item: item[1]), lookup="unit"),
            "hinh-thuc": Choice(_("Hình thức"), Session.Format.choices, lookup="format"),
            "tinh-trang": Choice(_("Tình trạng"), Session.State.choices, lookup="state"),
        },
        orders={"moi": ("-meeting__happens_on",), "cu": ("meeting__happens_on",)},
        order_labels={"moi": _("Ngày mới trước"), "cu": _("Ngày cũ trước")},
        export=SESSIONS,
    )
    if listing.file is not None:
        return listing.file
    may_plan = actor.unit is not None and permissions.can_plan_session(actor, actor.unit)
    themes = (
        Theme.objects.visible_to(actor).filter(state=Theme.State.ISSUED) if may_plan else Theme.objects.none()
    )
    page = {"listing": listing, "names": names, "themes": themes.order_by("-starts_on", "-pk")[:5]}
    return render(request, "learning/sessions.html", page)


@require_safe
def session(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row, actor = seen_session(request, uuid), actor_in(request)
    page = {
        "session": row,
        "acts": acts_for(actor, row),
        "may_keep": permissions.can_keep_attendance(actor, row),
        "meeting": row.meeting,
        "unit_name": name_on(row.unit, clock.today()),
        "hosts": row.meeting.hosts.order_by("pk"),
        "groups": row.audience_groups.order_by("position", "pk"),
        "contents": row.core_contents.order_by("position", "pk"),
        "history": history_of(row),
    }
    return render(request, "learning/session.html", page)


@require_http_methods(["GET", "POST"])
@once
def act(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """One thing that may be done with a session, asked once more."""
    row, actor = seen_session(request, uuid), actor_in(request)
    chosen = ACTS.get(key)
    if chosen is None:
        raise Http404
    if not chosen.may(actor, row):
        raise PermissionDenied
    form = chosen.form(initial=chosen.first(row), **typed(request))
    said = [str(sentence) for sentence in chosen.consequences]
    label = str(chosen.label)
    confirm = Confirm(label, label, row.get_absolute_url(), said, chosen.is_dangerous)

    def run() -> HttpResponse:
        chosen.run(row, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, chosen.done)
        return redirect(row)

    return answer_form(request, form, run, "learning/act.html", {"session": row, "confirm": confirm})


@require_safe
def counts(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Sessions, attendances and different persons of a theme, unit by unit; never a person."""
    actor = actor_in(request)
    theme = get_object_or_404(Theme.objects.visible_to(actor), uuid=uuid)
    if not actor.has("view_sessions"):
        raise PermissionDenied
    rows = counts_of(theme, actor, on=clock.today())
    page = {
        "theme": theme,
        "rows": rows,
        "sessions": sum(row.sessions for row in rows),
        "has_counted": any(row.by_count for row in rows),
    }
    return render(request, "learning/counts.html", page)


@require_http_methods(["GET", "POST"])
@once
def plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A new session of the acting post's own unit on the theme `uuid`."""
    actor = actor_in(request)
    theme = get_object_or_404(Theme.objects.visible_to(actor), uuid=uuid)
    unit = actor.unit
    if unit is None or not permissions.can_plan_session(actor, unit):
        raise PermissionDenied
    form = SessionForm(theme=theme, posts=posts_at(unit, on=clock.today()), **typed(request))

    def act() -> HttpResponse:
        made = actions.plan_session(theme, unit=unit, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã lập buổi học. Ông/bà ghi người cần dự rồi gửi giấy mời."))
        return redirect(made)

    has_groups = theme.audiencegroups.exists()
    return answer_form(request, form, act, "learning/plan.html", {"theme": theme, "has_groups": has_groups})


def seen_session(request: HttpRequest, uuid: UUID) -> Session:
    """The session if the acting post may see its facts, else 404."""
    rows = Session.objects.visible_to(actor_in(request)).select_related("meeting", "theme", "unit")
    return get_object_or_404(rows, uuid=uuid)

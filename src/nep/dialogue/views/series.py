"""The rules by which listening days come: listed, changed from a day on, ended with a reason."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nep.dialogue import actions, permissions
from nep.dialogue.exporting import SERIES
from nep.dialogue.forms import ChangeSeriesForm, EndSeriesForm
from nep.dialogue.jobs import AHEAD
from nep.dialogue.models import ListeningDay, ListeningSeries
from nep.organisations.history import history_of
from nep.organisations.queries import name_on, names_on, posts_at
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm

SHOWN_DAYS = 12


@exportable
def all_series(request: HttpRequest) -> HttpResponseBase:
    """The rules of the units that the acting post looks after, those that still run first asked for."""
    actor, today = actor_in(request), clock.today()
    seen = ListeningSeries.objects.visible_to(actor)
    names = names_on(seen.order_by().values_list("unit", flat=True).distinct(), today)
    units = sorted(names.items(), key=lambda item: item[1])
    listing = Listing(
        request,
        seen,
        filters={"don-vi": Choice(_("Đơn vị"), units, lookup="unit")},
        orders={"moi": ("-starts_on",), "cu": ("starts_on",)},
        order_labels={"moi": _("Lịch mới trước"), "cu": _("Lịch cũ trước")},
        export=SERIES,
    )
    if listing.file is not None:
        return listing.file
    may_plan = actor.unit is not None and permissions.can_plan_series(actor, actor.unit)
    context = {"listing": listing, "names": names, "today": today, "may_plan": may_plan}
    return render(request, "dialogue/all_series.html", context)


@require_GET
def series(request: HttpRequest, uuid: str) -> HttpResponse:
    """One rule: when, where in turn, who hosts, the days that came of it and those to come."""
    row, actor, today = _seen(request, uuid), actor_in(request), clock.today()
    days = ListeningDay.objects.filter(series=row).select_related("meeting")
    context = {
        "series": row,
        "unit_name": name_on(row.unit, today),
        "places": row.places.order_by("position"),
        "hosts": [host.post for host in row.hosts.select_related("post").order_by("pk")],
        "coming": days.filter(due_on__gte=today).order_by("due_on")[:SHOWN_DAYS],
        "past": days.filter(due_on__lt=today).count(),
        "may_change": not row.end_reason and permissions.can_plan_series(actor, row.unit),
        "history": history_of(row),
    }
    return render(request, "dialogue/series.html", context)


@once
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, uuid: str) -> HttpResponse:
    """Another rule from a day on."""
    row, today = _changeable(request, uuid), clock.today()
    posts = posts_at(row.unit, on=today)
    form = ChangeSeriesForm(request.POST or None, posts=posts, initial=_first(row))
    page = {"series": row, "form": form, "confirm": _changing(row)}

    def act() -> HttpResponse:
        given = {**form.cleaned_data, "kind": row.kind, "until": today + AHEAD}
        changed = actions.change_series(row, **given, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã đổi lịch. Các buổi dự kiến được xếp lại theo lịch mới."))
        return redirect("dialogue:series", uuid=changed.uuid)

    return answer_form(request, form, act, "dialogue/series_form.html", page)


@once
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, uuid: str) -> HttpResponse:
    """No more days by this rule."""
    row = _changeable(request, uuid)
    form = EndSeriesForm(request.POST or None, initial={"ends_on": clock.today()})
    page = {"series": row, "form": form, "confirm": _ending(row)}

    def act() -> HttpResponse:
        actions.end_series(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã kết thúc lịch."))
        return redirect("dialogue:series", uuid=row.uuid)

    return answer_form(request, form, act, "dialogue/series_form.html", page)


def _seen(request: HttpRequest, uuid: str) -> ListeningSeries:
    rows = ListeningSeries.objects.visible_to(actor_in(request)).select_related("unit", "secretary")
    return get_object_or_404(rows, uuid=uuid)


def _changeable(request: HttpRequest, uuid: str) -> ListeningSeries:
    row = _seen(request, uuid)
    if not permissions.can_plan_series(actor_in(request), row.unit):
        raise PermissionDenied
    return row


def _first(row: ListeningSeries) -> dict[str, object]:
    """The form shows the rule as it runs; only the day from which another one holds is asked anew."""
    same = {name: getattr(row, name) for name in ("title", "week", "weekday", "secretary")}
    places = "\n".join(place.place for place in row.places.order_by("position"))
    hosts = [host.post_id for host in row.hosts.order_by("pk")]
    return {**same, "starts_at": row.starts_at.strftime("%H:%M"), "places": places, "hosts": hosts}


def _changing(row: ListeningSeries) -> Confirm:
    return Confirm(
        question=_("Đổi lịch từ một ngày"),
        button=_("Đổi lịch"),
        cancel_url=reverse("dialogue:series", args=[row.uuid]),
        consequences=[
            _("Các buổi mới dự kiến từ ngày ấy được xếp lại theo lịch mới."),
            _("Các buổi đã thông báo, đã tổ chức giữ nguyên."),
        ],
    )


def _ending(row: ListeningSeries) -> Confirm:
    return Confirm(
        question=_("Kết thúc lịch"),
        button=_("Kết thúc lịch"),
        cancel_url=reverse("dialogue:series", args=[row.uuid]),
        consequences=[
            _("Các buổi mới dự kiến sau ngày ấy được bỏ khỏi lịch."),
            _("Các buổi đã thông báo, đã tổ chức giữ nguyên."),
        ],
        is_dangerous=True,
    )

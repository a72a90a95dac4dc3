"""Where officers plan listening days and see them through."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nep.dialogue import actions, permissions
from nep.dialogue.acts import ACTS, acts_for
from nep.dialogue.exporting import DAYS
from nep.dialogue.forms import DayForm, SeriesForm
from nep.dialogue.jobs import AHEAD
from nep.dialogue.models import Issue, ListeningDay
from nep.dialogue.queries import counts_of, shown_workplaces, unfinished_promises
from nep.meetings.models import Meeting
from nep.organisations.actors import Actor
from nep.organisations.history import history_of
from nep.organisations.models import Unit
from nep.organisations.queries import name_on, names_on, posts_at
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.forms import add_refusal
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm


@exportable
def days(request: HttpRequest) -> HttpResponseBase:
    """Days of the units that the acting post looks after."""
    actor, today = actor_in(request), clock.today()
    seen = ListeningDay.objects.visible_to(actor).select_related("meeting")
    names = names_on(seen.order_by().values_list("meeting__unit", flat=True).distinct(), today)
    units = sorted(names.items(), key=lambda item: item[1])
    listing = Listing(
        request,
        seen,
        filters={
            "don-vi": Choice(_("Đơn vị"), units, lookup="meeting__unit"),
            "tinh-trang": Choice(_("Tình trạng"), Meeting.State.choices, lookup="meeting__state"),
        },
        orders={"moi": ("-meeting__happens_on",), "cu": ("meeting__happens_on",)},
        order_labels={"moi": _("Ngày mới trước"), "cu": _("Ngày cũ trước")},
        export=DAYS,
    )
    if listing.file is not None:
        return listing.file
    may_plan = actor.unit is not None and permissions.can_plan_series(actor, actor.unit)
    context = {"listing": listing, "names": names, "may_plan": may_plan}
    return render(request, "dialogue/list.html", context)


@require_GET
def work(request: HttpRequest, uuid: str) -> HttpResponse:
    """One day and what the acting post can do with it."""
    day, actor = seen_day(request, uuid), actor_in(request)
    meeting = day.meeting
    issues = Issue.objects.filter(day=day).select_related("opinion__speaker", "promise", "petition")
    context = {
        "day": day,
        "meeting": meeting,
        "unit_name": name_on(meeting.unit, clock.today()),
        "hosts": meeting.hosts.order_by("pk"),
        "acts": acts_for(actor, day),
        "counts": counts_of(day),
        "issues": issues.order_by("opinion__speaker__number", "pk"),
        "workplaces": shown_workplaces(day),
        "unfinished": unfinished_promises(meeting.unit, meeting.happens_on),
        "may_type": meeting.state == Meeting.State.HELD and permissions.can_record_day(actor, day),
        "may_read_asked": permissions.can_read_registrations(actor, day),
        "may_conclude": _may_conclude(actor, day),
        "history": history_of(meeting),
    }
    return render(request, "dialogue/work.html", context)


def _may_conclude(actor: Actor, day: ListeningDay) -> bool:
    is_closed = day.meeting.state == Meeting.State.CLOSED
    return is_closed and day.conclusion_id is None and permissions.can_conclude_day(actor, day)


@once
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, uuid: str, key: str) -> HttpResponse:
    day = seen_day(request, uuid)
    chosen = ACTS.get(key)
    if chosen is None:
        raise Http404
    if not chosen.may(actor_in(request), day):
        raise PermissionDenied
    is_post = request.method == "POST"
    form = chosen.form(request.POST if is_post else None, initial={"held_on": day.meeting.happens_on})
    if is_post and form.is_valid() and run(request, form, chosen.run, day, **form.cleaned_data):
        messages.success(request, str(chosen.done))
        return redirect("dialogue:work", uuid=uuid)
    confirm = Confirm(
        question=str(chosen.label),
        button=str(chosen.label),
        cancel_url=reverse("dialogue:work", args=[uuid]),
        consequences=[str(sentence) for sentence in chosen.consequences],
        is_dangerous=chosen.is_dangerous,
    )
    return render(request, "dialogue/act.html", {"day": day, "form": form, "confirm": confirm})


@once
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Plan one day on its own."""
    unit = planning_unit(request)
    posts = posts_at(unit, on=clock.today())
    form = DayForm(request.POST if request.method == "POST" else None, posts=posts)
    if request.method == "POST" and form.is_valid():
        try:
            day = actions.plan_day(unit=unit, **form.cleaned_data, by=actor_in(request), at=clock.now())
            messages.success(request, _("Đã xếp lịch. Thông báo khi đã chắc ngày và nơi."))
            return redirect("dialogue:work", uuid=day.meeting.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "dialogue/add.html", {"form": form, "title": _("Xếp lịch một buổi")})


@once
@require_http_methods(["GET", "POST"])
def add_series(request: HttpRequest) -> HttpResponse:
    """Give a rule, and make its days of the coming months."""
    unit = planning_unit(request)
    posts = posts_at(unit, on=clock.today())
    form = SeriesForm(request.POST if request.method == "POST" else None, posts=posts)
    if request.method == "POST" and form.is_valid():
        actor, at = actor_in(request), clock.now()
        try:
            series = actions.create_series(unit=unit, **form.cleaned_data, by=actor, at=at)
            days = actions.generate_days(series, until=clock.today() + AHEAD, by=actor, at=at)
            messages.success(request, _("Đã lập lịch và xếp %(count)s buổi.") % {"count": len(days)})
            return redirect("dialogue:list")
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "dialogue/add.html", {"form": form, "title": _("Lập lịch định kỳ")})


def planning_unit(request: HttpRequest) -> Unit:
    """The acting post's own unit; 403 when it does not plan."""
    actor = actor_in(request)
    if actor.unit is None or not permissions.can_plan_series(actor, actor.unit):
        raise PermissionDenied
    return actor.unit


def seen_day(request: HttpRequest, uuid: str) -> ListeningDay:
    days = ListeningDay.objects.visible_to(actor_in(request)).select_related(
        "meeting__unit", "secretary", "conclusion"
    )
    return get_object_or_404(days, meeting__uuid=uuid)


def run(request: HttpRequest, form: forms.BaseForm, action: object, subject: object, **given: object) -> bool:
    """Run an action. False when it was refused, with the form told why."""
    assert callable(action)
    try:
        action(subject, **given, by=actor_in(request), at=clock.now())
    except NotAllowed:
        raise PermissionDenied from None
    except Refusal as refusal:
        add_refusal(form, refusal)
        return False
    return True

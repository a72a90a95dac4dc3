"""After a day: the typing grid, the owner of each issue, the secretary's list."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.dialogue import actions, permissions
from nep.dialogue.forms import (
    ConcludeForm,
    Grid,
    HallForm,
    HallPromiseForm,
    SettleForm,
    SpokenForm,
    grid_rows,
)
from nep.dialogue.models import Issue, ListeningDay, Registration
from nep.dialogue.queries import responsible_units
from nep.dialogue.views.desk import run, seen_day
from nep.meetings.models import Meeting
from nep.organisations.models import Post
from nep.organisations.queries import posts_at
from nep.organisations.requests import actor_in
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.once import once
from nep.web.parts import Confirm

OWNERS = {
    "tra-loi-ngay": actions.answer_in_hall,
    "kien-nghi": actions.petition_from_issue,
    "loi-hua": actions.promise_from_issue,
}


@once
@require_http_methods(["GET", "POST"])
def grid(request: HttpRequest, uuid: str) -> HttpResponse:
    """Type what was said, one row an opinion; empty rows are left out."""
    day, actor = seen_day(request, uuid), actor_in(request)
    if not permissions.can_record_day(actor, day):
        raise PermissionDenied
    rows = Grid(request.POST if request.method == "POST" else None, prefix="dong")
    refused = ""
    if request.method == "POST" and rows.is_valid():
        try:
            written = actions.record_opinions(day, grid_rows(rows), by=actor, at=clock.now())
            messages.success(request, _("Đã ghi %(count)s ý kiến.") % {"count": len(written)})
            return redirect("dialogue:work", uuid=uuid)
        except Refusal as refusal:
            refused = str(refusal.sentence)
    context = {"day": day, "meeting": day.meeting, "grid": rows, "refused": refused}
    return render(request, "dialogue/grid.html", {**context, "is_workers": _is_workers(day)})


def _is_workers(day: ListeningDay) -> bool:
    return day.meeting.kind == Meeting.Kind.WORKERS


@once
@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, uuid: str, pk: int) -> HttpResponse:
    """Give one issue its owner: answered at once, a petition, or a promise."""
    day, actor = seen_day(request, uuid), actor_in(request)
    found = get_object_or_404(Issue.objects.filter(day=day).select_related("day__meeting"), pk=pk)
    if not permissions.can_record_day(actor, day):
        raise PermissionDenied
    chosen = request.POST.get("cach", "")
    forms = _owner_forms(request, day, chosen)
    if request.method == "POST":
        form = forms.get(chosen)
        if form is None:
            raise Http404
        if form.is_valid() and run(request, form, OWNERS[chosen], found, **form.cleaned_data):
            messages.success(request, _("Đã ghi nơi chịu trách nhiệm."))
            return redirect("dialogue:work", uuid=uuid)
    context = {
        "day": day,
        "issue": found,
        "spoken": forms["kien-nghi"],
        "hall": forms["tra-loi-ngay"],
        "promise": forms["loi-hua"],
        "form": forms.get(chosen),
        "chosen": chosen,
    }
    return render(request, "dialogue/issue.html", context)


def _owner_forms(
    request: HttpRequest, day: ListeningDay, chosen: str
) -> dict[str, HallForm | HallPromiseForm | SpokenForm]:
    """One form a way; the chosen one holds what was sent."""

    def given(way: str) -> QueryDict | None:
        return request.POST if chosen == way else None

    unit, today = day.meeting.unit, clock.today()
    return {
        "tra-loi-ngay": HallForm(given("tra-loi-ngay"), prefix="hoi-truong"),
        "kien-nghi": SpokenForm(given("kien-nghi"), unit=unit),
        "loi-hua": HallPromiseForm(
            given("loi-hua"),
            prefix="hua",
            hosts=Post.objects.filter(pk__in=day.meeting.hosts.values("post")).select_related("person"),
            posts=posts_at(unit, on=today),
            units=responsible_units(unit, today),
        ),
    }


@require_http_methods(["GET", "POST"])
def asked(request: HttpRequest, uuid: str) -> HttpResponse:
    """Who asked to speak, for the day's secretary only; for anybody else the page is not there."""
    day, actor = seen_day(request, uuid), actor_in(request)
    if not permissions.can_read_registrations(actor, day):
        raise Http404
    rows = Registration.objects.filter(day=day).order_by("number")
    form = SettleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        row = get_object_or_404(rows, number=form.cleaned_data["number"])
        given = {"state": form.cleaned_data["state"], "reason": form.cleaned_data["reason"]}
        if run(request, form, actions.settle_registration, row, **given):
            return redirect("dialogue:asked", uuid=uuid)
    context = {"day": day, "meeting": day.meeting, "rows": rows, "form": form}
    return render(request, "dialogue/asked.html", {**context, "states": form.fields["state"]})


@once
@require_http_methods(["GET", "POST"])
def conclude(request: HttpRequest, uuid: str) -> HttpResponse:
    """Issue the notice of conclusion of a closed day."""
    day, actor = seen_day(request, uuid), actor_in(request)
    if not permissions.can_conclude_day(actor, day):
        raise PermissionDenied
    is_post, today = request.method == "POST", clock.today()
    posts = posts_at(day.meeting.unit, on=today, role=Role.LEADER)
    first = {"issued_on": today}
    form = ConcludeForm(request.POST if is_post else None, unit=day.meeting.unit, posts=posts, initial=first)
    if is_post and form.is_valid() and run(request, form, actions.conclude_day, day, **form.cleaned_data):
        messages.success(request, _("Đã ban hành thông báo kết luận."))
        return redirect("dialogue:work", uuid=uuid)
    confirm = Confirm(
        question=_("Ban hành thông báo kết luận"),
        button=_("Ban hành"),
        cancel_url=reverse("dialogue:work", args=[uuid]),
        consequences=[_("Văn bản có số, ngày và không sửa được nữa.")],
    )
    return render(request, "dialogue/act.html", {"day": day, "form": form, "confirm": confirm})

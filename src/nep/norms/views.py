"""Rules, calendars and the explanation of a due day: read by everybody, edited by a clerk."""

import uuid as uuids
from dataclasses import replace

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.audit.queries import events_of
from nep.norms import actions, queries
from nep.norms.forms import BasisForm, CalendarDayForm, NormRecordForm
from nep.norms.models import Calendar, CalendarDay, Deadline, Norm, NormRecord
from nep.norms.permissions import can_edit_calendar, can_edit_norms
from nep.organisations.history import history_of, lines_of
from nep.organisations.requests import actor_in
from nep.vietnamese.dates import short_day
from nep.web import clock
from nep.web.answering import answer_form
from nep.web.once import once
from nep.web.parts import Confirm

FIRST_YEAR, LAST_YEAR = 2000, 2100
MOVED = "deadline_moved"


@require_safe
@login_not_required
def norms(request: HttpRequest) -> HttpResponse:
    rows = queries.current_norms(clock.today())
    return render(request, "norms/list.html", {"rows": rows, "year": str(clock.today().year)})


@require_safe
@login_not_required
def norm(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_in(request)
    thing = get_object_or_404(Norm, code=code)
    records = thing.records.order_by("-valid_from").select_related("verified_by__person")
    return render(
        request,
        "norms/norm.html",
        {
            "norm": thing,
            "records": records,
            "may_edit": can_edit_norms(actor),
            "signed_in": actor.post is not None,
            "history": history_of(thing) if actor.post else [],
        },
    )


@require_http_methods(["GET", "POST"])
@once
def add_record(request: HttpRequest, code: str) -> HttpResponse:
    actor = actor_in(request)
    thing = get_object_or_404(Norm, code=code)
    if not can_edit_norms(actor):
        raise PermissionDenied
    form = NormRecordForm(request.POST or None)
    page = {"norm": thing}

    def act() -> HttpResponse:
        actions.add_norm_record(thing, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã thêm giá trị mới. Các thời hạn đang chạy giữ giá trị cũ."))
        return redirect("norms:norm", code)

    return answer_form(request, form, act, "norms/add_record.html", page)


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_in(request)
    record = get_object_or_404(NormRecord.objects.select_related("norm"), pk=pk)
    if not can_edit_norms(actor):
        raise PermissionDenied
    form = forms.Form(request.POST if request.method == "POST" else None)
    back = reverse("norms:norm", args=[record.norm.code])
    confirm = Confirm(
        _("Ông/bà đã so giá trị này với văn bản gốc?"),
        _("Tôi đã đối chiếu"),
        back,
        [_("Trang quy định ghi tên và chức vụ của ông/bà là người đối chiếu.")],
    )

    def act() -> HttpResponse:
        actions.verify_norm_record(record, by=actor, at=clock.now())
        messages.success(request, _("Đã ghi nhận việc đối chiếu."))
        return redirect("norms:norm", record.norm.code)

    return answer_form(request, form, act, "norms/confirm.html", {"confirm": confirm, "record": record})


@require_safe
@login_not_required
def calendar(request: HttpRequest, scope: str = "state", year: int = 0) -> HttpResponse:
    year = year or clock.today().year
    row = get_object_or_404(Calendar, scope=scope)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    actor = actor_in(request)
    page = {
        "calendar": row,
        "calendars": Calendar.objects.order_by("pk"),
        # as text: a year has no thousands dot
        "year": str(year),
        "years": [str(year - 1), str(year + 1)],
        "announced": row.years.filter(year=year).first(),
        "days": row.days.filter(until_version=None, day__year=year).order_by("day"),
        "fixed": row.fixed_days,
        "may_edit": can_edit_calendar(actor),
        "signed_in": actor.post is not None,
        "history": history_of(row) if actor.post else [],
    }
    return render(request, "norms/calendar.html", page)


@require_http_methods(["GET", "POST"])
@once
def add_day(request: HttpRequest, scope: str) -> HttpResponse:
    actor = actor_in(request)
    row = get_object_or_404(Calendar, scope=scope)
    if not can_edit_calendar(actor):
        raise PermissionDenied
    form = CalendarDayForm(request.POST or None)
    page = {"calendar": row, "year": str(clock.today().year)}

    def act() -> HttpResponse:
        day = actions.add_calendar_day(row, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã ghi ngày %(day)s vào lịch.") % {"day": short_day(day.day)})
        return redirect("norms:calendar_year", scope, day.day.year)

    return answer_form(request, form, act, "norms/add_day.html", page)


@require_http_methods(["GET", "POST"])
def remove_day(request: HttpRequest, pk: int) -> HttpResponse:
    actor = actor_in(request)
    special = get_object_or_404(CalendarDay.objects.select_related("calendar"), pk=pk, until_version=None)
    if not can_edit_calendar(actor):
        raise PermissionDenied
    scope, year = special.calendar.scope, special.day.year
    form = BasisForm(request.POST or None)

    def act() -> HttpResponse:
        actions.remove_calendar_day(special, basis=form.cleaned_data["basis"], by=actor, at=clock.now())
        messages.success(request, _("Đã bỏ ngày %(day)s khỏi lịch.") % {"day": short_day(special.day)})
        return redirect("norms:calendar_year", scope, year)

    page = {"calendar": special.calendar, "special": special, "year": str(year)}
    return answer_form(request, form, act, "norms/remove_day.html", page)


@require_http_methods(["GET", "POST"])
def announce(request: HttpRequest, scope: str, year: int) -> HttpResponse:
    actor = actor_in(request)
    row = get_object_or_404(Calendar, scope=scope)
    if not can_edit_calendar(actor):
        raise PermissionDenied
    form = BasisForm(request.POST or None)

    def act() -> HttpResponse:
        basis = form.cleaned_data["basis"]
        actions.announce_year(row, year=year, basis=basis, by=actor, at=clock.now())
        messages.success(request, _("Đã ghi nhận thông báo lịch nghỉ."))
        return redirect("norms:calendar_year", scope, year)

    return answer_form(request, form, act, "norms/announce.html", {"calendar": row, "year": str(year)})


@require_safe
@login_not_required
def deadline(request: HttpRequest, uuid: uuids.UUID) -> HttpResponse:
    clock_ = get_object_or_404(Deadline.objects.select_related("norm__norm", "calendar"), uuid=uuid)
    page = {
        "deadline": clock_,
        "explanation": queries.explain(clock_),
        # who changed the calendar stands in the calendar's own history, not beside a citizen's deadline
        "moves": [replace(line, by="") for line in lines_of(events_of(clock_).filter(event=MOVED))],
    }
    return render(request, "norms/deadline.html", page)

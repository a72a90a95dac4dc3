"""Calendars of other bodies, and which unit follows which."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nep.norms import actions
from nep.norms.actions.scopes import moves_of_following, refuse_following
from nep.norms.forms import CalendarForm, FollowForm
from nep.norms.models import Calendar, UnitCalendar
from nep.norms.permissions import can_edit_calendar
from nep.norms.previewing import PreviewOver, page_of, read_signed, signed
from nep.organisations.models import Unit
from nep.organisations.queries import name_on
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form
from nep.web.errors import NotAllowed, Refusal
from nep.web.once import once


def _calendar(request: HttpRequest, scope: str) -> Calendar:
    row = get_object_or_404(Calendar, scope=scope)
    if not can_edit_calendar(actor_in(request)):
        raise PermissionDenied
    return row


@require_http_methods(["GET", "POST"])
@once
def create(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    if not can_edit_calendar(actor):
        raise PermissionDenied
    form = CalendarForm(request.POST or None)

    def act() -> HttpResponse:
        made = actions.create_calendar(**form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã lập lịch. Ông/bà chọn đơn vị theo lịch này."))
        return redirect("norms:follow", made.scope)

    page = {"year": str(clock.today().year)}
    return answer_form(request, form, act, "norms/create_calendar.html", page)


@require_http_methods(["GET", "POST"])
def follow(request: HttpRequest, scope: str) -> HttpResponse:
    row = _calendar(request, scope)
    form = FollowForm(request.POST or None)

    def act() -> HttpResponse:
        wanted = UnitCalendar(calendar=row, **form.cleaned_data)
        refuse_following(wanted)
        return render(request, "norms/follow_preview.html", _preview(request, wanted))

    page = {"calendar": row, "year": str(clock.today().year)}
    return answer_form(request, form, act, "norms/follow.html", page)


@require_POST
@once
def confirm_follow(request: HttpRequest, scope: str) -> HttpResponse:
    row, actor = _calendar(request, scope), actor_in(request)
    try:
        wanted = _wanted(request, row)
        if "trang" in request.POST:
            return render(request, "norms/follow_preview.html", _preview(request, wanted))
        actions.follow_calendar(
            wanted.unit,
            calendar=row,
            valid_from=wanted.valid_from,
            basis=wanted.basis,
            by=actor,
            at=clock.now(),
        )
    except NotAllowed as no:
        raise PermissionDenied from no
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect("norms:follow", scope)
    messages.success(request, _("Đã ghi đơn vị theo lịch này."))
    return redirect("norms:calendar_year", scope, clock.today().year)


def _wanted(request: HttpRequest, row: Calendar) -> UnitCalendar:
    what = read_signed(request.POST.get("thay-doi", ""), actor_in(request))
    if what.get("follow") != row.pk:
        raise PreviewOver
    return UnitCalendar(
        unit=get_object_or_404(Unit, pk=what["unit"]),
        calendar=row,
        valid_from=date.fromisoformat(what["valid_from"]),
        basis=what["basis"],
    )


def _preview(request: HttpRequest, wanted: UnitCalendar) -> dict[str, Any]:
    asked = request.POST.get("trang", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    moves = [move for move, _row in moves_of_following(wanted) if move.is_moved]
    what = {
        "follow": wanted.calendar_id,
        "unit": wanted.unit_id,
        "valid_from": wanted.valid_from.isoformat(),
        "basis": wanted.basis,
    }
    return {
        "calendar": wanted.calendar,
        "year": str(clock.today().year),
        "wanted": wanted,
        "unit_name": name_on(wanted.unit_id, clock.today()),
        "moves": page_of(moves, number),
        "signed": signed(what, actor_in(request)),
    }

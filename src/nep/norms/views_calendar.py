"""The working calendars: read by everybody; a clerk sees what a change would move before it is made."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nep.norms import actions
from nep.norms.actions.calendars import FIRST_YEAR, LAST_YEAR, CalendarMoved, refuse
from nep.norms.changes import CalendarChange, DayLine
from nep.norms.forms import BasisForm, CalendarDayForm
from nep.norms.models import Calendar, CalendarDay, UnitCalendar
from nep.norms.permissions import can_edit_calendar
from nep.norms.previewing import PreviewOver, preview_of, read_change
from nep.norms.queries import suggested_days
from nep.organisations.history import history_of
from nep.organisations.queries import names_on
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form
from nep.web.errors import NotAllowed, Refusal
from nep.web.once import once


@require_safe
@login_not_required
def calendar(request: HttpRequest, scope: str = "state", year: int = 0) -> HttpResponse:
    year = year or clock.today().year
    row = get_object_or_404(Calendar, scope=scope)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    actor = actor_in(request)
    may_edit = can_edit_calendar(actor)
    followers = list(row.followers.order_by("-valid_from", "pk"))
    page = {
        "calendar": row,
        "calendars": Calendar.objects.order_by("pk"),
        # as text: a year has no thousands dot
        "year": str(year),
        "years": [str(year - 1), str(year + 1)],
        "announced": row.years.filter(year=year).first(),
        "days": row.days.filter(until_version=None, day__year=year).order_by("day"),
        "fixed": row.fixed_days,
        "followers": _named(followers),
        "may_edit": may_edit,
        "suggested": suggested_days(row, year) if may_edit else [],
        "signed_in": actor.post is not None,
        "history": history_of(row) if actor.post else [],
    }
    return render(request, "norms/calendar.html", page)


def _named(followers: list[UnitCalendar]) -> list[tuple[str, date, str]]:
    """(name, from, basis) of units that follow a calendar; nothing is asked where there is none."""
    if not followers:
        return []
    names = names_on([row.unit_id for row in followers], clock.today())
    return [(names.get(row.unit_id, ""), row.valid_from, row.basis) for row in followers]


def editable_calendar(request: HttpRequest, scope: str) -> Calendar:
    row = get_object_or_404(Calendar, scope=scope)
    if not can_edit_calendar(actor_in(request)):
        raise PermissionDenied
    return row


def show_preview(
    request: HttpRequest, row: Calendar, change: CalendarChange, *, notices: Sequence[str] = ()
) -> HttpResponse:
    """What `change` would do, to be confirmed. Raises what keeps it from being made."""
    refuse(row, change)
    page = {**preview_of(row, change, actor_in(request)), "notices": notices}
    return render(request, "norms/preview.html", page)


@require_http_methods(["GET", "POST"])
def add_day(request: HttpRequest, scope: str) -> HttpResponse:
    row = editable_calendar(request, scope)
    given = {"day": request.GET.get("ngay", "")[:10], "name": request.GET.get("ten", "")[:200]}
    form = CalendarDayForm(request.POST or None, initial=given)
    page = {"calendar": row, "year": str(clock.today().year)}

    def act() -> HttpResponse:
        line = DayLine(**form.cleaned_data)
        return show_preview(request, row, CalendarChange(basis=line.basis, days=(line,)))

    return answer_form(request, form, act, "norms/add_day.html", page)


@require_http_methods(["GET", "POST"])
def remove_day(request: HttpRequest, pk: int) -> HttpResponse:
    special = get_object_or_404(CalendarDay.objects.select_related("calendar"), pk=pk, until_version=None)
    row = editable_calendar(request, special.calendar.scope)
    form = BasisForm(request.POST or None)

    def act() -> HttpResponse:
        change = CalendarChange(basis=form.cleaned_data["basis"], dropped=(special.day,))
        return show_preview(request, row, change)

    page = {"calendar": row, "special": special, "year": str(special.day.year)}
    return answer_form(request, form, act, "norms/remove_day.html", page)


@require_http_methods(["GET", "POST"])
def announce(request: HttpRequest, scope: str, year: int) -> HttpResponse:
    row = editable_calendar(request, scope)
    form = BasisForm(request.POST or None)

    def act() -> HttpResponse:
        return show_preview(request, row, CalendarChange(basis=form.cleaned_data["basis"], years=(year,)))

    return answer_form(request, form, act, "norms/announce.html", {"calendar": row, "year": str(year)})


@require_POST
@once
def confirm(request: HttpRequest, scope: str) -> HttpResponse:
    """The second step of every change: another page of the list, or the change itself."""
    row, actor = editable_calendar(request, scope), actor_in(request)
    try:
        change, version = read_change(request.POST.get("thay-doi", ""), row, actor)
        if "trang" in request.POST:
            return _page_again(request, row, change)
        row, moved = actions.change_calendar(row, change, seen_version=version, by=actor, at=clock.now())
    except NotAllowed as no:
        raise PermissionDenied from no
    except PreviewOver as over:
        messages.error(request, str(over.sentence))
        return redirect("norms:calendar_year", scope, clock.today().year)
    except Refusal as refusal:
        return _refused_again(request, row, change, refusal)
    said = ngettext("Đã ghi. %(n)s hạn đổi ngày.", "Đã ghi. %(n)s hạn đổi ngày.", moved) % {"n": moved}
    messages.success(request, said)
    return redirect("norms:calendar_year", scope, change.bounds()[0].year)


def _page_again(request: HttpRequest, row: Calendar, change: CalendarChange) -> HttpResponse:
    asked = request.POST["trang"]
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    return render(request, "norms/preview.html", preview_of(row, change, actor_in(request), number=number))


def _refused_again(
    request: HttpRequest, row: Calendar, change: CalendarChange, refusal: Refusal
) -> HttpResponse:
    """Another hand was there between: the preview is made anew where the change can still be made."""
    row.refresh_from_db()
    page = preview_of(row, change, actor_in(request))
    is_possible = isinstance(refusal, CalendarMoved) and _is_possible(row, change)
    page |= {"error_sentence": str(refusal.sentence), "is_over": not is_possible}
    return render(request, "norms/preview.html", page, status=409 if not is_possible else 200)


def _is_possible(row: Calendar, change: CalendarChange) -> bool:
    try:
        refuse(row, change)
    except Refusal:
        return False
    return True

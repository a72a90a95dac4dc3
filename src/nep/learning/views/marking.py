"""Who came: the list on a phone, a spreadsheet, a count."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.learning import actions, door
from nep.learning.forms import AttendanceSheetForm, CountsForm
from nep.learning.models import Attendance, Session
from nep.learning.refusals import SheetFaults
from nep.learning.sheet import empty_sheet, read_attendance
from nep.learning.views.lists import kept_session
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.errors import Refusal
from nep.web.once import once

State = Attendance.State
PAGE = 200
CHOICES = [State.PRESENT, State.EXCUSED, State.ABSENT, State.MAKE_UP]


@require_http_methods(["GET", "POST"])
def by_list(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One row of four large buttons for each person. `?tat-ca=co-mat` marks the rest present beforehand, so
    that only who is away must be touched. What another phone wrote meanwhile is not written over: only rows
    that were changed here are sent on."""
    row = kept_session(request, uuid)
    rows = list(Attendance.objects.filter(session=row).order_by("sort_key", "pk"))
    number = _page_number(request, len(rows))
    shown = rows[number * PAGE : (number + 1) * PAGE]
    all_present = request.GET.get("tat-ca") == "co-mat"
    form = forms.Form(**typed(request))

    def act() -> HttpResponse:
        marks = _changed(request, shown)
        actions.save_list(row, marks=marks, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã lưu điểm danh."))
        return redirect("learning:attendance", uuid=row.uuid)

    page = {
        "session": row,
        "rows": [_shown(one, request, all_present) for one in shown],
        "choices": [(str(state), state.label) for state in CHOICES],
        "pages": range(-(-len(rows) // PAGE)) if len(rows) > PAGE else [],
        "number": number,
        "early": _early(row),
    }
    return answer_form(request, form, act, "learning/attendance.html", page)


def _page_number(request: HttpRequest, count: int) -> int:
    asked = request.GET.get("trang", "0")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 0
    return min(number, max(0, (count - 1) // PAGE))


def _changed(request: HttpRequest, shown: list[Attendance]) -> dict[int, str]:
    """Rows whose button is another than the page showed; a word that is no state is passed over."""
    marks = {}
    for one in shown:
        mark, was = request.POST.get(f"n{one.pk}"), request.POST.get(f"t{one.pk}", "")
        if mark in State.values and mark != was:
            marks[one.pk] = mark
    return marks


def _shown(one: Attendance, request: HttpRequest, all_present: bool) -> dict[str, Any]:
    chosen = request.POST.get(f"n{one.pk}") or one.state
    if all_present and one.state == State.DUE:
        chosen = State.PRESENT
    return {"one": one, "chosen": str(chosen)}


def _early(row: Session) -> str:
    """Why nobody can be marked yet; empty once it can be done."""
    try:
        door.refuse_early(row, clock.now())
    except Refusal as refusal:
        return str(refusal.sentence)
    return ""


@require_http_methods(["GET", "POST"])
@once
def by_sheet(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = kept_session(request, uuid)
    form = AttendanceSheetForm(**typed(request))
    page: dict[str, Any] = {"session": row, "faults": []}

    def act() -> HttpResponse:
        content = form.cleaned_data["upload"].read()
        try:
            rows = read_attendance(row, content, on=row.meeting.happens_on)
        except SheetFaults as refusal:
            page["faults"] = refusal.faults
            raise
        count = actions.mark_by_sheet(row, rows=rows, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ghi %(count)s người từ bảng tính.") % {"count": count})
        return redirect("learning:attendance", uuid=row.uuid)

    return answer_form(request, form, act, "learning/sheet.html", page)


@require_safe
def sheet_form(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """An empty form to fill in: it names nobody."""
    content = empty_sheet(kept_session(request, uuid))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = 'attachment; filename="diem-danh.xlsx"'
    return answer


@require_http_methods(["GET", "POST"])
def by_count(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = kept_session(request, uuid)
    first = {name: getattr(row, name) for name in CountsForm.base_fields} if row.is_counted_only else {}
    form = CountsForm(initial=first, **typed(request))

    def act() -> HttpResponse:
        actions.count_only(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ghi số đếm."))
        return redirect(row)

    return answer_form(request, form, act, "learning/count.html", {"session": row})

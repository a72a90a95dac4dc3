"""A working calendar as a file: out for everybody, in for a clerk, who sees first what it would move."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from nep.norms import imports
from nep.norms.actions.calendars import FIRST_YEAR, LAST_YEAR
from nep.norms.forms import ImportForm
from nep.norms.icalendar import calendar_file
from nep.norms.models import Calendar
from nep.norms.views_calendar import editable_calendar, show_preview
from nep.web import clock
from nep.web.answering import answer_form

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@login_not_required
def export(request: HttpRequest, scope: str) -> HttpResponse:
    row = get_object_or_404(Calendar, scope=scope)
    host = request.get_host().partition(":")[0]
    answer = HttpResponse(
        calendar_file(row, at=clock.now(), host=host), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="lich-{row.scope}.ics"'
    return answer


@require_safe
def template(request: HttpRequest, scope: str, year: int) -> HttpResponse:
    row = editable_calendar(request, scope)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    answer = HttpResponse(imports.template(row, year), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="lich-nghi-{row.scope}-{year}.xlsx"'
    return answer


@require_http_methods(["GET", "POST"])
def import_days(request: HttpRequest, scope: str) -> HttpResponse:
    row = editable_calendar(request, scope)
    form = ImportForm(request.POST or None, request.FILES or None)
    page = {"calendar": row, "year": _year_in(request)}

    def act() -> HttpResponse:
        given = form.cleaned_data
        read = imports.read_days(given["file"].read(), basis=given["basis"])
        if read.faults:
            return render(request, "norms/import.html", {**page, "form": form, "faults": read.faults})
        change = imports.change_from(row, read, basis=given["basis"], year=given["year"])
        return show_preview(request, row, change, notices=read.notices)

    return answer_form(request, form, act, "norms/import.html", page)


def _year_in(request: HttpRequest) -> str:
    asked = request.GET.get("nam", "")
    fits = len(asked) == 4 and asked.isascii() and asked.isdigit() and FIRST_YEAR <= int(asked) <= LAST_YEAR
    return asked if fits else str(clock.today().year)

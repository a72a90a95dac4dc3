"""Lessons of a theme, and the lines that the draft of the next one starts from."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nep.organisations.requests import actor_in
from nep.programmes.actions import succession
from nep.programmes.actions.lessons import note_lesson
from nep.programmes.forms.progress import LessonForm, TakeLineForm
from nep.programmes.models import CarriedLine, Theme
from nep.programmes.permissions.lessons import can_note_lesson
from nep.programmes.queries.lessons import carried_groups
from nep.programmes.views.answering import theme_for
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.errors import NotAllowed, Refusal
from nep.web.once import once


@require_http_methods(["GET", "POST"])
@once
def note(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, row = actor_in(request), theme_for(request, uuid)
    if not can_note_lesson(actor, row):
        raise PermissionDenied
    form = LessonForm(**typed(request))

    def act() -> HttpResponse:
        note_lesson(row, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã ghi bài học. Nó theo sang bản nháp chuyên đề sau."))
        return redirect(row)

    return answer_form(request, form, act, "programmes/lesson.html", {"theme": row})


@require_safe
def carried(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the theme before leaves to this draft."""
    row = _draft(request, uuid)
    page = {"theme": row, "before": row.succeeds, "groups": carried_groups(row)}
    return render(request, "programmes/carried.html", page)


@require_POST
def carry(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = _draft(request, uuid)
    try:
        count = succession.carry_lessons(row, by=actor_in(request), at=clock.now())
    except NotAllowed as no:
        raise PermissionDenied from no
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, _("Đã lấy lại từ chuyên đề trước: %(count)s dòng.") % {"count": count})
    return redirect("programmes:carried", uuid=row.uuid)


@require_http_methods(["GET", "POST"])
@once
def take(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    row = _draft(request, uuid)
    line = get_object_or_404(CarriedLine, theme=row, pk=pk)
    form = TakeLineForm(**typed(request), initial={"text": line.text})

    def act() -> HttpResponse:
        succession.take_line(line, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã đưa vào nội dung cốt lõi của bản nháp."))
        return redirect("programmes:carried", uuid=row.uuid)

    return answer_form(request, form, act, "programmes/take_line.html", {"theme": row, "line": line})


@require_POST
def leave(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    row = _draft(request, uuid)
    line = get_object_or_404(CarriedLine, theme=row, pk=pk)
    try:
        succession.leave_line(line, by=actor_in(request), at=clock.now())
    except NotAllowed as no:
        raise PermissionDenied from no
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("programmes:carried", uuid=row.uuid)


def _draft(request: HttpRequest, uuid: UUID) -> Theme:
    row = theme_for(request, uuid)
    if not can_note_lesson(actor_in(request), row):
        raise PermissionDenied
    return row

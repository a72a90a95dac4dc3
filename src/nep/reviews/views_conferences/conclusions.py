"""What the conference concludes."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.learning.queries import units_to_invite
from nep.organisations.requests import actor_in
from nep.programmes.models import Theme
from nep.reviews.actions import conclusions as actions
from nep.reviews.conference_forms import ChooseDraftForm, ChooseNewForm, LessonForm, WorkForm
from nep.reviews.models import Conference
from nep.reviews.views_conferences.common import answer_part, run_conference
from nep.web import clock
from nep.web.answering import typed
from nep.web.once import once


@require_http_methods(["GET", "POST"])
@once
def work(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = run_conference(request, uuid)
    units = units_to_invite(actor_in(request), clock.today())
    form = WorkForm(conference=row, units=units, **typed(request))
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.conclude_work(row, **form.cleaned_data, **told),
        heading=_("Giao việc"),
        done=_("Đã ghi việc giao. Lãnh đạo duyệt lời, rồi đơn vị thực hiện nhận việc."),
        to=_to(row),
    )


@require_http_methods(["GET", "POST"])
@once
def lesson(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = run_conference(request, uuid)
    form = LessonForm(conference=row, **typed(request))
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.conclude_lesson(row, **form.cleaned_data, **told),
        heading=_("Ghi bài học"),
        done=_("Đã ghi bài học. Nó theo sang bản nháp chuyên đề sau."),
        to=_to(row),
    )


@require_http_methods(["GET", "POST"])
@once
def next_theme(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = run_conference(request, uuid)
    drafts = Theme.objects.filter(succeeds=row.theme_id)
    form: forms.Form = (
        ChooseDraftForm(drafts=drafts, **typed(request))
        if drafts.exists()
        else ChooseNewForm(**typed(request))
    )
    return answer_part(
        request,
        row,
        form,
        lambda **told: actions.choose_next_theme(row, **form.cleaned_data, **told),
        heading=_("Chọn chuyên đề sau"),
        done=_("Đã ghi quyết định về chuyên đề sau."),
        to=_to(row),
    )


def _to(row: Conference) -> str:
    return f"{reverse('reviews:conference', args=[row.uuid])}#ket-luan"

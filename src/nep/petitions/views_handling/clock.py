"""The clock of an answer on the officer's page: stop it, let it go on, give it more days."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nep.petitions.actions.pausing import extend_answer, pause_answer, resume_answer
from nep.petitions.forms.clock import ExtendForm, PauseForm, ResumeForm
from nep.petitions.models import Petition
from nep.petitions.views_handling.petition import seen_petition, show, step
from nep.web.once import once


@require_POST
@once
def pause(request: HttpRequest, uuid: UUID) -> HttpResponse:
    done = _("Đã tạm dừng hạn trả lời. Người dân thấy lý do ở phiếu của mình.")
    return _take(request, uuid, PauseForm(request.POST), "pause_form", pause_answer, done)


@require_POST
@once
def resume(request: HttpRequest, uuid: UUID) -> HttpResponse:
    done = _("Hạn trả lời được tính tiếp.")
    return _take(request, uuid, ResumeForm(request.POST), "resume_form", resume_answer, done)


@require_POST
@once
def extend(request: HttpRequest, uuid: UUID) -> HttpResponse:
    done = _("Đã gia hạn. Người dân thấy hạn mới và lý do ở phiếu của mình.")
    return _take(request, uuid, ExtendForm(request.POST), "extend_form", extend_answer, done)


def _take(
    request: HttpRequest, uuid: UUID, form: Form, name: str, act: Callable[..., Petition], done: str
) -> HttpResponse:
    found = seen_petition(request, uuid)
    bound: dict[str, Any] = {name: form}
    if not form.is_valid():
        return show(request, found, **bound)
    return step(
        request, found, lambda by, at: act(found, **form.cleaned_data, by=by, at=at), done=done, **bound
    )

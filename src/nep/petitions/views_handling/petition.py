"""One petition on an officer's screen, and every step that is taken there."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from nep.files.responses import serve
from nep.organisations.actors import Actor
from nep.organisations.requests import actor_in
from nep.petitions.actions.answering import (
    NoLongerTheirs,
    check_answer,
    draft_answer,
    return_answer,
    submit_answer,
)
from nep.petitions.actions.approving import answer_on_the_spot, approve_answer
from nep.petitions.actions.assigning import assign_petition, transfer_petition
from nep.petitions.actions.publishing import review_public_answer
from nep.petitions.forms_handling import (
    AnswerForm,
    AssignForm,
    PromiseChoices,
    PromiseFormSet,
    PromiseRows,
    PublicAnswerForm,
    ReturnForm,
    SpokenAnswerForm,
    TransferForm,
)
from nep.petitions.models import Answer, Petition, PetitionFile
from nep.petitions.permissions import is_excluded
from nep.petitions.permissions_handling import had_petition
from nep.petitions.petition_page import AnyForm, page_context
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.forms import add_refusal
from nep.web.once import once

WITH = ("place_unit", "home_unit", "desk_unit", "unit", "deadline", "meeting", "slip")


@require_GET
def petition(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return show(request, seen_petition(request, uuid))


@never_cache
@require_GET
def file(request: HttpRequest, uuid: UUID, position: int) -> HttpResponse:
    rows = PetitionFile.objects.select_related("file")
    found = get_object_or_404(rows, petition=seen_petition(request, uuid), position=position)
    return serve(found.file, inline=True)


@require_POST
@once
def assign(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = seen_petition(request, uuid)
    form = AssignForm(found, clock.today(), request.POST)
    if not form.is_valid():
        return show(request, found, assign_form=form)
    return step(
        request,
        found,
        lambda by, at: assign_petition(found, **form.cleaned_data, by=by, at=at),
        done=_("Đã giao. Đơn vị được giao thấy kiến nghị trên bàn làm việc."),
        assign_form=form,
    )


@require_POST
@once
def transfer(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = seen_petition(request, uuid)
    form = TransferForm(found, clock.today(), request.POST)
    if not form.is_valid():
        return show(request, found, transfer_form=form)
    return step(
        request,
        found,
        lambda by, at: transfer_petition(found, **form.cleaned_data, by=by, at=at),
        done=_("Đã chuyển. Hạn trả lời vẫn tính từ ngày tiếp nhận."),
        transfer_form=form,
    )


@require_POST
@once
def draft(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = seen_petition(request, uuid)
    form, rows = AnswerForm(request.POST), promise_rows_in(request, found)
    if not (form.is_valid() and rows.is_valid()):
        return show(request, found, answer_form=form, promise_forms=rows)

    def save(by: Actor, at: datetime) -> None:
        answer = draft_answer(found, **form.cleaned_data, promises=rows.drafts(), by=by, at=at)
        if "submit" in request.POST:
            submit_answer(answer, by=by, at=at)

    done = _("Đã trình.") if "submit" in request.POST else _("Đã lưu bản nháp.")
    return step(request, found, save, done=done, answer_form=form, promise_forms=rows)


@require_POST
@once
def check(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    found = seen_petition(request, uuid)
    answer = answer_of(found, number)
    done = _("Đã kiểm tra. Câu trả lời chờ lãnh đạo duyệt.")
    return step(request, found, lambda by, at: check_answer(answer, by=by, at=at), done=done)


@require_POST
@once
def send_back(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    found = seen_petition(request, uuid)
    answer, form = answer_of(found, number), ReturnForm(request.POST)
    if not form.is_valid():
        return show(request, found, return_form=form)
    return step(
        request,
        found,
        lambda by, at: return_answer(answer, **form.cleaned_data, by=by, at=at),
        done=_("Đã trả lại người soạn."),
        return_form=form,
    )


@require_POST
@once
def approve(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    found = seen_petition(request, uuid)
    answer = answer_of(found, number)
    done = _("Đã duyệt. Người dân được báo theo cách họ chọn.")
    return step(request, found, lambda by, at: approve_answer(answer, by=by, at=at), done=done)


@require_POST
@once
def answer_spoken(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = seen_petition(request, uuid)
    form = SpokenAnswerForm(found, clock.today(), request.POST)
    if not form.is_valid():
        return show(request, found, spoken_form=form)
    return step(
        request,
        found,
        lambda by, at: answer_on_the_spot(found, **form.cleaned_data, by=by, at=at),
        done=_("Đã ghi câu trả lời tại chỗ."),
        spoken_form=form,
    )


@require_POST
@once
def publish(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    found = seen_petition(request, uuid)
    answer, form = answer_of(found, number), PublicAnswerForm(request.POST)
    if not form.is_valid():
        return show(request, found, public_form=form)
    return step(
        request,
        found,
        lambda by, at: review_public_answer(answer, **form.cleaned_data, by=by, at=at),
        done=_("Đã công khai ở trang Hỏi đáp."),
        public_form=form,
    )


def seen_petition(request: HttpRequest, uuid: UUID) -> Petition:
    """The petition as the acting post may see it. To anyone else it does not exist.

    A unit that lost it meanwhile still reaches the action, which tells it so; not when it became secret.
    """
    actor = actor_in(request)
    rows = Petition.objects.select_related(*WITH)
    found = rows.visible_to(actor).filter(uuid=uuid).first()
    if found is not None:
        return found
    lost = get_object_or_404(rows, uuid=uuid)
    is_told = had_petition(actor, lost) and not lost.is_secret and not is_excluded(actor, lost)
    if request.method == "POST" and is_told:
        return lost
    raise Http404


def answer_of(petition: Petition, number: int) -> Answer:
    return get_object_or_404(petition.answers.select_related("petition"), pk=number)


def promise_rows_in(request: HttpRequest, petition: Petition) -> PromiseRows:
    """The rows of promises that came with the answer; choices are those of the unit that has the petition."""
    unit = petition.unit or actor_in(request).unit
    if unit is None:
        raise PermissionDenied
    choices = PromiseChoices.of(unit, clock.today())
    rows = PromiseFormSet(request.POST, prefix="promises", form_kwargs={"choices": choices})
    return cast("PromiseRows", rows)


def show(request: HttpRequest, petition: Petition, **bound: AnyForm) -> HttpResponse:
    """The page, with `bound` forms that have errors. A unit that lost it is told so and shown nothing."""
    if bound and not is_seen(request, petition):
        return refused(request, petition, NoLongerTheirs(), {})
    return _page(request, petition, bound, "")


def is_seen(request: HttpRequest, petition: Petition) -> bool:
    return Petition.objects.visible_to(actor_in(request)).filter(pk=petition.pk).exists()


def _page(
    request: HttpRequest, petition: Petition, bound: Mapping[str, AnyForm], error_sentence: str
) -> HttpResponse:
    context = page_context(petition, actor_in(request), clock.today(), bound)
    context["error_sentence"] = error_sentence
    return render(request, "petitions/petition.html", context)


def step(
    request: HttpRequest,
    petition: Petition,
    act: Callable[[Actor, datetime], object],
    *,
    done: str,
    **bound: AnyForm,
) -> HttpResponse:
    """Take one step; what is refused stands at its field, with everything that was typed."""
    actor = actor_in(request)
    try:
        act(actor, clock.now())
    except NotAllowed as refusal:
        raise PermissionDenied from refusal
    except Refusal as refusal:
        return refused(request, petition, refusal, bound)
    messages.success(request, done)
    if request.POST.get("next") == "queue":
        return redirect("petitions:approval")
    if not is_seen(request, petition):
        return redirect("petitions:list")
    return redirect("petitions:petition", uuid=petition.uuid)


def refused(
    request: HttpRequest, petition: Petition, refusal: Refusal, bound: Mapping[str, AnyForm]
) -> HttpResponse:
    """The sentence at its field; where the page is no longer this post's to see, on the list."""
    sentence = str(refusal.sentence)
    if not is_seen(request, petition):
        messages.error(request, sentence)
        return redirect("petitions:list")
    petition = Petition.objects.select_related(*WITH).get(pk=petition.pk)
    for form in bound.values():
        if isinstance(form, Form):
            add_refusal(form, refusal)
            return show(request, petition, **bound)
    return _page(request, petition, bound, sentence)

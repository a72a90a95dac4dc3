"""Where officers write, register, recognise and return practices."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.organisations.requests import actor_in
from nep.practices import actions, permissions
from nep.practices.acts import ACTS
from nep.practices.detail import suggestions_for
from nep.practices.forms import PracticeForm, first_words
from nep.practices.gallery import own_list
from nep.practices.views.public import seen
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import exportable
from nep.web.once import once
from nep.web.parts import Confirm


@exportable
def practices(request: HttpRequest) -> HttpResponseBase:
    """What the acting post may see, its own unit's drafts included."""
    actor = actor_in(request)
    if not actor.has("view_practices"):
        raise PermissionDenied
    shown = own_list(request, actor, clock.today())
    if shown.listing.file is not None:
        return shown.listing.file
    context = {"rows": shown.rows, "listing": shown.listing, "may_draft": permissions.can_draft(actor)}
    return render(request, "practices/list.html", context)


@once
@require_http_methods(["GET", "POST"])
def create(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    unit = actor.unit
    if unit is None or not permissions.can_draft(actor):
        raise PermissionDenied
    form = PracticeForm(unit=unit, actor=actor, on=clock.today(), **typed(request))

    def act() -> HttpResponse:
        made = actions.draft_practice(unit=unit, words=form.words, by=actor, at=clock.now())
        messages.success(
            request, _("Đã lưu bản nháp. Ông/bà thêm ảnh, kết quả, đơn vị cùng làm rồi đăng ký.")
        )
        return redirect(made)

    return answer_form(request, form, act, "practices/write.html", {})


@once
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, row = actor_in(request), seen(request, uuid)
    if not permissions.can_write(actor, row):
        raise PermissionDenied
    form = PracticeForm(
        unit=row.unit, actor=actor, on=clock.today(), initial=first_words(row), **typed(request)
    )

    def act() -> HttpResponse:
        actions.edit_practice(row, words=form.words, by=actor, at=clock.now())
        messages.success(request, _("Đã lưu."))
        return redirect(row)

    return answer_form(request, form, act, "practices/write.html", {"practice": row})


@once
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """One act: its form, what will happen, and the act itself on POST."""
    actor, row, chosen = actor_in(request), seen(request, uuid), ACTS.get(key)
    if chosen is None:
        raise Http404
    if not chosen.may(actor, row):
        raise PermissionDenied
    form = chosen.form(**typed(request))

    def run() -> HttpResponse:
        chosen.run(row, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, str(chosen.done))
        return redirect(row)

    confirm = Confirm(
        question=str(chosen.label),
        button=str(chosen.label),
        cancel_url=row.get_absolute_url(),
        consequences=[str(sentence) for sentence in chosen.consequences],
        is_dangerous=chosen.is_dangerous,
    )
    similar = suggestions_for(row, actor) if key == "dang-ky" else []
    return answer_form(
        request, form, run, "practices/act.html", {"practice": row, "confirm": confirm, "similar": similar}
    )

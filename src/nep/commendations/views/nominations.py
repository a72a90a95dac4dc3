"""A nomination: written, sent, returned, withdrawn, passed up."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.commendations import actions
from nep.commendations.actions import Subject
from nep.commendations.checks import checks_of
from nep.commendations.council_desk import council_before, seat_to_declare
from nep.commendations.dossiers import dossier_of
from nep.commendations.forms import AchievementForm, ForwardForm, NominationForm, NoteForm
from nep.commendations.models import AwardForm, AwardRound, Nomination
from nep.commendations.pending import told_label
from nep.commendations.permissions import can_add_paper, can_judge, can_nominate
from nep.commendations.prefill import figures_of
from nep.commendations.queries import opinions_of, steps_of
from nep.commendations.views.common import (
    confirmed,
    listed_nomination,
    nomination_for,
    refuse_unless,
    round_for,
)
from nep.organisations.history import history_of
from nep.organisations.models import Post, Unit
from nep.organisations.queries import name_on, units_below, with_version
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm


@require_http_methods(["GET", "POST"])
@once
def draft(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, one = actor_in(request), round_for(request, uuid)
    unit = actor.unit
    refuse_unless(unit is not None and can_nominate(actor, unit))
    assert unit is not None
    form = NominationForm(**_choices(one, unit, request), **typed(request))

    def act() -> HttpResponse:
        cleaned = form.cleaned_data
        made = actions.draft_nomination(
            one,
            form=cleaned["form"],
            subject=Subject(collective=cleaned["collective"], post=cleaned["post"]),
            unit=unit,
            by=actor,
            at=clock.now(),
        )
        messages.success(request, _("Đã lập bản nháp. Bước sau: ghi thành tích rồi gửi."))
        return redirect("commendations:nomination_edit", made.uuid)

    return answer_form(request, form, act, "commendations/nominate.html", {"round": one})


def _choices(one: AwardRound, unit: Unit, request: HttpRequest) -> dict[str, Any]:
    today = clock.today()
    below = units_below(unit, line=actor_in(request).line, on=today)
    posts = Post.objects.filter(unit__in=below, valid_from__lte=today).select_related("person")
    return {
        "units": with_version(below, today).order_by("pk"),
        "posts": posts.exclude(valid_to__lte=today).order_by("person__sort_key", "pk"),
        "forms_here": AwardForm.objects.filter(quotas__round=one).distinct().order_by("position", "pk"),
    }


@require_safe
def nomination(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, one = actor_in(request), listed_nomination(request, uuid)
    undeclared = seat_to_declare(actor, one)
    if undeclared is not None:
        return redirect("commendations:council_declare", undeclared.council.uuid)
    state, today = Nomination.State, clock.today()
    is_own, may_judge = can_nominate(actor, one.unit), can_judge(actor, one)
    is_waiting = one.state == state.SUBMITTED
    context = {
        "nomination": one,
        "state_label": told_label(one),
        "unit_name": name_on(one.unit, today),
        "judge_name": name_on(one.judged_by, today),
        "figures": figures_of(one),
        "checks": checks_of(one, on=today),
        "steps": steps_of(one, today),
        "may_edit": is_own and one.state in Nomination.EDITABLE,
        "dossier": dossier_of(one, today),
        "may_add_paper": can_add_paper(actor, one),
        "opinions": opinions_of(one) if may_judge else [],
        "may_forward": may_judge and is_waiting and _is_for_authority(one),
        "may_withdraw": is_own and (is_waiting or one.state in Nomination.EDITABLE),
        "may_judge": may_judge and is_waiting,
        "may_pass": may_judge and is_waiting and one.judged_by_id != one.round.unit_id,
        "history": history_of(one),
        "council": council_before(actor, one),
    }
    return render(request, "commendations/nomination.html", context)


def _is_for_authority(one: Nomination) -> bool:
    """At the top of the round, for an award that is not decided here."""
    return not one.form.is_own and one.judged_by_id == one.round.unit_id


@require_http_methods(["GET", "POST"])
@once
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, one = actor_in(request), nomination_for(request, uuid)
    refuse_unless(can_nominate(actor, one.unit))
    first = {name: getattr(one, name) for name in ("achievement", "is_leader", "works_directly")}
    form = AchievementForm(initial=first, **typed(request))
    if one.collective_id is not None:
        del form.fields["is_leader"], form.fields["works_directly"]

    def act() -> HttpResponse:
        kept = {"is_leader": False, "works_directly": False, **form.cleaned_data}
        actions.edit_nomination(one, **kept, by=actor, at=clock.now())
        messages.success(request, _("Đã lưu. Xem lại rồi gửi."))
        return redirect(one)

    page = {"nomination": one, "figures": figures_of(one)}
    return answer_form(request, form, act, "commendations/nomination_edit.html", page)


@require_http_methods(["GET", "POST"])
@once
def submit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _own(request, uuid)
    confirm = Confirm(
        _("Gửi đề nghị này?"),
        _("Gửi đề nghị"),
        one.get_absolute_url(),
        [
            _("%(unit)s xét đề nghị này.") % {"unit": name_on(one.judged_by, clock.today())},
            _("Số liệu từ hồ sơ được chốt như lúc gửi."),
            _("Đề nghị chiếm một chỗ trong chỉ tiêu; rút thì chỗ ấy trống lại."),
        ],
    )
    return confirmed(request, confirm, actions.submit_nomination, one, done=_("Đã gửi đề nghị."))


@require_http_methods(["GET", "POST"])
@once
def send_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _judged(request, uuid)
    confirm = Confirm(
        _("Trả lại đề nghị này?"),
        _("Trả lại, đề nghị bổ sung"),
        one.get_absolute_url(),
        [_("Đơn vị sửa rồi gửi lại được; chỗ trong chỉ tiêu trống lại.")],
    )
    form = NoteForm(**typed(request))
    return confirmed(request, confirm, actions.return_nomination, one, done=_("Đã trả lại."), form=form)


@require_http_methods(["GET", "POST"])
@once
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _own(request, uuid)
    confirm = Confirm(
        _("Rút đề nghị này?"),
        _("Rút đề nghị"),
        one.get_absolute_url(),
        [_("Đề nghị đã rút không gửi lại được, muốn đề nghị thì lập bản mới.")],
        is_dangerous=True,
    )
    form = NoteForm(**typed(request))
    return confirmed(request, confirm, actions.withdraw_nomination, one, done=_("Đã rút đề nghị."), form=form)


@require_http_methods(["GET", "POST"])
@once
def pass_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _judged(request, uuid)
    confirm = Confirm(
        _("Chuyển đề nghị này lên cấp trên?"),
        _("Chuyển lên cấp trên"),
        one.get_absolute_url(),
        [_("Cấp trên xét tiếp, thấy toàn bộ quá trình của đề nghị.")],
    )
    form = NoteForm(**typed(request))
    return confirmed(request, confirm, actions.pass_up, one, done=_("Đã chuyển lên cấp trên."), form=form)


@require_http_methods(["GET", "POST"])
@once
def forward(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _judged(request, uuid)
    confirm = Confirm(
        _("Trình đề nghị này lên %(authority)s?") % {"authority": one.form.authority},
        _("Ghi đã trình"),
        one.get_absolute_url(),
        [
            _("%(authority)s quyết định; ở đây không bỏ phiếu, không in bằng.")
            % {"authority": one.form.authority},
            _("Khi có quyết định, ghi lại số, ngày và tệp của quyết định ấy."),
        ],
    )
    form = ForwardForm(**typed(request))
    return confirmed(
        request, confirm, actions.forward_nomination, one, done=_("Đã ghi việc trình."), form=form
    )


def _own(request: HttpRequest, uuid: UUID) -> Nomination:
    one = nomination_for(request, uuid)
    refuse_unless(can_nominate(actor_in(request), one.unit))
    return one


def _judged(request: HttpRequest, uuid: UUID) -> Nomination:
    one = nomination_for(request, uuid)
    refuse_unless(can_judge(actor_in(request), one))
    return one

"""A round is prepared, opened and closed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.commendations import actions
from nep.commendations.board import branch_choices
from nep.commendations.forms import AwardRoundForm, PhasesForm, QuotaForm
from nep.commendations.models import AwardRound
from nep.commendations.permissions import can_open_award_round
from nep.commendations.quotas import tree_day
from nep.commendations.views.common import confirmed, refuse_unless, round_for
from nep.measures.periods import Period
from nep.organisations.models import Unit
from nep.organisations.queries import with_version
from nep.organisations.requests import actor_in
from nep.programmes.models import Theme
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm


@require_http_methods(["GET", "POST"])
@once
def create(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    unit = actor.unit
    refuse_unless(unit is not None and can_open_award_round(actor, unit))
    assert unit is not None
    themes = Theme.objects.visible_to(actor).order_by("-starts_on", "pk")
    form = AwardRoundForm(themes=themes, **typed(request))

    def act() -> HttpResponse:
        cleaned = form.cleaned_data
        made = actions.create_award_round(
            theme=cleaned["theme"],
            unit=unit,
            title=cleaned["title"],
            period=Period(cleaned["starts_on"], cleaned["ends_on"]),
            by=actor,
            at=clock.now(),
        )
        messages.success(request, _("Đã lập đợt. Bước sau: đặt thời gian các bước và chỉ tiêu."))
        return redirect(made)

    return answer_form(request, form, act, "commendations/round_create.html", {})


@require_http_methods(["GET", "POST"])
@once
def phases(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _own_round(request, uuid)
    form = PhasesForm(initial=_days(one), **typed(request))

    def act() -> HttpResponse:
        actions.set_phases(one, days=form.days(), by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã đặt thời gian các bước."))
        return redirect(one)

    return answer_form(request, form, act, "commendations/phases.html", {"round": one})


def _days(one: AwardRound) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for phase in one.phases.all():
        found |= {f"{phase.kind}_from": phase.starts_on, f"{phase.kind}_to": phase.ends_on}
    return found


@require_http_methods(["GET", "POST"])
@once
def quota(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _own_round(request, uuid)
    day = tree_day(one)
    units = with_version(Unit.objects.filter(pk__in=branch_choices(one.unit, day)), day)
    form = QuotaForm(units=units.order_by("pk"), **typed(request))

    def act() -> HttpResponse:
        actions.set_quota(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã đặt chỉ tiêu."))
        return redirect(one)

    return answer_form(request, form, act, "commendations/quota.html", {"round": one})


@require_http_methods(["GET", "POST"])
@once
def open_round(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _own_round(request, uuid)
    confirm = Confirm(
        _("Mở đợt khen thưởng này?"),
        _("Mở đợt khen thưởng"),
        one.get_absolute_url(),
        [_("Mọi đơn vị thấy đợt này và gửi đề nghị được trong thời gian đề nghị.")],
    )
    return confirmed(request, confirm, actions.open_award_round, one, done=_("Đã mở đợt khen thưởng."))


@require_http_methods(["GET", "POST"])
@once
def close_round(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _own_round(request, uuid)
    confirm = Confirm(
        _("Kết thúc đợt khen thưởng này?"),
        _("Kết thúc đợt"),
        one.get_absolute_url(),
        [_("Không đơn vị nào gửi, sửa, rút đề nghị được nữa.")],
        is_dangerous=True,
    )
    done = _("Đã kết thúc đợt khen thưởng.")
    return confirmed(request, confirm, actions.close_award_round, one, done=done)


def _own_round(request: HttpRequest, uuid: UUID) -> AwardRound:
    one = round_for(request, uuid)
    refuse_unless(can_open_award_round(actor_in(request), one.unit))
    return one

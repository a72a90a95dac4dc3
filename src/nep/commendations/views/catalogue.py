"""The catalogue of awards and its dated rules."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Prefetch
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.commendations import actions, exporting
from nep.commendations.forms import AwardFormForm, AwardRuleForm
from nep.commendations.models import AwardForm, AwardRule
from nep.commendations.permissions import can_edit_catalogue, can_see_awards
from nep.commendations.views.common import refuse_unless
from nep.organisations.history import history_of
from nep.organisations.models import Unit
from nep.organisations.queries import with_version
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once
from nep.web.parts import Confirm


@exportable
def forms(request: HttpRequest) -> HttpResponseBase:
    actor = actor_in(request)
    refuse_unless(can_see_awards(actor))
    listing = Listing(
        request,
        AwardForm.objects.current(),
        search=("name",),
        filters={"cap": Choice(_("Cấp"), AwardForm.Level.choices, lookup="level")},
        orders={"bac": ("position",)},
        export=exporting.FORMS,
    )
    if listing.file is not None:
        return listing.file
    context = {"listing": listing, "may_edit": can_edit_catalogue(actor)}
    return render(request, "commendations/forms.html", context)


@require_safe
def form(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_in(request)
    refuse_unless(can_see_awards(actor))
    rules = AwardRule.objects.select_related("verified_by__person").order_by("topic", "-valid_from")
    one = get_object_or_404(AwardForm.objects.prefetch_related(Prefetch("rules", rules)), uuid=uuid)
    context = {
        "form_of_award": one,
        "may_edit": can_edit_catalogue(actor),
        "layouts": one.layouts.order_by("-valid_from", "mode", "pk"),
        "history": history_of(one),
    }
    return render(request, "commendations/form.html", context)


@require_http_methods(["GET", "POST"])
@once
def create(request: HttpRequest) -> HttpResponse:
    refuse_unless(can_edit_catalogue(actor_in(request)))
    units = with_version(Unit.objects.all(), clock.today()).order_by("pk")
    form = AwardFormForm(units=units, initial={"position": 1}, **typed(request))

    def act() -> HttpResponse:
        made = actions.create_award_form(**form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã thêm hình thức. Bước sau: ghi quy định của hình thức này."))
        return redirect(made)

    return answer_form(request, form, act, "commendations/form_create.html", {})


@require_http_methods(["GET", "POST"])
@once
def add_rule(request: HttpRequest, uuid: UUID) -> HttpResponse:
    refuse_unless(can_edit_catalogue(actor_in(request)))
    one = get_object_or_404(AwardForm, uuid=uuid)
    form = AwardRuleForm(**typed(request))

    def act() -> HttpResponse:
        actions.add_award_rule(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã thêm quy định, chưa đối chiếu văn bản gốc."))
        return redirect(one)

    return answer_form(request, form, act, "commendations/rule.html", {"form_of_award": one})


@require_http_methods(["GET", "POST"])
@once
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    refuse_unless(can_edit_catalogue(actor_in(request)))
    rule = get_object_or_404(AwardRule.objects.select_related("form"), pk=pk)
    form = Form(**typed(request))
    confirm = Confirm(
        _("Ông/bà đã đối chiếu quy định này với văn bản gốc?"),
        _("Tôi đã đối chiếu"),
        rule.form.get_absolute_url(),
        [
            _("Tên và chức vụ của ông/bà đứng bên quy định này."),
            _("Việc này ghi vào lịch sử, không gỡ được."),
        ],
    )

    def act() -> HttpResponse:
        actions.verify_award_rule(rule, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ghi nhận việc đối chiếu."))
        return redirect(rule.form)

    page = {"confirm": confirm, "title": rule.form.name}
    return answer_form(request, form, act, "commendations/confirm.html", page)

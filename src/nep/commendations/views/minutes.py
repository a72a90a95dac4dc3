"""Minutes are issued as papers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.commendations import actions
from nep.commendations.council_forms import MinutesForm, TallyPaperForm
from nep.commendations.permissions import can_issue_minutes
from nep.commendations.views.common import ballot_for, council_for, refuse_unless
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm


@require_http_methods(["GET", "POST"])
@once
def tally_paper(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = ballot_for(request, uuid)
    refuse_unless(can_issue_minutes(actor_in(request), one.council))
    first = {"issued_on": clock.today()}
    form = TallyPaperForm(unit=one.council.unit, initial=first, **typed(request))
    confirm = Confirm(
        _("Ban hành biên bản kiểm phiếu?"), _("Ban hành"), one.get_absolute_url(), _consequences()
    )

    def act() -> HttpResponse:
        paper = actions.issue_tally(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ban hành biên bản số %(number)s.") % {"number": paper.number_text})
        return redirect(one)

    page = {"confirm": confirm, "title": str(one)}
    return answer_form(request, form, act, "commendations/confirm.html", page)


@require_http_methods(["GET", "POST"])
@once
def council_paper(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = council_for(request, uuid)
    refuse_unless(can_issue_minutes(actor_in(request), one))
    first = {"issued_on": clock.today()}
    form = MinutesForm(unit=one.unit, initial=first, **typed(request))
    confirm = Confirm(
        _("Ban hành biên bản họp hội đồng?"), _("Ban hành"), one.get_absolute_url(), _consequences()
    )

    def act() -> HttpResponse:
        paper = actions.issue_minutes(one, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ban hành biên bản số %(number)s.") % {"number": paper.number_text})
        return redirect(one)

    page = {"confirm": confirm, "title": one.name}
    return answer_form(request, form, act, "commendations/confirm.html", page)


def _consequences() -> list[str]:
    return [
        _("Văn bản có số, ngày và không sửa được nữa."),
        _("Số phiếu chỉ có trong biên bản; ý kiến trao đổi không in vào."),
    ]

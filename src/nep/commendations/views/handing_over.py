"""The script of handing over, and the list for signatures."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.commendations.actions.handing_over import plan_hand_over
from nep.commendations.forms_certificates import HandOverForm
from nep.commendations.hand_over import Group, groups_of, list_for_signatures, script
from nep.commendations.models import AwardRound
from nep.commendations.permissions_certificates import can_print_certificates
from nep.commendations.views.common import refuse_unless, round_for
from nep.documents import docx, pdf
from nep.files.actions import DOCX, PDF
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once

PAPERS = {"kich-ban": script, "ky-nhan": list_for_signatures}
WRITERS = {"docx": (docx.write, DOCX), "pdf": (pdf.write, PDF)}


def _printed_round(request: HttpRequest, uuid: UUID) -> AwardRound:
    one = round_for(request, uuid)
    refuse_unless(can_print_certificates(actor_in(request), one))
    return one


@require_safe
def hand_over(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _printed_round(request, uuid)
    return render(request, "commendations/hand_over.html", {"round": one, "groups": groups_of(one)})


@require_http_methods(["GET", "POST"])
@once
def group(request: HttpRequest, uuid: UUID, key: str) -> HttpResponse:
    """Who hands over to one group."""
    one = _printed_round(request, uuid)
    found = _group(one, key)
    first = {"presenter": found.presenter, "at_once": found.at_once}
    form = HandOverForm(initial=first, **typed(request))

    def act() -> HttpResponse:
        said = form.cleaned_data
        plan_hand_over(one, form=found.form, kind=found.kind, **said, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ghi người trao."))
        return redirect("commendations:hand_over", one.uuid)

    return answer_form(
        request, form, act, "commendations/hand_over_group.html", {"round": one, "group": found}
    )


def _group(one: AwardRound, key: str) -> Group:
    found = next((group for group in groups_of(one) if group.key == key), None)
    if found is None:
        raise Http404
    return found


@require_safe
def paper(request: HttpRequest, uuid: UUID, what: str, form: str) -> HttpResponse:
    """Made when it is asked for, kept nowhere."""
    one = _printed_round(request, uuid)
    if what not in PAPERS or form not in WRITERS:
        raise Http404
    write, media_type = WRITERS[form]
    answer = HttpResponse(write(PAPERS[what](one, groups_of(one), on=clock.today())), content_type=media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{what}.{form}"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer

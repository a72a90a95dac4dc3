"""Hỏi đáp: what was asked and answered, in reviewed words only."""

from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from nep.organisations.models import Unit
from nep.organisations.queries import names_on
from nep.petitions.exporting import ANSWERED
from nep.petitions.models import Answer, Klass
from nep.petitions.petition_page import strip_of_petition
from nep.petitions.queries_handling import unit_options
from nep.promises.models import Promise
from nep.web import clock
from nep.web.listing import Choice, Listing, exportable

KINDS = [(Klass.QUESTION, Klass.QUESTION.label), (Klass.PROPOSAL, Klass.PROPOSAL.label)]


@login_not_required
@exportable
def answered(request: HttpRequest) -> HttpResponseBase:
    day = clock.today()
    listing = Listing(
        request,
        Answer.objects.public().select_related("petition__deadline"),
        search=("petition__folded",),
        filters={
            "don-vi": Choice(gettext_lazy("Đơn vị trả lời"), units_that_answered(day), lookup="unit_id"),
            "loai": Choice(gettext_lazy("Loại"), KINDS, lookup="petition__klass"),
        },
        orders={"moi": ("-public_on", "-pk"), "cu": ("public_on", "pk")},
        order_labels={"moi": gettext_lazy("Mới trả lời"), "cu": gettext_lazy("Trả lời lâu nhất")},
        export=ANSWERED,
    )
    if listing.file is not None:
        return listing.file
    rows = listing.page
    context = {"listing": listing, "rows": rows, "names": names_on([row.unit_id for row in rows], day)}
    return render(request, "petitions/answered.html", context)


def units_that_answered(day: date) -> list[tuple[int, str]]:
    answering = Answer.objects.public().order_by().values("unit").distinct()
    return unit_options(Unit.objects.filter(pk__in=answering), day)


@login_not_required
@require_GET
def answered_one(request: HttpRequest, uuid: UUID) -> HttpResponse:
    day = clock.today()
    rows = Answer.objects.public().select_related("petition", "unit", "petition__deadline")
    answer = get_object_or_404(rows, petition__uuid=uuid)
    promises = list(
        Promise.objects.public()
        .filter(petitions=answer.petition_id)
        .select_related("contact")
        .order_by("due_on", "pk")
    )
    units = [answer.unit_id, answer.petition.place_unit_id, *(promise.unit_id for promise in promises)]
    context = {
        "answer": answer,
        "petition": answer.petition,
        "promises": promises,
        "names": names_on(units, day),
        "strip": strip_of_petition(answer.petition, promises, day),
    }
    return render(request, "petitions/answered_one.html", context)

"""*Sửa số đã báo cáo*: a stated figure is corrected where no sent report holds it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from nep.measures.models import Statement
from nep.measures.named import named_figures
from nep.measures.statements import SourcePaper
from nep.organisations.queries import name_on
from nep.organisations.requests import actor_in
from nep.reviews import actions
from nep.reviews.permissions import can_correct_statement
from nep.reviews.statement_reports import report_holding
from nep.reviews.unit_forms import CorrectionForm
from nep.reviews.views_rounds.common import refuse_unless
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.once import once


@once
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_in(request)
    one = get_object_or_404(Statement.objects.select_related("unit"), uuid=uuid)
    refuse_unless(can_correct_statement(actor, one))  # absent and hidden give the same answer
    form = CorrectionForm(request.POST or None, today=clock.today())
    if request.method == "POST" and form.is_valid():
        try:
            new = _corrected(request, one, form)
            messages.success(
                request, _("Đã sửa số đã báo cáo. Con số cũ còn trong danh sách, ghi đã được thay.")
            )
            return redirect("reviews:correct_statement", new.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "reviews/correct_statement.html", _context(one, form))


def _corrected(request: HttpRequest, one: Statement, form: CorrectionForm) -> Statement:
    cleaned = form.cleaned_data
    return actions.correct_stated_value(
        one,
        value=cleaned["value"],
        paper=SourcePaper(cleaned["paper_number"], cleaned["paper_on"]),
        reason=cleaned["reason"],
        by=actor_in(request),
        at=clock.now(),
    )


def _context(one: Statement, form: CorrectionForm) -> dict[str, object]:
    """With why it cannot be corrected here, and the report where it can."""
    held = ""
    try:
        actions.refuse_held(one)
    except Refusal as refusal:
        held = str(refusal.sentence)
    return {
        "statement": one,
        "named": named_figures([one.figure_key])[one.figure_key],
        "unit_name": name_on(one.unit, one.period_to),
        "before": _before(one),
        "form": form,
        "held": held,
        "report": report_holding(one) if held else None,
    }


def _before(one: Statement) -> list[Statement]:
    """What stood before it, the latest first."""
    found, old = list[Statement](), one.replaces
    while old is not None:
        found.append(old)
        old = old.replaces
    return found

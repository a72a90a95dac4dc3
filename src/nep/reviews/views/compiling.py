"""The report of a round: started, a compiled figure opened, words and highlights drawn from below."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from nep.organisations.requests import actor_in
from nep.reviews import actions
from nep.reviews.compiled_page import Sources, compiled_for, may_open, sources_of
from nep.reviews.models import ChosenHighlight, Highlight, ReportText, Round, Section, SummaryReport
from nep.reviews.round_part import against_before, share_text
from nep.web import clock
from nep.web.errors import Refusal


def report_for(request: HttpRequest, uuid: UUID) -> SummaryReport:
    found = SummaryReport.objects.visible_to(actor_in(request)).select_related("unit", "paper", "round__unit")
    return get_object_or_404(found, uuid=uuid)


def page_number(request: HttpRequest) -> int:
    text = request.GET.get("trang", "1")
    return int(text) if text.isdecimal() and len(text) < 6 else 1


@require_POST
def start_round(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor = actor_in(request)
    round_ = get_object_or_404(Round.objects.visible_to(actor), uuid=uuid)
    try:
        report = actions.start_round_report(round_, by=actor, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect("reviews:index")
    return redirect("reviews:report", report.uuid)


@login_not_required
@require_safe
def compiled(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A compiled figure. Of a published report everybody sees it and its parts; single reports of units only
    who may open the report."""
    actor = actor_in(request)
    row = compiled_for(uuid, actor)
    if row is None:
        raise Http404
    search, opens = request.GET.get("tim", "")[:100], may_open(row, actor)
    sources = sources_of(row, search=search, page=page_number(request)) if opens else Sources([], 1, 1)
    context = {
        "row": row,
        "report": row.report,
        "may_open": opens,
        "parts": row.parts.order_by("pk"),
        "share": share_text(row.stated, row.value),
        "change": against_before(row.value, row.before),
        "search": search,
        "sources": sources.rows,
        "number": sources.number,
        "pages": sources.pages,
    }
    return render(request, "reviews/compiled.html", context)


def _section(request: HttpRequest, uuid: UUID, number: int) -> Section:
    return get_object_or_404(
        Section.objects.select_related("report"), report=report_for(request, uuid), number=number
    )


@require_POST
def choose_highlight(request: HttpRequest, uuid: UUID, number: int, highlight: UUID) -> HttpResponse:
    part = _section(request, uuid, number)
    chosen = get_object_or_404(Highlight, uuid=highlight, report__assignment__round=part.report.round_id)
    try:
        actions.choose_highlight(part.report, chosen, section=part, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã đưa điểm nổi bật vào báo cáo, ghi rõ đơn vị."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:section", uuid, number)


@require_POST
def drop_highlight(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    chosen = get_object_or_404(
        ChosenHighlight.objects.select_related("section"), pk=pk, report=report_for(request, uuid)
    )
    try:
        actions.drop_highlight(chosen, by=actor_in(request), at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:section", uuid, chosen.section.number)


@require_POST
def draw_text(request: HttpRequest, uuid: UUID, number: int, pk: int) -> HttpResponse:
    part = _section(request, uuid, number)
    texts = ReportText.objects.select_related("report__assignment")
    given = get_object_or_404(texts, pk=pk, section=part.asked_id)
    try:
        actions.draw_text(part, given, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã chép vào cuối phần; đồng chí biên tập lại trước khi ban hành."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:section", uuid, number)

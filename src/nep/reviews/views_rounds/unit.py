"""A unit's report: read, written, sent."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nep.files.actions import store_document
from nep.files.responses import serve
from nep.organisations.requests import actor_in
from nep.reviews import actions
from nep.reviews.exporting import state_words
from nep.reviews.models import Assignment, Round, UnitReport
from nep.reviews.permissions import (
    can_accept_report,
    can_open_round,
    can_reopen_report,
    can_submit_report,
    can_write_report,
)
from nep.reviews.round_refusals import StaleForm
from nep.reviews.unit_forms import EarlierForm, SendForm, WritingForm
from nep.reviews.unit_page import (
    entered_before,
    figure_lines,
    last_words,
    not_entered_before,
    previous_report,
    sections_of,
    unit_page,
)
from nep.reviews.views_rounds.common import assignment_for, refuse_unless
from nep.vietnamese.text import fold
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.parts import HistoryEntry


@require_safe
def report(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = assignment_for(request, uuid)
    return _page(request, row, SendForm())


def _page(request: HttpRequest, row: Assignment, send_form: SendForm, status: int = 200) -> HttpResponse:
    one = row.own_report
    context = {
        "assignment": row,
        "report": one,
        "page": unit_page(row),
        "state_words": state_words(row),
        "steps": _steps(one),
        "send_form": send_form,
        **_verbs(request, row, one),
    }
    return render(request, "reviews/unit_report.html", context, status=status)


def _verbs(request: HttpRequest, row: Assignment, one: UnitReport | None) -> dict[str, bool]:
    """What this reader may do now; the actions ask again."""
    actor, is_open = actor_in(request), row.round.state == Round.State.OPEN and not row.excused_reason
    editable = is_open and (one is None or one.is_editable)
    sent = is_open and one is not None and one.state == UnitReport.State.SUBMITTED
    approver = can_accept_report(actor, row)
    return {
        "may_write": editable and can_write_report(actor, row),
        "may_submit": editable and one is not None and can_submit_report(actor, row),
        "enters_for": not actor.may("write_report", row.unit) and not actor.may("submit_report", row.unit),
        "may_judge": sent and approver,
        "may_reopen": is_open and one is not None and one.is_locked and can_reopen_report(actor, row),
        "may_note": editable and approver and not row.missing_reason,
        "may_excuse": is_open and one is None and can_open_round(actor, row.round.unit),
    }


def _steps(one: UnitReport | None) -> list[HistoryEntry]:
    if one is None:
        return []
    rows = one.steps.select_related("by_post").order_by("-happened_at", "-pk")
    return [
        HistoryEntry(
            str(row.get_kind_display()), row.happened_at, row.by_post.title if row.by_post else "", row.reason
        )
        for row in rows
    ]


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The whole report on one page. What was typed while somebody else sent it is refused with its words
    kept, not answered by a page that is not there."""
    row = assignment_for(request, uuid)
    refuse_unless(can_write_report(actor_in(request), row))
    if request.method != "POST" and not _verbs(request, row, row.own_report)["may_write"]:
        messages.error(request, _("Báo cáo đã gửi, đã chốt hoặc đợt đã đóng, nên không sửa được."))
        return redirect("reviews:unit_report", row.uuid)
    form = _writing_form(request, row)
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, row, form)
            messages.success(request, _("Đã ghi báo cáo. Xem lại rồi bấm gửi."))
            return redirect("reviews:unit_report", row.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
            if isinstance(refusal, StaleForm):
                form.data = _with_version(request, row)
    return render(request, "reviews/unit_write.html", _writing_context(row, form))


def _with_version(request: HttpRequest, row: Assignment) -> QueryDict:
    """What was typed, under the version that is there now: sending it again overwrites knowingly."""
    typed = request.POST.copy()
    typed["version"] = str(UnitReport.objects.get(assignment=row).version)
    return typed


def _writing_form(request: HttpRequest, row: Assignment) -> WritingForm:
    one: UnitReport | None = row.own_report
    return WritingForm(
        request.POST or None,
        request.FILES or None,
        sections=sections_of(row.round),
        figures=list(row.round.figures.order_by("position", "pk")),
        has_units_below=Assignment.objects.filter(above=row).exists(),
        initial=_initial(one) if one else {},
    )


def _initial(one: UnitReport) -> dict[str, Any]:
    found: dict[str, Any] = {
        "version": one.version,
        "paper_number": one.own_paper_number,
        "paper_on": one.own_paper_on,
        "noi_bat": "\n".join(one.highlights.order_by("position").values_list("text", flat=True)),
    }
    found.update((f"chu_{text.section_id}", text.text) for text in one.texts.all())
    for row in one.figures.all():
        found |= {
            f"so_{row.figure_id}": row.stated,
            f"vi_{row.figure_id}": row.explanation,
            f"tong_{row.figure_id}": row.paper_total,
            f"vi_tong_{row.figure_id}": row.total_note,
        }
    return found


def _save(request: HttpRequest, row: Assignment, form: WritingForm) -> None:
    upload, at = form.cleaned_data["paper_file"], clock.now()
    file = store_document(upload, at=at) if upload else None
    version = form.cleaned_data["version"]
    actions.write_report(row, form.writing(file), version=version, by=actor_in(request), at=at)


def _writing_context(row: Assignment, form: WritingForm) -> dict[str, Any]:
    """Each heading with what was written last time; each figure with what the records give."""
    before = previous_report(row)
    old = last_words(before)
    lines = figure_lines(row, row.own_report)
    return {
        "assignment": row,
        "form": form,
        "before": before,
        "sections": [
            (section, form.section_field(section), old.get(fold(section.title), ""))
            for section in form.sections
        ],
        "lines": [(line, form.figure_fields(line.figure.pk)) for line in lines],
    }


@require_POST
def submit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    row = assignment_for(request, uuid)
    form = SendForm(request.POST)
    if form.is_valid():
        try:
            happened_on = form.cleaned_data["happened_on"]
            actions.submit_report(row, happened_on=happened_on, by=actor_in(request), at=clock.now())
            messages.success(request, _("Đã gửi báo cáo. Cấp trên xem và duyệt; trả lại thì có lý do."))
            return redirect("reviews:unit_report", row.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    return _page(request, assignment_for(request, uuid), form, status=400)


@require_http_methods(["GET", "POST"])
def earlier(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The figures of the same period of the year before, once, with their source."""
    row = assignment_for(request, uuid)
    refuse_unless(can_write_report(actor_in(request), row))
    form = EarlierForm(request.POST or None, missing=not_entered_before(row))
    if request.method == "POST" and form.is_valid():
        try:
            n = actions.enter_earlier(
                row, form.values(), source=form.cleaned_data["source"], by=actor_in(request), at=clock.now()
            )
            messages.success(request, _("Đã ghi %(n)s số cùng kỳ trước.") % {"n": n})
            return redirect("reviews:unit_report", row.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    context = {"assignment": row, "form": form, "entered": entered_before(row)}
    return render(request, "reviews/unit_earlier.html", context)


@require_safe
def own_paper(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The unit's own paper as it was uploaded."""
    one = assignment_for(request, uuid).own_report
    if one is None or one.own_paper_file is None:
        raise Http404
    return serve(one.own_paper_file)

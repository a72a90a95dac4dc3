"""Comments on a draft: the office asks and settles, the asked places read and comment."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nep.organisations.models import Unit
from nep.organisations.queries import names_on, posts_at
from nep.organisations.requests import actor_in
from nep.reviews import actions
from nep.reviews.comment_forms import AskForm, CommentForm, SettleForm
from nep.reviews.commenting import askable_units, comments_of
from nep.reviews.models import CommentRequest, DraftComment, SummaryReport
from nep.reviews.pages import draft_sheets
from nep.reviews.permissions import can_comment_draft, can_compile_report
from nep.reviews.views.compiling import report_for
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.once import once


@require_http_methods(["GET", "POST"])
@once
def comments(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What was asked and what came; a POST asks more places."""
    report, actor = report_for(request, uuid), actor_in(request)
    form = _ask_form(request, report)
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["due_on"]
        try:
            made = actions.ask_for_comments(report, form.asked(), due_on=day, by=actor, at=clock.now())
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã gửi dự thảo tới %(n)s nơi.") % {"n": len(made)})
            return redirect("reviews:comments", report.uuid)
    return _comments_page(request, report, form)


def _ask_form(request: HttpRequest, report: SummaryReport) -> AskForm:
    units = askable_units(report)
    posts = posts_at(report.unit, on=clock.today()).select_related("person", "unit").order_by("title", "pk")
    names = names_on(units.values_list("pk", flat=True), clock.today())
    return AskForm(request.POST or None, units=units, names=names, posts=posts)


def _comments_page(
    request: HttpRequest,
    report: SummaryReport,
    ask_form: AskForm,
    *,
    bad: tuple[DraftComment, SettleForm] | None = None,
) -> HttpResponse:
    is_draft = report.state == SummaryReport.State.DRAFT
    asked = report.requests.annotate(given=Count("comments")).order_by("due_on", "name", "pk")
    context = {
        "report": report,
        "comments": [(row, _settle_form(row, bad)) for row in comments_of(report)],
        "requests": asked,
        "ask_form": ask_form,
        "may_compile": is_draft and can_compile_report(actor_in(request), report.unit),
        "today": clock.today(),
    }
    status = 422 if bad or ask_form.errors else 200
    return render(request, "reviews/comments.html", context, status=status)


def _settle_form(row: DraftComment, bad: tuple[DraftComment, SettleForm] | None) -> SettleForm:
    if bad is not None and bad[0].pk == row.pk:
        return bad[1]
    initial = {} if row.taken is None else {"taken": "1" if row.taken else "0", "reply": row.reply}
    return SettleForm(initial=initial, auto_id=f"id_{row.pk}_%s")


@require_POST
def settle(request: HttpRequest, uuid: UUID, comment: UUID) -> HttpResponse:
    report = report_for(request, uuid)
    rows = DraftComment.objects.select_related("request")
    row = get_object_or_404(rows, uuid=comment, request__report=report)
    form = SettleForm(request.POST, auto_id=f"id_{row.pk}_%s")
    if form.is_valid():
        try:
            actions.settle_comment(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            return redirect("reviews:comments", report.uuid)
    return _comments_page(request, report, _empty_ask_form(report), bad=(row, form))


def _empty_ask_form(report: SummaryReport) -> AskForm:
    return AskForm(units=Unit.objects.none(), names={}, posts=posts_at(report.unit, on=clock.today()).none())


@require_POST
def print_comments(request: HttpRequest, uuid: UUID) -> HttpResponse:
    report = report_for(request, uuid)
    try:
        actions.print_comments(report, prints="prints" in request.POST, by=actor_in(request), at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:comments", report.uuid)


def _asked(request: HttpRequest, uuid: UUID) -> CommentRequest:
    found = CommentRequest.objects.visible_to(actor_in(request))
    return get_object_or_404(
        found.select_related("report__unit", "report__paper", "report__round__unit", "unit"), uuid=uuid
    )


@require_http_methods(["GET", "POST"])
@once
def comment(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The asked place reads the draft and comments."""
    asked, actor = _asked(request, uuid), actor_in(request)
    sections = asked.report.sections.order_by("number")
    form = CommentForm(request.POST or None, sections=sections)
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_comment(asked, **form.cleaned_data, by=actor, at=clock.now())
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã gửi góp ý."))
            return redirect("reviews:comment", asked.uuid)
    context = {
        "asked": asked,
        "report": asked.report,
        "sheets": draft_sheets(asked.report),
        "comments": asked.comments.select_related("section").order_by("pk"),
        "form": form,
        "is_open": asked.report.state == SummaryReport.State.DRAFT,
        "may_comment": can_comment_draft(actor, asked),
    }
    return render(request, "reviews/comment.html", context, status=422 if form.errors else 200)


@require_POST
def agree(request: HttpRequest, uuid: UUID) -> HttpResponse:
    asked = _asked(request, uuid)
    if not can_comment_draft(actor_in(request), asked):
        raise Http404
    try:
        actions.agree_with_draft(asked, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã ghi: nhất trí với dự thảo."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("reviews:comment", asked.uuid)

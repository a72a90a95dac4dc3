"""Pages of summary reports, for the offices that make them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nep.measures.named import named_figures
from nep.measures.periods import Period
from nep.measures.registry import figures
from nep.organisations.actors import Actor
from nep.organisations.queries import name_on, names_on, posts_at
from nep.organisations.requests import actor_in
from nep.organisations.roles import Role
from nep.programmes.models import Theme
from nep.reviews import actions
from nep.reviews.downloads import FORMATS, MEDIA_TYPES, content_of
from nep.reviews.drawing import below_of
from nep.reviews.forms import IssueForm, SectionForm, StartForm
from nep.reviews.models import Round, Section, SummaryReport
from nep.reviews.pages import report_page
from nep.reviews.permissions import can_compile_report, can_issue_report
from nep.reviews.views.compiling import page_number, report_for
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.forms import add_refusal


@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    may_start = actor.unit is not None and can_compile_report(actor, actor.unit)
    form = StartForm(request.POST or None, themes=Theme.objects.order_by("-starts_on", "pk"))
    if request.method == "POST" and form.is_valid():
        theme = form.cleaned_data["theme"]
        try:
            report = _start(theme, actor)
            return redirect("reviews:report", report.uuid)
        except Refusal as refusal:
            form.add_error("theme", refusal.sentence)
    reports = SummaryReport.objects.visible_to(actor).order_by("-period_to", "-pk")[:100]
    names = names_on([report.unit_id for report in reports], clock.today())
    rounds = (
        Round.objects.filter(unit=actor.unit).exclude(state="draft") if may_start else Round.objects.none()
    )
    context = {
        "reports": reports,
        "names": names,
        "form": form,
        "may_start": may_start,
        "rounds": rounds.filter(summaries=None).order_by("-period_to", "-pk")[:20],
    }
    return render(request, "reviews/index.html", context)


def _start(theme: Theme, actor: Actor) -> SummaryReport:
    if actor.unit is None:
        raise NotAllowed
    period = Period(theme.starts_on, theme.ends_on)
    return actions.start_report(unit=actor.unit, theme=theme, period=period, by=actor, at=clock.now())


@require_safe
def report(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, one = actor_in(request), _report(request, uuid)
    context = {
        "report": one,
        "page": report_page(one, actor, chosen=request.GET.get("so", "")),
        "unit_name": name_on(one.unit, one.period_to),
        "sections": one.sections.order_by("number"),
        "may_compile": can_compile_report(actor, one.unit) and one.state == SummaryReport.State.DRAFT,
        "may_issue": can_issue_report(actor, one) and one.state == SummaryReport.State.DRAFT,
        "forms": sorted(FORMATS),
        "scans": one.paper.scans.count() if one.paper else 0,
    }
    return render(request, "reviews/report.html", context)


@require_POST
def compile_figures(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _report(request, uuid)
    try:
        actions.compile_report(one, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã chốt số liệu của báo cáo."))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("reviews:report", one.uuid)


@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    one = _report(request, uuid)
    part = get_object_or_404(Section, report=one, number=number)
    form = SectionForm(request.POST or None, instance=part)
    if request.method == "POST" and form.is_valid():
        words = {"title": form.cleaned_data["title"], "text": form.cleaned_data["text"]}
        try:
            actions.save_section(part, **words, by=actor_in(request), at=clock.now())
            return redirect("reviews:report", one.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    below = below_of(part, search=request.GET.get("tim", "")[:100], page=page_number(request))
    named = named_figures(_keys_of(one)).values()
    context = {"report": one, "section": part, "form": form, "figures": named, "below": below}
    return render(request, "reviews/section.html", context)


def _keys_of(report: SummaryReport) -> list[str] | None:
    """The figures of the report's round first; None (every figure) without one."""
    if report.round is None:
        return None
    counted = [figure.key for figure in figures()]
    return [*report.round.figures.order_by("position").values_list("key", flat=True), *counted]


@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, one = actor_in(request), _report(request, uuid)
    if not can_issue_report(actor, one):
        raise Http404
    posts = posts_at(one.unit, on=clock.today(), role=Role.LEADER)
    first = {"issued_on": clock.today()}
    form = IssueForm(request.POST or None, unit=one.unit, posts=posts, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            actions.issue_report(one, **form.cleaned_data, by=actor, at=clock.now())
            return redirect("reviews:report", one.uuid)
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "reviews/issue.html", {"report": one, "form": form})


@require_safe
def download(request: HttpRequest, uuid: UUID, form: str) -> HttpResponse:
    one = _report(request, uuid)
    if form not in FORMATS:
        raise Http404
    answer = HttpResponse(content_of(one, form), content_type=MEDIA_TYPES[form])
    name = f"bao-cao-{one.period_from:%Y}-{one.period_to:%Y}.{form}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _report(request: HttpRequest, uuid: UUID) -> SummaryReport:
    return report_for(request, uuid)

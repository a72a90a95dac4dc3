"""Certificates of a round: the list, files of many of them, one of them, handing over."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nep.commendations import exporting_certificates as exporting
from nep.commendations import jobs
from nep.commendations.certificates.issued import (
    certificates_of,
    forms_with_certificates,
    layouts_for,
)
from nep.commendations.certificates.layouts import layout_on
from nep.commendations.certificates.single import single_files
from nep.commendations.forms_certificates import RunForm
from nep.commendations.models import AwardRound, Certificate, CertificateLayout, CertificateRun, SubjectKind
from nep.commendations.permissions_certificates import can_print_certificates
from nep.commendations.views.common import refuse_unless, round_for
from nep.files.responses import serve
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.errors import NotAllowed, Refusal
from nep.web.htmx import is_fragment, render_part
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once

RUNS_SHOWN = 10


@exportable
def certificates(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """What was issued in the round; the files in which they were printed, for who prints them."""
    one = round_for(request, uuid)
    names = [(pk, form.name) for pk, (form, _day, _count) in forms_with_certificates(one).items()]
    listing = Listing(
        request,
        certificates_of(one).select_related("entry__form", "entry"),
        search=("entry__folded",),
        filters={
            "hinh-thuc": Choice(_("Hình thức"), names, lookup="entry__form"),
            "doi-tuong": Choice(_("Đối tượng"), SubjectKind.choices, lookup="entry__kind"),
            "trang-thai": Choice(_("Tình trạng"), Certificate.State.choices, lookup="state"),
        },
        orders={"ten": ("entry__sort_key",), "so": ("entry__golden_number",)},
        order_labels={"ten": _("Tên"), "so": _("Số sổ vàng")},
        export=exporting.CERTIFICATES,
    )
    if listing.file is not None:
        return listing.file
    may_print = can_print_certificates(actor_in(request), one)
    runs = one.certificate_runs.select_related("layout__form").order_by("-asked_at", "-pk")
    context = {
        "round": one,
        "listing": listing,
        "may_print": may_print,
        "runs": list(runs[:RUNS_SHOWN]) if may_print else [],
        "has_some": bool(names),
    }
    return render(request, "commendations/certificates.html", context)


@require_http_methods(["GET", "POST"])
@once
def run_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    actor, one = actor_in(request), round_for(request, uuid)
    refuse_unless(can_print_certificates(actor, one))
    layouts = layouts_for(one)
    first = {"package": CertificateRun.Package.ONE, "layout": layouts[0].uuid if layouts else None}
    form = RunForm(layouts=layouts, initial=first, **typed(request))

    def act() -> HttpResponse:
        package = form.cleaned_data["package"]
        made = jobs.print_later(one, layout=form.chosen(), package=package, by=actor, at=clock.now())
        return redirect(made)

    missing = [
        form_of_award
        for form_of_award, _day, _count in forms_with_certificates(one).values()
        if form_of_award.pk not in {layout.form_id for layout in layouts}
    ]
    page = {"round": one, "has_layouts": bool(layouts), "missing": missing}
    return answer_form(request, form, act, "commendations/certificate_run_new.html", page)


def _run_for(request: HttpRequest, uuid: UUID) -> CertificateRun:
    rounds = AwardRound.objects.visible_to(actor_in(request))
    rows = CertificateRun.objects.filter(round__in=rounds)
    run = get_object_or_404(rows.select_related("round__unit", "layout__form", "file"), uuid=uuid)
    refuse_unless(can_print_certificates(actor_in(request), run.round))
    return run


@require_safe
def run(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far a file is; ready, it is fetched here. The part asks again until it is done, then the page
    does."""
    one = _run_for(request, uuid)
    if is_fragment(request) and one.state != CertificateRun.State.MAKING:
        answer = HttpResponse()
        answer.headers["HX-Refresh"] = "true"
        return answer
    return render_part(request, "commendations/certificate_run.html", "busy", {"run": one})


@require_safe
def run_file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _run_for(request, uuid)
    if one.file is None:
        raise Http404
    return serve(one.file)


@require_POST
def run_go_on(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _run_for(request, uuid)
    _act(request, lambda: jobs.go_on_later(one, by=actor_in(request)))
    return redirect(one)


def _act(request: HttpRequest, action: Callable[[], object]) -> None:
    try:
        action()
    except NotAllowed:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))


@require_safe
def certificate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One sheet, to be printed again: only what is in force."""
    rounds = AwardRound.objects.visible_to(actor_in(request))
    rows = Certificate.objects.in_force().filter(entry__item__decision__round__in=rounds)
    one = get_object_or_404(
        rows.select_related("entry__form", "entry__item__decision__round__unit"), uuid=uuid
    )
    assert one.entry.item is not None
    refuse_unless(can_print_certificates(actor_in(request), one.entry.item.decision.round))
    mode, of = request.GET.get("cach", CertificateLayout.Mode.FULL), (one.entry.form, one.entry.signed_on)
    layout = layout_on(*of, mode=mode) or layout_on(*of)
    if layout is None:
        raise Http404
    answer = HttpResponse(single_files(layout, [one])[0], content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="bang-khen.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer

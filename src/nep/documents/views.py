"""The papers a unit issued: the list, one paper, its files."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.documents import actions, permissions
from nep.documents.checker import check_docx, check_pdf, faults
from nep.documents.differences import Differences, compare
from nep.documents.exporting import PAPERS
from nep.documents.figure_names import with_names
from nep.documents.forms import ReturnedForm, ScanForm
from nep.documents.models import IssuedPaper, PaperType, SignedScan
from nep.documents.queries import paper_units, paper_years
from nep.documents.returned import read_paper, read_upload
from nep.files.actions import read
from nep.files.responses import serve
from nep.organisations.history import history_of
from nep.organisations.queries import name_on, names_on
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once


@login_not_required
@exportable
def papers(request: HttpRequest) -> HttpResponseBase:
    """Issued papers: the published ones for everybody, the others for who may see them."""
    visible = IssuedPaper.objects.visible_to(actor_in(request))
    listing = Listing(
        request,
        visible,
        search=("folded",),
        filters={
            "loai": Choice(_("Loại văn bản"), PaperType.choices, lookup="type_code"),
            "nam": Choice(_("Năm"), paper_years(visible), lookup="year"),
            "don-vi": Choice(_("Đơn vị ban hành"), paper_units(visible, clock.today()), lookup="unit"),
        },
        orders={"moi": ("-issued_on",), "cu": ("issued_on",)},
        order_labels={"moi": _("Mới trước"), "cu": _("Cũ trước")},
        export=PAPERS,
    )
    if listing.file is not None:
        return listing.file
    names = names_on([paper.unit_id for paper in listing.page], clock.today())
    return render(request, "documents/papers.html", {"listing": listing, "names": names})


def _paper_for(request: HttpRequest, uuid: str) -> IssuedPaper:
    visible = IssuedPaper.objects.visible_to(actor_in(request)).select_related("unit", "pdf", "docx")
    return get_object_or_404(visible, uuid=uuid)


@login_not_required
@require_safe
def paper(request: HttpRequest, uuid: str) -> HttpResponse:
    return _paper_page(request, _paper_for(request, uuid), ScanForm())


def _paper_page(
    request: HttpRequest, paper: IssuedPaper, form: ScanForm, *, status: int = 200
) -> HttpResponse:
    actor = actor_in(request)
    context: dict[str, Any] = {
        "paper": paper,
        "unit_name": name_on(paper.unit, paper.issued_on),
        "scans": paper.scans.select_related("file").order_by("-pk"),
        "form": form,
        "may_attach": permissions.can_attach_scan(actor, paper),
        "may_compare": actor.may("view_papers", paper.unit),
        "history": history_of(paper) if actor.may("read_history", paper.unit) else None,
    }
    return render(request, "documents/paper.html", context, status=status)


@login_not_required
@require_safe
def paper_file(request: HttpRequest, uuid: str, form: str) -> HttpResponse:
    """The PDF (shown in place) or the DOCX (downloaded)."""
    paper = _paper_for(request, uuid)
    return serve(paper.pdf if form == "pdf" else paper.docx, inline=True)


@login_not_required
@require_safe
def scan_file(request: HttpRequest, uuid: str, pk: int) -> HttpResponse:
    """A signed scan: it carries a signature, so only for who sees the papers of the unit."""
    paper = _paper_for(request, uuid)
    if not actor_in(request).may("view_papers", paper.unit):
        raise Http404
    return serve(get_object_or_404(SignedScan.objects.select_related("file"), pk=pk, paper=paper).file)


@require_http_methods(["POST"])
@once
def attach_scan(request: HttpRequest, uuid: str) -> HttpResponse:
    paper = _paper_for(request, uuid)
    form = ScanForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.attach_scan(paper, upload=form.cleaned_data["scan"], by=actor_in(request), at=clock.now())
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("Đã lưu bản đã ký, đóng dấu."))
            return redirect("documents:paper", uuid=paper.uuid)
    return _paper_page(request, paper, form, status=422)


@login_not_required
@require_safe
def layout_check(request: HttpRequest, uuid: str) -> HttpResponse:
    """Both files measured against the layout rules of the issuing unit's world."""
    paper = _paper_for(request, uuid)
    measured = [
        (_("Bản PDF"), check_pdf(read(paper.pdf), paper.world)),
        (_("Bản DOCX"), check_docx(read(paper.docx), paper.world)),
    ]
    reports = [(name, rows, len(rows) - len(faults(rows))) for name, rows in measured]
    return render(request, "documents/layout_check.html", {"paper": paper, "reports": reports})


@require_http_methods(["GET", "POST"])
def compare_returned(request: HttpRequest, uuid: str) -> HttpResponse:
    """A DOCX edited outside beside what was issued: nothing is kept, and what was issued never changes."""
    paper = _paper_for(request, uuid)
    if not actor_in(request).may("view_papers", paper.unit):
        raise Http404
    form = ReturnedForm(request.POST or None, request.FILES or None)
    found: Differences | None = None
    if request.method == "POST" and form.is_valid():
        try:
            theirs = read_upload(form.cleaned_data["returned"])
            found = with_names(compare(read_paper(read(paper.docx)), theirs))
        except Refusal as refusal:
            add_refusal(form, refusal)
    status = 422 if form.errors else 200
    return render(
        request, "documents/compare.html", {"paper": paper, "form": form, "found": found}, status=status
    )

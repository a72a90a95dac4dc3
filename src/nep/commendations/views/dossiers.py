"""Papers of a dossier: sent, issued, read; and all dossiers of a form bound in one file."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.commendations import actions
from nep.commendations.binding import bound_file
from nep.commendations.council_desk import not_yet_open_to
from nep.commendations.dossier_forms import BindForm, DossierPaperForm, SubmissionForm
from nep.commendations.dossiers import dossier_of
from nep.commendations.models import AwardForm, Nomination, NominationPaper, SubjectKind
from nep.commendations.papers import achievement_report
from nep.commendations.permissions import can_add_paper, can_bind, can_issue_submission
from nep.commendations.views.common import nomination_for, refuse_unless, round_for
from nep.documents import docx, pdf
from nep.files.actions import DOCX, PDF
from nep.files.responses import serve
from nep.organisations.queries import posts_at
from nep.organisations.requests import actor_in
from nep.organisations.roles import Role
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm

WRITERS = {"pdf": (pdf.write, PDF), "docx": (docx.write, DOCX)}


@require_safe
def report(request: HttpRequest, uuid: UUID, form: str) -> HttpResponse:
    """The achievement report as it is now: with the frozen figures once it was sent."""
    one = nomination_for(request, uuid)
    if form not in WRITERS:
        raise Http404
    write, media_type = WRITERS[form]
    content = write(achievement_report(one, on=clock.today()))
    return _file(content, f"Báo cáo thành tích {one.subject_name}.{form}", media_type)


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@require_http_methods(["GET", "POST"])
@once
def add(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = nomination_for(request, uuid)
    refuse_unless(can_add_paper(actor_in(request), one))
    missing = [line.name for line in dossier_of(one, clock.today()) if line.paper is None]
    form = DossierPaperForm(missing=missing, **typed(request))

    def act() -> HttpResponse:
        upload = form.cleaned_data["upload"]
        actions.attach_paper(one, name=form.name, upload=upload, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã thêm văn bản vào hồ sơ."))
        return redirect(one)

    return answer_form(request, form, act, "commendations/paper_add.html", {"nomination": one})


def _paper(request: HttpRequest, uuid: UUID, pk: int) -> tuple[Nomination, NominationPaper]:
    one = nomination_for(request, uuid)
    rows = one.papers.select_related("nomination__unit", "nomination__judged_by", "file", "issued__pdf")
    return one, get_object_or_404(rows, pk=pk)


@require_safe
def paper(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    _one, row = _paper(request, uuid, pk)
    file = row.issued.pdf if row.issued is not None else row.file
    assert file is not None, "a paper has a file or was issued"
    return serve(file, inline=True)


@require_http_methods(["GET", "POST"])
@once
def remove(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    one, row = _paper(request, uuid, pk)
    refuse_unless(can_add_paper(actor_in(request), one))
    form = Form(**typed(request))
    confirm = Confirm(
        _("Bỏ “%(name)s” khỏi hồ sơ?") % {"name": row.name},
        _("Bỏ văn bản"),
        one.get_absolute_url(),
        [_("Văn bản không còn trong hồ sơ này; việc bỏ ghi vào lịch sử.")],
        is_dangerous=True,
    )

    def act() -> HttpResponse:
        actions.remove_paper(row, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã bỏ văn bản."))
        return redirect(one)

    page = {"confirm": confirm, "title": one.subject_name}
    return answer_form(request, form, act, "commendations/confirm.html", page)


@require_http_methods(["GET", "POST"])
@once
def submission(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The unit's tờ trình for what it sent."""
    actor, one = actor_in(request), round_for(request, uuid)
    unit = actor.unit
    refuse_unless(unit is not None and can_issue_submission(actor, unit))
    assert unit is not None
    today = clock.today()
    form = SubmissionForm(
        unit=unit,
        forms_here=AwardForm.objects.filter(nominations__round=one, nominations__unit=unit).distinct(),
        signers=posts_at(unit, on=today, role=Role.LEADER),
        initial={"issued_on": today},
        **typed(request),
    )

    def act() -> HttpResponse:
        issued = actions.issue_submission(one, unit=unit, **form.cleaned_data, by=actor, at=clock.now())
        messages.success(request, _("Đã ban hành tờ trình số %(number)s.") % {"number": issued.number_text})
        return redirect(one)

    return answer_form(request, form, act, "commendations/submission.html", {"round": one})


@require_http_methods(["GET", "POST"])
def bound(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """POST: it takes seconds, and no page that looks ahead should start it."""
    actor, one = actor_in(request), round_for(request, uuid)
    refuse_unless(can_bind(actor, one))
    form = BindForm(forms_here=AwardForm.objects.filter(nominations__round=one).distinct(), **typed(request))

    def act() -> HttpResponse:
        chosen_form, kind = form.cleaned_data["form"], SubjectKind(form.cleaned_data["kind"])
        rows = Nomination.objects.visible_to(actor).standing().filter(round=one, form=chosen_form, kind=kind)
        rows = rows.exclude(pk__in=not_yet_open_to(actor).values("pk"))
        whole = rows.select_related("round__unit", "form", "unit", "collective").order_by("sort_key", "pk")
        content = bound_file(one, chosen_form, str(kind.label), list(whole), on=clock.today())
        return _file(content, f"Tập hồ sơ {chosen_form.name}, {kind.label}.pdf", PDF)

    return answer_form(request, form, act, "commendations/bound.html", {"round": one})

"""The list of a session: who is expected, the printed invitations, a certificate."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from nep.documents import pdf
from nep.learning import actions, permissions
from nep.learning.forms import HoldersForm, NamesForm
from nep.learning.models import Attendance, Session
from nep.learning.papers import certificate
from nep.learning.queries import CAME, units_to_invite
from nep.learning.views.sessions import seen_session
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.answering import answer_form, typed
from nep.web.once import once
from nep.web.parts import Confirm


@require_http_methods(["GET", "POST"])
@once
def people(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who is expected; names are added by pasting them."""
    row = kept_session(request, uuid)
    form = NamesForm(session=row, **typed(request))

    def act() -> HttpResponse:
        count = actions.expect_names(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã thêm %(count)s người vào danh sách.") % {"count": count})
        return redirect("learning:people", uuid=row.uuid)

    units = units_to_invite(actor_in(request), clock.today())
    page = _people_page(request, row, HoldersForm(session=row, units=units))
    return answer_form(request, form, act, "learning/people.html", page)


@require_http_methods(["GET", "POST"])
@once
def add_unit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Everybody of a unit comes onto the list."""
    row = kept_session(request, uuid)
    units = units_to_invite(actor_in(request), clock.today())
    form = HoldersForm(session=row, units=units, **typed(request))

    def act() -> HttpResponse:
        count = actions.expect_holders(row, **form.cleaned_data, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã thêm %(count)s người vào danh sách.") % {"count": count})
        return redirect("learning:people", uuid=row.uuid)

    return answer_form(request, form, act, "learning/add_unit.html", {"session": row})


@require_http_methods(["GET", "POST"])
def take_off(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    row = kept_session(request, uuid)
    one = get_object_or_404(Attendance.objects.filter(session=row), pk=pk)
    confirm = Confirm(_("Bỏ người này khỏi danh sách?"), _("Bỏ khỏi danh sách"), "../../", (), True)

    def act() -> HttpResponse:
        actions.take_off_list(one, by=actor_in(request), at=clock.now())
        messages.success(request, _("Đã bỏ khỏi danh sách."))
        return redirect("learning:people", uuid=row.uuid)

    page = {"session": row, "confirm": confirm, "one": one}
    return answer_form(request, forms.Form(**typed(request)), act, "learning/take_off.html", page)


@require_safe
def invitations(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """To be printed and cut: one slip for each person, with the code for the door."""
    row = kept_session(request, uuid)
    page = {
        "session": row,
        "meeting": row.meeting,
        "people": Attendance.objects.filter(session=row).order_by("sort_key", "pk"),
    }
    return render(request, "learning/invitations.html", page)


@require_safe
def certificate_of(request: HttpRequest, uuid: UUID, pk: int) -> HttpResponse:
    """For somebody of the list who came, given out by who keeps the list."""
    row = kept_session(request, uuid)
    one = get_object_or_404(Attendance.objects.filter(session=row, state__in=CAME), pk=pk)
    one.session = row
    return certificate_file(one)


def certificate_file(one: Attendance) -> HttpResponse:
    """The PDF; nothing of it is stored. 404 before the session was held."""
    if not one.session.is_held:
        raise Http404
    content = pdf.write(certificate(one, issued_on=clock.today()))
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'attachment; filename="giay-xac-nhan.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def kept_session(request: HttpRequest, uuid: UUID) -> Session:
    """The session whose list the acting post keeps: 404 if it is not seen, 403 if only its facts are."""
    row = seen_session(request, uuid)
    if not permissions.can_keep_attendance(actor_in(request), row):
        raise PermissionDenied
    return row


def _people_page(request: HttpRequest, row: Session, unit_form: HoldersForm) -> dict[str, object]:
    people = Attendance.objects.visible_to(actor_in(request)).filter(session=row)
    return {
        "session": row,
        "unit_form": unit_form,
        "people": people.select_related("audience_group").order_by("sort_key", "pk"),
        "may_add": row.state != Session.State.CANCELLED and not row.has_erased_rows,
    }

"""The slip holder's pages: number and secret once, then half an hour."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nep.files import responses
from nep.organisations.actors import SLIP_HOLDER
from nep.petitions import actions, holding, receipts
from nep.petitions.actions.reopening import reopen_petition
from nep.petitions.forms.tracking import OpenSlipForm
from nep.petitions.models import Petition, PetitionFile
from nep.petitions.tracked import tracked
from nep.promises import actions as promises
from nep.promises.models import Confirmation
from nep.web import clock, limits
from nep.web.errors import Refusal

WINDOWS = (limits.Window(20, 600), limits.Window(100, 86_400))


@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def open_slip(request: HttpRequest) -> HttpResponse:
    """Number and secret; the same words for a wrong number and a wrong secret."""
    form = OpenSlipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            limits.count_visit(request, "open_slip", WINDOWS)
            holder = actions.read_slip(**form.cleaned_data, at=clock.now())
        except Refusal as refusal:
            form.add_error("secret", str(refusal.sentence))
        else:
            holding.hold(request, holder)
            return redirect("petitions:tracking")
    return render(request, "petitions/open_slip.html", {"form": form})


@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def scan(request: HttpRequest, number: str, long_secret: str) -> HttpResponse:
    """The QR's address: one button, so that a link preview opens nothing and a GET writes nothing."""
    if request.method == "GET":
        return render(request, "petitions/scan.html", {"number": receipts.spaced(number)})
    try:
        limits.count_visit(request, "open_slip", WINDOWS)
        holder = actions.read_slip(number, long_secret=long_secret, at=clock.now())
    except Refusal as refusal:
        page = {"form": OpenSlipForm(), "error_sentence": str(refusal.sentence)}
        return render(request, "petitions/open_slip.html", page, status=404)
    holding.hold(request, holder)
    return redirect("petitions:tracking")


@never_cache
@login_not_required
@require_GET
def tracking(request: HttpRequest) -> HttpResponse:
    return _show(request)


def _show(request: HttpRequest, sentence: str = "") -> HttpResponse:
    holder = holding.held(request)
    if holder is None:
        return redirect("petitions:open_slip")
    today = clock.today()
    rows = [tracked(petition, today) for petition in holder.petitions]
    page = {"slip": holder.slip, "rows": rows, "error_sentence": sentence, "answers": Confirmation.Answer}
    return render(request, "petitions/tracking.html", page, status=409 if sentence else 200)


def _mine(request: HttpRequest, uuid: UUID) -> Petition:
    """The petition of the slip that this browser holds; 404 for any other."""
    holder = holding.held(request)
    for petition in holder.petitions if holder else []:
        if petition.uuid == uuid:
            return petition
    raise Http404


@never_cache
@login_not_required
@require_POST
def confirm(request: HttpRequest, uuid: UUID, promise: UUID) -> HttpResponse:
    """Done, partly, not yet: said by the slip's holder, counted as the citizen's own word."""
    petition = _mine(request, uuid)
    kept = petition.promises.filter(uuid=promise).first()
    answer = request.POST.get("answer", "")
    if kept is None or answer not in {"done", "partly", "not_yet"}:
        raise Http404
    try:
        promises.confirm_promise(
            kept,
            answer=answer,
            given_by=Confirmation.GivenBy.CITIZEN,
            petition_id=petition.pk,
            by=SLIP_HOLDER,
            at=clock.now(),
        )
    except Refusal as refusal:
        return _show(request, str(refusal.sentence))
    return redirect("petitions:tracking")


@never_cache
@login_not_required
@require_POST
def not_settled(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The citizen says that the answer does not settle it: the unit has it on its desk again."""
    try:
        reopen_petition(_mine(request, uuid), by=SLIP_HOLDER, at=clock.now())
    except Refusal as refusal:
        return _show(request, str(refusal.sentence))
    return redirect("petitions:tracking")


@never_cache
@login_not_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, uuid: UUID) -> HttpResponse:
    petition = _mine(request, uuid)
    if request.method == "GET":
        until = actions.last_day_to_undo(clock.today())
        return render(request, "petitions/withdraw.html", {"petition": petition, "undo_until": until})
    try:
        actions.withdraw_petition(petition, by=SLIP_HOLDER, at=clock.now())
    except Refusal as refusal:
        return _show(request, str(refusal.sentence))
    return redirect("petitions:tracking")


@never_cache
@login_not_required
@require_POST
def undo_withdrawal(request: HttpRequest, uuid: UUID) -> HttpResponse:
    try:
        actions.undo_withdrawal(_mine(request, uuid), by=SLIP_HOLDER, at=clock.now())
    except Refusal as refusal:
        return _show(request, str(refusal.sentence))
    return redirect("petitions:tracking")


@login_not_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Done on a shared telephone: the next person sees nothing."""
    holding.let_go(request)
    return redirect("petitions:open_slip")


@never_cache
@login_not_required
@require_GET
def own_photo(request: HttpRequest, uuid: UUID, position: int) -> HttpResponse:
    """A photograph back to its sender only."""
    row = PetitionFile.objects.filter(petition=_mine(request, uuid), position=position)
    photo = row.select_related("file").first()
    if photo is None:
        raise Http404(_("Không có ảnh này."))
    return responses.serve(photo.file, inline=True)

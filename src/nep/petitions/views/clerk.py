"""The reception desk: writing down, slips, what waits to be checked and sorted."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from nep.organisations import queries as organisations
from nep.organisations.actors import Actor
from nep.organisations.requests import actor_in
from nep.petitions import actions, queries, receipts
from nep.petitions.desk import short
from nep.petitions.exporting import QUARANTINED, TO_SORT, WITHDRAWN
from nep.petitions.forms.clerk import ClerkForm, PrintBookForm
from nep.petitions.models import Petition, SlipBook, State
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once


def actor_with(request: HttpRequest, verb: str) -> Actor:
    """The acting post, which has `verb` at its own unit; 403 for any other."""
    actor = actor_in(request)
    if actor.unit is None or not actor.may(verb, actor.unit):
        raise PermissionDenied
    return actor


@once
@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """One page for a visitor at the counter."""
    actor = actor_with(request, "register_petition")
    # most visitors come to the desk of the place that they speak of
    here = {"place_unit": str(actor.unit.pk)} if actor.unit else {}
    form = ClerkForm(request.POST or None, request.FILES or None, initial=here)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            receipt = actions.register_petition(
                form.submission(),
                channel=given["channel"],
                slip_number=given["slip_number"],
                photos=given["photos"],
                by=actor,
                at=clock.now(),
            )
        except Refusal as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _said(receipt.petition))
            return redirect("petitions:clerk")
    return render(request, "petitions/clerk.html", {"form": form})


def _said(petition: Petition) -> str:
    home = organisations.name_on(petition.home_unit, clock.today())
    if petition.slip is None:
        return _("Đã ghi, %(desk)s tiếp nhận. Ý kiến này không có phiếu.") % {"desk": home}
    told = _("Đã ghi, phiếu số %(number)s, %(desk)s tiếp nhận. Giao tờ phiếu còn gấp kín cho người gửi.")
    return told % {"number": receipts.spaced(petition.slip.number), "desk": home}


@exportable
def triage(request: HttpRequest) -> HttpResponseBase:
    """What waits at the desk to be sorted."""
    actor = actor_with(request, "classify_petition")
    listing = Listing(
        request,
        queries.to_sort(actor).select_related("slip"),
        search=("working_folded",),
        filters={"loai": Choice(_("Loại"), Petition.Klass.choices, lookup="klass")},
        orders={"cu": ("received_at",), "moi": ("-received_at",)},
        order_labels={"cu": _("Cũ trước"), "moi": _("Mới trước")},
        export=TO_SORT,
    )
    if listing.file is not None:
        return listing.file
    return render(request, "petitions/triage.html", _page(listing))


@exportable
def quarantine(request: HttpRequest) -> HttpResponseBase:
    """What came without proof, and what was not taken."""
    actor = actor_with(request, "release_quarantine")
    states = (State.QUARANTINED, State.REJECTED)
    waiting = Petition.objects.visible_to(actor).filter(desk_unit=actor.unit, state__in=states)
    listing = Listing(
        request,
        waiting.select_related("slip"),
        filters={
            "xem": Choice(
                _("Xem"),
                [(state, state.label) for state in states],
                lookup="state",
            )
        },
        orders={"moi": ("-received_at",)},
        export=QUARANTINED,
    )
    if listing.file is not None:
        return listing.file
    return render(request, "petitions/quarantine.html", _page(listing))


@exportable
def withdrawn(request: HttpRequest) -> HttpResponseBase:
    """What was withdrawn below this desk: where and when, never what it said (safeguard 4)."""
    actor = actor_with(request, "classify_petition")
    assert actor.unit is not None
    rows = queries.withdrawn_below(actor.unit, clock.today())
    listing = Listing(request, rows, orders={"moi": ("-closed_on",)}, export=WITHDRAWN)
    if listing.file is not None:
        return listing.file
    names = organisations.names_on([row.home_unit_id for row in listing.page], clock.today())
    return render(request, "petitions/withdrawn.html", {"listing": listing, "names": names})


def _page(listing: Listing[Petition]) -> dict[str, object]:
    places = [row.place_unit_id for row in listing.page]
    return {
        "listing": listing,
        "rows": [(row, short(row)) for row in listing.page],
        "names": organisations.names_on(places, clock.today()),
    }


@never_cache
@require_http_methods(["GET", "POST"])
def slip_books(request: HttpRequest) -> HttpResponse:
    """Books of folded slips: printed once, in the answer to the POST, never again."""
    actor = actor_with(request, "print_slips")
    assert actor.unit is not None
    form = PrintBookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pages = form.cleaned_data["pages"]
        printed = actions.print_slip_book(actor.unit, pages=pages, by=actor, at=clock.now())
        desk = organisations.name_on(actor.unit, clock.today())
        slips = [receipts.of_book(slip) for slip in printed]
        return render(request, "petitions/slip_book.html", {"slips": slips, "desk": desk})
    books = SlipBook.objects.filter(unit=actor.unit).order_by("-number")[:50]
    return render(request, "petitions/slip_books.html", {"form": form, "books": books})

"""Lists of an officer: all petitions, what waits for approval, what is to be told."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q, Value, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from nep.organisations.models import FOR_EVER, Unit
from nep.organisations.queries import names_on
from nep.organisations.requests import actor_in
from nep.petitions import queries_handling as queries
from nep.petitions.actions.telling import mark_told, note_try
from nep.petitions.clock_words import clock_words
from nep.petitions.exporting import PETITIONS
from nep.petitions.forms_handling import ReturnForm
from nep.petitions.models import Answer, AnswerPromise, Klass, Petition, State, TellBy, Telling
from nep.petitions.permissions_handling import is_own_draft
from nep.petitions.sheets import sheet_of
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.listing import Choice, Listing, exportable

ORDERS = {
    "han": ("due_sorted", "pk"),
    "moi": ("-received_on", "-pk"),
    "cu": ("received_on", "pk"),
}
ORDER_LABELS = {
    "han": gettext_lazy("Hạn trả lời"),
    "moi": gettext_lazy("Mới tiếp nhận"),
    "cu": gettext_lazy("Tiếp nhận lâu nhất"),
}
MOST = 200
OPEN = Q(state__in=[State.RECEIVED, State.ASSIGNED])


@exportable
def petition_list(request: HttpRequest) -> HttpResponseBase:
    day = clock.today()
    listing = listing_of(request, day)
    if listing.file is not None:
        return listing.file
    rows = listing.page
    names = names_on([row.place_unit_id for row in rows] + [row.unit_id for row in rows], day)
    return render(request, "petitions/list.html", {"listing": listing, "rows": rows, "names": names})


def listing_of(request: HttpRequest, day: date) -> Listing[Petition]:
    actor = actor_in(request)
    rows = Petition.objects.visible_to(actor).select_related("slip", "deadline")
    rows = rows.annotate(due_sorted=Coalesce("due_on", Value(FOR_EVER)))
    return Listing(
        request,
        rows,
        search=("working_folded",),
        filters={
            "tinh-trang": Choice(gettext_lazy("Tình trạng"), State.choices, lookup="state"),
            "loai": Choice(gettext_lazy("Loại"), Klass.choices, lookup="klass"),
            "han": Choice(
                gettext_lazy("Hạn"),
                [
                    ("tre", gettext_lazy("quá hạn")),
                    ("con", gettext_lazy("còn hạn")),
                    ("dung", gettext_lazy("tạm dừng tính hạn")),
                ],
                conditions={
                    "tre": OPEN & Q(due_on__lt=day),
                    "con": OPEN & Q(due_on__gte=day),
                    "dung": OPEN & Q(deadline__paused_on__isnull=False),
                },
            ),
            "don-vi": Choice(gettext_lazy("Đơn vị trả lời"), unit_choices(request, day), lookup="unit_id"),
        },
        orders=ORDERS,
        order_labels=ORDER_LABELS,
        export=PETITIONS,
    )


def unit_choices(request: HttpRequest, day: date) -> list[tuple[int, str]]:
    """The units that have a petition which the acting post sees."""
    having = Petition.objects.visible_to(actor_in(request)).order_by().values("unit").distinct()
    return queries.unit_options(Unit.objects.filter(pk__in=having), day)


@dataclass(frozen=True)
class Signing:
    """One answer of the queue, with the buttons that the acting post has for it."""

    answer: Answer
    may_check: bool = False
    may_approve: bool = False


@require_GET
def approval_queue(request: HttpRequest) -> HttpResponse:
    """The leader reads each drafted answer where it stands and signs it."""
    actor, day = actor_in(request), clock.today()
    promises = AnswerPromise.objects.select_related("promised_by", "contact").order_by("position")
    to_approve = queries.answers_to_approve(actor, day).prefetch_related(Prefetch("promises", promises))
    to_check = queries.answers_to_check(actor).prefetch_related(Prefetch("promises", promises))
    signing = [Signing(row, may_approve=not is_own_draft(actor, row)) for row in to_approve[:MOST]]
    checking = [Signing(row, may_check=True) for row in to_check[:MOST]]
    rows = [signing_row.answer for signing_row in signing + checking]
    names = names_on(
        [row.petition.place_unit_id for row in rows]
        + [promise.unit_id for row in rows for promise in row.promises.all()],
        day,
    )
    context = {"rows": signing + checking, "names": names, "return_form": ReturnForm()}
    return render(request, "petitions/approval.html", context)


@require_GET
def telling_list(request: HttpRequest) -> HttpResponse:
    """Whom to call, what to send, what to post: nothing else."""
    rows = list(queries.tellings_to_do(actor_in(request))[:MOST])
    moved = [row.petition for row in rows if row.about == Telling.About.CLOCK]
    prefetch_related_objects(moved, "deadline__norm", "deadline__extensions", "deadline__pauses")
    words = {petition.pk: clock_words(petition) for petition in moved}
    told = [(row, words[row.petition_id] if row.about == Telling.About.CLOCK else []) for row in rows]
    context = {"rows": told, "channels": TellBy, "outcomes": Telling.Outcome}
    return render(request, "petitions/tellings.html", context)


@require_POST
def tell(request: HttpRequest, number: int) -> HttpResponse:
    telling = get_object_or_404(queries.tellings_to_do(actor_in(request)), pk=number)
    actor, at = actor_in(request), clock.now()
    try:
        if request.POST.get("outcome") == "again":
            note_try(telling, by=actor, at=at)
        else:
            mark_told(telling, outcome=request.POST.get("outcome", ""), by=actor, at=at)
        messages.success(request, _("Đã ghi."))
    except NotAllowed as refusal:
        raise PermissionDenied from refusal
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("petitions:tellings")


@require_GET
@translation.override("vi")
def sheet(request: HttpRequest, number: int) -> HttpResponse:
    """The sheet for the hamlet's notice board, or the letter: to print, in the language of its readers."""
    rows = Telling.objects.on_desk_of(actor_in(request)).select_related("petition__slip", "answer", "promise")
    seen = Petition.objects.visible_to(actor_in(request))
    telling = get_object_or_404(rows.filter(petition__in=seen.values("pk")), pk=number)
    return render(
        request, "petitions/sheet.html", {"telling": telling, "sheet": sheet_of(telling, clock.today())}
    )

"""What everybody reads, and the form to ask for the floor."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from nep.dialogue import actions
from nep.dialogue.exporting import PAST_DAYS
from nep.dialogue.forms import SpeakForm
from nep.dialogue.models import ListeningDay
from nep.dialogue.queries import counts_of, promises_around, registration_counts
from nep.meetings.models import DayChange, Host, Meeting
from nep.organisations.queries import names_on
from nep.organisations.requests import actor_in
from nep.promises.board import rows_of
from nep.web import clock, limits
from nep.web.errors import Refusal
from nep.web.forms import add_refusal
from nep.web.listing import Choice, Listing, exportable
from nep.web.once import once

WINDOWS = (limits.Window(5, 600), limits.Window(15, 3600), limits.Window(40, 86_400))


@login_not_required
@exportable
def days(request: HttpRequest) -> HttpResponseBase:
    """Days to come first, then those that were held, newest first."""
    today = clock.today()
    public = ListeningDay.objects.public().select_related("meeting")
    units = names_on(public.order_by().values_list("meeting__unit", flat=True).distinct(), today)
    choices = sorted(units.items(), key=lambda item: item[1])
    filters = {"don-vi": Choice(_("Đơn vị"), choices, lookup="meeting__unit")}
    states = Meeting.State
    coming = public.filter(meeting__state=states.ANNOUNCED, meeting__happens_on__gte=today)
    past = Listing(
        request,
        public.exclude(pk__in=coming.values("pk")),
        filters=filters,
        orders={"moi": ("-meeting__happens_on",)},
        export=PAST_DAYS,
    )
    if past.file is not None:
        return past.file
    unit = request.GET.get("don-vi", "")
    if unit.isdigit():
        coming = coming.filter(meeting__unit=int(unit))
    context = {
        "coming": coming.order_by("meeting__happens_on", "pk")[:50],
        "listing": past,
        "names": units,
    }
    return render(request, "dialogue/days.html", context)


@login_not_required
@require_GET
def day(request: HttpRequest, uuid: str) -> HttpResponse:
    """One day: when, where, who listens; what is unfinished from earlier; what came of it."""
    found = _public_day(uuid)
    return render(request, "dialogue/day.html", _context(found))


@login_not_required
@require_GET
def notice(request: HttpRequest, uuid: str) -> HttpResponse:
    """The notice of a day, to be printed and put up."""
    return render(request, "dialogue/notice.html", _context(_public_day(uuid)))


@login_not_required
@require_GET
def conclusion(request: HttpRequest, uuid: str) -> HttpResponse:
    """What a day was concluded with, in words that were approved for everybody: counts, and each promise with
    who must do it and by when. What people said stays in the paper, which is internal."""
    days = ListeningDay.objects.concluded_in_public().select_related("meeting__unit", "hamlet", "conclusion")
    found = get_object_or_404(days, meeting__uuid=uuid)
    return render(request, "dialogue/conclusion.html", _context(found))


@login_not_required
@once
@require_http_methods(["GET", "POST"])
def speak(request: HttpRequest, uuid: str) -> HttpResponse:
    """Ask for the floor: a topic, no name; the answer is a number."""
    found = _public_day(uuid)
    form = SpeakForm(request.POST) if request.method == "POST" else SpeakForm()
    context = {"day": found, "meeting": found.meeting, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            limits.count_visit(request, "speak", WINDOWS)
            row = actions.register_to_speak(
                found, topic=form.cleaned_data["topic"], by=actor_in(request), at=clock.now()
            )
            return render(request, "dialogue/speak_done.html", {**context, "number": row.number})
        except Refusal as refusal:
            add_refusal(form, refusal)
    return render(request, "dialogue/speak.html", context)


def _public_day(uuid: str) -> ListeningDay:
    days = ListeningDay.objects.public().select_related("meeting__unit", "hamlet")
    return get_object_or_404(days, meeting__uuid=uuid)


def _context(day: ListeningDay) -> dict[str, object]:
    meeting, today = day.meeting, clock.today()
    promises = promises_around(day)
    names = names_on([meeting.unit_id, *(promise.unit_id for promise in promises)], today)
    rows = rows_of(promises, names, today=today, with_images=False)
    return {
        "day": day,
        "meeting": meeting,
        "unit_name": names.get(meeting.unit_id, ""),
        "hosts": list(Host.objects.filter(meeting=meeting).order_by("pk")),
        "changes": list(DayChange.objects.filter(meeting=meeting).order_by("number")),
        "counts": counts_of(day),
        "asked": registration_counts(day),
        "made_here": [row for row in rows if row.promise.meeting_id == meeting.pk],
        "unfinished": [row for row in rows if row.promise.meeting_id != meeting.pk],
        "is_concluded": day.is_concluded_in_public,
        "is_open": meeting.state == Meeting.State.ANNOUNCED and meeting.happens_on >= today,
    }

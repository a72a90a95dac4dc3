"""The public calendar and its feeds."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from nep.meetings import feeds
from nep.meetings.models import Meeting
from nep.organisations.queries import names_on
from nep.web import clock
from nep.web.registry import address_for, address_of

BEHIND = timedelta(days=60)
MOST = 500
NO_UUID = "00000000-0000-0000-0000-000000000000"


@login_not_required
@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """What is coming."""
    today = clock.today()
    meetings = (
        Meeting.objects.public().filter(happens_on__gte=today).order_by("happens_on", "starts_at", "pk")
    )
    rows = list(meetings[:MOST])
    names = names_on([meeting.unit_id for meeting in rows], today)
    shown = [(meeting, address_for("dialogue:day", meeting.uuid)) for meeting in rows]
    return render(request, "meetings/calendar.html", {"rows": shown, "names": names})


@login_not_required
@require_GET
def icalendar(request: HttpRequest) -> HttpResponse:
    meetings = _announced()
    text = feeds.icalendar(meetings, names=_names(meetings), address=_address(), host=request.get_host())
    return HttpResponse(text, content_type="text/calendar; charset=utf-8")


@login_not_required
@require_GET
def rss(request: HttpRequest) -> HttpResponse:
    meetings = sorted(_announced(), key=lambda meeting: str(meeting.announced_on), reverse=True)[:50]
    page = f"{settings.PUBLIC_URL}{address_of('dialogue:days')}"
    text = feeds.rss(meetings, names=_names(meetings), address=_address(), page=page)
    return HttpResponse(text, content_type="application/rss+xml; charset=utf-8")


def _announced() -> list[Meeting]:
    since = clock.today() - BEHIND
    meetings = Meeting.objects.public().filter(happens_on__gte=since)
    return list(meetings.order_by("happens_on", "pk")[:MOST])


def _names(meetings: list[Meeting]) -> dict[int, str]:
    return names_on([meeting.unit_id for meeting in meetings], clock.today())


def _address() -> str:
    """The page of a meeting with a place for its uuid."""
    return f"{settings.PUBLIC_URL}{address_for('dialogue:day', NO_UUID)}".replace(NO_UUID, "{uuid}")

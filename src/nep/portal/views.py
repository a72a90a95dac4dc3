"""Pages made of several apps: the public home, the desk, a unit."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from nep.documents.permissions import can_set_numbering
from nep.measures.periods import this_year
from nep.newsroom.news import newest_news
from nep.notices.actions import finish_task
from nep.notices.queries import open_tasks
from nep.organisations import permissions, queries
from nep.organisations.models import Line, Unit
from nep.organisations.registry import desk_items
from nep.organisations.requests import actor_in
from nep.petitions.desk_handling import to_approve
from nep.portal.board import SHOWN, answers_to_sign, late_by_unit
from nep.portal.desk import desk_news, desk_of
from nep.portal.figures import HOME, UNIT, figure_lines
from nep.portal.morning import late_table, names_for, own_work, todays_meetings
from nep.portal.queries import NextMeeting, due_this_month, next_meeting
from nep.portal.searching import answer_to
from nep.portal.unit_page import place_of
from nep.promises.models import Promise
from nep.web import clock

NEWS = 3


@login_not_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    day = clock.today()
    body = queries.top_unit(Line.STATE, on=day)
    promises = list(due_this_month(day))
    coming = next_meeting(day)
    period = this_year(day)
    context = {
        "due_promises": promises,
        "coming": coming,
        "names": queries.names_on([*(promise.unit_id for promise in promises), _unit_id(coming)], day),
        "figures": figure_lines(HOME, body, period) if body else [],
        "period": period,
        "news": newest_news(NEWS),
    }
    return render(request, "portal/home.html", context)


def _unit_id(coming: NextMeeting | None) -> int | None:
    return coming.meeting.unit_id if coming else None


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Three lists only: late, to do today, due soon; one click opens the thing at the place to act."""
    actor = actor_in(request)
    news = desk_news(actor) if actor.has("classify_petition") else []
    context = {"desk": desk_of(actor, clock.today()), "news": news, "leads": actor.has("view_board")}
    return render(request, "portal/desk.html", context)


@require_POST
def seen(request: HttpRequest, pk: int) -> HttpResponse:
    """The desk has read a piece of news; it leaves the desk."""
    actor = actor_in(request)
    if actor.unit is None or not actor.has("classify_petition"):
        raise PermissionDenied
    notice = get_object_or_404(open_tasks(actor.unit.pk), pk=pk)
    finish_task(notice, outcome="read", by_user_id=actor.user_id, at=clock.now())
    return redirect("portal:desk")


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The leader's sheet: late promises by unit, what waits for approval, figures beside last year's."""
    actor = actor_in(request)
    if actor.unit is None or not actor.has("view_board"):
        raise PermissionDenied
    day = clock.today()
    period = this_year(day)
    answers = answers_to_sign(actor, day)
    in_place = {reverse("petitions:petition", args=[answer.petition.uuid]) for answer in answers}
    shown_here = [to_approve] if len(answers) < SHOWN else []
    items = desk_items(actor, day, without=shown_here)
    context = {
        "name": queries.name_on(actor.unit, day),
        "late": late_by_unit(actor, day),
        "answers": answers,
        "waiting": [item for item in items if item.kind and item.url not in in_place],
        "figures": figure_lines(UNIT, actor.unit, period),
        "period": period,
    }
    return render(request, "portal/board.html", context)


@require_GET
def morning(request: HttpRequest) -> HttpResponse:
    """One page to take along in the morning; in print it is one sheet of A4."""
    actor = actor_in(request)
    if actor.unit is None or not actor.has("view_board"):
        raise PermissionDenied
    day = clock.today()
    meetings = todays_meetings(actor, day)
    period = this_year(day)
    context = {
        "name": queries.name_on(actor.unit, day),
        "late": late_table(actor, day),
        "work": own_work(actor, day),
        "meetings": meetings,
        "names": names_for(meetings, day),
        "figures": figure_lines(UNIT, actor.unit, period),
        "period": period,
    }
    return render(request, "portal/morning.html", context)


@login_not_required
@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """Everything that the reader may see, by its words."""
    return render(request, "portal/search.html", {"answer": answer_to(request, actor_in(request))})


@login_not_required
@require_GET
def unit(request: HttpRequest, uuid: str) -> HttpResponse:
    """Where a unit stands, how it came to be, what is late, what came of it."""
    found = get_object_or_404(Unit, uuid=uuid)
    day = clock.today()
    period = this_year(day)
    context = {
        "unit": found,
        "figures": figure_lines(UNIT, found, period),
        "period": period,
        "open_promises": Promise.objects.public().unsettled().filter(unit=found).order_by("due_on", "pk")[:5],
        "place": place_of(found, day),
        "may_see_staff": permissions.can_see_staff(actor_in(request), found),
        "may_set_numbering": can_set_numbering(actor_in(request), found),
    }
    return render(request, "portal/unit.html", context)

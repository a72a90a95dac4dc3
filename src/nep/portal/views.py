"""Pages made of several apps: the public home, the desk, a unit."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from nep.organisations import permissions, queries
from nep.organisations.models import Unit
from nep.organisations.requests import actor_in
from nep.portal.desk import desk_of
from nep.portal.unit_page import river, standings
from nep.web import clock


@login_not_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html", {})


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Three lists only: late, to do today, due soon; one click opens the thing at the place to act."""
    actor = actor_in(request)
    return render(request, "portal/desk.html", {"desk": desk_of(actor, clock.today())})


@login_not_required
@require_GET
def unit(request: HttpRequest, uuid: str) -> HttpResponse:
    """Where a unit stands, how it came to be, what is late, what came of it."""
    found = get_object_or_404(Unit, uuid=uuid)
    day = clock.today()
    context = {
        "unit": found,
        "version": queries.version_on(found, day),
        "standings": standings(found, day),
        "river": river(found, day),
        "may_see_staff": permissions.can_see_staff(actor_in(request), found),
    }
    return render(request, "portal/unit.html", context)

"""What a learner sees: one's own sessions, an invitation, a certificate, a calendar."""

import hmac
from datetime import date
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nep.learning.models import Attendance, Material, Session
from nep.learning.queries import CAME, feed_mark, own_sessions
from nep.learning.views.lists import certificate_file
from nep.meetings import feeds
from nep.organisations.models import Person
from nep.organisations.queries import names_on
from nep.organisations.requests import actor_in
from nep.programmes.models import Theme
from nep.web import clock
from nep.web.registry import address_for

NO_UUID = "00000000-0000-0000-0000-000000000000"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    actor, today = actor_in(request), clock.today()
    rows = own_sessions(actor)
    themes = Theme.objects.visible_to(actor).filter(state=Theme.State.ISSUED)
    materials = Material.objects.visible_to(actor).select_related("theme")
    page = {
        "coming": [one for one in rows[::-1] if _is_coming(one.session, today)],
        "past": [one for one in rows if one.session.is_held],
        "materials": materials.order_by("-published_on", "-pk")[:5],
        "feed": _feed_address(request),
        "may_see": actor.has("view_sessions"),
        "themes": themes.order_by("-starts_on", "-pk")[:5],
        "names": names_on({one.session.unit_id for one in rows}, today),
    }
    return render(request, "learning/home.html", page)


def _is_coming(session: Session, today: date) -> bool:
    return session.state == Session.State.PLANNED and session.meeting.happens_on >= today


@require_safe
def invitation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One's own invitation, by the number of its meeting; others find nothing here."""
    one = _own(request, uuid)
    page = {
        "one": one,
        "session": one.session,
        "meeting": one.session.meeting,
        "unit_name": names_on([one.session.unit_id], clock.today()).get(one.session.unit_id, ""),
        "hosts": one.session.meeting.hosts.order_by("pk"),
        "contents": one.session.core_contents.order_by("position", "pk"),
        "has_certificate": one.session.is_held and one.state in CAME,
    }
    return render(request, "learning/invitation.html", page)


@require_safe
def certificate(request: HttpRequest, uuid: UUID) -> HttpResponse:
    one = _own(request, uuid)
    if one.state not in CAME:
        raise Http404
    return certificate_file(one)


@login_not_required
@require_safe
def feed(request: HttpRequest, uuid: UUID, mark: str) -> HttpResponse:
    """The sessions to which one person is invited, for a calendar that cannot sign in. Who has no account,
    and a mark that is not theirs, find nothing."""
    person = get_object_or_404(Person.objects.select_related("user"), uuid=uuid, user__is_active=True)
    if person.user is None or not hmac.compare_digest(mark, feed_mark(person.user)):
        raise Http404
    rows = Attendance.objects.filter(person=person, invited_on__isnull=False).select_related(
        "session__meeting"
    )
    meetings = [one.session.meeting for one in rows.order_by("-session__meeting__happens_on", "-pk")[:500]]
    address = f"{settings.PUBLIC_URL}{address_for('learning:invitation', NO_UUID)}".replace(NO_UUID, "{uuid}")
    text = feeds.icalendar(
        meetings,
        names=names_on([meeting.unit_id for meeting in meetings], clock.today()),
        address=address,
        host=request.get_host(),
        title=_("Buổi học"),
    )
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _feed_address(request: HttpRequest) -> str:
    actor = actor_in(request)
    if actor.post is None or actor.user is None or actor.mandate is not None:
        return ""
    path = reverse("learning:feed", args=[actor.post.person.uuid, feed_mark(actor.user)])
    return request.build_absolute_uri(path)


def _own(request: HttpRequest, uuid: UUID) -> Attendance:
    own = Attendance.objects.of(actor_in(request)).select_related(
        "session__meeting", "session__unit", "session__theme"
    )
    return get_object_or_404(own, session__meeting__uuid=uuid)

"""The work behind the pages, for the administrator: workers, schedule, queue, mail."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from nep.jobs.queries import state
from nep.notices import server
from nep.notices.actions import send_again
from nep.notices.models import Mail
from nep.notices.queries import mail_given_up, mail_state
from nep.organisations.requests import actor_in
from nep.web import clock

SHOWN = 20


@require_GET
def background(request: HttpRequest) -> HttpResponse:
    """What runs by itself, what failed, and whether letters leave."""
    if not actor_in(request).has("manage_accounts"):
        raise PermissionDenied
    at = clock.real_now()
    context = {
        "state": state(at=at),
        "mail_is_on": server.is_on(),
        "mail_faults": server.faults(),
        "mail": mail_state(at=at),
        "given_up": mail_given_up(at=at)[:SHOWN],
    }
    return render(request, "portal/background.html", context)


@require_POST
def mail_again(request: HttpRequest, uuid: str) -> HttpResponse:
    if not actor_in(request).has("manage_accounts"):
        raise PermissionDenied
    if send_again(get_object_or_404(Mail, uuid=uuid), at=clock.real_now()):
        messages.success(request, _("Thư sẽ được gửi lại trong ít phút."))
    return redirect("portal:background")

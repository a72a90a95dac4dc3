"""Whether letters leave, for who keeps the installation; a letter that was given up is sent again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from nep.notices import server
from nep.notices.actions import send_again
from nep.notices.models import Mail
from nep.notices.queries import mail_given_up, mail_state
from nep.organisations.requests import actor_in
from nep.web import clock

SHOWN = 20


def mail_context() -> dict[str, Any]:
    """What the page of the background work says of e-mail, in three queries."""
    at = clock.real_now()
    return {
        "mail_is_on": server.is_on(),
        "mail_faults": server.faults(),
        "mail": mail_state(at=at),
        "given_up": mail_given_up(at=at)[:SHOWN],
    }


@require_POST
def mail_again(request: HttpRequest, uuid: str) -> HttpResponse:
    if not actor_in(request).has("view_health"):
        raise PermissionDenied
    if send_again(get_object_or_404(Mail, uuid=uuid), at=clock.real_now()):
        messages.success(request, _("Thư sẽ được gửi lại trong ít phút."))
    return redirect("portal:health")

"""One's own notices, and how one gets them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nep.accounts.actions import check_email
from nep.accounts.models import User
from nep.audit.actions import ActorLike
from nep.notices import server
from nep.notices.actions import choose, mark_read
from nep.notices.address_check import address_in
from nep.notices.forms import PreferencesForm
from nep.notices.queries import notices_of, unread_count
from nep.notices.registry import kinds_to_choose
from nep.notices.registry import render as message_of
from nep.web import clock
from nep.web.errors import Refusal
from nep.web.forms import add_refusal

SHOWN = 50


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)
    rows = [(notice, message_of(notice)) for notice in notices_of(request.user)[:SHOWN]]
    return render(request, "notices/inbox.html", {"rows": rows, "unread": unread_count(request.user)})


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)
    mark_read(request.user, at=clock.now())
    return redirect("notices:inbox")


@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """What one wants by e-mail, where, and in which language."""
    user = request.user
    assert isinstance(user, User)
    form = PreferencesForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            if choose(user, **form.cleaned_data, by=_acting(request), at=clock.now()) and server.is_on():
                messages.info(request, _("Đã gửi thư xác nhận. Ông/bà mở thư và bấm vào liên kết trong đó."))
            messages.success(request, _("Đã ghi cách nhận thông báo."))
            return redirect("notices:preferences")
        except Refusal as refusal:
            add_refusal(form, refusal)
    context = {
        "form": form,
        "kept": [kind.label for kind in kinds_to_choose() if not kind.can_switch_off],
        "is_on": server.is_on(),
    }
    return render(request, "notices/preferences.html", context)


@require_http_methods(["GET", "POST"])
def check_address(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the letter: its page asks once more, so that a mail scanner confirms nothing."""
    user = request.user
    assert isinstance(user, User)
    email = address_in(token, user)
    if request.method == "POST" and email:
        if check_email(user, email=email, by=_acting(request), at=clock.now()):
            messages.success(request, _("Đã xác nhận địa chỉ. Từ nay thông báo được gửi tới đó."))
        return redirect("notices:preferences")
    return render(request, "notices/check_address.html", {"email": email})


def _acting(request: HttpRequest) -> ActorLike:
    actor: ActorLike = request.actor  # type: ignore[attr-defined] # set by the middleware
    return actor

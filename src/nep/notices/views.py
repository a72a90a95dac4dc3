"""One's own notices."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from nep.accounts.models import User
from nep.notices.actions import mark_read
from nep.notices.queries import notices_of, unread_count
from nep.notices.registry import render as message_of
from nep.web import clock

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

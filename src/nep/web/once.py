"""A form sent twice makes one record: a double click, a re-send after a lost answer, the back button.

The form carries `{% once_token %}`, the view is marked `@once` and answers success by a redirect.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext

from nep.web import clock
from nep.web.models import SentForm
from nep.web.pages import refused

FIELD = "once"
LENGTH = 22
KEPT = timedelta(hours=24)
View = Callable[..., HttpResponse]


def new_token() -> str:
    return secrets.token_urlsafe(16)


def token_of(request: HttpRequest) -> str:
    """The token that the form came with; empty where there is none that we could have made."""
    token = request.POST.get(FIELD, "")
    return token if len(token) == LENGTH and token.isascii() else ""


def once(view: View) -> View:
    """Run a creating POST once per token; the same content again within a day gets the same answer.

    Only an answer that redirects is kept: a form shown again with its errors may be sent again. Other content
    under a used token is refused (409), nothing is written. A POST without a token runs as if unmarked.
    The view runs inside one transaction with the token, so that of two at the same time the second waits.
    """

    @wraps(view)
    def send_once(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        token = token_of(request) if request.method == "POST" else ""
        if not token:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            sent = _claim(request, token)
            if sent is None:
                return _answer_again(request, token)
            response = view(request, *args, **kwargs)
            _keep(sent, response)
            return response

    return send_once


def _claim(request: HttpRequest, token: str) -> SentForm | None:
    try:
        with transaction.atomic():
            return SentForm.objects.create(
                token_hash=_token_hash(request, token),
                content_hash=_content_hash(request),
                sent_at=clock.real_now(),
            )
    except IntegrityError:
        return None


def _keep(sent: SentForm, response: HttpResponse) -> None:
    if isinstance(response, HttpResponseRedirect):
        SentForm.objects.filter(pk=sent.pk).update(location=response.url)
    else:
        sent.delete()


def _answer_again(request: HttpRequest, token: str) -> HttpResponse:
    sent = SentForm.objects.get(token_hash=_token_hash(request, token))
    if constant_time_compare(sent.content_hash, _content_hash(request)):
        return HttpResponseRedirect(sent.location)
    return refused(
        request,
        gettext(
            "Tờ khai này đã được gửi với nội dung khác. Ông/bà mở lại trang từ đầu để gửi một tờ khai mới."
        ),
    )


def _token_hash(request: HttpRequest, token: str) -> str:
    user = getattr(request.user, "pk", None) or ""
    return salted_hmac("nep.web.once", f"{user} {request.path} {token}", algorithm="sha256").hexdigest()


def _content_hash(request: HttpRequest) -> str:
    """A keyed hash of what was sent, files included, order of the fields aside."""
    total = salted_hmac("nep.web.once.content", "", algorithm="sha256")
    for name in sorted(set(request.POST) - {FIELD, "csrfmiddlewaretoken"}):
        total.update(repr((name, request.POST.getlist(name))).encode())
    for name in sorted(request.FILES):
        for upload in request.FILES.getlist(name):
            total.update(repr((name, upload.name, upload.size)).encode())
            for chunk in upload.chunks():
                total.update(chunk)
            upload.seek(0)
    return total.hexdigest()


def forget_sent(at: datetime) -> int:
    """Delete tokens older than a day; returns how many."""
    return SentForm.objects.filter(sent_at__lt=at - KEPT).delete()[0]

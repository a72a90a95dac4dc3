"""What a letter says, made when it is sent: sentences and links of its notices, in its reader's language."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import formatdate

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from nep.accounts.models import User
from nep.notices import server
from nep.notices.models import Mail, Notice
from nep.notices.registry import Message, kind_named, render_for_letter


@dataclass(frozen=True)
class Line:
    """One thing told: a sentence, where it leads, when it was told first."""

    sentence: str
    url: str
    at: datetime


def letter_of(mail: Mail) -> EmailMultiAlternatives | None:
    """The letter as it leaves now; None when nothing in it is left to say (read meanwhile in the system, its
    thing gone, its reader without an address)."""
    reader = mail.user
    with translation.override(reader.language):
        lines = _lines(mail)
        if not lines or not reader.is_active or not reader.email:
            return None
        letter = EmailMultiAlternatives(
            subject=_subject(lines),
            body=_words("notices/mail.txt", lines),
            from_email=server.sender(),
            to=[reader.email],
            headers=_headers(mail),
        )
        letter.attach_alternative(_words("notices/mail.html", lines), "text/html")
        return letter


def _lines(mail: Mail) -> list[Line]:
    """Each different sentence once, the oldest first; without what was read or done meanwhile."""
    open_still = Notice.objects.filter(read_at=None, done_at=None)
    rows = open_still.filter(pk__in=mail.notices.values("notice")).order_by("pk")
    found: dict[tuple[str, str], Line] = {}
    for notice in rows:
        message = _message(notice, mail.user)
        if message is not None:
            line = Line(" ".join(message.sentence.split()), absolute(message.url), notice.created_at)
            found.setdefault((line.sentence, line.url), line)
    return list(found.values())


def _message(notice: Notice, reader: User) -> Message | None:
    kind = kind_named(notice.kind)
    if kind is None or (reader.email_checked_at is None and kind.in_letter is None):
        return None
    try:
        return render_for_letter(notice)
    except ObjectDoesNotExist:
        return None


def _subject(lines: list[Line]) -> str:
    if len(lines) == 1:
        return f"Nếp: {lines[0].sentence}"
    return _("Nếp: %(count)s thông báo về một việc") % {"count": len(lines)}


def _words(template: str, lines: list[Line]) -> str:
    context = {"lines": lines, "preferences_url": absolute(reverse("notices:preferences"))}
    return render_to_string(template, context)


def _headers(mail: Mail) -> dict[str, str]:
    return {
        "Message-ID": f"<{mail.uuid}@{server.domain()}>",
        "Date": formatdate(localtime=False),
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{absolute(reverse('notices:preferences'))}>",
    }


def absolute(url: str) -> str:
    return settings.PUBLIC_URL.rstrip("/") + url

"""From notices to letters, and from letters to the mail server. Run by the job, in real time.

A letter is claimed by a conditional update before it is handed to the server and marked as sent after it.
Whoever dies between the two leaves it in doubt: the server may have it. Such a letter is sent once more,
under the same Message-ID, and given up when that is in doubt too: a reader gets at most one duplicate, and
nothing is lost by the first accident. A refusal of the server is no doubt: the letter is tried again
later, or given up.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPServerDisconnected

from django.core.mail.backends.smtp import EmailBackend
from django.db import transaction
from django.db.models import F

from nep.accounts.models import User
from nep.notices import server
from nep.notices.letters import letter_of
from nep.notices.models import Mail, MailNotice, MutedKind, Notice
from nep.notices.registry import case_of, desk_readers, kind_named

WINDOW = timedelta(minutes=10)
"""How long a letter waits for more on the same case."""
STALE = timedelta(hours=24)
"""Older notices are no longer sent: whoever switches e-mail on gets no flood of what was."""
LEASE = timedelta(minutes=15)
BACKOFF = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440)]
AT_ONCE, AT_MOST = 500, 200
State = Mail.State


@dataclass(frozen=True)
class Delivered:
    """What a round of delivery came to."""

    sent: int = 0
    failed: int = 0


def collect_mail(*, at: datetime, now: datetime) -> int:
    """Put new notices into letters, one letter per reader and case; returns how many were looked at. `at` is
    real time, `now` business time (in which notices are dated)."""
    uncollected = Notice.objects.filter(collected_at=None, channel=Notice.Channel.IN_APP)
    rows = list(uncollected.order_by("pk")[:AT_ONCE])
    for notice in rows:
        with transaction.atomic():
            unseen = Notice.objects.filter(pk=notice.pk, collected_at=None)
            if unseen.update(collected_at=at) == 1 and notice.created_at > now - STALE:
                for reader in readers_of(notice):
                    _put(notice, reader, at=at)
    return len(rows)


def readers_of(notice: Notice) -> list[User]:
    """Who gets `notice` by e-mail: its addressee or the readers of its desk, with a checked address, without
    those who switched the kind off."""
    kind = kind_named(notice.kind)
    if kind is None:
        return []
    found = {user.pk: user for user in ([notice.user] if notice.user else desk_readers(notice))}
    muted: set[int] = set()
    if kind.can_switch_off:
        rows = MutedKind.objects.filter(kind=kind.key, user__in=found)
        muted = set(rows.values_list("user_id", flat=True))
    return [
        user for pk, user in sorted(found.items()) if pk not in muted and _has_address(user, kind.in_letter)
    ]


def _has_address(user: User, to_unchecked: object) -> bool:
    return bool(user.is_active and user.email and (user.email_checked_at or to_unchecked))


def _put(notice: Notice, reader: User, *, at: datetime) -> None:
    """Into the letter that waits for this reader and case, or a new one."""
    kind, case = kind_named(notice.kind), case_of(notice)
    wait = timedelta(0) if kind is not None and kind.in_letter else WINDOW
    untried = Mail.objects.filter(user=reader, case=case, state=State.WAITING, attempts=0)
    mail = untried.select_for_update().first() or Mail.objects.create(
        user=reader, case=case, due_at=at + wait
    )
    MailNotice.objects.bulk_create([MailNotice(mail=mail, notice=notice, user=reader)], ignore_conflicts=True)


def deliver_mail(*, at: datetime) -> Delivered:
    """Send every letter that is due, over one connection. Raises OSError or SMTPException when the server
    cannot be reached or lets nobody in: no letter loses a try by that."""
    _take_back_interrupted(at=at)
    due = Mail.objects.filter(state=State.WAITING, due_at__lte=at).select_related("user")
    rows = list(due.order_by("due_at", "pk")[:AT_MOST])
    if not rows:
        return Delivered()
    connection = server.connection()
    connection.open()
    try:
        ended = [_deliver(mail, connection, at=at) for mail in rows]
    finally:
        connection.close()
    return Delivered(ended.count(State.SENT), sum(end in {State.WAITING, State.GIVEN_UP} for end in ended))


def _deliver(mail: Mail, connection: EmailBackend, *, at: datetime) -> str:
    """Claim, write, send, mark; returns the state in which the letter ended."""
    _keep_open(connection)
    waiting = Mail.objects.filter(pk=mail.pk, state=State.WAITING)
    if waiting.update(state=State.SENDING, claimed_at=at, attempts=F("attempts") + 1) != 1:
        return State.SENDING
    mail.refresh_from_db(fields=["attempts", "in_doubt"])
    letter = letter_of(mail)
    if letter is None:
        return _end(mail, State.DROPPED)
    try:
        connection.send_messages([letter])
    except SMTPServerDisconnected as error:
        return _doubt(mail, str(error), at=at)
    except (SMTPException, OSError) as error:
        return _refused(mail, error, at=at)
    return _end(mail, State.SENT, sent_at=at)


def _keep_open(connection: EmailBackend) -> None:
    """A server that hung up after the last letter is called again before the next one is claimed."""
    if connection.connection is None or connection.connection.sock is None:
        connection.connection = None
        connection.open()


def _refused(mail: Mail, error: Exception, *, at: datetime) -> str:
    """The server said no, for now or for good."""
    if _is_for_good(error) or mail.attempts > len(BACKOFF):
        return _end(mail, State.GIVEN_UP, error=_said(error))
    return _end(mail, State.WAITING, error=_said(error), due_at=at + BACKOFF[mail.attempts - 1])


def _doubt(mail: Mail, error: str, *, at: datetime) -> str:
    """Nobody knows whether the server has it: once more, then no more."""
    if mail.in_doubt >= 1:
        return _end(mail, State.GIVEN_UP, in_doubt=2, error=_short(error))
    return _end(mail, State.WAITING, in_doubt=1, error=_short(error), due_at=at + BACKOFF[0])


def _take_back_interrupted(*, at: datetime) -> None:
    """Letters whose worker died while it held them."""
    for mail in Mail.objects.filter(state=State.SENDING, claimed_at__lt=at - LEASE).order_by("pk"):
        _doubt(mail, "worker died while sending", at=at)


def _end(mail: Mail, state: Mail.State, **changes: object) -> str:
    Mail.objects.filter(pk=mail.pk, state=State.SENDING).update(state=state, **changes)
    return state


def _is_for_good(error: Exception) -> bool:
    codes = (
        [code for code, _said in error.recipients.values()]
        if isinstance(error, SMTPRecipientsRefused)
        else []
    )
    if isinstance(error, SMTPResponseException):
        codes = [error.smtp_code]
    return bool(codes) and all(500 <= code < 600 for code in codes)


def _said(error: Exception) -> str:
    """The server's code, without the address that its words may repeat."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = ", ".join(str(code) for code in sorted({code for code, _said in error.recipients.values()}))
        return _short(f"máy chủ thư không nhận địa chỉ này (mã {codes})")
    if isinstance(error, SMTPResponseException):
        return _short(f"máy chủ thư báo lỗi {error.smtp_code} ({type(error).__name__})")
    return _short(f"{type(error).__name__}: {error}")


def _short(text: str) -> str:
    return text[:300]


def send_again(mail: Mail, *, at: datetime) -> bool:
    """A letter that was given up is tried once more, now; false when it was not given up."""
    given_up = Mail.objects.filter(pk=mail.pk, state=State.GIVEN_UP)
    return given_up.update(state=State.WAITING, due_at=at, attempts=1, in_doubt=0, error="") == 1

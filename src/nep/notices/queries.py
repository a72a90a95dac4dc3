"""Reading one's own notices, the tasks of a desk, and how the mail goes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, QuerySet

from nep.accounts.models import User
from nep.notices.models import Mail, MutedKind, Notice


def notices_of(user: User) -> QuerySet[Notice]:
    """Notices to `user`, newest first."""
    return Notice.objects.filter(user=user).order_by("-id")


def unread_count(user: User) -> int:
    return Notice.objects.filter(user=user, read_at__isnull=True).count()


def open_tasks(unit_id: int) -> QuerySet[Notice]:
    """What the desk of this unit still has to say to somebody, oldest first."""
    return Notice.objects.filter(unit_id=unit_id, done_at__isnull=True).order_by("id")


GIVEN_UP_SHOWN = timedelta(days=7)


@dataclass(frozen=True)
class MailState:
    """How many letters wait, since when the oldest is due; how many left and failed in seven days."""

    waiting: int
    waiting_since: datetime | None
    sent: int
    given_up: int


def mail_state(*, at: datetime) -> MailState:
    """The state of the mail at the real moment `at`, in two queries."""
    waiting = Mail.objects.filter(state=Mail.State.WAITING).aggregate(n=Count("pk"), first=Min("due_at"))
    rows = (
        Mail.objects.filter(due_at__gt=at - GIVEN_UP_SHOWN).order_by().values("state").annotate(n=Count("pk"))
    )
    counts = {row["state"]: row["n"] for row in rows}
    return MailState(
        waiting["n"], waiting["first"], counts.get(Mail.State.SENT, 0), counts.get(Mail.State.GIVEN_UP, 0)
    )


def mail_given_up(*, at: datetime) -> QuerySet[Mail]:
    """Letters of the last seven days that could not be sent, newest first."""
    rows = Mail.objects.filter(state=Mail.State.GIVEN_UP, due_at__gt=at - GIVEN_UP_SHOWN)
    return rows.select_related("user").order_by("-pk")


def muted_kinds(user: User) -> set[str]:
    return set(MutedKind.objects.filter(user=user).values_list("kind", flat=True))

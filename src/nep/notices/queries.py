"""Reading one's own notices and the tasks of a desk."""

from django.db.models import QuerySet

from nep.accounts.models import User
from nep.notices.models import Notice


def notices_of(user: User) -> QuerySet[Notice]:
    """Notices to `user`, newest first."""
    return Notice.objects.filter(user=user).order_by("-id")


def unread_count(user: User) -> int:
    return Notice.objects.filter(user=user, read_at__isnull=True).count()


def open_tasks(unit_id: int) -> QuerySet[Notice]:
    """What the desk of this unit still has to say to somebody, oldest first."""
    return Notice.objects.filter(unit_id=unit_id, done_at__isnull=True).order_by("id")

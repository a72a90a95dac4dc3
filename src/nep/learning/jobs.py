"""What runs by itself: reminders; lists that have become counts."""

from nep.learning.actions.erasing import erase_attendance
from nep.learning.actions.reminding import remind_of_sessions
from nep.learning.models import Session
from nep.organisations.actors import JOB
from nep.programmes.actions.erasing import erased_on
from nep.programmes.models import Theme
from nep.web import clock


def remind() -> None:
    remind_of_sessions(at=clock.now())


def erase_due() -> None:
    """Themes that ended a year ago keep counts only. Also run after a restore."""
    kept = Theme.objects.filter(pk__in=Session.objects.filter(erased_on=None).values("theme"))
    for theme in kept.order_by("pk"):
        if erased_on(theme) <= clock.today():
            erase_attendance(theme, by=JOB, at=clock.now())


def erasure_faults() -> list[str]:
    """Lists that should have been erased."""
    kept = Theme.objects.filter(pk__in=Session.objects.filter(erased_on=None).values("theme"))
    return [
        f"Danh sách điểm danh của {theme.short_title} quá hạn giữ mà chưa xóa thành số đếm."
        for theme in kept.order_by("pk")
        if erased_on(theme) < clock.today()
    ]

"""What runs by itself: lists of who came become counts."""

from nep.organisations.actors import JOB
from nep.programmes.actions.erasing import erased_on
from nep.programmes.models import Theme
from nep.reviews.actions.presence import erase_presence
from nep.reviews.models import Conference
from nep.web import clock


def _kept() -> list[Theme]:
    themes = Theme.objects.filter(pk__in=Conference.objects.filter(erased_on=None).values("theme"))
    return list(themes.order_by("pk"))


def erase_due() -> None:
    """Themes that ended a year ago keep counts only. Also run after a restore."""
    for theme in _kept():
        if erased_on(theme) <= clock.today():
            erase_presence(theme, by=JOB, at=clock.now())


def erasure_faults() -> list[str]:
    """Lists that should have been erased."""
    return [
        f"Danh sách dự hội nghị của {theme.short_title} quá hạn giữ mà chưa xóa thành số đếm."
        for theme in _kept()
        if erased_on(theme) < clock.today()
    ]

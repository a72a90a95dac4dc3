"""What runs by itself: reminders of actions; commitments that have become counts."""

from nep.organisations.actors import JOB
from nep.programmes.actions.erasing import erase_commitments, erased_on
from nep.programmes.actions.reminding import remind_of_actions
from nep.programmes.models import Commitment, Theme
from nep.web import clock


def remind() -> None:
    remind_of_actions(at=clock.now())


def erase_due() -> None:
    """Themes that ended a year ago keep counts only. Also run after a restore: an older backup brings the
    texts back."""
    kept = Theme.objects.filter(pk__in=Commitment.objects.values("theme")).order_by("pk")
    for theme in kept:
        if erased_on(theme) <= clock.today():
            erase_commitments(theme, by=JOB, at=clock.now())

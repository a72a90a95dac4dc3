"""Days of the coming months, made ahead."""

import logging
from datetime import timedelta

from nep.dialogue.actions import generate_days
from nep.dialogue.models import ListeningSeries
from nep.organisations.actors import JOB
from nep.web import clock
from nep.web.errors import Refusal

AHEAD = timedelta(days=100)
logger = logging.getLogger(__name__)


def make_days_ahead() -> None:
    """Every series that still runs gets its days of the next hundred days; one that cannot is passed over."""
    today = clock.today()
    for series in ListeningSeries.objects.exclude(ends_on__lt=today).select_related("unit").order_by("pk"):
        try:
            generate_days(series, until=today + AHEAD, by=JOB, at=clock.now())
        except Refusal as refusal:
            logger.warning("listening series %s makes no days: %s", series.uuid, refusal.sentence)

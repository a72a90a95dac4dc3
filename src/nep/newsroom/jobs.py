"""What the scheduler runs."""

from nep.newsroom.actions import publish_due
from nep.web import clock


def publish_due_now() -> None:
    publish_due(at=clock.now())

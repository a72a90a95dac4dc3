"""What the scheduler runs."""

from nep.newsroom.actions import publish_due
from nep.newsroom.popularity import count_views
from nep.web import clock


def publish_due_now() -> None:
    publish_due(at=clock.now())


def count_views_now() -> None:
    """In real time, as the spool is."""
    count_views(at=clock.real_now())

"""Rules and calendars for tests: those that ship."""

from nep.norms import calendar
from nep.norms.actions import load_shipped
from nep.norms.models import Calendar
from nep.web import clock
from tests.factories.recorded import recorded

# Which editions a process has read must not depend on the tests it ran before: what a question costs does.
calendar.KEPT_EDITIONS = 100_000


def shipped_norms() -> Calendar:
    """Everything that ships is loaded and read once; the calendar of state bodies."""
    found = _shipped()
    for row in Calendar.objects.order_by("pk"):
        calendar.load(row)
    return found


@recorded
def _shipped() -> Calendar:
    load_shipped(at=clock.now())
    return Calendar.objects.get(scope="state")

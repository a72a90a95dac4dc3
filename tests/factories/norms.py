"""Rules and calendars for tests: those that ship."""

from nep.norms.actions import load_shipped
from nep.norms.models import Calendar
from nep.web import clock
from tests.factories.recorded import recorded


@recorded
def shipped_norms() -> Calendar:
    """Everything that ships is loaded; the calendar of state bodies."""
    load_shipped(at=clock.now())
    return Calendar.objects.get(scope="state")

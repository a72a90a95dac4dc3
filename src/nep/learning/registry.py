"""What this app tells the others."""

from django.utils.translation import gettext_lazy, gettext_noop

from nep.audit.registry import register_events
from nep.organisations.registry import register_menu

EVENTS = {
    "session_planned": gettext_noop("Lập buổi học"),
}


def declare() -> None:
    register_events(EVENTS)
    register_menu(gettext_lazy("Học tập"), "learning:sessions", verb="view_sessions", order=53)

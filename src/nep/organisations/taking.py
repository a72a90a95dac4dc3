"""What `web` asks when a list is taken away as a file: from which unit, and that it be written down."""

from django.http import HttpRequest

from nep.organisations.actions.exports import record_export
from nep.organisations.queries import name_on
from nep.organisations.requests import actor_in
from nep.web import clock
from nep.web.exports import Exported


class ActingPost:
    def unit_name(self, request: HttpRequest) -> str:
        """The unit of the acting post; empty for who has none."""
        unit = actor_in(request).unit
        return name_on(unit, clock.today()) if unit is not None else ""

    def record(self, request: HttpRequest, exported: Exported) -> None:
        record_export(exported, by=actor_in(request), at=clock.now())

"""How far a verb of the acting post carries, as a set of units for a query."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from nep.organisations.models import Unit
from nep.organisations.queries import ids_below, units_below
from nep.organisations.roles import Reach
from nep.web import clock

if TYPE_CHECKING:
    from nep.organisations.actors import Actor


def units_reached(actor: "Actor", verb: str) -> QuerySet[Unit] | None:
    """The units that `verb` reaches today; None stands for every unit, an empty set for no right at all."""
    reach = actor.grants.get(verb)
    if reach is None or actor.unit is None:
        return Unit.objects.none()
    if reach is Reach.EVERYWHERE:
        return None
    if reach is Reach.OWN_UNIT:
        return Unit.objects.filter(pk=actor.unit.pk)
    return units_below(actor.unit, line=actor.line, on=clock.today())


def ids_reached(actor: "Actor", verb: str) -> frozenset[int] | None:
    """The same as ids, for what is asked of something else than a table of units."""
    reach = actor.grants.get(verb)
    if reach is None or actor.unit is None:
        return frozenset()
    if reach is Reach.EVERYWHERE:
        return None
    if reach is Reach.OWN_UNIT:
        return frozenset({actor.unit.pk})
    return ids_below(actor.unit, line=actor.line, on=clock.today())

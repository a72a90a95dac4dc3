"""At which level a unit stands, read from its kind and, where that says nothing, from who stands above."""

from datetime import date

from nep.measures.queries import line_of
from nep.organisations.models import Unit, UnitKind
from nep.organisations.queries import ancestors, top_unit, versions_on
from nep.practices.models import Level

LEVEL_OF = {
    UnitKind.PROVINCE: Level.PROVINCE,
    UnitKind.PARTY_PROVINCE: Level.PROVINCE,
    UnitKind.DISTRICT: Level.DISTRICT,
    UnitKind.PARTY_DISTRICT: Level.DISTRICT,
    UnitKind.COMMUNE: Level.COMMUNE,
    UnitKind.PARTY_COMMUNE: Level.COMMUNE,
    UnitKind.HAMLET: Level.HAMLET,
}


def level_of(unit: Unit, on: date) -> Level | None:
    """A department or a mass organisation stands at the level of the nearest unit of government or committee
    above it. None for one that stands nowhere. Three queries."""
    above = ancestors(unit, line=line_of(unit), on=on)
    versions = versions_on([unit, *above], on)
    for one in (unit, *reversed(above)):
        found = LEVEL_OF.get(UnitKind(versions[one.pk].kind))
        if found is not None:
            return found
    return None


def stands_at_the_top(unit: Unit, on: date) -> bool:
    """True when no level is above that of `unit`: its practices need nobody's recognition."""
    top = top_unit(line_of(unit), on=on)
    return top is not None and level_of(unit, on) == level_of(top, on)

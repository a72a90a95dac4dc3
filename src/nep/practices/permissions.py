"""Who may do what with a practice."""

from datetime import date

from nep.measures.queries import line_of
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.queries import parent_of
from nep.practices.models import Adoption, Practice
from nep.web import clock


def can_draft(actor: Actor) -> bool:
    """Anybody who writes for the own unit."""
    return actor.unit is not None and actor.may("register_practice", actor.unit_id)


def can_write(actor: Actor, practice: Practice) -> bool:
    """Words, owners, evidence and results: an officer of any unit that has the practice."""
    if actor.may("register_practice", practice.unit_id):
        return True
    owners = practice.owners.order_by("pk").values_list("unit_id", flat=True)
    return any(actor.may("register_practice", unit) for unit in owners)


def can_register(actor: Actor, practice: Practice) -> bool:
    """The lead unit sends it."""
    return actor.may("register_practice", practice.unit_id)


def unit_above(unit: Unit | int, on: date) -> Unit | None:
    """The unit that recognises what `unit` registers."""
    found = unit if isinstance(unit, Unit) else Unit.objects.get(pk=unit)
    return parent_of(found, line=line_of(found), on=on)


def can_decide(actor: Actor, practice: Practice) -> bool:
    """Recognise or return: the unit directly above the lead unit, and no owner of the practice itself."""
    if not actor.has("recognise_practice") or actor.unit_id is None:
        return False
    if practice.owners.filter(unit=actor.unit_id).exists():
        return False
    above = unit_above(practice.unit, clock.today())
    return above is not None and actor.may("recognise_practice", above)


def can_publish(actor: Actor, practice: Practice) -> bool:
    """The issuer: who leads the lead unit."""
    return actor.may("publish_practice", practice.unit_id)


def can_withdraw(actor: Actor, practice: Practice) -> bool:
    return actor.may("publish_practice", practice.unit_id)


def can_adopt(actor: Actor) -> bool:
    return actor.unit is not None and actor.may("adopt_practice", actor.unit_id)


def can_change_adoption(actor: Actor, adoption: Adoption) -> bool:
    return actor.may("adopt_practice", adoption.unit_id)

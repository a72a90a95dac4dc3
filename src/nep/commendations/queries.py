"""Reads for the pages of a nomination."""

from dataclasses import dataclass
from datetime import date

from nep.commendations.models import ConsultedNomination, Nomination, NominationStep
from nep.organisations.queries import names_on


@dataclass(frozen=True)
class WayStep:
    """One step of the nomination's way, with the name of where it went."""

    step: NominationStep
    to_name: str


def steps_of(nomination: Nomination, on: date) -> list[WayStep]:
    """Its whole way in order of time. Two queries."""
    steps = list(nomination.steps.select_related("by_post").order_by("at", "pk"))
    names = names_on({step.to_unit_id for step in steps}, on) if steps else {}
    return [WayStep(step, names.get(step.to_unit_id, "")) for step in steps]


@dataclass(frozen=True)
class ShownOpinion:
    unit_name: str
    item: ConsultedNomination


def opinions_of(nomination: Nomination) -> list[ShownOpinion]:
    """Whom the office asked about it and what they said, not answered ones too. Two queries."""
    rows = nomination.consulted.select_related("consultation__deadline").order_by("pk")
    items = list(rows)
    days = {item.consultation.asked_at.date() for item in items}
    names = names_on({item.consultation.unit_id for item in items}, max(days)) if items else {}
    return [ShownOpinion(names.get(item.consultation.unit_id, ""), item) for item in items]

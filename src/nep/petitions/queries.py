"""Reads shaped for the desk, the citizen's page and other apps."""

from datetime import date

from django.db.models import QuerySet

from nep.audit.actions import kind_of
from nep.audit.models import SealedRead
from nep.organisations import queries as organisations
from nep.organisations.actors import Actor
from nep.organisations.models import Line, Unit, UnitKind, World
from nep.petitions.models import NOT_HANDLED, Concern, Klass, Petition, State

PLACES = (UnitKind.COMMUNE, UnitKind.DISTRICT, UnitKind.PROVINCE)


def places(on: date) -> QuerySet[Unit]:
    """Units of government that a petition can be about, each with its `current_name` of the day `on`."""
    units = organisations.with_version(Unit.objects.filter(world=World.STATE), on)
    return units.filter(current_kind__in=PLACES)


def is_place(unit: Unit, on: date) -> bool:
    """True when a petition can be about `unit` on the day `on`: one of `places`."""
    if unit.world != World.STATE:
        return False
    version = organisations.version_on(unit, on)
    return version.valid_from <= on and not version.is_closing and version.kind in PLACES


def desk_for(place: Unit, concern: str, on: date) -> Unit | None:
    """The desk that receives a petition about `place`: its own, or one level above when the citizen says that
    it concerns the place or its officers, or is not sure. None when nobody there receives citizens."""
    if concern == Concern.NO and organisations.has_desk(place, on=on):
        return place
    return organisations.desk_above(place, on=on)


def desk_for_secret(petition: Petition, on: date) -> Unit | None:
    """Where `petition` goes when it is found to be a denunciation: the desk above its place, when it lies at
    the place itself or below it. None when it may stay, or when nobody above receives citizens."""
    place = petition.place_unit
    if not organisations.stands_below(petition.desk_unit_id, place, line=Line.STATE, on=on):
        return None
    above = organisations.desk_above(place, on=on)
    return above if above != petition.desk_unit else None


def to_sort(actor: Actor) -> QuerySet[Petition]:
    """What waits at the acting post's desk to be sorted or sent on, the oldest first. Questions and proposals
    that were sorted wait to be assigned instead: see `queries_handling.petitions_to_assign`."""
    waiting = Petition.objects.visible_to(actor).filter(desk_unit=actor.unit, state=State.RECEIVED)
    unsorted = waiting.exclude(klass__in=[Klass.QUESTION, Klass.PROPOSAL])
    return unsorted.select_related("deadline").order_by("received_at", "pk")


def to_check(actor: Actor) -> QuerySet[Petition]:
    """What waits in quarantine at the acting post's desk, the oldest first."""
    waiting = Petition.objects.visible_to(actor).filter(desk_unit=actor.unit, state=State.QUARANTINED)
    return waiting.select_related("deadline").order_by("received_at", "pk")


def withdrawn_below(unit: Unit, on: date) -> QuerySet[Petition]:
    """Petitions withdrawn at the desks below the desk of `unit`, which looks after them; not its own."""
    is_board = organisations.version_on(unit, on).kind == UnitKind.RECEPTION
    area = organisations.parent_of(unit, line=Line.STATE, on=on) if is_board else unit
    below = organisations.units_below(area or unit, line=Line.STATE, on=on).exclude(pk=unit.pk)
    rows = Petition.objects.filter(home_unit__in=below.values("pk"), state=State.WITHDRAWN, is_secret=False)
    return rows.order_by("-closed_on", "pk")


def sealed_reads(petition: Petition) -> QuerySet[SealedRead]:
    """Who opened the sealed texts of `petition`, the latest first."""
    reads = SealedRead.objects.filter(thing_kind=kind_of(petition), thing_id=petition.pk)
    return reads.order_by("-at", "-pk")


def may_be_public(petition: Petition) -> bool:
    """What concerns officers, a complaint or a denunciation is never made public."""
    return petition.concern == Concern.NO and petition.klass not in NOT_HANDLED

"""Who may do what with a petition before it is assigned: one rule each, for page, action and command."""

from nep.organisations.actors import Actor
from nep.organisations.models import Line, Unit
from nep.organisations.queries import stands_below
from nep.petitions.models import SENT_ABOVE, Concern, Exclusion, Petition, State
from nep.web import clock
from nep.web.rows import any_row

# Rules of handling: see permissions_handling.


def is_excluded(actor: Actor, petition: Petition) -> bool:
    """True when the acting officer, or the one in whose name they act, is named in the petition: no verb
    reaches it, whatever the post."""
    if actor.post is None:
        return False
    if actor.mandate is not None and _may_concern(petition, actor.post.unit):
        return True
    return any_row(Exclusion, petition_id=petition.pk, person_id=tuple(actor.person_ids))


def _may_concern(petition: Petition, unit: Unit) -> bool:
    """What may be about a commune is not read from there, in whoever's name (safeguard 1)."""
    return petition.concern in SENT_ABOVE and petition.place_unit_id == unit.pk


def _works_at_desk(actor: Actor, petition: Petition, verb: str) -> bool:
    """The verb at the desk where it lies now; a secret one also needs the verb for secrets. Never for an
    officer who is named."""
    if not actor.may(verb, petition.desk_unit_id) or is_excluded(actor, petition):
        return False
    return not petition.is_secret or actor.may("handle_secret", petition.desk_unit_id)


def can_register_petition(actor: Actor, unit: Unit) -> bool:
    return actor.may("register_petition", unit)


def can_print_slips(actor: Actor, unit: Unit) -> bool:
    return actor.may("print_slips", unit)


def can_classify_petition(actor: Actor, petition: Petition) -> bool:
    return _works_at_desk(actor, petition, "classify_petition")


def can_release_quarantine(actor: Actor, petition: Petition) -> bool:
    return _works_at_desk(actor, petition, "release_quarantine")


def can_review_public_text(actor: Actor, petition: Petition) -> bool:
    return not petition.is_secret and _works_at_desk(actor, petition, "review_public_text")


def can_open_identity(actor: Actor, petition: Petition) -> bool:
    """The desk where it lies, with a reason; the handling unit only when the citizen let it call."""
    if _works_at_desk(actor, petition, "open_sealed"):
        return True
    if petition.unit_id is None or not petition.unit_may_call or is_excluded(actor, petition):
        return False
    return actor.unit_id == petition.unit_id and actor.may("draft_answer", petition.unit_id)


def can_open_original(actor: Actor, petition: Petition) -> bool:
    return _works_at_desk(actor, petition, "open_sealed")


def can_disclose_identity(actor: Actor, petition: Petition) -> bool:
    """The privacy officer; what may concern the place, never one who works there."""
    if actor.unit is None or is_excluded(actor, petition):
        return False
    if not actor.may("disclose_identity", petition.desk_unit_id):
        return False
    may_concern_place = petition.is_secret or petition.concern != Concern.NO
    return not (
        may_concern_place
        and stands_below(actor.unit, petition.place_unit_id, line=Line.STATE, on=clock.today())
    )


def is_waiting(petition: Petition) -> bool:
    return petition.state == State.QUARANTINED

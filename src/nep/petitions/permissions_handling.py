"""Who may move, draft, check, approve and tell. A named officer may do none of it."""

from nep.organisations.actors import Actor, Channel
from nep.petitions.models import Answer, Petition, Telling
from nep.petitions.permissions import is_excluded


def had_petition(actor: Actor, petition: Petition) -> bool:
    """The acting post's unit stands in the trail but no longer has it."""
    if actor.unit_id is None or petition.unit_id == actor.unit_id:
        return False
    return petition.assignments.filter(to_unit=actor.unit_id).exists()


def can_assign_petition(actor: Actor, petition: Petition) -> bool:
    """The desk where it lies gives it to a unit."""
    return actor.may("assign_petition", petition.desk_unit_id) and not is_excluded(actor, petition)


def can_transfer_petition(actor: Actor, petition: Petition) -> bool:
    """Only the unit that has it now, or the desk that gave it, passes it on."""
    if petition.unit_id is None or is_excluded(actor, petition):
        return False
    return actor.may("transfer_petition", petition.unit_id) or actor.may(
        "assign_petition", petition.desk_unit_id
    )


def _at_its_unit(actor: Actor, verb: str, petition: Petition) -> bool:
    return actor.may(verb, petition.unit_id) and not is_excluded(actor, petition)


def can_draft_answer(actor: Actor, petition: Petition) -> bool:
    return _at_its_unit(actor, "draft_answer", petition)


def can_check_answer(actor: Actor, petition: Petition) -> bool:
    return _at_its_unit(actor, "check_answer", petition)


def can_approve_answer(actor: Actor, petition: Petition) -> bool:
    return _at_its_unit(actor, "approve_answer", petition)


def can_return_answer(actor: Actor, petition: Petition) -> bool:
    return can_check_answer(actor, petition) or can_approve_answer(actor, petition)


def is_own_draft(actor: Actor, answer: Answer) -> bool:
    """The same person, also through another post or in whose name another acts."""
    return answer.drafted_by.person_id in actor.person_ids


def can_review_public_answer(actor: Actor, petition: Petition) -> bool:
    """The desk that received it words what everyone may read, as it does for the question."""
    return actor.may("review_public_text", petition.home_unit_id) and not is_excluded(actor, petition)


def can_tell_citizen(actor: Actor, telling: Telling) -> bool:
    return actor.may("tell_citizen", telling.desk_unit_id) and not is_excluded(actor, telling.petition)


def can_answer_on_the_spot(actor: Actor, petition: Petition) -> bool:
    """The secretary of the session at the unit that held it."""
    return actor.may("record_session", petition.home_unit_id) and not is_excluded(actor, petition)


def can_reopen(actor: Actor, petition: Petition) -> bool:
    """The citizen, shown by the slip, or the desk that notes what the citizen said."""
    if actor.channel == Channel.SLIP:
        return True
    return actor.may("note_confirmation", petition.home_unit_id) and not is_excluded(actor, petition)


def can_pause_answer(actor: Actor, petition: Petition) -> bool:
    """The leader of the unit that has it, or the desk where it lies. Never a secret one: its clock is read
    by everybody who has its address."""
    if petition.is_secret or is_excluded(actor, petition):
        return False
    at_unit = actor.may("pause_answer", petition.unit_id)
    return at_unit or actor.may("pause_answer", petition.desk_unit_id)


def can_extend_answer(actor: Actor, petition: Petition) -> bool:
    """The leader of the unit that has it."""
    return not petition.is_secret and _at_its_unit(actor, "extend_answer", petition)

"""Who may do what at a conference."""

from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.reviews.models import Conference, Invitation


def can_run_conference(actor: Actor, unit: Unit | int) -> bool:
    """The office that prepares it: agenda, invitations, who came, minutes, conclusions."""
    return actor.may("run_conferences", unit)


def can_keep_list(actor: Actor, conference: Conference) -> bool:
    """The conference's own unit, in person: rows of persons end there (safeguards 12, 13)."""
    return actor.mandate is None and can_run_conference(actor, conference.unit_id)


def can_read_drafts(actor: Actor, conference: Conference) -> bool:
    """Minutes that are not issued: the own unit only."""
    return actor.unit_id == conference.unit_id and actor.may("view_conferences", conference.unit_id)


def can_answer(actor: Actor, invitation: Invitation) -> bool:
    """For a seat of a unit who answers for it; else the invited post itself."""
    if invitation.is_of_unit:
        return actor.may("answer_invitation", invitation.unit_id)
    return invitation.post_id is not None and actor.mandate is None and actor.post_id == invitation.post_id


def can_give_speech(actor: Actor, conference: Conference) -> bool:
    """Who prepares it, and who was invited by post."""
    if can_run_conference(actor, conference.unit_id):
        return True
    if actor.post is None or actor.mandate is not None:
        return False
    return conference.invitations.filter(post=actor.post_id, invited_on__isnull=False).exists()

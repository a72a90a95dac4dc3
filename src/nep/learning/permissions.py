"""Who may do what with sessions and materials."""

from nep.learning.models import Session
from nep.organisations.actors import Actor
from nep.organisations.models import Unit


def can_plan_session(actor: Actor, unit: Unit | int) -> bool:
    return actor.may("plan_sessions", unit)


def can_change_session(actor: Actor, session: Session) -> bool:
    return actor.may("plan_sessions", session.unit_id)


def can_keep_attendance(actor: Actor, session: Session) -> bool:
    """The session's own unit, in person: rows of persons end at the direct head (safeguards 12, 13)."""
    if actor.post is None or actor.mandate is not None:
        return False
    return actor.has("keep_attendance") and actor.post.unit_id == session.unit_id


def can_publish_material(actor: Actor, unit: Unit | int) -> bool:
    return actor.may("publish_materials", unit)

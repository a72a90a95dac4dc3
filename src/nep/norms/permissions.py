"""Who may edit rules and calendars. Everybody may read them."""

from nep.organisations.actors import Actor


def can_edit_norms(actor: Actor) -> bool:
    return actor.has("edit_norms")


def can_edit_calendar(actor: Actor) -> bool:
    return actor.has("edit_calendar")

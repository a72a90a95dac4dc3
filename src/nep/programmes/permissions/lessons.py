"""Who writes lessons of a theme."""

from nep.organisations.actors import Actor
from nep.programmes.models import Theme


def can_note_lesson(actor: Actor, theme: Theme) -> bool:
    return actor.may("edit_theme", theme.unit)

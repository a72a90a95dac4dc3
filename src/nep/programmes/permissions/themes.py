"""Who may write, issue and close a theme."""

from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.programmes.models import Theme


def can_create_theme(actor: Actor, unit: Unit) -> bool:
    return actor.may("edit_theme", unit)


def can_edit_theme(actor: Actor, theme: Theme) -> bool:
    return theme.state == Theme.State.DRAFT and actor.may("edit_theme", theme.unit)


def can_name_groups(actor: Actor, theme: Theme) -> bool:
    """Audience groups are arranged while the theme runs: they are no part of the issued paper."""
    return theme.state != Theme.State.CLOSED and actor.may("edit_theme", theme.unit)


def can_issue_theme(actor: Actor, theme: Theme) -> bool:
    return actor.may("issue_theme", theme.unit)


def can_close_theme(actor: Actor, theme: Theme) -> bool:
    return actor.may("close_theme", theme.unit)

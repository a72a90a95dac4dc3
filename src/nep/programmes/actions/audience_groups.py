"""Whom a theme is brought to. The groups are no part of the issued paper: they may be named while it runs."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.programmes import refusals
from nep.programmes.actions.themes import locked_theme
from nep.programmes.models import AudienceGroup, Theme
from nep.programmes.permissions import can_name_groups
from nep.programmes.searched import reindex_theme
from nep.vietnamese.text import clean
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret


def add_audience_group(
    theme: Theme, *, name: str, by: Actor, at: datetime, note: str = "", position: int = 1
) -> AudienceGroup:
    """Sessions may be held for one more group. Raises NotAllowed, AlreadyClosed, GroupTaken, MarkedSecret."""
    group = AudienceGroup(name=clean(name), note=clean(note), position=position)
    return _write(group, theme, "audience_group_added", by, at)


def edit_audience_group(
    group: AudienceGroup, *, name: str, note: str, position: int, by: Actor, at: datetime
) -> AudienceGroup:
    """As `add_audience_group`, for a group that stands: its sessions keep it under the new name."""
    group.name, group.note, group.position = clean(name), clean(note), position
    return _write(group, group.theme, "audience_group_edited", by, at)


def remove_audience_group(group: AudienceGroup, *, by: Actor, at: datetime) -> None:
    """Nobody is brought together under this name. Raises NotAllowed, AlreadyClosed, GroupInUse."""
    with transaction.atomic():
        theme = _running(group.theme, by)
        try:
            with transaction.atomic():
                group.delete()
        except (ProtectedError, IntegrityError) as used:
            raise refusals.GroupInUse from used
        record("audience_group_removed", thing=theme, by=by, at=at, unit_id=theme.unit_id)
        reindex_theme(theme)


def _write(group: AudienceGroup, theme: Theme, event: str, by: Actor, at: datetime) -> AudienceGroup:
    with transaction.atomic():
        group.theme = _running(theme, by)
        refuse_marked_secret(group.name, group.note)
        taken = AudienceGroup.objects.filter(theme=theme, name=group.name).exclude(pk=group.pk)
        if taken.exists():
            raise refusals.GroupTaken
        group.save()
        record(event, thing=group.theme, by=by, at=at, unit_id=group.theme.unit_id)
        reindex_theme(group.theme)
        return group


def _running(theme: Theme, by: Actor) -> Theme:
    theme = locked_theme(theme)
    if theme.state == Theme.State.CLOSED:
        raise refusals.AlreadyClosed
    if not can_name_groups(by, theme):
        raise NotAllowed
    return theme

"""Who may bring in what, and who sees which import."""

from django.db.models import Q, QuerySet

from nep.imports.models import Batch
from nep.imports.registry import Importer, Sender, importer_of, importers

DONE = (Batch.State.COMMITTED, Batch.State.UNDOING, Batch.State.UNDONE)


def kinds_for(by: Sender) -> list[Importer]:
    """What this actor may bring in now, somewhere."""
    return [one for one in importers() if one.may(by, "") or one.scopes(by)]


def can_import(by: Sender, kind: str, scope: str) -> bool:
    return _is_known(kind) and bool(importer_of(kind).may(by, scope))


def visible_to(by: Sender) -> QuerySet[Batch]:
    """One's own; and, once it is written (so that no typed row is left in it), what one oversees."""
    overseen = [one.kind for one in importers() if one.sees_all(by)]
    theirs = Q(kind__in=overseen, state__in=DONE)
    own = Q(user_id=by.user_id) if by.user_id is not None else Q(pk__in=())
    return Batch.objects.filter(own | theirs)


def is_own(by: Sender, batch: Batch) -> bool:
    """Sent by the same account; what came by command line belongs to who runs commands."""
    if batch.user_id is None:
        return by.user_id is None and by.channel == batch.channel
    return by.user_id == batch.user_id


def can_commit(by: Sender, batch: Batch) -> bool:
    return is_own(by, batch) and can_import(by, batch.kind, batch.scope)


def can_undo(by: Sender, batch: Batch) -> bool:
    """Who sent it, or who oversees the kind; either must still be allowed to bring such things in."""
    if not can_import(by, batch.kind, batch.scope):
        return False
    return is_own(by, batch) or bool(importer_of(batch.kind).sees_all(by))


def can_drop(by: Sender, batch: Batch) -> bool:
    return is_own(by, batch)


def _is_known(kind: str) -> bool:
    return any(one.kind == kind for one in importers())

"""Writing history. Called inside the transaction of what it tells."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from django.db import models, transaction

from nep.audit.kinds import kind_of as kind_of
from nep.audit.kinds import kind_of_model
from nep.audit.models import Event, SealedRead
from nep.audit.registry import sentence_of
from nep.web import bulk, clock

COLUMNS = (
    *("event", "thing_kind", "thing_id", "unit_id", "user_id", "post_id", "on_behalf_of_id"),
    *("mandate_id", "channel", "at", "recorded_at", "facts"),
)


class ActorLike(Protocol):
    """What history needs to know of who acts."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def post_id(self) -> int | None: ...
    @property
    def on_behalf_of_id(self) -> int | None: ...
    @property
    def mandate_id(self) -> int | None: ...
    @property
    def post_title(self) -> str: ...
    @property
    def channel(self) -> str: ...


def record(
    event: str,
    *,
    thing: models.Model,
    by: ActorLike,
    at: datetime,
    unit_id: int | None = None,
    facts: dict[str, str | int | None] | None = None,
) -> None:
    """Add one row of history. `facts` holds names of fields, ids, days and codes: never personal text.

    Raises KeyError when the event has no registered sentence, and TransactionManagementError outside an
    action's transaction: history without its change, or a change without its history, cannot be written.
    """
    sentence_of(event)
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("history is written inside the action's transaction")
    acting = (by.user_id, by.post_id, by.on_behalf_of_id, by.mandate_id, str(by.channel))
    row = (event, kind_of(thing), thing.pk, unit_id, *acting, at, clock.real_now(), facts or {})
    bulk.insert(Event, COLUMNS, [row])


def record_many(
    event: str,
    *,
    model: type[models.Model],
    things: Iterable[tuple[int, int | None]],
    by: ActorLike,
    at: datetime,
    facts: dict[str, str | int | None] | None = None,
) -> int:
    """One row of history for each of `things` (id, unit id) of `model`, as `record` would write it, in bulk.

    For actions that write thousands of things at once. Returns how many; raises as `record`.
    """
    sentence_of(event)
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("history is written inside the action's transaction")
    kind, moment, said = kind_of_model(model), clock.real_now(), facts or {}
    acting = (by.user_id, by.post_id, by.on_behalf_of_id, by.mandate_id, str(by.channel), at, moment, said)
    return bulk.insert(Event, COLUMNS, ((event, kind, pk, unit_id, *acting) for pk, unit_id in things))


def record_sealed_read(
    *, thing: models.Model, what: str, reason: str, by: ActorLike, at: datetime
) -> SealedRead:
    """Log that `by` opens the sealed text `what` ("identity", "original") of `thing` for `reason`."""
    return SealedRead.objects.create(
        thing_kind=kind_of(thing),
        thing_id=thing.pk,
        what=what,
        reason=reason,
        user_id=by.user_id,
        post_id=by.post_id,
        post_title=by.post_title,
        at=at,
    )

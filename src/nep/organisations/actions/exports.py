"""Who took a list away as a file."""

from datetime import datetime

from django.db import transaction

from nep.audit import actions as audit
from nep.organisations.actors import Actor
from nep.web.exports import Exported


def record_export(exported: Exported, *, by: Actor, at: datetime) -> None:
    """History keeps it at the acting post (at the account of who holds none): which list, narrowed by what,
    in which form, how many rows. What was searched for is not kept: it may be somebody's name."""
    thing = by.post or by.user
    assert thing is not None, "only who is signed in is written down"
    facts: dict[str, str | int | None] = {
        "list": exported.title,
        "filters": exported.filters or "không",
        "form": exported.ending,
        "rows": exported.rows,
    }
    with transaction.atomic():
        audit.record("list_exported", thing=thing, by=by, at=at, unit_id=by.unit_id, facts=facts)

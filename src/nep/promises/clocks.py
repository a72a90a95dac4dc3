"""The clock of approving a promise's words: rule `promise.wording`, from the day it was made."""

from datetime import date, datetime

from nep.norms.actions import close_deadline, start_deadline
from nep.norms.models import Deadline
from nep.organisations.actors import Actor
from nep.promises.models import Promise
from nep.web.clock import day_of

WORDING_RULE = "promise.wording"


def start_wording_clock(promise: Promise, *, by: Actor, at: datetime) -> None:
    """Start it, and keep its due day on the promise: the unapproved are counted by their own columns."""
    deadline = start_deadline(
        rule=WORDING_RULE,
        thing=promise,
        unit=promise.promised_by.unit,
        start_on=promise.made_on,
        by=by,
        at=at,
    )
    promise.wording_deadline, promise.wording_due_on = deadline, deadline.due_on
    promise.save(update_fields=["wording_deadline", "wording_due_on"])


def close_wording_clock(promise: Promise, *, by: Actor, at: datetime) -> None:
    if promise.wording_deadline is not None:
        close_deadline(promise.wording_deadline, on=day_of(at), by=by, at=at)


def wording_deadline_moved(deadline: Deadline, before: date, by: Actor, at: datetime) -> None:
    """The calendar changed: the promise's own copy of the due day follows its clock."""
    Promise.objects.filter(wording_deadline=deadline).update(wording_due_on=deadline.due_on)

"""What every action on a promise does first and last."""

from collections.abc import Sequence
from typing import Any

from nep.promises import derived, refusals
from nep.promises.models import Promise
from nep.vietnamese.text import clean
from nep.web.rows import locked_row

State = Promise.State
LONGEST = 5000
LONGEST_REASON = 1000


def locked(promise: Promise) -> Promise:
    """The promise as it stands now, its row locked until the transaction ends."""
    return locked_row(Promise, promise.pk)


def refuse_unless_running(promise: Promise) -> None:
    """Only a published promise that has not ended may change its course."""
    if promise.state == State.DRAFT:
        raise refusals.WordingNotApproved
    if promise.is_settled:
        raise refusals.AlreadySettled


def change(promise: Promise, *, was: Sequence[str], **changes: Any) -> None:
    """Write, or refuse when somebody else was quicker."""
    if not derived.write(promise, was=was, **changes):
        raise refusals.AlreadySettled


def wording_of(text: str) -> str:
    words = clean(text).strip()
    if not words:
        raise refusals.NoWords
    if len(words) > LONGEST:
        raise refusals.TooManyWords
    return words


def reason_of(reason: str) -> str:
    words = clean(reason).strip()
    if not words or len(words) > LONGEST_REASON:
        raise refusals.NoReason
    return words

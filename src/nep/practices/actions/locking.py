"""What every action on a practice does first and last."""

from collections.abc import Sequence
from typing import Any

from nep.practices import refusals
from nep.practices.models import Practice
from nep.vietnamese.text import clean
from nep.web.rows import locked_row
from nep.web.secrecy import refuse_marked_secret

State = Practice.State
LONGEST_TEXT, LONGEST_REASON = 10_000, 1000


def locked(practice: Practice) -> Practice:
    """The practice as it stands now, its row locked until the transaction ends: owners, adoptions and state
    of one practice change one after the other."""
    return locked_row(Practice, practice.pk)


def change(practice: Practice, *, was: Sequence[str], **changes: Any) -> None:
    """Write, or refuse when somebody else was quicker."""
    if Practice.objects.filter(pk=practice.pk, state__in=was).update(**changes) != 1:
        raise refusals.NotWaiting
    for name, value in changes.items():
        setattr(practice, name, value)


def words_of(text: str, *, longest: int = LONGEST_TEXT) -> str:
    """Clean words without a mark of secrecy, empty where none were given. Raises MarkedSecret."""
    words = clean(text).strip()[:longest]
    refuse_marked_secret(words)
    return words


def reason_of(reason: str) -> str:
    """Raises NoReason, MarkedSecret."""
    words = words_of(reason, longest=LONGEST_REASON)
    if not words:
        raise refusals.NoReason
    return words

"""A line of the register is corrected or revoked, with a reason that anybody may read."""

from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.commendations import refusals_decisions as no
from nep.commendations.actions.certificates import issue_for, recall_for
from nep.commendations.models import EntryChange, RegisterEntry
from nep.commendations.permissions import can_change_entry
from nep.commendations.register_rows import public_words, reindex, with_keys
from nep.organisations.actors import Actor
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

STATE = RegisterEntry.State
EVENT = {EntryChange.Kind.CORRECTED: "entry_corrected", EntryChange.Kind.REVOKED: "entry_revoked"}
CORRECTABLE = ("subject_name", "subject_post", "unit_name", "achievement")


def correct_entry(
    entry: RegisterEntry,
    *,
    subject_name: str,
    subject_post: str,
    unit_name: str,
    achievement: str,
    reason: str,
    paper: str = "",
    by: Actor,
    at: datetime,
) -> EntryChange:
    """The line says what is right; what it said before stays in its history. The certificate that was printed
    of it is replaced.

    Raises NotAllowed, EntryRevoked, EntryReasonMissing, NothingCorrected, MarkedSecret."""
    said = {
        "subject_name": subject_name,
        "subject_post": public_words(subject_post),
        "unit_name": public_words(unit_name),
        "achievement": achievement,
    }
    refuse_marked_secret(*said.values(), reason)
    with transaction.atomic():
        row = _locked(entry, by, reason)
        before = {name: getattr(row, name) for name in CORRECTABLE if getattr(row, name) != said[name]}
        if not before:
            raise no.NothingCorrected
        for name in before:
            setattr(row, name, said[name])
        row.state = STATE.CORRECTED
        after = {name: said[name] for name in before}
        change = _write(row, EntryChange.Kind.CORRECTED, reason, paper, before, after, by=by, at=at)
        if row.is_ours:
            issue_for([row], at=at)
        return change


def revoke_entry(
    entry: RegisterEntry, *, reason: str, paper: str = "", by: Actor, at: datetime
) -> EntryChange:
    """The award is taken away: number and state stay, the name is shown only to who holds the code
    (safeguard 21). Raises NotAllowed, EntryRevoked, EntryReasonMissing, MarkedSecret."""
    refuse_marked_secret(reason)
    with transaction.atomic():
        row = _locked(entry, by, reason)
        row.state = STATE.REVOKED
        recall_for([row], at=at)
        return _write(row, EntryChange.Kind.REVOKED, reason, paper, {}, {}, by=by, at=at)


def _locked(entry: RegisterEntry, by: Actor, reason: str) -> RegisterEntry:
    rows = RegisterEntry.objects.select_for_update(of=("self",))
    row = rows.select_related("form__deciding_unit", "outside__unit").get(pk=entry.pk)
    if by.post is None or not can_change_entry(by, row):
        raise NotAllowed
    if row.state == STATE.REVOKED:
        raise no.EntryRevoked
    if not reason.strip():
        raise no.EntryReasonMissing
    return row


def _write(
    row: RegisterEntry,
    kind: EntryChange.Kind,
    reason: str,
    paper: str,
    before: dict[str, str],
    after: dict[str, str],
    *,
    by: Actor,
    at: datetime,
) -> EntryChange:
    assert by.post is not None, "checked with the right"
    with_keys(row)
    told = {name: getattr(row, name) for name in (*CORRECTABLE, "state", "sort_key", "folded")}
    if RegisterEntry.objects.filter(pk=row.pk).exclude(state=STATE.REVOKED).update(**told) != 1:
        raise no.EntryRevoked
    change = EntryChange.objects.create(
        entry=row, kind=kind, reason=reason, paper=paper, before=before, after=after, at=at, by_post=by.post
    )
    reindex([row.pk])
    record(EVENT[kind], thing=row, by=by, at=at, unit_id=by.unit_id)
    return change

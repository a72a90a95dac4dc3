"""A nomination for an award of another authority: sent on from here, later answered by a decision there."""

from datetime import datetime

from django.db import transaction

from nep.audit.actions import record
from nep.commendations import quotas, refusals
from nep.commendations.actions.nominations import locked_nomination, note_step
from nep.commendations.models import Nomination, NominationStep
from nep.commendations.permissions import can_judge
from nep.organisations.actors import Actor
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

STATE = Nomination.State


def forward_nomination(nomination: Nomination, *, note: str, by: Actor, at: datetime) -> Nomination:
    """Sent to the authority that decides (safeguard 20: there is no ballot about it here). `note`: the paper
    with which it went.

    Raises NotAllowed, OwnAward, NotAtTheTop, ReasonMissing, NominationLocked."""
    with transaction.atomic():
        nomination = locked_nomination(nomination)
        if not can_judge(by, nomination) or by.post is None:
            raise NotAllowed
        if nomination.form.is_own:
            raise refusals.OwnAward
        if nomination.judged_by_id != nomination.round.unit_id:
            raise refusals.NotAtTheTop
        if not note.strip():
            raise refusals.ReasonMissing
        refuse_marked_secret(note)
        _move(nomination, STATE.SUBMITTED, STATE.FORWARDED)
        note_step(
            nomination, NominationStep.Kind.FORWARDED, to=nomination.judged_by, by=by.post, at=at, note=note
        )
        record("nomination_forwarded", thing=nomination, by=by, at=at, unit_id=nomination.unit_id)
        nomination.refresh_from_db()
        return nomination


def settle_forwarded(
    nomination: Nomination, *, is_awarded: bool, note: str, by: Actor, at: datetime
) -> Nomination:
    """What the authority decided, as its paper says (`note`). Raises NotAllowed, OwnAward, NominationLocked,
    NoPlaceLeft."""
    with transaction.atomic():
        nomination = locked_nomination(nomination)
        if not can_judge(by, nomination) or by.post is None:
            raise NotAllowed
        if nomination.form.is_own:
            raise refusals.OwnAward
        _move(nomination, STATE.FORWARDED, STATE.CHOSEN if is_awarded else STATE.LEFT)
        if is_awarded:
            quotas.take_decided(nomination)
        note_step(
            nomination, NominationStep.Kind.ANSWERED, to=nomination.judged_by, by=by.post, at=at, note=note
        )
        record("nomination_answered", thing=nomination, by=by, at=at, unit_id=nomination.unit_id)
        nomination.refresh_from_db()
        return nomination


def _move(nomination: Nomination, before: Nomination.State, after: Nomination.State) -> None:
    rows = Nomination.objects.filter(pk=nomination.pk, state=before)
    if rows.update(state=after) != 1:
        raise refusals.NominationLocked

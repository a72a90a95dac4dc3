"""What came without proof of work waits here for a clerk's eye."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nep.audit import actions as audit
from nep.organisations.actors import Actor
from nep.petitions import clocks, permissions
from nep.petitions.models import Petition, State
from nep.petitions.searched import reindex
from nep.vietnamese.text import clean
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.rows import locked_row


class NotWaiting(Refusal):
    sentence = _("Ý kiến này không còn trong danh sách chờ kiểm tra.")


class RejectionReasonMissing(Refusal):
    sentence = _("Hãy ghi lý do không tiếp nhận. Người gửi sẽ đọc được lý do này.")
    field = "reason"


def _locked(petition: Petition, *, state: str, by: Actor) -> Petition:
    petition = locked_row(Petition, petition.pk)
    if not permissions.can_release_quarantine(by, petition):
        raise NotAllowed
    if petition.state != state:
        raise NotWaiting
    return petition


def release_quarantine(petition: Petition, *, by: Actor, at: datetime) -> Petition:
    """It is a real petition: received from now on, its clock counting from the day it came."""
    with transaction.atomic():
        petition = _locked(petition, state=State.QUARANTINED, by=by)
        petition.state = State.RECEIVED
        clocks.start_clock(petition, by=by, at=at)
        petition.save()
        reindex(petition)
        audit.record("petition_released", thing=petition, by=by, at=at)
    return petition


def reject_quarantined(petition: Petition, *, reason: str, by: Actor, at: datetime) -> Petition:
    """It is none: the record stays, with the reason that its sender can read; may be undone."""
    with transaction.atomic():
        petition = _locked(petition, state=State.QUARANTINED, by=by)
        petition.closing_reason = clean(reason).strip()[:300]
        if not petition.closing_reason:
            raise RejectionReasonMissing
        petition.state, petition.closed_on = State.REJECTED, clock.day_of(at)
        petition.save(update_fields=["state", "closed_on", "closing_reason"])
        reindex(petition)
        audit.record("petition_rejected", thing=petition, by=by, at=at)
    return petition


def undo_rejection(petition: Petition, *, by: Actor, at: datetime) -> Petition:
    """Back to waiting."""
    with transaction.atomic():
        petition = _locked(petition, state=State.REJECTED, by=by)
        petition.state, petition.closed_on, petition.closing_reason = State.QUARANTINED, None, ""
        petition.save(update_fields=["state", "closed_on", "closing_reason"])
        reindex(petition)
        audit.record("petition_rejection_undone", thing=petition, by=by, at=at)
    return petition

"""The citizen's "not yet" reaches the unit."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nep.audit.actions import record
from nep.norms.actions import start_deadline
from nep.organisations.actors import Actor
from nep.petitions import clocks
from nep.petitions.models import Petition, Reopening
from nep.petitions.permissions_handling import can_reopen
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.rows import locked_row


class NotAnsweredYet(Refusal):
    sentence = _("Kiến nghị này chưa có câu trả lời, nên chưa có gì để báo là chưa xong.")


class AlreadyReopened(Refusal):
    sentence = _("Ông/bà đã báo câu trả lời chưa rõ. Đơn vị đang trả lời lại.")


def reopen_petition(petition: Petition, *, by: Actor, at: datetime) -> Reopening:
    """The answer does not settle it: the unit that answered has it on its desk again, with a new clock.

    The day of the first answer stays, so that no figure moves. Raises NotAllowed, NotAnsweredYet,
    AlreadyReopened.
    """
    with transaction.atomic():
        petition = locked_row(Petition, petition.pk)
        if not can_reopen(by, petition):
            raise NotAllowed
        if petition.state != Petition.State.ANSWERED or petition.unit is None:
            raise NotAnsweredYet
        if petition.reopenings.filter(closed_on=None).exists():
            raise AlreadyReopened
        reopening = Reopening.objects.create(
            petition=petition, unit=petition.unit, opened_on=clock.day_of(at)
        )
        _start_clock(reopening, by=by, at=at)
        record("petition_reopen", thing=petition, by=by, at=at, unit_id=petition.unit.pk)
        return reopening


def _start_clock(reopening: Reopening, *, by: Actor, at: datetime) -> None:
    deadline = start_deadline(
        rule=clocks.ANSWER, thing=reopening, unit=reopening.unit, start_on=reopening.opened_on, by=by, at=at
    )
    Reopening.objects.filter(pk=reopening.pk).update(deadline=deadline, due_on=deadline.due_on)

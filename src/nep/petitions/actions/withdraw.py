"""Withdrawing: by the slip's holder alone, undone for some days, seen by the level above."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nep.audit import actions as audit
from nep.norms import calendar
from nep.norms import queries as norms
from nep.notices import actions as notices
from nep.organisations import queries as organisations
from nep.organisations.actors import Actor, Channel
from nep.petitions import clocks
from nep.petitions.models import Petition, State
from nep.petitions.searched import reindex
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.rows import locked_row

RULE = "petition.withdraw.undo"
# Safeguard 4: a norm may only lengthen it.
LEAST_WORKING_DAYS = 5


class NotWithdrawable(Refusal):
    sentence = _("Ý kiến này đã được trả lời hoặc đã kết thúc nên không rút được nữa.")


class UndoOver(Refusal):
    sentence = _("Đã quá hạn lấy lại ý kiến đã rút. Ông/bà hãy gửi một ý kiến mới.")


def _locked(petition: Petition, by: Actor) -> Petition:
    if by.channel != Channel.SLIP:
        raise NotAllowed
    return locked_row(Petition, petition.pk)


def withdraw_petition(petition: Petition, *, by: Actor, at: datetime) -> Petition:
    """The citizen takes it back, with the slip's secret only: no officer can. May be undone until the end of
    the norm's term, at least five working days; counted; the desk above is told, because somebody may have
    been pressed."""
    with transaction.atomic():
        petition = _locked(petition, by)
        if petition.state not in {State.RECEIVED, State.ASSIGNED}:
            raise NotWithdrawable
        day = clock.day_of(at)
        petition.state_before, petition.state = petition.state, State.WITHDRAWN
        petition.closed_on = day
        petition.undo_until = last_day_to_undo(day)
        clocks.stop_clock(petition, on=day, by=by, at=at)
        petition.save()
        reindex(petition)
        audit.record("petition_withdrawn", thing=petition, by=by, at=at)
        _tell_above(petition, at)
    return petition


def last_day_to_undo(day: date) -> date:
    """The later of what the norm of `day` gives and the floor."""
    return max(norms.due_on(RULE, day).due_on, calendar.add_working_days(day, LEAST_WORKING_DAYS).due_on)


def _tell_above(petition: Petition, at: datetime) -> None:
    above = organisations.desk_above(petition.home_unit, on=clock.day_of(at))
    if above is not None and not petition.is_secret:
        notices.send("petition_withdrawn", thing=petition, at=at, to_desk=above.pk)


def undo_withdrawal(petition: Petition, *, by: Actor, at: datetime) -> Petition:
    """The citizen wants it after all: it goes on where it was, its clock from its first day."""
    with transaction.atomic():
        petition = _locked(petition, by)
        if petition.state != State.WITHDRAWN:
            raise NotWithdrawable
        if petition.undo_until is None or clock.day_of(at) > petition.undo_until:
            raise UndoOver
        petition.state, petition.state_before = petition.state_before, ""
        petition.closed_on = petition.undo_until = None
        clocks.start_clock(petition, by=by, at=at)
        petition.save()
        reindex(petition)
        audit.record("petition_withdrawal_undone", thing=petition, by=by, at=at)
    return petition

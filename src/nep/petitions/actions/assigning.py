"""Giving a petition to a unit and passing it on, with its trail."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.organisations.models import Line, Unit
from nep.organisations.queries import stands_below
from nep.petitions.models import LIVE, Answer, Assignment, Concern, Petition
from nep.petitions.permissions_handling import can_assign_petition, can_transfer_petition
from nep.petitions.queries_handling import area_of_desk
from nep.petitions.searched import reindex
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal
from nep.web.rows import locked_row

HANDLED_CLASSES = frozenset({Petition.Klass.QUESTION, Petition.Klass.PROPOSAL})


class NotSorted(Refusal):
    sentence = _("Kiến nghị chưa được phân loại. Phân loại trước, rồi giao cho đơn vị trả lời.")


class NotHandledHere(Refusal):
    sentence = _("Khiếu nại, tố cáo không giao xử lý ở đây. Hướng dẫn hoặc chuyển cơ quan có thẩm quyền.")


class AlreadyAssigned(Refusal):
    sentence = _("Kiến nghị này đã được giao. Muốn đổi đơn vị, dùng nút Chuyển đơn vị.")


class NotAssigned(Refusal):
    sentence = _("Kiến nghị này chưa giao cho đơn vị nào, hoặc đã trả lời xong, nên không chuyển được.")


class UnitOutsideReach(Refusal):
    sentence = _("Đơn vị này không thuộc phạm vi của nơi tiếp nhận. Chọn đơn vị khác.")
    field = "to_unit"


class UnitIsConcerned(Refusal):
    sentence = _(
        "Người gửi nói việc này có thể liên quan đến chính đơn vị đó hoặc cán bộ ở đó, "
        "nên không giao cho đơn vị ấy. Chọn đơn vị khác."
    )
    field = "to_unit"


class SameUnit(Refusal):
    sentence = _("Đơn vị này đang giữ kiến nghị. Chọn đơn vị khác để chuyển đến.")
    field = "to_unit"


class ReasonMissing(Refusal):
    sentence = _("Ghi lý do, để đơn vị nhận và người dân hiểu vì sao.")
    field = "reason"


class GivenElsewhere(Refusal):
    sentence = _("Kiến nghị vừa được người khác giao hoặc chuyển. Tải lại trang để xem đơn vị đang giữ.")


def assign_petition(
    petition: Petition, *, to_unit: Unit, by: Actor, at: datetime, reason: str = ""
) -> Assignment:
    """`to_unit` has the petition from now on and must answer it by its due day.

    The clock has run since the day the petition was received; assigning does not start it anew.
    Raises NotAllowed, NotSorted, NotHandledHere, AlreadyAssigned, UnitOutsideReach, UnitIsConcerned.
    """
    with transaction.atomic():
        petition = locked_row(Petition, petition.pk)
        if not can_assign_petition(by, petition):
            raise NotAllowed
        _refuse_assigning(petition)
        _refuse_unit(petition, to_unit, clock.day_of(at))
        _give(petition, to_unit, old_states=[Petition.State.RECEIVED], at=at)
        return write_step(petition, None, to_unit, reason=reason, event="petition_assign", by=by, at=at)


def transfer_petition(
    petition: Petition, *, to_unit: Unit, reason: str, by: Actor, at: datetime
) -> Assignment:
    """`to_unit` has the petition instead of the unit that had it; the clock goes on without a break.

    A draft of the former unit is dropped: it can no longer be approved. Raises NotAllowed, ReasonMissing,
    NotAssigned, SameUnit, UnitIsConcerned, GivenElsewhere.
    """
    with transaction.atomic():
        petition = locked_row(Petition, petition.pk)
        if not can_transfer_petition(by, petition):
            raise NotAllowed
        from_unit = _unit_that_has(petition)
        if not reason.strip():
            raise ReasonMissing
        if from_unit == to_unit:
            raise SameUnit
        _refuse_concerned(petition, to_unit, clock.day_of(at))
        _give(petition, to_unit, old_states=[Petition.State.ASSIGNED], at=at)
        petition.answers.filter(state__in=LIVE).update(state=Answer.State.DROPPED)
        return write_step(
            petition, from_unit, to_unit, reason=reason.strip(), event="petition_transfer", by=by, at=at
        )


def _unit_that_has(petition: Petition) -> Unit:
    if petition.state != Petition.State.ASSIGNED or petition.unit is None:
        raise NotAssigned
    return petition.unit


def _refuse_assigning(petition: Petition) -> None:
    if petition.klass == Petition.Klass.UNSORTED:
        raise NotSorted
    if petition.is_secret or petition.klass not in HANDLED_CLASSES:
        raise NotHandledHere
    if petition.state != Petition.State.RECEIVED:
        raise AlreadyAssigned


def _refuse_unit(petition: Petition, to_unit: Unit, day: date) -> None:
    """A desk gives to units of its area, itself among them, and never to whom it is about."""
    _refuse_concerned(petition, to_unit, day)
    if to_unit.pk == petition.desk_unit_id:
        return
    if not stands_below(to_unit, area_of_desk(petition.desk_unit_id, day), line=Line.STATE, on=day):
        raise UnitOutsideReach


def _refuse_concerned(petition: Petition, to_unit: Unit, day: date) -> None:
    if petition.concern != Concern.NO and stands_below(
        to_unit, petition.place_unit_id, line=Line.STATE, on=day
    ):
        raise UnitIsConcerned


def _give(petition: Petition, to_unit: Unit, *, old_states: list[str], at: datetime) -> None:
    assigned_on = petition.assigned_on or clock.day_of(at)
    same = Petition.objects.filter(pk=petition.pk, state__in=old_states, unit=petition.unit_id)
    if same.update(unit=to_unit, state=Petition.State.ASSIGNED, assigned_on=assigned_on) != 1:
        raise GivenElsewhere
    petition.unit, petition.state, petition.assigned_on = to_unit, Petition.State.ASSIGNED, assigned_on
    reindex(petition)


def write_step(
    petition: Petition,
    from_unit: Unit | None,
    to_unit: Unit,
    *,
    reason: str,
    event: str,
    by: Actor,
    at: datetime,
) -> Assignment:
    step = Assignment.objects.create(
        petition=petition,
        from_unit=from_unit,
        to_unit=to_unit,
        moved_on=clock.day_of(at),
        moved_at=at,
        by_post=by.post,
        reason=reason,
    )
    record(event, thing=petition, by=by, at=at, unit_id=to_unit.pk, facts={"to_unit": to_unit.pk})
    return step

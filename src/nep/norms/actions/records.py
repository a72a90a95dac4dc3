"""Dated records of norms: added by a clerk, verified by a named clerk, never edited."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nep.audit.actions import record
from nep.norms.arithmetic import LONGEST_TERM
from nep.norms.models import Norm, NormRecord, TimeUnit
from nep.norms.permissions import can_edit_norms
from nep.organisations.actors import Actor
from nep.vietnamese.dates import short_day
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal


class RecordAlreadyThere(Refusal):
    sentence = gettext_lazy("Đã có giá trị áp dụng từ ngày này. Ông/bà chọn ngày khác.")
    field = "valid_from"


class ValueOutOfRange(Refusal):
    field = "value"


class AlreadyVerified(Refusal):
    sentence = gettext_lazy("Giá trị này đã được đối chiếu.")


def add_norm_record(
    norm: Norm, *, valid_from: date, value: int, time_unit: str, basis: str, by: Actor, at: datetime
) -> NormRecord:
    """`norm` has another value for events from `valid_from` on. Clocks already running keep theirs.

    Raises NotAllowed, RecordAlreadyThere, ValueOutOfRange.
    """
    with transaction.atomic():
        Norm.objects.select_for_update().get(pk=norm.pk)
        if not can_edit_norms(by):
            raise NotAllowed
        if not 1 <= value <= LONGEST_TERM:
            raise ValueOutOfRange(_("Giá trị phải từ 1 đến %(most)s.") % {"most": LONGEST_TERM})
        if norm.direction == Norm.Direction.BEFORE and time_unit != TimeUnit.WORKING_DAYS:
            raise ValueOutOfRange(_("Thời hạn tính lùi chỉ nhận ngày làm việc."), field="time_unit")
        if NormRecord.objects.filter(norm=norm, valid_from=valid_from).exists():
            raise RecordAlreadyThere
        added = NormRecord.objects.create(
            norm=norm, valid_from=valid_from, value=value, time_unit=time_unit, basis=basis
        )
        record(
            "norm_record_added",
            thing=norm,
            by=by,
            at=at,
            facts={"value": added.value_words, "day": short_day(valid_from)},
        )
        return added


def verify_norm_record(norm_record: NormRecord, *, by: Actor, at: datetime) -> NormRecord:
    """The acting post has compared the record with the original text and stands for it by name.

    Raises NotAllowed (also for an actor without a post: nobody would stand for it), AlreadyVerified.
    """
    with transaction.atomic():
        if not can_edit_norms(by) or by.post is None:
            raise NotAllowed
        unverified = NormRecord.objects.filter(pk=norm_record.pk, status=NormRecord.Status.UNVERIFIED)
        done = unverified.update(
            status=NormRecord.Status.VERIFIED, verified_by=by.post, verified_on=clock.day_of(at)
        )
        if done != 1:
            raise AlreadyVerified
        norm_record.refresh_from_db()
        record(
            "norm_record_verified",
            thing=norm_record.norm,
            by=by,
            at=at,
            facts={"record": norm_record.pk, "day": short_day(norm_record.valid_from)},
        )
        return norm_record

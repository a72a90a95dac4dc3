"""Awards of other authorities are entered from their decisions, never decided, printed or signed here
(safeguard 20)."""

from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.commendations import refusals_decisions as no
from nep.commendations.actions.forwarding import settle_forwarded
from nep.commendations.actions.nominations import locked_nomination
from nep.commendations.models import AwardForm, Nomination, OutsideAward, RegisterEntry
from nep.commendations.permissions import can_publish_awards
from nep.commendations.register_rows import entry_of_outside, reindex
from nep.files.actions import store_document
from nep.measures.periods import Period
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.vietnamese.dates import short_day
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

STATE = Nomination.State


def record_outside_award(
    *,
    form: AwardForm,
    unit: Unit,
    kind: str,
    subject_name: str,
    number: str,
    signed_on: date,
    achievement: str,
    upload: "UploadedFile[Any]",
    subject_post: str = "",
    unit_name: str = "",
    period: Period | None = None,
    nomination: Nomination | None = None,
    by: Actor,
    at: datetime,
) -> RegisterEntry:
    """One name of a decision of another authority, with its file, stands in the register as recorded. A
    nomination that was sent there is answered by it.

    Raises NotAllowed, OwnAward, SignedInFuture, NotChosen, NotForwarded, OutsideAlreadyThere, MarkedSecret,
    and what `files.actions.store_document` refuses."""
    if by.post is None or not can_publish_awards(by, unit):
        raise NotAllowed
    if form.is_own:
        raise no.OwnAward
    if signed_on > clock.day_of(at):
        raise no.SignedInFuture
    if nomination is not None and nomination.form_id != form.pk:
        raise no.NotChosen
    refuse_marked_secret(subject_name, achievement, upload.name or "")
    with transaction.atomic():
        award = OutsideAward(
            form=form,
            nomination=nomination,
            kind=kind,
            subject_name=subject_name,
            subject_post=subject_post,
            unit_name=unit_name,
            achievement=achievement,
            number=number,
            signed_on=signed_on,
            authority=form.authority,
            period_from=period.first if period else None,
            period_to=period.last if period else None,
            file=store_document(upload, at=at),
            unit=unit,
            recorded_at=at,
            recorded_by_post=by.post,
        )
        _save(award)
        if nomination is not None:
            _answer(nomination, award, by=by, at=at)
        entry = entry_of_outside(award, at=at)
        entry.save(force_insert=True)
        reindex([entry.pk])
        record("outside_award_recorded", thing=award, by=by, at=at, unit_id=unit.pk)
        return entry


def _save(award: OutsideAward) -> None:
    try:
        with transaction.atomic():
            award.save(force_insert=True)
    except IntegrityError:
        raise no.OutsideAlreadyThere from None


def _answer(nomination: Nomination, award: OutsideAward, *, by: Actor, at: datetime) -> None:
    """What was sent to that authority is answered by its decision; one that was answered already stays so."""
    row = locked_nomination(nomination)
    if row.state == STATE.FORWARDED:
        day = short_day(award.signed_on)
        note = f"Quyết định số {award.number} ngày {day} của {award.authority}"
        settle_forwarded(row, is_awarded=True, note=note, by=by, at=at)
    elif row.state != STATE.CHOSEN:
        raise no.NotForwarded

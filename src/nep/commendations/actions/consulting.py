"""Other bodies are asked for their opinion (hiệp y), each with its clock, and answer once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.commendations import refusals
from nep.commendations.models import AwardRound, Consultation, ConsultedNomination, Nomination
from nep.commendations.permissions import can_answer_consultation, can_ask_consultation, has_a_say_in
from nep.norms.actions import close_deadline, start_deadline
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

RULE = "award.consult"
Opinion = ConsultedNomination.Opinion


@dataclass(frozen=True)
class Said:
    """What the asked body says about one nomination."""

    opinion: str
    note: str = ""


def ask_consultation(
    round_: AwardRound,
    *,
    unit: Unit,
    nominations: Sequence[Nomination],
    question: str,
    by: Actor,
    at: datetime,
) -> Consultation:
    """`unit` reads the nominations and is asked about each, within the time of the norm; a clock runs.

    Raises NotAllowed (also for who stays out of one of them), RoundClosed, NothingToAsk, AlreadyAsked,
    MarkedSecret, UnknownNorm."""
    refuse_marked_secret(question)
    with transaction.atomic():
        if not can_ask_consultation(by, round_) or by.post is None:
            raise NotAllowed
        if round_.state != AwardRound.State.OPEN:
            raise refusals.RoundClosed
        _refuse_unfit(round_, unit, nominations)
        if not has_a_say_in(by, Nomination.objects.filter(pk__in=[one.pk for one in nominations])):
            raise NotAllowed
        try:
            with transaction.atomic():
                made = Consultation.objects.create(
                    round=round_, unit=unit, question=question, asked_at=at, asked_by_post=by.post
                )
        except IntegrityError:
            raise refusals.AlreadyAsked from None
        ConsultedNomination.objects.bulk_create(
            ConsultedNomination(consultation=made, nomination=one) for one in nominations
        )
        made.deadline = start_deadline(
            rule=RULE, thing=made, unit=unit, start_on=clock.day_of(at), by=by, at=at
        )
        made.save(update_fields=["deadline"])
        record("consultation_asked", thing=made, by=by, at=at, unit_id=unit.pk)
        send("consultation_asked", thing=made, at=at, to_desk=unit.pk)
        return made


def _refuse_unfit(round_: AwardRound, unit: Unit, nominations: Sequence[Nomination]) -> None:
    """A body is not asked about its own nominations, nor about what nobody sent."""
    open_states = (Nomination.State.SUBMITTED, Nomination.State.FORWARDED)
    fit = [one for one in nominations if one.round_id == round_.pk and one.state in open_states]
    if not fit or len(fit) != len(nominations):
        raise refusals.NothingToAsk
    if any(unit.pk in (one.unit_id, one.collective_id) for one in fit):
        raise refusals.AskedAboutItself


def answer_consultation(
    consultation: Consultation, *, said: Mapping[int, Said], by: Actor, at: datetime
) -> Consultation:
    """The body's word on every nomination it was asked about (key -> what it says); its clock stops.

    Raises NotAllowed, AlreadyAnswered, OpinionMissing, ObjectionWithoutReason, MarkedSecret."""
    with transaction.atomic():
        consultation = _locked(consultation)
        if not can_answer_consultation(by, consultation) or by.post is None:
            raise NotAllowed
        if consultation.answered_at is not None:
            raise refusals.AlreadyAnswered
        items = list(consultation.items.order_by("pk"))
        _refuse_unsaid(items, said)
        for item in items:
            one = said[item.nomination_id]
            item.opinion, item.note = one.opinion, one.note.strip()
        waiting = Consultation.objects.filter(pk=consultation.pk, answered_at=None)
        if waiting.update(answered_at=at, answered_by_post=by.post) != 1:
            raise refusals.AlreadyAnswered
        ConsultedNomination.objects.bulk_update(items, ["opinion", "note"])
        if consultation.deadline is not None:
            close_deadline(consultation.deadline, on=clock.day_of(at), by=by, at=at)
        record("consultation_answered", thing=consultation, by=by, at=at, unit_id=consultation.unit_id)
        send("consultation_answered", thing=consultation, at=at, to_desk=consultation.round.unit_id)
        consultation.refresh_from_db()
        return consultation


def _refuse_unsaid(items: Sequence[ConsultedNomination], said: Mapping[int, Said]) -> None:
    for item in items:
        one = said.get(item.nomination_id)
        if one is None or one.opinion not in Opinion.values:
            raise refusals.OpinionMissing
        refuse_marked_secret(one.note)
        if one.opinion == Opinion.OBJECTS and not one.note.strip():
            raise refusals.ObjectionWithoutReason


def _locked(consultation: Consultation) -> Consultation:
    rows = Consultation.objects.select_for_update(of=("self",)).select_related("round__unit", "unit")
    return rows.get(pk=consultation.pk)

"""A decision is written, its list filled from the chosen, made ready and taken back. Until it is published
nobody outside the office sees it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.commendations import refusals
from nep.commendations import refusals_decisions as no
from nep.commendations.models import (
    AwardDecision,
    AwardForm,
    AwardItem,
    AwardRound,
    AwardRule,
    CommentPeriod,
    Nomination,
    SubjectKind,
)
from nep.commendations.permissions import can_publish_awards
from nep.documents.models import IssuedPaper, NumberSource, PaperType
from nep.documents.numbering import number_source
from nep.documents.refusals import NumberMissing, NumberNotExpected
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

STATE = AwardDecision.State


def free_nominations(round_: AwardRound, form: AwardForm) -> list[Nomination]:
    """Chosen and on no decision yet: collectives first, then by name."""
    rows = Nomination.objects.filter(
        round=round_, form=form, state=Nomination.State.CHOSEN, award_item__isnull=True
    )
    return sorted(rows.order_by("sort_key", "pk"), key=lambda one: one.kind != SubjectKind.COLLECTIVE)


def draft_decision(
    round_: AwardRound,
    *,
    form: AwardForm,
    citation: str,
    bases: str = "",
    by: Actor,
    at: datetime,
) -> AwardDecision:
    """A draft with everybody chosen for `form` in the round and on no decision yet.

    Raises NotAllowed, OutsideAward, NothingToDecide, DecisionWaiting, MarkedSecret."""
    if form.deciding_unit is None:
        raise refusals.OutsideAward
    if not can_publish_awards(by, form.deciding_unit):
        raise NotAllowed
    refuse_marked_secret(citation, bases)
    with transaction.atomic():
        chosen = free_nominations(round_, form)
        if not chosen:
            raise no.NothingToDecide
        try:
            with transaction.atomic():
                made = AwardDecision.objects.create(
                    round=round_, form=form, unit=form.deciding_unit, citation=citation, bases=bases
                )
        except IntegrityError:
            raise no.DecisionWaiting from None
        _fill(made, chosen)
        record("award_decision_drafted", thing=made, by=by, at=at, unit_id=made.unit_id)
        return made


def edit_decision(
    decision: AwardDecision, *, citation: str, bases: str, by: Actor, at: datetime
) -> AwardDecision:
    """Raises NotAllowed, DecisionLocked, MarkedSecret."""
    refuse_marked_secret(citation, bases)
    with transaction.atomic():
        row = _draft(decision, by)
        row.citation, row.bases = citation, bases
        row.save(update_fields=["citation", "bases"])
        record("award_decision_edited", thing=row, by=by, at=at, unit_id=row.unit_id)
        return row


def set_items(
    decision: AwardDecision,
    *,
    nominations: Iterable[Nomination],
    lines: Mapping[int, str] | None = None,
    by: Actor,
    at: datetime,
) -> list[AwardItem]:
    """The list is `nominations` in this order; `lines`: nomination id -> its own achievement, where it is not
    the decision's. Raises NotAllowed, DecisionLocked, NothingToDecide, NotChosen, AlreadyOnDecision,
    MarkedSecret."""
    wanted, said = list(nominations), dict(lines or {})
    refuse_marked_secret(*said.values())
    with transaction.atomic():
        row = _draft(decision, by)
        if not wanted:
            raise no.NothingToDecide
        for one in wanted:
            if (one.round_id, one.form_id, one.state) != (
                row.round_id,
                row.form_id,
                Nomination.State.CHOSEN,
            ):
                raise no.NotChosen
        row.items.all().delete()
        made = _fill(row, wanted, said)
        record("award_decision_edited", thing=row, by=by, at=at, unit_id=row.unit_id)
        return made


def _fill(
    decision: AwardDecision, nominations: Iterable[Nomination], lines: Mapping[int, str] | None = None
) -> list[AwardItem]:
    said = lines or {}
    try:
        with transaction.atomic():
            return AwardItem.objects.bulk_create(
                AwardItem(decision=decision, nomination=one, position=place, achievement=said.get(one.pk, ""))
                for place, one in enumerate(nominations, start=1)
            )
    except IntegrityError:
        raise no.AlreadyOnDecision from None


def ready_decision(
    decision: AwardDecision,
    *,
    signer: Post,
    signed_on: date,
    is_public: bool = False,
    number: int | None = None,
    by: Actor,
    at: datetime,
) -> AwardDecision:
    """Waits to be published with the others of its round. `number` is typed where the office gives the
    numbers, else our register gives it at publication.

    Raises NotAllowed, DecisionLocked, NothingToDecide, SignedInFuture, SignerElsewhere, NumberMissing,
    NumberNotExpected, DecisionNumberTaken, CommentStillOpen, CommentUnsettled."""
    with transaction.atomic():
        row = _draft(decision, by)
        if not row.items.exists():
            raise no.NothingToDecide
        if signed_on > clock.day_of(at):
            raise no.SignedInFuture
        if signer.unit_id != row.unit_id or not signer.is_held_on(signed_on):
            raise no.SignerElsewhere
        refuse_number(row.unit, number, year=signed_on.year)
        refuse_uncommented(row, clock.day_of(at))
        row.signer, row.signed_on, row.year = signer, signed_on, signed_on.year
        row.number, row.is_public, row.state = number, is_public, STATE.PENDING
        _save_numbered(row)
        record("award_decision_ready", thing=row, by=by, at=at, unit_id=row.unit_id)
        return row


def _save_numbered(row: AwardDecision) -> None:
    fields = ["signer", "signed_on", "year", "number", "is_public", "state"]
    try:
        with transaction.atomic():
            row.save(update_fields=fields)
    except IntegrityError:
        raise no.DecisionNumberTaken from None


def refuse_number(unit: Unit, number: int | None, *, year: int) -> None:
    """Typed where the office gives the numbers, and never one that a decision of the year carries."""
    typed = number_source(unit) is NumberSource.OFFICE
    if typed and number is None:
        raise NumberMissing
    if not typed and number is not None:
        raise NumberNotExpected
    used = IssuedPaper.objects.filter(unit=unit, type_code=PaperType.DECISION, year=year)
    if number is not None and used.filter(number=number).exists():
        raise no.DecisionNumberTaken


def refuse_uncommented(decision: AwardDecision, day: date) -> None:
    """Where the rule of the form asks the public first, its days are over and every comment is settled."""
    period = CommentPeriod.objects.filter(round=decision.round_id, form=decision.form_id).first()
    rule = decision.form.rules_on(day).get(AwardRule.Topic.COMMENT)
    if period is None:
        if rule is not None and rule.value:
            raise no.CommentStillOpen
        return
    if day <= period.ends_on:
        raise no.CommentStillOpen
    if period.comments.filter(settled_at=None).exists():
        raise no.CommentUnsettled


def take_back_decision(decision: AwardDecision, *, by: Actor, at: datetime) -> AwardDecision:
    """A draft again; a typed number is free again. Raises NotAllowed, DecisionNotReady."""
    with transaction.atomic():
        row = locked_decision(decision)
        if not can_publish_awards(by, row.unit):
            raise NotAllowed
        waiting = AwardDecision.objects.filter(pk=row.pk, state=STATE.PENDING)
        if waiting.update(state=STATE.DRAFT, number=None) != 1:
            raise no.DecisionNotReady
        record("award_decision_taken_back", thing=row, by=by, at=at, unit_id=row.unit_id)
        row.refresh_from_db()
        return row


def discard_decision(decision: AwardDecision, *, by: Actor, at: datetime) -> None:
    """A draft goes away, its names are free for another. Raises NotAllowed, DecisionLocked."""
    with transaction.atomic():
        row = _draft(decision, by)
        record("award_decision_discarded", thing=row.round, by=by, at=at, unit_id=row.unit_id)
        row.items.all().delete()
        row.delete()


def _draft(decision: AwardDecision, by: Actor) -> AwardDecision:
    row = locked_decision(decision)
    if not can_publish_awards(by, row.unit):
        raise NotAllowed
    if row.state != STATE.DRAFT:
        raise no.DecisionLocked
    return row


def locked_decision(decision: AwardDecision) -> AwardDecision:
    rows = AwardDecision.objects.select_for_update(of=("self",))
    return rows.select_related("round__unit", "form", "unit", "signer__person").get(pk=decision.pk)

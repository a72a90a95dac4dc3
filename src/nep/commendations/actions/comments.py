"""The public is asked before a decision; what it says is sealed to the secretary (safeguard 16)."""

from datetime import date, datetime
from uuid import uuid4

from django.db import IntegrityError, transaction

from nep.audit import actions as audit
from nep.commendations import refusals_decisions as no
from nep.commendations.models import (
    AwardForm,
    AwardRound,
    AwardRule,
    CommentPeriod,
    Nomination,
    PublicComment,
)
from nep.commendations.permissions import can_publish_awards, can_read_comment
from nep.norms.arithmetic import Computation, working_term
from nep.norms.following import calendar_of, working_calendar_of
from nep.norms.models import Calendar
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.petitions import keys
from nep.vietnamese.text import clean
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

KIND = "award-comment"
SHORTEST_REASON = 10


def open_comment_period(round_: AwardRound, *, form: AwardForm, by: Actor, at: datetime) -> CommentPeriod:
    """From today the chosen of `form` are shown and the public may write, for as many working days as the
    rule of the day says. Raises NotAllowed, NoCommentRule, NothingToDecide, CommentAlreadyOpen."""
    if form.deciding_unit is None or not can_publish_awards(by, form.deciding_unit):
        raise NotAllowed
    today = clock.day_of(at)
    rule = form.rules_on(today).get(AwardRule.Topic.COMMENT)
    if rule is None or not rule.value:
        raise no.NoCommentRule
    if not Nomination.objects.filter(round=round_, form=form, state=Nomination.State.CHOSEN).exists():
        raise no.NothingToDecide
    found = _last_day(form.deciding_unit, today, rule.value)
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = CommentPeriod.objects.create(
                    round=round_,
                    form=form,
                    rule=rule,
                    starts_on=today,
                    ends_on=found.due_on,
                    provisional=found.provisional,
                )
        except IntegrityError:
            raise no.CommentAlreadyOpen from None
        audit.record("award_comments_opened", thing=made, by=by, at=at, unit_id=round_.unit_id)
        return made


def _last_day(unit: Unit | None, start: date, days: int) -> Computation:
    """Counted on the calendar that the deciding body follows."""
    return working_term(working_calendar_of(unit, start), start, days)


def follow_calendar_change(calendar: Calendar, between: tuple[date, date], by: Actor, at: datetime) -> None:
    """A period that runs gets the working days of its rule on the changed calendar: its last day moves back,
    never forward, because the public was told the day that stood there. The office is told.

    Called inside the transaction of the change, with `by` who made it: it is a consequence, and asks for no
    permission of its own."""
    first, last = between
    running = CommentPeriod.objects.filter(
        ends_on__gte=max(first, clock.day_of(at)), starts_on__lte=last
    ).select_for_update(of=("self",))
    for period in running.select_related("form__deciding_unit", "rule", "round").order_by("pk"):
        if calendar_of(period.form.deciding_unit, period.starts_on).pk == calendar.pk:
            _date_again(period, by, at)


def _date_again(period: CommentPeriod, by: Actor, at: datetime) -> None:
    before = period.ends_on
    found = _last_day(period.form.deciding_unit, period.starts_on, period.rule.value or 0)
    period.ends_on, period.provisional = max(before, found.due_on), found.provisional
    period.save(update_fields=["ends_on", "provisional"])
    if period.ends_on == before:
        return
    facts: dict[str, str | int | None] = {"before": before.isoformat(), "after": period.ends_on.isoformat()}
    unit_id = period.round.unit_id
    audit.record("award_comments_moved", thing=period, by=by, at=at, unit_id=unit_id, facts=facts)
    send("award_comments_moved", thing=period, at=at, to_desk=unit_id)


def send_comment(
    period: CommentPeriod, *, text: str, nomination: Nomination | None = None, by: Actor, at: datetime
) -> PublicComment:
    """Sealed at once; nothing is kept of who wrote it. Raises CommentClosed, CommentMissing, NotChosen,
    MarkedSecret."""
    if not period.starts_on <= clock.day_of(at) <= period.ends_on:
        raise no.CommentClosed
    words = clean(text).strip()
    if not words:
        raise no.CommentMissing
    if nomination is not None and (nomination.round_id, nomination.form_id) != (
        period.round_id,
        period.form_id,
    ):
        raise no.NotChosen
    refuse_marked_secret(words, field="text")
    mark = uuid4()
    key_id, nonce, sealed = keys.seal(words, petition=mark, kind=KIND)
    with transaction.atomic():
        made = PublicComment.objects.create(
            uuid=mark,
            period=period,
            nomination=nomination,
            key_id=key_id,
            nonce=nonce,
            sealed=sealed,
            received_at=at,
        )
        audit.record("award_comment_received", thing=period, by=by, at=at)
        return made


def open_comment(comment: PublicComment, *, reason: str, by: Actor, at: datetime) -> str:
    """The text, for whom it is addressed to; the reading is logged with its reason.

    Raises NotAllowed, ReadingReasonMissing."""
    with transaction.atomic():
        row = PublicComment.objects.select_related("period__round__unit").get(pk=comment.pk)
        if not can_read_comment(by, row):
            raise NotAllowed
        said = clean(reason).strip()
        if len(said) < SHORTEST_REASON:
            raise no.ReadingReasonMissing
        text = keys.unseal(row.key_id, bytes(row.nonce), bytes(row.sealed), petition=row.uuid, kind=KIND)
        audit.record_sealed_read(thing=row, what=KIND, reason=said[:300], by=by, at=at)
        audit.record("award_comment_opened", thing=row, by=by, at=at, unit_id=row.period.round.unit_id)
        return text


def settle_comment(comment: PublicComment, *, outcome: str, by: Actor, at: datetime) -> PublicComment:
    """What became of it, in one line without its text. Raises NotAllowed, OutcomeMissing, CommentSettled."""
    with transaction.atomic():
        row = PublicComment.objects.select_related("period__round__unit").get(pk=comment.pk)
        if by.post is None or not can_read_comment(by, row):
            raise NotAllowed
        if not outcome.strip():
            raise no.OutcomeMissing
        refuse_marked_secret(outcome, field="outcome")
        waiting = PublicComment.objects.filter(pk=row.pk, settled_at=None)
        if waiting.update(settled_at=at, settled_by_post=by.post, outcome=outcome.strip()[:300]) != 1:
            raise no.CommentSettled
        audit.record("award_comment_settled", thing=row, by=by, at=at, unit_id=row.period.round.unit_id)
        row.refresh_from_db()
        return row

"""Decisions that wait are published together: all of it in one transaction, or nothing."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from nep.accounts.models import User
from nep.audit.actions import record
from nep.commendations import refusals_decisions as no
from nep.commendations.actions.certificates import issue_for
from nep.commendations.actions.decisions import refuse_uncommented
from nep.commendations.actions.rounds import locked_round
from nep.commendations.decision_paper import decision_paper, items_of
from nep.commendations.models import (
    AwardDecision,
    AwardItem,
    AwardRound,
    GoldenBook,
    RegisterEntry,
)
from nep.commendations.permissions import can_publish_awards
from nep.commendations.register_rows import entry_for, reindex
from nep.commendations.subjects import unit_names
from nep.documents.actions import issue_paper
from nep.documents.models import IssuedPaper, PaperType
from nep.documents.refusals import NumberTaken
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.web import clock
from nep.web.errors import NotAllowed

STATE = AwardDecision.State


def pending_decisions(round_: AwardRound, by: Actor) -> list[AwardDecision]:
    """What waits and `by` may publish, the highest form first."""
    rows = round_.decisions.filter(state=STATE.PENDING).select_related(
        "form", "unit", "signer__person", "round"
    )
    return [row for row in rows.order_by("form__position", "pk") if can_publish_awards(by, row.unit)]


def publish_decisions(round_: AwardRound, *, by: Actor, at: datetime) -> list[RegisterEntry]:
    """Everything that waits in the round and that `by` may publish gets its number and its paper, its lines
    in the register and the golden book, and whoever is on it is told. One refusal anywhere, and nothing of
    it happened.

    Raises NotAllowed, NothingToPublish, DecisionNumberTaken, DecisionNotReady, CommentStillOpen,
    CommentUnsettled, and whatever `documents.actions.issue_paper` refuses."""
    with transaction.atomic():
        round_ = locked_round(round_)
        waiting = pending_decisions(round_, by)
        if not waiting:
            if not by.has("publish_awards"):
                raise NotAllowed
            raise no.NothingToPublish
        made: list[RegisterEntry] = []
        for decision in waiting:
            made += _publish(decision, by=by, at=at)
        _congratulate(made, at=at)
        reindex([entry.pk for entry in made])
        facts: dict[str, str | int | None] = {"decisions": len(waiting), "names": len(made)}
        record("awards_published", thing=round_, by=by, at=at, unit_id=round_.unit_id, facts=facts)
        return made


def _publish(decision: AwardDecision, *, by: Actor, at: datetime) -> list[RegisterEntry]:
    refuse_uncommented(decision, clock.day_of(at))
    items = items_of(decision)
    if not items:
        raise no.NothingToDecide
    paper = _issue(decision, items, by=by, at=at)
    ready = AwardDecision.objects.filter(pk=decision.pk, state=STATE.PENDING)
    if ready.update(state=STATE.PUBLISHED, number=paper.number, paper=paper, published_at=at) != 1:
        raise no.DecisionNotReady
    decision.refresh_from_db(fields=["state", "number", "paper", "published_at"])
    facts: dict[str, str | int | None] = {"number": paper.number_text}
    record("award_decision_published", thing=decision, by=by, at=at, unit_id=decision.unit_id, facts=facts)
    return _enter(decision, items, paper, at=at)


def _issue(decision: AwardDecision, items: Sequence[AwardItem], *, by: Actor, at: datetime) -> IssuedPaper:
    assert decision.signed_on is not None, "a pending decision has its day"
    try:
        return issue_paper(
            unit=decision.unit,
            type_code=PaperType.DECISION,
            thing=decision,
            paper=decision_paper(decision, items, issued_on=decision.signed_on),
            issued_on=decision.signed_on,
            is_public=decision.is_public,
            by=by,
            at=at,
            number=decision.number,
        )
    except NumberTaken:
        raise no.DecisionNumberTaken from None


def _enter(
    decision: AwardDecision, items: Sequence[AwardItem], paper: IssuedPaper, *, at: datetime
) -> list[RegisterEntry]:
    units = unit_names([item.nomination for item in items], paper.issued_on)
    first = _golden_numbers(decision, len(items))
    entries = RegisterEntry.objects.bulk_create(
        entry_for(
            item,
            decision=decision,
            unit_name=units[item.nomination_id],
            number_text=paper.number_text,
            golden_number=first + place,
            at=at,
        )
        for place, item in enumerate(items)
    )
    issue_for(entries, at=at)
    return entries


def _golden_numbers(decision: AwardDecision, count: int) -> int:
    """The first of `count` lines that follow each other in the golden book of the form and year."""
    assert decision.year is not None, "a pending decision has its year"
    book, _made = GoldenBook.objects.get_or_create(form=decision.form, year=decision.year)
    GoldenBook.objects.filter(pk=book.pk).update(last_number=F("last_number") + count)
    book.refresh_from_db()
    return book.last_number - count + 1


def _congratulate(entries: Sequence[RegisterEntry], *, at: datetime) -> None:
    """Persons with an account are told themselves, a collective at its desk."""
    persons: dict[int, list[User]] = defaultdict(list)
    for entry in entries:
        nomination = entry.item.nomination if entry.item else None
        if nomination is not None and nomination.person is not None and nomination.person.user is not None:
            persons[entry.pk].append(nomination.person.user)
    for entry in entries:
        nomination = entry.item.nomination if entry.item else None
        if nomination is not None and (entry.pk in persons or nomination.collective_id is not None):
            send(
                "award_published",
                thing=entry,
                at=at,
                to_users=persons[entry.pk],
                to_desk=nomination.collective_id,
            )

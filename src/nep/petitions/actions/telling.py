"""Telling the citizen: a task for the desk by the channel they chose, and what came of it."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from nep.audit.actions import record
from nep.organisations.actors import Actor
from nep.petitions.models import Answer, Petition, TellBy, Telling
from nep.petitions.permissions_handling import can_tell_citizen
from nep.promises.models import Promise
from nep.web import clock
from nep.web.errors import NotAllowed, Refusal


class AlreadyTold(Refusal):
    sentence = _("Việc này đã được ghi là báo xong.")


class OutcomeUnfit(Refusal):
    sentence = _(
        "Kết quả không khớp cách báo: thư và bảng tin ghi “đã gửi, đã dán”, gọi điện ghi có gặp hay không."
    )
    field = "outcome"


FITTING = {
    TellBy.CALL: {Telling.Outcome.REACHED, Telling.Outcome.NOT_REACHED},
    TellBy.LETTER: {Telling.Outcome.POSTED},
    TellBy.BOARD: {Telling.Outcome.POSTED},
}


def tell_citizen(
    petition: Petition,
    *,
    about: str,
    at: datetime,
    answer: Answer | None = None,
    promise: Promise | None = None,
) -> Telling:
    """The desk that received the petition has a task to tell the citizen, by the channel they chose.

    A citizen who looks it up alone (`TellBy.COME`) makes no task; the row still says what was there to read,
    so that none is counted as told who was not. Called inside the action that changes what is told.
    """
    return Telling.objects.create(
        petition=petition,
        about=about,
        answer=answer,
        promise=promise,
        channel=petition.tell_by,
        desk_unit_id=petition.home_unit_id,
        created_on=clock.day_of(at),
        created_at=at,
    )


def tell_clock(petition: Petition, *, at: datetime) -> None:
    """The citizen is to hear that the day of the answer changed. One open task, however often it changes: its
    words are read from the clock when it is done."""
    if not Telling.objects.filter(petition=petition, about=Telling.About.CLOCK, done_on=None).exists():
        tell_citizen(petition, about=Telling.About.CLOCK, at=at)


def mark_told(telling: Telling, *, outcome: str, by: Actor, at: datetime) -> None:
    """The task is finished: the citizen was reached, the paper went out, or the desk gave up calling.

    Raises NotAllowed, OutcomeUnfit, AlreadyTold.
    """
    with transaction.atomic():
        telling = _locked(telling)
        if not can_tell_citizen(by, telling):
            raise NotAllowed
        if outcome not in FITTING.get(TellBy(telling.channel), set()):
            raise OutcomeUnfit
        open_task = Telling.objects.filter(pk=telling.pk, done_on=None)
        if open_task.update(done_on=clock.day_of(at), done_by=by.post, outcome=outcome) != 1:
            raise AlreadyTold
        _remember("petition_told", telling, by=by, at=at, outcome=outcome)


def note_try(telling: Telling, *, by: Actor, at: datetime) -> None:
    """Nobody answered this time; the task stays on the desk. Raises NotAllowed, OutcomeUnfit, AlreadyTold."""
    with transaction.atomic():
        telling = _locked(telling)
        if not can_tell_citizen(by, telling):
            raise NotAllowed
        if telling.channel != TellBy.CALL:
            raise OutcomeUnfit
        if Telling.objects.filter(pk=telling.pk, done_on=None).update(tries=F("tries") + 1) != 1:
            raise AlreadyTold
        _remember("petition_call_tried", telling, by=by, at=at, outcome="")


def _locked(telling: Telling) -> Telling:
    return Telling.objects.select_for_update(of=("self",)).select_related("petition").get(pk=telling.pk)


def _remember(event: str, telling: Telling, *, by: Actor, at: datetime, outcome: str) -> None:
    facts: dict[str, str | int | None] = {"telling": telling.pk, "about": telling.about, "outcome": outcome}
    record(event, thing=telling.petition, by=by, at=at, unit_id=telling.desk_unit_id, facts=facts)

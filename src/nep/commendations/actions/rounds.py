"""A round of awards is prepared, opened and closed by the office of its unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.commendations import refusals
from nep.commendations.models import AwardRound, Nomination, Phase
from nep.commendations.permissions import can_open_award_round
from nep.measures.periods import Period
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.programmes.models import Theme
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret


@dataclass(frozen=True)
class Days:
    first: date
    last: date


def create_award_round(
    *, theme: Theme, unit: Unit, title: str, period: Period, by: Actor, at: datetime
) -> AwardRound:
    """A draft, seen by the office alone. `period`: the achievements that count.

    Raises NotAllowed, RoundAlreadyThere, MarkedSecret."""
    if not can_open_award_round(by, unit):
        raise NotAllowed
    refuse_marked_secret(title)
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = AwardRound.objects.create(
                    theme=theme, unit=unit, title=title, period_from=period.first, period_to=period.last
                )
        except IntegrityError:
            raise refusals.RoundAlreadyThere from None
        record("award_round_created", thing=made, by=by, at=at, unit_id=unit.pk)
        return made


def set_phases(
    round_: AwardRound, *, days: Mapping[Phase.Kind, Days], by: Actor, at: datetime
) -> list[Phase]:
    """The steps of the round are those named in `days`, and no others. Raises NotAllowed, RoundClosed,
    PhaseBackwards."""
    with transaction.atomic():
        round_ = locked_round(round_)
        if not can_open_award_round(by, round_.unit):
            raise NotAllowed
        if round_.state == AwardRound.State.CLOSED:
            raise refusals.RoundClosed
        if any(step.last < step.first for step in days.values()):
            raise refusals.PhaseBackwards
        round_.phases.all().delete()
        phases = [
            Phase(round=round_, kind=kind, starts_on=step.first, ends_on=step.last)
            for kind, step in days.items()
        ]
        record("award_phases_set", thing=round_, by=by, at=at, unit_id=round_.unit_id)
        return Phase.objects.bulk_create(phases)


def open_award_round(round_: AwardRound, *, by: Actor, at: datetime) -> AwardRound:
    """Units may nominate; their branches are those of this day's tree. Raises NotAllowed, RoundNotReady,
    RoundClosed."""
    with transaction.atomic():
        round_ = locked_round(round_)
        if not can_open_award_round(by, round_.unit):
            raise NotAllowed
        if not round_.quotas.exists() or not round_.phases.filter(kind=Phase.Kind.NOMINATE).exists():
            raise refusals.RoundNotReady
        _move(round_, AwardRound.State.DRAFT, AwardRound.State.OPEN, tree_on=clock.day_of(at))
        record("award_round_opened", thing=round_, by=by, at=at, unit_id=round_.unit_id)
        return round_


def close_award_round(round_: AwardRound, *, by: Actor, at: datetime) -> AwardRound:
    """Nothing of the round changes any more. Raises NotAllowed, RoundClosed, StillWaiting."""
    with transaction.atomic():
        round_ = locked_round(round_)
        if not can_open_award_round(by, round_.unit):
            raise NotAllowed
        if round_.nominations.filter(state=Nomination.State.SUBMITTED).exists():
            raise refusals.StillWaiting
        _move(round_, AwardRound.State.OPEN, AwardRound.State.CLOSED)
        record("award_round_closed", thing=round_, by=by, at=at, unit_id=round_.unit_id)
        return round_


def locked_round(round_: AwardRound) -> AwardRound:
    return AwardRound.objects.select_for_update(of=("self",)).select_related("unit").get(pk=round_.pk)


def _move(round_: AwardRound, old: AwardRound.State, new: AwardRound.State, **changes: date) -> None:
    if AwardRound.objects.filter(pk=round_.pk, state=old).update(state=new, **changes) != 1:
        raise refusals.RoundClosed
    round_.refresh_from_db()

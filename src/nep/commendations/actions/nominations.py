"""A nomination is written by a unit, sent with its figures frozen, returned, withdrawn, passed up."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.commendations import quotas, refusals
from nep.commendations.models import (
    AwardForm,
    AwardRound,
    Nomination,
    NominationFigure,
    NominationStep,
    Phase,
    SubjectKind,
)
from nep.commendations.permissions import can_judge, can_nominate
from nep.commendations.prefill import freeze_figures
from nep.notices.actions import send
from nep.organisations.actors import Actor
from nep.organisations.models import Line, Person, Post, Unit, World
from nep.organisations.queries import name_on, parent_of, stands_below, version_on
from nep.vietnamese.names import sort_key, title_sort_key
from nep.vietnamese.text import fold
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

STATE = Nomination.State


@dataclass(frozen=True)
class Subject:
    """Whom: one of our units, or a person with the post of today."""

    collective: Unit | None = None
    post: Post | None = None

    @property
    def kind(self) -> SubjectKind:
        return SubjectKind.COLLECTIVE if self.collective else SubjectKind.INDIVIDUAL

    @property
    def person(self) -> Person | None:
        return self.post.person if self.post else None

    @property
    def unit(self) -> Unit:
        unit = self.collective or (self.post.unit if self.post else None)
        assert unit is not None, "a subject is a unit or a post"
        return unit


def draft_nomination(
    round_: AwardRound,
    *,
    form: AwardForm,
    subject: Subject,
    unit: Unit,
    achievement: str = "",
    is_leader: bool = False,
    works_directly: bool = False,
    by: Actor,
    at: datetime,
) -> Nomination:
    """The unit's own draft: it takes no place until it is sent. Name and post are written down as they are
    today.

    Raises NotAllowed, RoundClosed, NotOfUnit, UnitEnded, AlreadyNominated, MarkedSecret."""
    today = clock.day_of(at)
    name = subject.person.full_name if subject.person else name_on(subject.unit, today)
    if not can_nominate(by, unit):
        raise NotAllowed
    refuse_marked_secret(achievement)
    if round_.state != AwardRound.State.OPEN:
        raise refusals.RoundClosed
    if subject.unit != unit and not _stands_below(subject.unit, unit, by):
        raise refusals.NotOfUnit
    if version_on(subject.unit, today).is_closing:
        raise refusals.UnitEnded
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = Nomination.objects.create(
                    round=round_,
                    form=form,
                    kind=subject.kind,
                    unit=unit,
                    judged_by=_judge_above(unit, round_, today=at),
                    collective=subject.collective,
                    person=subject.person,
                    subject_name=name,
                    sort_key=sort_key(name) if subject.person else title_sort_key(name),
                    folded=fold(name),
                    subject_post=subject.post.title if subject.post else "",
                    achievement=achievement,
                    is_leader=is_leader,
                    works_directly=works_directly,
                )
        except IntegrityError:
            raise refusals.AlreadyNominated from None
        record("nomination_drafted", thing=made, by=by, at=at, unit_id=unit.pk)
        return made


def _stands_below(unit: Unit, above: Unit, by: Actor) -> bool:
    return stands_below(unit, above, line=by.line, on=clock.today())


def _judge_above(unit: Unit, round_: AwardRound, *, today: datetime) -> Unit:
    """The unit whose council judges first: one level above on the own line, at the top the round's own."""
    if unit == round_.unit:
        return unit
    day = clock.day_of(today)
    line = Line.PARTY if unit.world == World.PARTY else Line.STATE
    return parent_of(unit, line=line, on=day) or parent_of(unit, line=Line.PARTY, on=day) or round_.unit


def edit_nomination(
    nomination: Nomination,
    *,
    achievement: str,
    is_leader: bool,
    works_directly: bool,
    by: Actor,
    at: datetime,
) -> Nomination:
    """Raises NotAllowed, NominationLocked, MarkedSecret."""
    refuse_marked_secret(achievement)
    with transaction.atomic():
        nomination = locked_nomination(nomination)
        if not can_nominate(by, nomination.unit):
            raise NotAllowed
        if nomination.state not in Nomination.EDITABLE:
            raise refusals.NominationLocked
        nomination.achievement = achievement
        nomination.is_leader, nomination.works_directly = is_leader, works_directly
        nomination.save(update_fields=["achievement", "is_leader", "works_directly"])
        record("nomination_edited", thing=nomination, by=by, at=at, unit_id=nomination.unit_id)
        return nomination


def submit_nomination(nomination: Nomination, *, by: Actor, at: datetime) -> Nomination:
    """It waits for the council of the level above, takes a place in every quota over its unit, and its
    figures are frozen as they are now.

    Raises NotAllowed, NominationLocked, RoundClosed, NotInWindow, AchievementMissing, SameAchievement,
    NoPlaceLeft."""
    with transaction.atomic():
        # one form for one achievement: two submissions of the same second wait for each other here
        AwardRound.objects.select_for_update().get(pk=nomination.round_id)
        nomination = locked_nomination(nomination)
        if not can_nominate(by, nomination.unit) or by.post is None:
            raise NotAllowed
        if nomination.state not in Nomination.EDITABLE:
            raise refusals.NominationLocked
        _refuse_unready(nomination, at)
        waiting = Nomination.objects.filter(pk=nomination.pk, state__in=Nomination.EDITABLE)
        if waiting.update(state=STATE.SUBMITTED, submitted_at=at, submitted_by_post=by.post) != 1:
            raise refusals.NominationLocked
        quotas.take_nominated(nomination)
        NominationFigure.objects.filter(nomination=nomination).delete()
        freeze_figures(nomination, by=by, at=at)
        note_step(nomination, NominationStep.Kind.SENT, to=nomination.judged_by, by=by.post, at=at)
        record("nomination_submitted", thing=nomination, by=by, at=at, unit_id=nomination.unit_id)
        nomination.refresh_from_db()
        return nomination


def _refuse_unready(nomination: Nomination, at: datetime) -> None:
    if nomination.round.state != AwardRound.State.OPEN:
        raise refusals.RoundClosed
    today = clock.day_of(at)
    windows = nomination.round.phases.filter(kind=Phase.Kind.NOMINATE)
    if not windows.filter(starts_on__lte=today, ends_on__gte=today).exists():
        raise refusals.NotInWindow
    if not nomination.achievement.strip():
        raise refusals.AchievementMissing
    others = Nomination.objects.standing().filter(
        round=nomination.round, collective=nomination.collective, person=nomination.person
    )
    words = fold(nomination.achievement)
    texts = others.exclude(pk=nomination.pk).values_list("achievement", flat=True)
    if any(fold(text) == words for text in texts):
        raise refusals.SameAchievement


def return_nomination(nomination: Nomination, *, note: str, by: Actor, at: datetime) -> Nomination:
    """Sent back to be mended; its places are free meanwhile. Raises NotAllowed, ReasonMissing,
    NominationLocked."""
    return _give_back(nomination, STATE.RETURNED, NominationStep.Kind.RETURNED, note=note, by=by, at=at)


def withdraw_nomination(nomination: Nomination, *, note: str, by: Actor, at: datetime) -> Nomination:
    """The unit takes it back for good, sent or not; the row and its way stay. Raises NotAllowed,
    ReasonMissing, NominationLocked."""
    return _give_back(nomination, STATE.WITHDRAWN, NominationStep.Kind.WITHDRAWN, note=note, by=by, at=at)


_GIVEN_BACK = {
    NominationStep.Kind.RETURNED: "nomination_returned",
    NominationStep.Kind.WITHDRAWN: "nomination_withdrawn",
}


def _give_back(
    nomination: Nomination,
    state: Nomination.State,
    kind: NominationStep.Kind,
    *,
    note: str,
    by: Actor,
    at: datetime,
) -> Nomination:
    with transaction.atomic():
        nomination = locked_nomination(nomination)
        allowed = can_judge(by, nomination) if state is STATE.RETURNED else can_nominate(by, nomination.unit)
        if not allowed or by.post is None:
            raise NotAllowed
        if not note.strip():
            raise refusals.ReasonMissing
        refuse_marked_secret(note)
        held = nomination.state == STATE.SUBMITTED
        if not held and (state is STATE.RETURNED or nomination.state not in Nomination.EDITABLE):
            raise refusals.NominationLocked
        waiting = Nomination.objects.filter(pk=nomination.pk, state=nomination.state)
        if waiting.update(state=state) != 1:
            raise refusals.NominationLocked
        if held:
            quotas.give_back_nominated(nomination)
        note_step(nomination, kind, to=nomination.unit, by=by.post, at=at, note=note)
        record(_GIVEN_BACK[kind], thing=nomination, by=by, at=at, unit_id=nomination.unit_id)
        if state is STATE.RETURNED:
            _tell_sender(nomination, at)
        nomination.refresh_from_db()
        return nomination


def _tell_sender(nomination: Nomination, at: datetime) -> None:
    post = nomination.submitted_by_post
    user = post.person.user if post is not None else None
    if user is not None:
        send("nomination_returned", thing=nomination, at=at, to_users=[user])


def pass_up(nomination: Nomination, *, note: str, by: Actor, at: datetime) -> Nomination:
    """The next level judges it, with its whole way. Raises NotAllowed, NoLevelAbove, NominationLocked."""
    with transaction.atomic():
        nomination = locked_nomination(nomination)
        if not can_judge(by, nomination) or by.post is None:
            raise NotAllowed
        if nomination.judged_by_id == nomination.round.unit_id:
            raise refusals.NoLevelAbove
        above = _judge_above(nomination.judged_by, nomination.round, today=at)
        here = Nomination.objects.filter(
            pk=nomination.pk, state=STATE.SUBMITTED, judged_by=nomination.judged_by
        )
        if here.update(judged_by=above) != 1:
            raise refusals.NominationLocked
        note_step(nomination, NominationStep.Kind.PASSED, to=above, by=by.post, at=at, note=note)
        record("nomination_passed", thing=nomination, by=by, at=at, unit_id=nomination.unit_id)
        nomination.refresh_from_db()
        return nomination


def note_step(
    nomination: Nomination, kind: NominationStep.Kind, *, to: Unit, by: Post, at: datetime, note: str = ""
) -> None:
    """One more step of the nomination's way."""
    NominationStep.objects.create(nomination=nomination, kind=kind, to_unit=to, note=note, at=at, by_post=by)


def locked_nomination(nomination: Nomination) -> Nomination:
    rows = Nomination.objects.select_for_update(of=("self",))
    return rows.select_related("round__unit", "form", "unit", "judged_by").get(pk=nomination.pk)

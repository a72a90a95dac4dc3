"""Who sits on a council, and who stays out of which nomination."""

from collections.abc import Iterable
from datetime import datetime

from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.commendations import refusals
from nep.commendations.models import (
    AwardRound,
    Ballot,
    Council,
    CouncilMember,
    Nomination,
    Recusal,
)
from nep.commendations.permissions import can_recuse, can_set_council, seat_of
from nep.measures.queries import line_of
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.organisations.queries import stands_below
from nep.web import clock
from nep.web.errors import NotAllowed


def create_council(round_: AwardRound, *, unit: Unit, name: str, by: Actor, at: datetime) -> Council:
    """The council of one level of the round. Raises NotAllowed, CouncilAlreadyThere."""
    if not can_set_council(by, unit):
        raise NotAllowed
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = Council.objects.create(round=round_, unit=unit, name=name)
        except IntegrityError:
            raise refusals.CouncilAlreadyThere from None
        record("council_created", thing=made, by=by, at=at, unit_id=unit.pk)
        return made


def seat_member(council: Council, *, post: Post, role: str, by: Actor, at: datetime) -> CouncilMember:
    """Who sat there before and left comes back to the same seat.

    Raises NotAllowed, BallotRunning, AlreadySeated, ChairTaken, PostNotHeld."""
    with transaction.atomic():
        _refuse_unless_free(council, by)
        if not post.is_held_on(clock.day_of(at)):
            raise refusals.PostNotHeld
        if council.members.filter(post=post, left_on=None).exists():
            raise refusals.AlreadySeated
        try:
            with transaction.atomic():
                member, _is_new = CouncilMember.objects.update_or_create(
                    council=council, post=post, defaults={"role": role, "left_on": None}
                )
        except IntegrityError:
            raise refusals.ChairTaken from None
        record("council_member_seated", thing=council, by=by, at=at, unit_id=council.unit_id)
        return member


def unseat_member(member: CouncilMember, *, by: Actor, at: datetime) -> None:
    """From today on no longer a member; earlier votes stay counted. Raises NotAllowed, BallotRunning."""
    with transaction.atomic():
        _refuse_unless_free(member.council, by)
        CouncilMember.objects.filter(pk=member.pk, left_on=None).update(left_on=clock.day_of(at))
        record("council_member_unseated", thing=member.council, by=by, at=at, unit_id=member.council.unit_id)


def _refuse_unless_free(council: Council, by: Actor) -> None:
    if not can_set_council(by, council.unit):
        raise NotAllowed
    if council.ballots.filter(state=Ballot.State.OPEN).exists():
        raise refusals.BallotRunning


def declare_conflict(council: Council, *, nomination: Nomination, by: Actor, at: datetime) -> Recusal:
    """The member stays out of the nomination by own word; it cannot be taken back once a ballot
    on it is open.

    Raises NotAllowed, NominationElsewhere, AlreadyRecused, BallotRunning."""
    with transaction.atomic():
        member = seat_of(by, council)
        if member is None:
            raise NotAllowed
        return _recuse(member, nomination, Recusal.Ground.DECLARED, by=by, at=at)


def recuse_member(member: CouncilMember, *, nomination: Nomination, by: Actor, at: datetime) -> Recusal:
    """The chair keeps a member out. Raises NotAllowed, NominationElsewhere, AlreadyRecused, BallotRunning."""
    with transaction.atomic():
        if not can_recuse(by, member.council):
            raise NotAllowed
        return _recuse(member, nomination, Recusal.Ground.CHAIR, by=by, at=at)


def _recuse(
    member: CouncilMember, nomination: Nomination, ground: Recusal.Ground, *, by: Actor, at: datetime
) -> Recusal:
    council = member.council
    if nomination.judged_by_id != council.unit_id or nomination.round_id != council.round_id:
        raise refusals.NominationElsewhere
    if council.ballots.filter(state=Ballot.State.OPEN, items__nomination=nomination).exists():
        raise refusals.BallotRunning
    try:
        with transaction.atomic():
            made = Recusal.objects.create(member=member, nomination=nomination, ground=ground, noted_at=at)
    except IntegrityError:
        raise refusals.AlreadyRecused from None
    record("member_recused", thing=council, by=by, at=at, unit_id=council.unit_id)
    return made


def recuse_own_units(council: Council, nominations: Iterable[Nomination], *, at: datetime) -> list[Recusal]:
    """Who is nominated, and who works at or below the nominated or the nominating unit, stays out
    without being asked. The council's own unit recuses nobody: every member of it would stand below the
    top."""
    members = list(council.members.filter(left_on=None).select_related("post__unit").order_by("pk"))
    known = set(Recusal.objects.filter(member__in=members).values_list("member_id", "nomination_id"))
    rows = [
        Recusal(member=member, nomination=one, ground=Recusal.Ground.OWN_UNIT, noted_at=at)
        for one in nominations
        for member in members
        if (member.pk, one.pk) not in known and _is_close(member, one, council)
    ]
    return Recusal.objects.bulk_create(rows)


def _is_close(member: CouncilMember, one: Nomination, council: Council) -> bool:
    post = member.post
    if one.person_id is not None and one.person_id == post.person_id:
        return True
    units = [unit for unit in (one.collective, one.unit) if unit is not None and unit != council.unit]
    today = clock.today()
    return any(
        post.unit_id == unit.pk or stands_below(post.unit, unit, line=line_of(unit), on=today)
        for unit in units
    )

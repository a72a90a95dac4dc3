"""Who sits on a council, and who stays out of which nomination."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.commendations import refusals
from nep.commendations.council_desk import waiting_before
from nep.commendations.models import (
    AwardRound,
    Ballot,
    Council,
    CouncilMember,
    DossierOpening,
    Nomination,
    Recusal,
)
from nep.commendations.permissions import can_recuse, can_set_council, has_a_say_in, seat_of
from nep.organisations.actors import Actor
from nep.organisations.models import Line, Post, Unit
from nep.organisations.queries import ancestors
from nep.web import clock
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret


def create_council(
    round_: AwardRound, *, unit: Unit, name: str, basis: str = "", by: Actor, at: datetime
) -> Council:
    """The council of one level of the round; `basis` is the paper that set it up.

    Raises NotAllowed, RoundClosed, CouncilAlreadyThere, MarkedSecret."""
    if not can_set_council(by, unit):
        raise NotAllowed
    if round_.state == AwardRound.State.CLOSED:
        raise refusals.RoundClosed
    refuse_marked_secret(name, basis)
    with transaction.atomic():
        try:
            with transaction.atomic():
                made = Council.objects.create(round=round_, unit=unit, name=name, basis=basis)
        except IntegrityError:
            raise refusals.CouncilAlreadyThere from None
        record("council_created", thing=made, by=by, at=at, unit_id=unit.pk)
        return made


def seat_member(council: Council, *, post: Post, role: str, by: Actor, at: datetime) -> CouncilMember:
    """Who sat there before and left comes back to the same seat. What waits from the member's own units is
    closed to the seat at once.

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
        recuse_own_units(council, waiting_before(council), at=at)
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
    locked_council(council)
    if council.ballots.filter(state=Ballot.State.OPEN).exists():
        raise refusals.BallotRunning


def locked_council(council: Council) -> Council:
    """Whoever changes seats or recusals, or opens a ballot, waits for the other."""
    return Council.objects.select_for_update(of=("self",)).select_related("unit", "round").get(pk=council.pk)


def open_dossiers(council: Council, *, conflicts: Iterable[Nomination], by: Actor, at: datetime) -> int:
    """The member says which of the waiting nominations concern the own person, family or work: those are
    closed to the seat, as are those of the own units. All others that wait are open to it from now on.

    Returns how many were opened now. It is said in person: raises NotAllowed under a mandate or without a
    seat; NominationElsewhere, BallotRunning."""
    with transaction.atomic():
        member = seat_of(by, council)
        if member is None:
            raise NotAllowed
        locked_council(council)
        waiting = waiting_before(council)
        recuse_own_units(council, waiting, at=at)
        out = set(member.recusals.values_list("nomination", flat=True))
        for one in conflicts:
            if one.pk not in out:
                _recuse(member, one, Recusal.Ground.DECLARED, by=by, at=at)
                out.add(one.pk)
        known = out | set(member.openings.values_list("nomination", flat=True))
        fresh = [one for one in waiting if one.pk not in known]
        DossierOpening.objects.bulk_create(
            DossierOpening(member=member, nomination=one, opened_at=at) for one in fresh
        )
        facts: dict[str, str | int | None] = {"count": len(fresh)}
        record("dossiers_opened", thing=council, by=by, at=at, unit_id=council.unit_id, facts=facts)
        return len(fresh)


def declare_conflict(
    council: Council, *, nomination: Nomination, note: str = "", by: Actor, at: datetime
) -> Recusal:
    """The member stays out of the nomination by own word; it cannot be taken back.

    Raises NotAllowed, NominationElsewhere, AlreadyRecused, BallotRunning."""
    with transaction.atomic():
        member = seat_of(by, council)
        if member is None:
            raise NotAllowed
        locked_council(council)
        return _recuse(member, nomination, Recusal.Ground.DECLARED, note=note, by=by, at=at)


def recuse_member(
    member: CouncilMember, *, nomination: Nomination, note: str = "", by: Actor, at: datetime
) -> Recusal:
    """The chair keeps a member out, where the chair has a say. Raises NotAllowed, NominationElsewhere,
    AlreadyRecused, BallotRunning."""
    with transaction.atomic():
        about = Nomination.objects.filter(pk=nomination.pk)
        if not can_recuse(by, member.council) or not has_a_say_in(by, about):
            raise NotAllowed
        locked_council(member.council)
        return _recuse(member, nomination, Recusal.Ground.CHAIR, note=note, by=by, at=at)


def _recuse(
    member: CouncilMember,
    nomination: Nomination,
    ground: Recusal.Ground,
    *,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Recusal:
    council = member.council
    refuse_marked_secret(note)
    if nomination.judged_by_id != council.unit_id or nomination.round_id != council.round_id:
        raise refusals.NominationElsewhere
    if council.ballots.filter(state=Ballot.State.OPEN, items__nomination=nomination).exists():
        raise refusals.BallotRunning
    told = {"ground": ground, "note": note, "noted_at": at}
    try:
        with transaction.atomic():
            made = Recusal.objects.create(member=member, nomination=nomination, **told)
    except IntegrityError:
        raise refusals.AlreadyRecused from None
    record("member_recused", thing=council, by=by, at=at, unit_id=council.unit_id)
    return made


def recuse_own_units(council: Council, nominations: Iterable[Nomination], *, at: datetime) -> list[Recusal]:
    """Who is nominated, who works at or below the nominated or the nominating unit, on either line, and who
    works at the same unit as the nominated person stays out without being asked. The council's own unit
    recuses nobody: every member of it would stand below the top."""
    members = list(council.members.filter(left_on=None).select_related("post__unit").order_by("pk"))
    known = set(Recusal.objects.filter(member__in=members).values_list("member_id", "nomination_id"))
    today, waiting = clock.day_of(at), list(nominations)
    beside = _units_of_persons(waiting, today)
    rows = []
    for member in members:
        near = _units_over(member.post.unit, today) - {council.unit_id}
        rows += [
            Recusal(member=member, nomination=one, ground=Recusal.Ground.OWN_UNIT, noted_at=at)
            for one in waiting
            if (member.pk, one.pk) not in known
            and (_is_close(member.post, one, near) or (one.person_id, member.post.unit_id) in beside)
        ]
    return Recusal.objects.bulk_create(rows)


def _units_of_persons(nominations: Iterable[Nomination], today: date) -> set[tuple[int | None, int]]:
    """(person, unit) where the nominated work today, without the units that judge them."""
    judges = {one.judged_by_id for one in nominations}
    persons = {one.person_id for one in nominations if one.person_id is not None}
    held = Post.objects.filter(person__in=persons, valid_from__lte=today, valid_to__gt=today)
    return set(held.exclude(unit__in=judges).values_list("person", "unit"))


def _units_over(unit: Unit, today: date) -> set[int]:
    """`unit` and every unit above it, on both lines."""
    return {unit.pk} | {above.pk for line in Line for above in ancestors(unit, line=line, on=today)}


def _is_close(post: Post, one: Nomination, near: set[int]) -> bool:
    is_nominated = one.person_id is not None and one.person_id == post.person_id
    return is_nominated or one.collective_id in near or one.unit_id in near

"""The council of the Tỉnh ủy in the round of awards: who sat there, who stayed out, how it voted."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from nep.commendations import actions
from nep.commendations.models import Ballot, Choice, Council, CouncilMember, Nomination, SubjectKind
from nep.demo.awards import MOBILISATION, OFFICE, PROPAGANDA, TRANSPORT, Awards
from nep.demo.province import Province
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.web import clock

SET_UP_ON, DECLARED_ON, MET_ON, WRITTEN_ON = (
    date(2023, 11, 27),
    date(2023, 12, 4),
    date(2023, 12, 7),
    date(2023, 12, 8),
)
ORGANISATION, HOME_AFFAIRS = 2, 1
LEADERS_CHOSEN = 2
ROLE = CouncilMember.Role
SAID = (
    "Mô hình này đã có nơi khác làm theo, kết quả kiểm tra được.",
    "Đề nghị đơn vị bổ sung số người dân được trả lời trực tiếp; phần còn lại rõ ràng.",
    "Người trực tiếp làm nên được ưu tiên hơn người đứng đầu.",
)


def tell_council(built: Province, awards: Awards) -> Council:
    """Nine members; one absent and polled in writing. Exactly the places of the round are chosen."""
    office = built.actor(built.party, "officer")
    council = actions.create_council(
        awards.round,
        unit=built.party,
        name="Hội đồng Thi đua - Khen thưởng Tỉnh ủy",
        basis="Quyết định thành lập hội đồng của tỉnh mẫu (dữ liệu mẫu)",
        by=office,
        at=clock.noon(SET_UP_ON, hour=9),
    )
    members = _seats(built)
    for number, (actor, role) in enumerate(members):
        assert actor.post is not None
        at = clock.noon(SET_UP_ON, hour=10, minute=number)
        actions.seat_member(council, post=actor.post, role=role, by=office, at=at)
    voters = [actor for actor, _role in members]
    _declare(built, council, voters)
    for number, kind in enumerate(SubjectKind):
        _vote(built, awards, council, kind, voters, clock.noon(MET_ON, hour=8 + 2 * number))
    actions.issue_minutes(
        council,
        place="Phòng họp số 1, trụ sở Tỉnh ủy",
        issued_on=WRITTEN_ON,
        by=office,
        at=clock.noon(WRITTEN_ON, hour=9),
    )
    return council


def _seats(built: Province) -> list[tuple[Actor, str]]:
    """The chair first; the last one is absent on the day."""
    leading: list[tuple[Unit, str]] = [
        (built.party, ROLE.CHAIR),
        (built.boards[PROPAGANDA], ROLE.VICE_CHAIR),
        (built.boards[OFFICE], ROLE.MEMBER),
        (built.boards[ORGANISATION], ROLE.MEMBER),
        (built.boards[MOBILISATION], ROLE.MEMBER),
        (built.front[0], ROLE.MEMBER),
        (built.departments[HOME_AFFAIRS], ROLE.MEMBER),
        (built.province, ROLE.VICE_CHAIR),
    ]
    seats = [(built.actor(unit, "leader"), role) for unit, role in leading]
    return [*seats[:-1], (built.actor(built.party, "officer"), ROLE.SECRETARY), seats[-1]]


def _declare(built: Province, council: Council, voters: Sequence[Actor]) -> None:
    """One member has a relative among the nominated; the others have nobody beside their own units."""
    rows = Nomination.objects.filter(round=council.round, judged_by=council.unit, person__isnull=False)
    relative = rows.filter(is_leader=True, form__is_own=True).order_by("pk")[0]
    mobilisation = built.actor(built.boards[MOBILISATION], "leader")
    for number, voter in enumerate(voters):
        conflicts = [relative] if voter == mobilisation else []
        at = clock.noon(DECLARED_ON, hour=8, minute=5 * number)
        actions.open_dossiers(council, conflicts=conflicts, by=voter, at=at)
    deeds = rows.filter(works_directly=True, form__is_own=True).order_by("pk")
    for number, text in enumerate(SAID):
        at = clock.noon(MET_ON - timedelta(days=1), hour=14, minute=10 * number)
        actions.write_note(council, nomination=deeds[number], text=text, by=voters[number], at=at)


def _vote(
    built: Province,
    awards: Awards,
    council: Council,
    kind: SubjectKind,
    voters: Sequence[Actor],
    at: datetime,
) -> None:
    office = built.actor(built.party, "officer")
    rows = Nomination.objects.filter(round=awards.round, judged_by=built.party, form=awards.own, kind=kind)
    waiting = list(rows.filter(state=Nomination.State.SUBMITTED).order_by("sort_key", "pk"))
    *present, away = voters
    absent = council.members.get(post=away.post)
    ballot = actions.draft_ballot(
        council,
        form=awards.own,
        kind=kind,
        method=Ballot.Method.SECRET,
        nominations=waiting,
        absent=[absent],
        by=office,
        at=at,
    )
    ballot = actions.open_ballot(ballot, by=office, at=at + timedelta(minutes=10))
    good = _good(built, waiting)
    for number, voter in enumerate(present):
        actions.cast_vote(ballot, choices=_choices(ballot, voter, good, number), by=voter)
    written = {
        pk: Choice.YES if nomination in good else Choice.NO
        for pk, nomination in ballot.items.values_list("pk", "nomination")
    }
    actions.record_written_opinions(
        ballot, member=absent, choices=written, by=office, at=at + timedelta(minutes=30)
    )
    ballot = actions.close_ballot(ballot, by=office, at=at + timedelta(minutes=40))
    actions.settle_ballot(ballot, by=office, at=at + timedelta(minutes=50))
    actions.issue_tally(ballot, issued_on=clock.day_of(at), by=office, at=at + timedelta(minutes=60))


def _good(built: Province, waiting: Sequence[Nomination]) -> set[int]:
    """Who will reach the share: one commune a district, the bodies but one; who does the work before who
    leads."""
    in_order = sorted(waiting, key=lambda one: one.pk)
    seen: set[int] = set()
    leaders: list[int] = []
    good = set()
    for one in in_order:
        if one.is_leader:
            leaders.append(one.pk)
        elif one.works_directly or one.unit_id not in seen:
            good.add(one.pk)
        seen.add(one.unit_id)
    left_out = {one.pk for one in waiting if one.collective == built.departments[TRANSPORT]}
    return good - left_out | set(leaders[-LEADERS_CHOSEN:])


def _choices(ballot: Ballot, voter: Actor, good: set[int], number: int) -> dict[int, Choice]:
    """Everybody for the good ones; of the others every second vote is against, some abstain."""
    items = ballot.items.exclude(nomination__recusals__member__post=voter.post)
    weak = (Choice.YES, Choice.NO, Choice.YES, Choice.ABSTAIN)
    return {
        pk: Choice.YES if nomination in good else weak[(number + place) % len(weak)]
        for place, (pk, nomination) in enumerate(items.order_by("position").values_list("pk", "nomination"))
    }

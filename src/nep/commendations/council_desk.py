"""What a council has before it, and what of it a member has opened."""

from datetime import date

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nep.commendations.models import (
    AwardForm,
    AwardRound,
    Ballot,
    BallotElector,
    BallotItem,
    BallotTeller,
    Council,
    CouncilMember,
    DossierOpening,
    Nomination,
    Recusal,
)
from nep.commendations.models.nominations import NominationQuerySet
from nep.organisations.actors import Actor
from nep.organisations.registry import DeskItem

DESK_LIMIT = 200
SENT = (Nomination.State.SUBMITTED, Nomination.State.CHOSEN, Nomination.State.LEFT)


def rows_before(council: Council) -> NominationQuerySet:
    """Every nomination that was sent and lies before the council, judged or not, by name."""
    rows = Nomination.objects.filter(round=council.round_id, judged_by=council.unit_id)
    return rows.filter(state__in=SENT).order_by("sort_key", "pk")


def waiting_before(council: Council) -> list[Nomination]:
    """What it has to judge, by name: no other order (safeguard 15)."""
    rows = rows_before(council).filter(state=Nomination.State.SUBMITTED)
    return list(rows.select_related("unit", "collective", "form"))


def waiting_for(council: Council, *, form: AwardForm, kind: str) -> list[Nomination]:
    return [one for one in waiting_before(council) if one.form_id == form.pk and one.kind == kind]


def undeclared(member: CouncilMember) -> QuerySet[Nomination]:
    """What waits and what the member neither opened nor stays out of."""
    rows = rows_before(member.council).filter(state=Nomination.State.SUBMITTED)
    return rows.exclude(openings__member=member).exclude(recusals__member=member)


def seat_before(actor: Actor, nomination: Nomination) -> CouncilMember | None:
    """The seat of the acting post on the council before which the nomination lies."""
    if actor.post_id is None or actor.mandate_id is not None:
        return None
    seats = CouncilMember.objects.filter(
        post=actor.post_id,
        left_on=None,
        council__round=nomination.round_id,
        council__unit=nomination.judged_by_id,
    )
    return seats.select_related("council").first()


def not_yet_open_to(actor: Actor) -> QuerySet[Nomination]:
    """What lies before a council of the acting post and was not opened from that seat."""
    mine = Nomination.objects.filter(
        round__councils__unit=F("judged_by"),
        round__councils__members__post=actor.post_id,
        round__councils__members__left_on=None,
    )
    return mine.exclude(openings__member__post=actor.post_id)


def council_before(actor: Actor, nomination: Nomination) -> Council | None:
    """The council before which the nomination lies, for who may see that council."""
    if nomination.state in Nomination.EDITABLE:
        return None
    rows = Council.objects.visible_to(actor)
    return rows.filter(round=nomination.round_id, unit=nomination.judged_by_id).first()


def seat_to_declare(actor: Actor, nomination: Nomination) -> CouncilMember | None:
    """The seat that has not yet said whether it has a part in a sent nomination: it opens no dossier
    before."""
    if nomination.state in Nomination.EDITABLE:
        return None
    seat = seat_before(actor, nomination)
    if seat is None or seat.openings.filter(nomination=nomination).exists():
        return None
    return seat


def present_on(ballot: Ballot) -> int:
    return ballot.electors.filter(is_absent=False).count()


def entitled_on(item: BallotItem) -> int:
    """Members who are present and stay in: as many votes as there can be."""
    out = Recusal.objects.filter(nomination=item.nomination_id).values("member")
    return item.ballot.electors.filter(is_absent=False).exclude(member__in=out).count()


def desk_votes(actor: Actor, day: date) -> list[DeskItem]:
    """For a member in person: dossiers to declare on, a vote that waits, a count to type. One query, and two
    more for who sits on a council."""
    if actor.post_id is None or actor.mandate_id is not None:
        return []
    seats = list(_seats_with_waiting(actor.post_id))
    return [*_to_declare(seats), *_to_vote(seats), *_to_count(seats)] if seats else []


def _seats_with_waiting(post_id: int) -> QuerySet[CouncilMember]:
    """Its seats in rounds that run, each with how many nominations are `undeclared`."""
    known = {"member": OuterRef(OuterRef("pk")), "nomination": OuterRef("pk")}
    waiting = Nomination.objects.filter(
        ~Exists(DossierOpening.objects.filter(**known)),
        ~Exists(Recusal.objects.filter(**known)),
        round=OuterRef("council__round"),
        judged_by=OuterRef("council__unit"),
        state=Nomination.State.SUBMITTED,
    )
    counted = waiting.order_by().values("round").annotate(n=Count("pk")).values("n")
    seats = CouncilMember.objects.filter(
        post=post_id, left_on=None, council__round__state=AwardRound.State.OPEN
    )
    listed = seats.select_related("council__round").annotate(undeclared=Subquery(counted))
    return listed.order_by("pk")[:DESK_LIMIT]


def _to_declare(seats: list[CouncilMember]) -> list[DeskItem]:
    """One line a council, however many dossiers wait."""
    return [
        DeskItem(
            _("Khai báo mối liên quan, mở hồ sơ"),
            _waiting_words(seat.undeclared, seat.council.round.title),  # type: ignore[attr-defined] # annotated
            reverse("commendations:council_declare", args=[seat.council.uuid]),
            None,
            seat.council.name,
        )
        for seat in seats
        if seat.undeclared  # type: ignore[attr-defined] # annotated
    ]


def _waiting_words(n: int, title: str) -> str:
    words = ngettext("%(n)s đề nghị chưa khai báo: %(title)s", "%(n)s đề nghị chưa khai báo: %(title)s", n)
    return words % {"n": n, "title": title}


def _to_vote(seats: list[CouncilMember]) -> list[DeskItem]:
    rows = BallotElector.objects.filter(
        member__in=seats,
        ballot__state=Ballot.State.OPEN,
        ballot__method=Ballot.Method.SECRET,
        has_voted=False,
        is_absent=False,
    )
    return _of_ballots(rows, _("Bỏ phiếu"), _("Bỏ phiếu kín: %(title)s"), "ballot_vote")


def _to_count(seats: list[CouncilMember]) -> list[DeskItem]:
    counted = Ballot.objects.filter(pk=OuterRef("ballot"), sheets__typed_by=OuterRef("member__post"))
    rows = BallotTeller.objects.filter(member__in=seats, ballot__state=Ballot.State.OPEN)
    return _of_ballots(
        rows.exclude(Exists(counted)), _("Kiểm phiếu"), _("Nhập số phiếu đã đếm: %(title)s"), "ballot_tally"
    )


def _of_ballots(
    rows: "QuerySet[BallotElector] | QuerySet[BallotTeller]", kind: str, sentence: str, name: str
) -> list[DeskItem]:
    listed = rows.select_related("ballot__form", "ballot__council").order_by("pk")[:DESK_LIMIT]
    return [
        DeskItem(
            kind,
            sentence % {"title": str(row.ballot)},
            reverse(f"commendations:{name}", args=[row.ballot.uuid]),
            None,
            row.ballot.council.name,
        )
        for row in listed
    ]

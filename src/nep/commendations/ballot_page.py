"""What the page of a ballot shows: states and names, never a count of votes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from nep.commendations.actions.ballots import items_for
from nep.commendations.actions.choosing import chair_may_break, tied_in
from nep.commendations.actions.tallies import SHEETS_NEEDED
from nep.commendations.council_desk import rows_before
from nep.commendations.models import (
    AwardForm,
    AwardRule,
    Ballot,
    BallotElector,
    BallotItem,
    Council,
    Nomination,
    SubjectKind,
)
from nep.commendations.permissions import (
    can_issue_minutes,
    can_read_minutes,
    can_recuse,
    can_run_ballot,
    can_type_tally,
    seat_of,
)
from nep.organisations.actors import Actor
from nep.organisations.history import history_of
from nep.web import clock
from nep.web.parts import Progress


@dataclass(frozen=True)
class Votable:
    """A form and kind of which something waits before the council."""

    form: AwardForm
    kind: SubjectKind
    waiting: int


def votable_forms(council: Council) -> list[Votable]:
    """Awards decided here alone (safeguard 20). Two queries."""
    rows = rows_before(council).filter(state=Nomination.State.SUBMITTED, form__is_own=True)
    counts = rows.order_by("form__position", "form", "kind").values_list("form", "kind")
    found = list(counts.annotate(waiting=Count("pk")))
    forms = AwardForm.objects.in_bulk({form for form, *_rest in found})
    return [Votable(forms[form], SubjectKind(kind), count) for form, kind, count in found]


def elector_of(ballot: Ballot, actor: Actor) -> BallotElector | None:
    """The acting post on the list of voters who are present."""
    seat = seat_of(actor, ballot.council)
    return None if seat is None else ballot.electors.filter(member=seat, is_absent=False).first()


@dataclass(frozen=True)
class Line:
    """A nomination on the ballot as the reader may see it: without a name where the reader stays out."""

    item: BallotItem
    is_closed: bool


def lines_of(ballot: Ballot, actor: Actor) -> list[Line]:
    items = list(ballot.items.select_related("nomination").order_by("position", "pk"))
    judged = Nomination.objects.of_others_than(actor).filter(ballot_items__ballot=ballot)
    known = set(judged.values_list("pk", flat=True))
    return [Line(item, item.nomination_id not in known) for item in items]


def ballot_page(ballot: Ballot, actor: Actor) -> dict[str, Any]:
    may_run, elector = can_run_ballot(actor, ballot.council), elector_of(ballot, actor)
    is_open = ballot.state == Ballot.State.OPEN
    has_part = is_open and elector is not None and bool(items_for(ballot, elector))
    lines = lines_of(ballot, actor)
    has_a_say = not any(line.is_closed for line in lines)
    closed = {line.item.nomination_id for line in lines if line.is_closed}
    tied = tied_in(ballot)
    breaks = bool(tied) and has_a_say and can_recuse(actor, ballot.council)
    electors = list(ballot.electors.select_related("member__post__person").order_by("pk"))
    return {
        "ballot": ballot,
        "council": ballot.council,
        "lines": lines,
        "may_decide": may_run and has_a_say,
        "may_vote": has_part and _votes_here(ballot) and elector is not None and not elector.has_voted,
        "has_voted": elector is not None and elector.has_voted,
        "may_run": may_run,
        "may_type": is_open and can_type_tally(actor, ballot),
        "is_tied": bool(tied),
        "tied": [one for one in tied if one.pk not in closed],
        "may_break": breaks and chair_may_break(ballot, clock.now()),
        "may_issue": ballot.state == Ballot.State.CLOSED
        and ballot.tally_paper_id is None
        and can_issue_minutes(actor, ballot.council),
        "turnout": _turnout(ballot, electors) if may_run and is_open else None,
        "sheets": ballot.sheets.count() if is_open else 0,
        "sheets_needed": SHEETS_NEEDED.get(Ballot.Method(ballot.method), 0),
        "not_yet": [one for one in electors if not one.has_voted and not one.is_absent]
        if may_run and is_open and _votes_here(ballot)
        else [],
        "absent": _absent(ballot, electors) if may_run and is_open else [],
        "reads_minutes": can_read_minutes(actor, ballot.council),
        "polled": _polled(ballot, electors, actor),
        "prepared": _prepared(ballot, electors) if ballot.state == Ballot.State.DRAFT else None,
        "history": history_of(ballot) if may_run else None,
    }


def _votes_here(ballot: Ballot) -> bool:
    return ballot.method == Ballot.Method.SECRET


def _turnout(ballot: Ballot, electors: list[BallotElector]) -> Progress | None:
    if not _votes_here(ballot):
        return None
    present = [one for one in electors if not one.is_absent]
    return Progress(_("Đã bỏ phiếu"), sum(one.has_voted for one in present), len(present))


def _polled(ballot: Ballot, electors: list[BallotElector], actor: Actor) -> bool:
    """The reader is written down as absent: there is no vote to cast on the machine."""
    is_open = ballot.state == Ballot.State.OPEN
    return is_open and any(one.is_absent and one.member.post_id == actor.post_id for one in electors)


@dataclass(frozen=True)
class Prepared:
    """What is looked at before opening: the share as of today, who is absent, who counts."""

    rule: AwardRule | None
    absent: list[str]
    tellers: list[str]


def _prepared(ballot: Ballot, electors: list[BallotElector]) -> Prepared:
    tellers = ballot.tellers.select_related("member__post__person").order_by("pk")
    return Prepared(
        ballot.form.rules_on(clock.today()).get(AwardRule.Topic.THRESHOLD),
        [one.member.post.person.full_name for one in electors if one.is_absent],
        [one.member.post.person.full_name for one in tellers],
    )


def _absent(ballot: Ballot, electors: list[BallotElector]) -> list[tuple[BallotElector, bool]]:
    """Absent members, each with whether everything asked of them is written down."""
    written = dict(
        ballot.items.filter(written__isnull=False)
        .values_list("written__member")
        .annotate(count=Count("pk"))
        .order_by("written__member")
    )
    return [
        (one, written.get(one.member_id, 0) >= len(items_for(ballot, one)))
        for one in electors
        if one.is_absent
    ]

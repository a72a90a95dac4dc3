"""Minutes become issued papers: they get a number and never change."""

from datetime import date, datetime

from django.db import transaction

from nep.audit.actions import record
from nep.commendations import council_refusals, refusals
from nep.commendations.actions.councils import locked_council
from nep.commendations.models import Ballot, Council
from nep.commendations.papers_of_councils import chair_of, council_minutes, tally_minutes
from nep.commendations.permissions import can_issue_minutes
from nep.documents.actions import issue_paper
from nep.documents.models import IssuedPaper, PaperType
from nep.organisations.actors import Actor
from nep.web.errors import NotAllowed


def issue_tally(
    ballot: Ballot, *, issued_on: date, number: int | None = None, by: Actor, at: datetime
) -> IssuedPaper:
    """The minutes of a count, internal. Raises NotAllowed, NotCounted, MinutesIssued, NoChair, and what
    `issue_paper` raises."""
    with transaction.atomic():
        _refuse_council(ballot.council, by)
        rows = Ballot.objects.select_for_update(of=("self",)).select_related("council__unit", "form", "rule")
        ballot = rows.get(pk=ballot.pk)
        if ballot.state != Ballot.State.CLOSED:
            raise refusals.NotCounted
        if ballot.tally_paper_id is not None:
            raise council_refusals.MinutesIssued
        paper = issue_paper(
            unit=ballot.council.unit,
            type_code=PaperType.MINUTES,
            thing=ballot,
            paper=tally_minutes(ballot, issued_on=issued_on),
            issued_on=issued_on,
            is_public=False,
            number=number,
            by=by,
            at=at,
        )
        ballot.tally_paper = paper
        ballot.save(update_fields=["tally_paper"])
        return _told("tally_minutes_issued", ballot.council, paper, by, at)


def issue_minutes(
    council: Council, *, place: str, issued_on: date, number: int | None = None, by: Actor, at: datetime
) -> IssuedPaper:
    """The minutes of the meeting, internal: every settled ballot that has none yet.

    Raises NotAllowed, NothingToWrite, NoChair, and what `issue_paper` raises."""
    with transaction.atomic():
        _refuse_council(council, by)
        council = locked_council(council)
        ballots = list(unwritten_ballots(council))
        if not ballots:
            raise council_refusals.NothingToWrite
        paper = issue_paper(
            unit=council.unit,
            type_code=PaperType.MINUTES,
            thing=council,
            paper=council_minutes(council, ballots, place=place, issued_on=issued_on),
            issued_on=issued_on,
            is_public=False,
            number=number,
            by=by,
            at=at,
        )
        Ballot.objects.filter(pk__in=[one.pk for one in ballots]).update(minutes=paper)
        return _told("council_minutes_issued", council, paper, by, at)


def unwritten_ballots(council: Council) -> "list[Ballot]":
    rows = council.ballots.filter(settled_at__isnull=False, minutes=None)
    return list(
        rows.select_related("form", "rule", "council").order_by("form__position", "kind", "number", "pk")
    )


def _refuse_council(council: Council, by: Actor) -> None:
    if not can_issue_minutes(by, council):
        raise NotAllowed
    if chair_of(council) is None:
        raise council_refusals.NoChair


def _told(event: str, council: Council, paper: IssuedPaper, by: Actor, at: datetime) -> IssuedPaper:
    facts: dict[str, str | int | None] = {"number": paper.number_text}
    record(event, thing=council, by=by, at=at, unit_id=council.unit_id, facts=facts)
    return paper

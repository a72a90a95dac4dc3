"""The letter that asks, and the letter and the reminder that urge."""

from datetime import date, datetime

from django.db import transaction

from nep.audit.actions import record
from nep.documents.actions import issue_paper
from nep.documents.models import IssuedPaper, PaperType
from nep.organisations.actors import Actor
from nep.organisations.models import Post
from nep.reviews.actions.rounds import locked_round
from nep.reviews.actions.telling import tell_writers
from nep.reviews.letters import chasing_letter, request_letter
from nep.reviews.models import Assignment, Chase, ChasedUnit, Round
from nep.reviews.permissions import can_chase_units, can_open_round
from nep.reviews.refusals import SignerElsewhere
from nep.reviews.round_refusals import LetterIssued, NobodyToChase, RoundNotOpen
from nep.reviews.standing import missing_in
from nep.web.errors import NotAllowed


def issue_request(
    round_: Round, *, signer: Post, issued_on: date, number: int | None = None, by: Actor, at: datetime
) -> IssuedPaper:
    """The letter that asks for the reports, as an official paper of the office, internal. Raises NotAllowed,
    RoundNotOpen, LetterIssued, SignerElsewhere, and what `documents.actions.issue_paper` raises."""
    with transaction.atomic():
        row = locked_round(round_.pk)
        if not can_open_round(by, row.unit):
            raise NotAllowed
        if row.state != Round.State.OPEN:
            raise RoundNotOpen
        if row.request_paper_id is not None:
            raise LetterIssued
        refuse_signer(row, signer, issued_on)
        paper = issue_paper(
            unit=row.unit,
            type_code=PaperType.LETTER,
            thing=row,
            paper=request_letter(row, signer=signer, issued_on=issued_on),
            issued_on=issued_on,
            is_public=False,
            by=by,
            at=at,
            number=number,
        )
        row.request_paper = paper
        row.save(update_fields=["request_paper"])
        facts: dict[str, str | int | None] = {"number": paper.number_text}
        record("round_requested", thing=row, by=by, at=at, unit_id=row.unit_id, facts=facts)
    return paper


def refuse_signer(row: Round, signer: Post, issued_on: date) -> None:
    if signer.unit_id != row.unit_id or not signer.valid_from <= issued_on < signer.valid_to:
        raise SignerElsewhere


def chase_units(
    round_: Round, *, signer: Post, issued_on: date, number: int | None = None, by: Actor, at: datetime
) -> Chase:
    """*Gửi công văn đôn đốc*: one letter to every unit that has not sent, kept as a paper, each unit noted.

    Raises NotAllowed, RoundNotOpen, NobodyToChase, SignerElsewhere, and what `issue_paper` raises.
    """
    with transaction.atomic():
        row, missing = _chased(round_, by=by)
        refuse_signer(row, signer, issued_on)
        paper = issue_paper(
            unit=row.unit,
            type_code=PaperType.LETTER,
            thing=row,
            paper=chasing_letter(row, missing, signer=signer, issued_on=issued_on),
            issued_on=issued_on,
            is_public=False,
            by=by,
            at=at,
            number=number,
        )
        return _remember(row, missing, paper=paper, by=by, at=at)


def remind_units(round_: Round, *, by: Actor, at: datetime) -> Chase:
    """*Nhắc trong hệ thống*: a notice to who writes at every unit that has not sent. Raises NotAllowed,
    RoundNotOpen, NobodyToChase."""
    with transaction.atomic():
        row, missing = _chased(round_, by=by)
        tell_writers("report_reminder", missing, at=at)
        return _remember(row, missing, paper=None, by=by, at=at)


def _chased(round_: Round, *, by: Actor) -> tuple[Round, list[Assignment]]:
    row = locked_round(round_.pk)
    if not can_chase_units(by, row):
        raise NotAllowed
    if row.state != Round.State.OPEN:
        raise RoundNotOpen
    missing = list(missing_in(row).select_related("deadline"))
    if not missing:
        raise NobodyToChase
    return row, missing


def _remember(
    row: Round, missing: list[Assignment], *, paper: IssuedPaper | None, by: Actor, at: datetime
) -> Chase:
    chase = Chase.objects.create(round=row, paper=paper, chased_at=at, by_post=by.post)
    ChasedUnit.objects.bulk_create(ChasedUnit(chase=chase, assignment=one) for one in missing)
    facts: dict[str, str | int | None] = {"units": len(missing)}
    record("units_chased", thing=row, by=by, at=at, unit_id=row.unit_id, facts=facts)
    return chase

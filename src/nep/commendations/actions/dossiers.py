"""Papers of a dossier: sent as files, or issued here for all nominations of a unit at once."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction

from nep.audit.actions import record
from nep.commendations import refusals
from nep.commendations.dossiers import SUBMISSION, without_submission
from nep.commendations.models import AwardForm, AwardRound, Nomination, NominationPaper
from nep.commendations.papers import submission
from nep.commendations.permissions import can_add_paper, can_issue_submission
from nep.documents.actions import issue_paper
from nep.documents.models import IssuedPaper, PaperType
from nep.files import actions as files
from nep.organisations.actors import Actor
from nep.organisations.models import Post, Unit
from nep.vietnamese.text import fold
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret


def attach_paper(
    nomination: Nomination, *, name: str, upload: "UploadedFile[Any]", by: Actor, at: datetime
) -> NominationPaper:
    """A file of the dossier, PDF or DOCX. Raises NotAllowed, PaperAlreadyThere, MarkedSecret and what
    `files.store_document` raises."""
    refuse_marked_secret(name, upload.name or "")
    with transaction.atomic():
        _refuse_unless_addable(nomination, name, by)
        kept = files.store_document(upload, at=at)
        return _add(NominationPaper(nomination=nomination, name=name, file=kept), by=by, at=at)


def attach_issued(
    nomination: Nomination, *, name: str, issued: IssuedPaper, by: Actor, at: datetime
) -> NominationPaper:
    """A paper that was issued here becomes part of the dossier. Raises NotAllowed, PaperAlreadyThere."""
    with transaction.atomic():
        _refuse_unless_addable(nomination, name, by)
        return _add(NominationPaper(nomination=nomination, name=name, issued=issued), by=by, at=at)


def _refuse_unless_addable(nomination: Nomination, name: str, by: Actor) -> None:
    if not can_add_paper(by, nomination):
        raise NotAllowed
    if fold(name) in {fold(one) for one in nomination.papers.values_list("name", flat=True)}:
        raise refusals.PaperAlreadyThere


def _add(paper: NominationPaper, *, by: Actor, at: datetime) -> NominationPaper:
    try:
        with transaction.atomic():
            paper.save(force_insert=True)
    except IntegrityError:
        raise refusals.PaperAlreadyThere from None
    facts: dict[str, str | int | None] = {"name": paper.name}
    one = paper.nomination
    record("nomination_paper_added", thing=one, by=by, at=at, unit_id=one.unit_id, facts=facts)
    return paper


def remove_paper(paper: NominationPaper, *, by: Actor, at: datetime) -> None:
    """The file goes; a paper that was issued stays what it is, only no longer in this dossier. Raises
    NotAllowed."""
    with transaction.atomic():
        one, file = paper.nomination, paper.file
        if not can_add_paper(by, one):
            raise NotAllowed
        facts: dict[str, str | int | None] = {"name": paper.name}
        paper.delete()
        if file is not None:
            files.discard([file])
        record("nomination_paper_removed", thing=one, by=by, at=at, unit_id=one.unit_id, facts=facts)


def issue_submission(
    round_: AwardRound,
    *,
    unit: Unit,
    form: AwardForm,
    signer: Post,
    issued_on: date,
    by: Actor,
    at: datetime,
    number: int | None = None,
) -> IssuedPaper:
    """The unit's submission (tờ trình) for everything it sent for `form` that has none yet: issued with a
    number, and part of each of these dossiers.

    Raises NotAllowed, NothingToSubmit, and what `documents.actions.issue_paper` raises."""
    with transaction.atomic():
        if not can_issue_submission(by, unit) or signer.unit_id != unit.pk:
            raise NotAllowed
        chosen = nominations_to_submit(round_, unit, form)
        if not chosen:
            raise refusals.NothingToSubmit
        paper = issue_paper(
            unit=unit,
            type_code=PaperType.SUBMISSION,
            thing=round_,
            paper=submission(chosen, form=form, signer=signer, issued_on=issued_on),
            issued_on=issued_on,
            is_public=False,
            by=by,
            at=at,
            number=number,
        )
        for one in chosen:
            _add(NominationPaper(nomination=one, name=SUBMISSION, issued=paper), by=by, at=at)
        return paper


def nominations_to_submit(round_: AwardRound, unit: Unit, form: AwardForm) -> Sequence[Nomination]:
    """What the unit sent for `form` and wrote no submission about: by kind and name."""
    sent = round_.nominations.filter(unit=unit, form=form, state=Nomination.State.SUBMITTED)
    rows = sent.select_related("round__unit", "round__theme", "form", "unit", "judged_by", "collective")
    return without_submission(rows.order_by("kind", "sort_key", "pk"))

"""Photographs and papers that show a practice."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from nep.audit.actions import record
from nep.files.actions import discard, store_document, store_image, store_thumbnail
from nep.organisations.actors import Actor
from nep.practices import permissions, refusals
from nep.practices.actions.locking import State, locked, words_of
from nep.practices.models import Practice, PracticeEvidence
from nep.web.secrecy import refuse_marked_secret

PAPER_STARTS = (b"%PDF-", b"PK\x03\x04")
MOST_FILES = 12


def add_evidence(
    practice: Practice,
    *,
    file: "UploadedFile[Any]",
    caption: str,
    credit: str = "",
    alternative: str = "",
    by: Actor,
    at: datetime,
) -> PracticeEvidence:
    """Keep a photograph (drawn anew, without any metadata: safeguard 10) or a PDF or DOCX.

    Raises NotOwner, AlreadyWithdrawn, NoCaption, NoAlternative for a photograph without words in its place,
    TooManyFiles, MarkedSecret, and what `files.actions` refuses."""
    with transaction.atomic():
        current = locked(practice)
        if not permissions.can_write(by, current):
            raise refusals.NotOwner
        if current.state == State.WITHDRAWN:
            raise refusals.AlreadyWithdrawn
        refuse_marked_secret(file.name or "")
        said = {
            "caption": words_of(caption, longest=300),
            "credit": words_of(credit, longest=120),
            "alternative": words_of(alternative, longest=300),
        }
        if not said["caption"]:
            raise refusals.NoCaption
        is_paper = _is_paper(file)
        if not is_paper and not said["alternative"]:
            raise refusals.NoAlternative
        there = current.evidence.count()
        if there >= MOST_FILES:
            raise refusals.TooManyFiles
        kept = store_document(file, at=at) if is_paper else store_image(file, at=at)
        evidence = PracticeEvidence.objects.create(
            practice=current,
            position=there + 1,
            file=kept,
            thumbnail=None if is_paper else store_thumbnail(kept, at=at),
            **said,
        )
        record("practice_evidence_added", thing=current, by=by, at=at, unit_id=current.unit_id)
        return evidence


def remove_evidence(evidence: PracticeEvidence, *, by: Actor, at: datetime) -> None:
    """Row and bytes go. Raises NotOwner."""
    with transaction.atomic():
        current = locked(evidence.practice)
        if not permissions.can_write(by, current):
            raise refusals.NotOwner
        files = [kept for kept in (evidence.file, evidence.thumbnail) if kept is not None]
        PracticeEvidence.objects.filter(pk=evidence.pk).delete()
        discard(files)
        record("practice_evidence_removed", thing=current, by=by, at=at, unit_id=current.unit_id)


def _is_paper(upload: "UploadedFile[Any]") -> bool:
    upload.seek(0)
    start = bytes(upload.read(8))
    upload.seek(0)
    return start.startswith(PAPER_STARTS)

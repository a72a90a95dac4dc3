"""A DOCX of the draft comes back from outside: kept, compared, its words taken part by part."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from nep.audit.actions import record
from nep.documents.returned import read_upload
from nep.files.actions import store_document
from nep.organisations.actors import Actor
from nep.reviews.actions.summary import locked_draft, save_section
from nep.reviews.models import ReturnedDraft, SummaryReport
from nep.reviews.refusals import FiguresLost, PartGone
from nep.reviews.returning import compare_with_draft, read_returned
from nep.web.secrecy import refuse_marked_secret


def receive_docx(
    report: SummaryReport, *, upload: "UploadedFile[Any]", by: Actor, at: datetime
) -> ReturnedDraft:
    """Keep the file beside the draft; nothing of the draft changes.

    Raises NotAllowed, ReportIsIssued, DocxUnreadable, NotThisPaper, MarkedSecret, and what
    `files.actions.store_document` raises.
    """
    refuse_marked_secret(upload.name or "")
    with transaction.atomic():
        row = locked_draft(report.pk, by=by)
        compare_with_draft(row, read_upload(upload))
        file = store_document(upload, at=at)
        returned = ReturnedDraft.objects.create(report=row, file=file, received_at=at, by_post=by.post)
        record("docx_returned", thing=row, by=by, at=at, unit_id=row.unit_id)
    return returned


def take_part(
    returned: ReturnedDraft, *, number: int, accepts_loss: bool, by: Actor, at: datetime
) -> ReturnedDraft:
    """The words of one part become the draft's. Figures stay what was counted: a value typed in the file is
    never taken. Raises NotAllowed, ReportIsIssued, PartGone, FiguresLost (unless `accepts_loss`)."""
    with transaction.atomic():
        locked_draft(returned.report_id, by=by)
        row = ReturnedDraft.objects.select_for_update(of=("self",)).get(pk=returned.pk)
        part = next((one for one in read_returned(row).parts if one.section.number == number), None)
        if part is None:
            raise PartGone
        if part.lost and not accepts_loss:
            raise FiguresLost
        save_section(part.section, title=part.section.title, text=part.text, by=by, at=at)
        row.taken = [*row.taken, number]
        row.save(update_fields=["taken"])
    return row

"""Issuing a paper, and what belongs to it."""

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, models, transaction

from nep.audit.actions import kind_of, record
from nep.documents import docx, numbering, pdf, permissions, refusals
from nep.documents.content import Paper, texts_of
from nep.documents.models import (
    IssuedPaper,
    NumberSource,
    PaperOffice,
    PaperRegister,
    PaperType,
    SignedScan,
)
from nep.documents.number_field import LARGEST_NUMBER
from nep.documents.searched import reindex
from nep.documents.searching import search_columns
from nep.files import actions as files
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.organisations.queries import version_on
from nep.web import clock
from nep.web.errors import NotAllowed

_TRIES = 8
_SECRECY_MARKS = {"MẬT", "TỐI MẬT", "TUYỆT MẬT"}


def issue_paper(
    *,
    unit: Unit,
    type_code: str,
    thing: models.Model,
    paper: Paper,
    issued_on: date,
    is_public: bool,
    by: Actor,
    at: datetime,
    number: int | None = None,
    drafter: str = "",
) -> IssuedPaper:
    """Issue `paper` for `unit`: it gets its number and date, is written as PDF and DOCX, and never changes.

    `thing` is the record it speaks of. The number is the next one of our register, or `number` where the unit
    types its office's (`PaperOffice`). The layout follows the unit's world, whatever `paper.world` says. The
    files are made before the transaction, with the number that should come next; when somebody else took it
    meanwhile they are made again, so no lock is held while setting and no number is skipped.

    Raises NotAllowed, UnknownPaperType, IssuedInFuture, NumberMissing, NumberNotExpected, NumberOutOfRange,
    NumberTaken, IssuerWithoutAbbreviation, SecretPaper.
    """
    _refuse(unit, type_code, paper, issued_on, number, by=by, at=at)
    issuer = version_on(unit, issued_on).abbreviation
    if not issuer:
        raise refusals.IssuerWithoutAbbreviation
    for _attempt in range(_TRIES):
        wanted = number or numbering.last_number(unit, type_code, issued_on.year) + 1
        text = numbering.number_text(unit.world, wanted, type_code, issuer, drafter=drafter)
        dressed = replace(paper, world=unit.world, number_text=text, issued_on=issued_on)
        row = IssuedPaper(
            unit=unit,
            world=unit.world,
            type_code=type_code,
            year=issued_on.year,
            number=wanted,
            number_text=text,
            issued_on=issued_on,
            issued_at=at,
            title=paper.title[:500],
            thing_kind=kind_of(thing),
            thing_id=thing.pk,
            is_public=is_public,
        )
        row.folded = search_columns(row)["folded"]
        issued = _enter(row, pdf.write(dressed), docx.write(dressed), typed=number is not None, by=by, at=at)
        if issued is not None:
            return issued
        if number is not None:
            break
    raise refusals.NumberTaken


def _refuse(
    unit: Unit, type_code: str, paper: Paper, issued_on: date, number: int | None, *, by: Actor, at: datetime
) -> None:
    if not permissions.can_issue_paper(by, unit):
        raise NotAllowed
    if type_code not in PaperType.values:
        raise refusals.UnknownPaperType
    if issued_on > clock.day_of(at):
        raise refusals.IssuedInFuture
    if any(text.strip().upper() in _SECRECY_MARKS for text in texts_of(paper)):
        raise refusals.SecretPaper
    _refuse_number(numbering.number_source(unit), number)


def _refuse_number(source: NumberSource, number: int | None) -> None:
    if source is NumberSource.OFFICE and number is None:
        raise refusals.NumberMissing
    if source is NumberSource.REGISTER and number is not None:
        raise refusals.NumberNotExpected
    if number is not None and not 1 <= number <= LARGEST_NUMBER:
        raise refusals.NumberOutOfRange


def _enter(
    row: IssuedPaper, pdf_bytes: bytes, docx_bytes: bytes, *, typed: bool, by: Actor, at: datetime
) -> IssuedPaper | None:
    """Write the paper if its number is still free; None when it is not, with nothing written."""
    name = row.number_text.replace("/", "_")
    try:
        with transaction.atomic():
            if not permissions.can_issue_paper(by, row.unit):
                raise NotAllowed
            if not typed and not numbering.take_number(row.unit, row.type_code, row.year, row.number):
                return None
            row.pdf = files.store_bytes(pdf_bytes, name=f"{name}.pdf", media_type=files.PDF, at=at)
            row.docx = files.store_bytes(docx_bytes, name=f"{name}.docx", media_type=files.DOCX, at=at)
            row.pdf_sha256 = row.pdf.sha256
            row.seal = seal_of(row)
            row.save(force_insert=True)
            reindex(row)
            record(
                "paper_issued",
                thing=row,
                by=by,
                at=at,
                unit_id=row.unit_id,
                facts={"number": row.number_text},
            )
    except IntegrityError:
        if _number_is_taken(row):
            return None
        raise
    return row


def _number_is_taken(row: IssuedPaper) -> bool:
    return IssuedPaper.objects.filter(
        unit=row.unit, type_code=row.type_code, year=row.year, number=row.number
    ).exists()


def seal_of(row: IssuedPaper) -> str:
    """SHA-256 over what an issued paper says and over both its files, as canonical JSON."""
    facts = {
        "uuid": str(row.uuid),
        "unit": row.unit_id,
        "world": row.world,
        "type": row.type_code,
        "year": row.year,
        "number": row.number,
        "text": row.number_text,
        "day": row.issued_on.isoformat(),
        "title": row.title,
        "thing": [row.thing_kind, row.thing_id],
        "pdf": row.pdf_sha256,
        "docx": row.docx.sha256,
        "public": row.is_public,
    }
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def attach_scan(paper: IssuedPaper, *, upload: "UploadedFile[Any]", by: Actor, at: datetime) -> SignedScan:
    """Keep the signed and sealed original beside the paper. Raises NotAllowed, ScanIsNotPdf, FileTooHeavy."""
    with transaction.atomic():
        if not permissions.can_attach_scan(by, paper):
            raise NotAllowed
        if not upload.read(5) == b"%PDF-":
            raise refusals.ScanIsNotPdf
        file = files.store_document(upload, at=at)
        scan = SignedScan.objects.create(paper=paper, file=file, attached_at=at)
        record("paper_scan_attached", thing=paper, by=by, at=at, unit_id=paper.unit_id)
    return scan


def set_numbering(
    unit: Unit, *, number_source: NumberSource, place: str, by: Actor, at: datetime
) -> PaperOffice:
    """Say where `unit` takes its numbers from, and the place it writes before the date. Raises NotAllowed."""
    with transaction.atomic():
        if not permissions.can_set_numbering(by, unit):
            raise NotAllowed
        office, _created = PaperOffice.objects.update_or_create(
            unit=unit, defaults={"number_source": NumberSource(number_source), "place": place}
        )
        record(
            "paper_numbering_set",
            thing=office,
            by=by,
            at=at,
            unit_id=unit.pk,
            facts={"source": str(number_source)},
        )
    return office


def start_register(
    unit: Unit, *, type_code: str, year: int, last_number: int, by: Actor, at: datetime
) -> PaperRegister:
    """Go on where the paper register stands: the next number will be `last_number` + 1. Only upwards.

    Raises NotAllowed, UnknownPaperType, NumberOutOfRange, RegisterAhead (ours is beyond).
    """
    with transaction.atomic():
        if not permissions.can_set_numbering(by, unit):
            raise NotAllowed
        if type_code not in PaperType.values:
            raise refusals.UnknownPaperType
        if not 0 <= last_number <= LARGEST_NUMBER:
            raise refusals.NumberOutOfRange
        row, _created = PaperRegister.objects.get_or_create(unit=unit, type_code=type_code, year=year)
        raised = PaperRegister.objects.filter(pk=row.pk, last_number__lte=last_number)
        if raised.update(last_number=last_number) != 1:
            raise refusals.RegisterAhead
        row.refresh_from_db()
        record(
            "paper_register_started", thing=row, by=by, at=at, unit_id=unit.pk, facts={"last": last_number}
        )
    return row

"""Uploaded evidence: photographs drawn anew, papers checked by content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from nep.files.actions import store_document, store_image, store_thumbnail
from nep.files.models import StoredFile
from nep.web.secrecy import refuse_marked_secret

PAPER_STARTS = (b"%PDF-", b"PK\x03\x04")


@dataclass(frozen=True)
class Stored:
    file: StoredFile
    thumbnail: StoredFile | None


def store_evidence(uploads: "Sequence[UploadedFile[Any]]", *, at: datetime) -> list[Stored]:
    """Keep each file: PDF and DOCX as papers, everything else as a photograph with a small copy.

    Raises MarkedSecret for a name with a mark of secrecy, and what `store_image`, `store_document` refuse:
    NotAnImage, ImageTooLarge, NotADocument, DocumentHasMacros, FileTooHeavy.
    """
    for upload in uploads:
        refuse_marked_secret(upload.name or "")
    return [_store(upload, at) for upload in uploads]


def _store(upload: "UploadedFile[Any]", at: datetime) -> Stored:
    if _is_paper(upload):
        return Stored(store_document(upload, at=at), None)
    file = store_image(upload, at=at)
    return Stored(file, store_thumbnail(file, at=at))


def _is_paper(upload: "UploadedFile[Any]") -> bool:
    upload.seek(0)
    start = bytes(upload.read(8))
    upload.seek(0)
    return start.startswith(PAPER_STARTS)

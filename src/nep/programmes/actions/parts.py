"""Lines of a draft: core contents, papers it stands on, objectives."""

from datetime import date, datetime
from typing import Any, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from nep.audit.actions import record
from nep.files.actions import store_document
from nep.organisations.actors import Actor
from nep.programmes import refusals
from nep.programmes.actions.themes import draft_for
from nep.programmes.models import CoreContent, Objective, Reference, Theme
from nep.programmes.searched import reindex_theme
from nep.web.secrecy import refuse_marked_secret

P = TypeVar("P", CoreContent, Reference, Objective)
PARTS = {CoreContent: "nội dung cốt lõi", Reference: "văn bản, tài liệu", Objective: "mục tiêu, nhiệm vụ"}


def add_core_content(theme: Theme, *, text: str, by: Actor, at: datetime, position: int = 1) -> CoreContent:
    """The draft has one more core content. Raises NotAllowed, NotADraft, MarkedSecret."""
    return _write(CoreContent(text=text, position=position), theme, "theme_part_added", by, at)


def edit_core_content(part: CoreContent, *, text: str, position: int, by: Actor, at: datetime) -> CoreContent:
    part.text, part.position = text, position
    return _write(part, part.theme, "theme_part_edited", by, at)


def add_reference(
    theme: Theme,
    *,
    role: str,
    kind: str,
    by: Actor,
    at: datetime,
    number: str = "",
    issued_on: date | None = None,
    issuer: str = "",
    title: str = "",
    upload: "UploadedFile[Any] | None" = None,
    position: int = 1,
) -> Reference:
    """The draft stands on one more paper, with its file when `upload` is given (PDF or DOCX).

    Raises NotAllowed, NotADraft, ReferenceIncomplete, MarkedSecret, and what `store_document` refuses.
    """
    part = Reference(
        role=role,
        kind=kind,
        number=number,
        issued_on=issued_on,
        issuer=issuer,
        title=title,
        position=position,
    )
    return _write_reference(part, theme, upload, "theme_part_added", by, at)


def edit_reference(
    part: Reference,
    *,
    by: Actor,
    at: datetime,
    upload: "UploadedFile[Any] | None" = None,
    **fields: Any,
) -> Reference:
    """As `add_reference` on a line that stands; without `upload` its file stays."""
    for name in ("role", "kind", "number", "issued_on", "issuer", "title", "position"):
        setattr(part, name, fields.pop(name, getattr(part, name)))
    if fields:
        raise TypeError(f"unknown fields: {sorted(fields)}")
    return _write_reference(part, part.theme, upload, "theme_part_edited", by, at)


def add_objective(
    theme: Theme,
    *,
    kind: str,
    by: Actor,
    at: datetime,
    text: str = "",
    reference: Reference | None = None,
    position: int = 1,
) -> Objective:
    """The draft helps to reach one more thing; a pillar or breakthrough task may stay unnamed.

    Raises NotAllowed, NotADraft, ObjectiveUnnamed, ReferenceOfOther, MarkedSecret.
    """
    part = Objective(kind=kind, text=text, reference=reference, position=position)
    return _write_objective(part, theme, "theme_part_added", by, at)


def edit_objective(
    part: Objective,
    *,
    kind: str,
    text: str,
    reference: Reference | None,
    position: int,
    by: Actor,
    at: datetime,
) -> Objective:
    part.kind, part.text, part.reference, part.position = kind, text, reference, position
    return _write_objective(part, part.theme, "theme_part_edited", by, at)


def remove_part(part: CoreContent | Reference | Objective, *, by: Actor, at: datetime) -> None:
    """The line is no longer in the draft. Raises NotAllowed, NotADraft, ReferenceInUse."""
    with transaction.atomic():
        theme = draft_for(part.theme, by)
        if isinstance(part, Reference) and part.objectives.exists():
            raise refusals.ReferenceInUse
        part.delete()
        _record("theme_part_removed", part, theme, by, at)


def _write_reference(
    part: Reference,
    theme: Theme,
    upload: "UploadedFile[Any] | None",
    event: str,
    by: Actor,
    at: datetime,
) -> Reference:
    with transaction.atomic():
        theme = draft_for(theme, by)
        if not part.number.strip() and not part.title.strip():
            raise refusals.ReferenceIncomplete
        refuse_marked_secret(part.number, part.title, part.issuer, (upload.name or "") if upload else "")
        if upload is not None:
            part.file = store_document(upload, at=at)
        return _write(part, theme, event, by, at)


def _write_objective(part: Objective, theme: Theme, event: str, by: Actor, at: datetime) -> Objective:
    if part.kind == Objective.Kind.OTHER and not part.text.strip():
        raise refusals.ObjectiveUnnamed
    if part.reference is not None and part.reference.theme_id != theme.pk:
        raise refusals.ReferenceOfOther
    return _write(part, theme, event, by, at)


def _write(part: P, theme: Theme, event: str, by: Actor, at: datetime) -> P:
    with transaction.atomic():
        part.theme = draft_for(theme, by)
        refuse_marked_secret(getattr(part, "text", ""))
        part.save()
        _record(event, part, part.theme, by, at)
        return part


def _record(
    event: str, part: CoreContent | Reference | Objective, theme: Theme, by: Actor, at: datetime
) -> None:
    facts: dict[str, str | int | None] = {"part": PARTS[type(part)]}
    record(event, thing=theme, by=by, at=at, unit_id=theme.unit_id, facts=facts)
    reindex_theme(theme)

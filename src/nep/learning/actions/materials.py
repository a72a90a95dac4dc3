"""Materials are published and taken back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from nep.audit.actions import record
from nep.files.actions import store_document
from nep.files.video import store_video
from nep.learning import refusals
from nep.learning.models import Material, MaterialGroup
from nep.learning.permissions import can_publish_material
from nep.learning.searched import reindex_material
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.programmes.models import AudienceGroup, CoreContent, Theme
from nep.vietnamese.text import clean
from nep.web.clock import day_of
from nep.web.errors import NotAllowed
from nep.web.secrecy import refuse_marked_secret

Kind = Material.Kind


def publish_material(
    theme: Theme,
    *,
    unit: Unit,
    kind: str,
    title: str,
    by: Actor,
    at: datetime,
    text: str = "",
    upload: "UploadedFile[Any] | None" = None,
    core_content: CoreContent | None = None,
    audience_groups: Sequence[AudienceGroup] = (),
) -> Material:
    """Everybody who may see the theme may read it. Raises NotAllowed, ThemeNotRunning, MaterialEmpty,
    NoSuchGroup, NoSuchContent, MarkedSecret, and what the store of files refuses."""
    with transaction.atomic():
        if not can_publish_material(by, unit):
            raise NotAllowed
        if theme.state != Theme.State.ISSUED:
            raise refusals.ThemeNotRunning
        if any(group.theme_id != theme.pk for group in audience_groups):
            raise refusals.NoSuchGroup
        if core_content is not None and core_content.theme_id != theme.pk:
            raise refusals.NoSuchContent(field="core_content")
        refuse_marked_secret(title, text, (upload.name or "") if upload else "")
        material = Material(theme=theme, unit=unit, core_content=core_content, kind=kind, title=clean(title))
        _fill(material, text, upload, at)
        material.published_on = day_of(at)
        material.save()
        MaterialGroup.objects.bulk_create(
            MaterialGroup(material=material, audience_group=group) for group in dict.fromkeys(audience_groups)
        )
        record("material_published", thing=material, by=by, at=at, unit_id=unit.pk)
        reindex_material(material)
        return material


def _fill(material: Material, text: str, upload: "UploadedFile[Any] | None", at: datetime) -> None:
    """A page has words, a file or a video has its file, and none has both."""
    if material.kind == Kind.PAGE:
        material.text = clean(text)
        if not material.text:
            raise refusals.MaterialEmpty(refusals.PAGE_EMPTY, field="text")
        return
    if upload is None:
        raise refusals.MaterialEmpty(refusals.FILE_MISSING, field="upload")
    store = store_video if material.kind == Kind.VIDEO else store_document
    material.file = store(upload, at=at)


def withdraw_material(material: Material, *, by: Actor, at: datetime) -> None:
    """It is no longer shown; it stays in history. Raises NotAllowed."""
    with transaction.atomic():
        if not can_publish_material(by, material.unit_id):
            raise NotAllowed
        changed = Material.objects.filter(pk=material.pk, withdrawn_on=None).update(withdrawn_on=day_of(at))
        if changed:
            record("material_withdrawn", thing=material, by=by, at=at, unit_id=material.unit_id)
            reindex_material(material)

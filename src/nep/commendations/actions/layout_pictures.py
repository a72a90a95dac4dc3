"""Pictures of a layout: the emblem that only an office may bring, and its own ornament."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from nep.audit.actions import record
from nep.commendations import refusals_certificates as refusals
from nep.commendations.models import CertificateLayout, LayoutPicture
from nep.commendations.permissions import can_edit_catalogue
from nep.files.actions import discard, store_image
from nep.files.models import StoredFile
from nep.organisations.actors import Actor
from nep.web.errors import NotAllowed

LONGEST = 4800
"""Pixels: 300 an inch on the longest sheet that is usual, 400 mm."""
SAME_SHAPE = 0.02
Place = LayoutPicture.Place


def set_picture(
    layout: CertificateLayout, *, place: str, upload: "UploadedFile[Any]", by: Actor, at: datetime
) -> LayoutPicture:
    """The picture is drawn anew without metadata, and stands in the place of an earlier one.

    Raises NotAllowed, BorderOnStock, BorderOfAnotherShape and what `files.store_image` raises."""
    if not can_edit_catalogue(by):
        raise NotAllowed
    if place == Place.BORDER and layout.mode == CertificateLayout.Mode.OVERPRINT:
        raise refusals.BorderOnStock
    with transaction.atomic():
        row = (
            CertificateLayout.objects.select_for_update(of=("self",)).select_related("form").get(pk=layout.pk)
        )
        file = store_image(upload, at=at, longest=LONGEST)
        if place == Place.BORDER:
            _refuse_other_shape(row, file)
        _drop(row, place)
        made = LayoutPicture.objects.create(layout=row, place=place, file=file)
        facts: dict[str, str | int | None] = {"picture": str(made.get_place_display())}
        record("certificate_picture_set", thing=row.form, by=by, at=at, facts=facts)
        return made


def remove_picture(layout: CertificateLayout, *, place: str, by: Actor, at: datetime) -> bool:
    """Nothing stands there any more; in the place of a border ours is drawn. Returns whether there was one.

    Raises NotAllowed."""
    if not can_edit_catalogue(by):
        raise NotAllowed
    with transaction.atomic():
        was_there = _drop(layout, place)
        if was_there:
            facts: dict[str, str | int | None] = {"picture": str(Place(place).label)}
            record("certificate_picture_removed", thing=layout.form, by=by, at=at, facts=facts)
        return was_there


def _refuse_other_shape(layout: CertificateLayout, file: StoredFile) -> None:
    assert file.width is not None, "a picture has a size"
    assert file.height is not None, "a picture has a size"
    sheet = float(layout.width / layout.height)
    if abs(file.width / file.height / sheet - 1) > SAME_SHAPE:
        raise refusals.BorderOfAnotherShape


def _drop(layout: CertificateLayout, place: str) -> bool:
    there = LayoutPicture.objects.filter(layout=layout, place=place).select_related("file").first()
    if there is None:
        return False
    there.delete()
    discard([there.file])
    return True

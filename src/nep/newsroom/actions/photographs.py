"""Photographs of an article: taken in, shown with words, left out again."""

import io
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from PIL import Image

from nep.audit.actions import record
from nep.files.actions import discard, read, store_bytes, store_image
from nep.newsroom import refusals
from nep.newsroom.actions.locking import words_of
from nep.newsroom.actions.writing import writable
from nep.newsroom.models import Article, Photograph, PhotoUse, Rendition
from nep.organisations.actors import Actor
from nep.organisations.models import Unit
from nep.web.clock import day_of
from nep.web.secrecy import refuse_marked_secret

WIDTHS = (480, 960, 1600)
MOST = 30


def add_photograph(
    article: Article,
    *,
    caption: str,
    alternative: str,
    file: "UploadedFile[Any] | None" = None,
    photograph: Photograph | None = None,
    credit: str = "",
    taken_on: date | None = None,
    by: Actor,
    at: datetime,
) -> PhotoUse:
    """One more photograph of the article: a new file, or one that the unit has, with words of its own. It is
    shown where the body names it. The same picture sent again is not kept twice.

    Raises NotWriter, InHand, OnePhotograph, NoCaption, NoAlternative, NoCredit, TakenInFuture,
    TooManyPhotographs, MarkedSecret, and what `files.actions` refuses."""
    with transaction.atomic():
        current = writable(article, by)
        if (file is None) == (photograph is None):
            raise refusals.OnePhotograph
        said = {"caption": words_of(caption, longest=300), "alternative": words_of(alternative, longest=300)}
        if not said["caption"]:
            raise refusals.NoCaption
        if not said["alternative"]:
            raise refusals.NoAlternative
        last = PhotoUse.objects.filter(article=current).aggregate(last=Max("number"))["last"] or 0
        if last >= MOST:
            raise refusals.TooManyPhotographs
        if photograph is None:
            photograph = _taken_in(current.unit, file, credit=credit, taken_on=taken_on, at=at)
        elif photograph.unit_id != current.unit_id:
            raise refusals.OnePhotograph
        use = PhotoUse.objects.create(article=current, photograph=photograph, number=last + 1, **said)
        facts: dict[str, str | int | None] = {"number": use.number}
        record("article_photograph_added", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts)
        return use


def _taken_in(unit: Unit, file: Any, *, credit: str, taken_on: date | None, at: datetime) -> Photograph:
    source = words_of(credit, longest=120)
    if not source:
        raise refusals.NoCredit
    if taken_on is not None and taken_on > day_of(at):
        raise refusals.TakenInFuture
    refuse_marked_secret(file.name or "")
    original = store_image(file, at=at)
    known = Photograph.objects.filter(unit=unit, original__sha256=original.sha256).order_by("pk").first()
    if known is not None:
        discard([original])
        return known
    drawn = renditions_of(read(original))
    photograph = Photograph.objects.create(
        unit=unit,
        original=original,
        widths=",".join(str(width) for width, _content in drawn),
        credit=source,
        taken_on=taken_on,
        stored_at=at,
    )
    for width, content in drawn:
        kept = store_bytes(content, name=f"anh-{width}.webp", media_type="image/webp", at=at)
        Rendition.objects.create(photograph=photograph, width=width, file=kept)
    return photograph


def renditions_of(content: bytes) -> list[tuple[int, bytes]]:
    """(width, WebP) of a picture at `WIDTHS`, never wider than it is; a small one once, as wide as it is."""
    drawn = []
    with Image.open(io.BytesIO(content)) as image:
        plain = image.convert("RGBA" if image.mode in {"RGBA", "LA", "PA"} else "RGB")
    for width in [width for width in WIDTHS if width < plain.width] or [plain.width]:
        small = plain.resize((width, max(1, round(plain.height * width / plain.width))))
        out = io.BytesIO()
        small.save(out, "WEBP", quality=78, method=4)
        drawn.append((width, out.getvalue()))
    return drawn


def remove_photograph(use: PhotoUse, *, by: Actor, at: datetime) -> None:
    """Of an article that was never out. The photograph itself goes with its last use.

    Raises NotWriter, InHand, PhotographStays."""
    with transaction.atomic():
        current = writable(use.article, by)
        if current.live_id is not None:
            raise refusals.PhotographStays
        photograph = Photograph.objects.select_related("original").get(pk=use.photograph_id)
        PhotoUse.objects.filter(pk=use.pk).delete()
        facts: dict[str, str | int | None] = {"number": use.number}
        record(
            "article_photograph_removed", thing=current, by=by, at=at, unit_id=current.unit_id, facts=facts
        )
        if not photograph.uses.exists():
            _forget(photograph)


def _forget(photograph: Photograph) -> None:
    renditions = list(photograph.renditions.select_related("file").order_by("pk"))
    Rendition.objects.filter(photograph=photograph).delete()
    photograph.delete()
    discard([photograph.original, *(rendition.file for rendition in renditions)])

"""Taking files in: checked by content, images re-encoded so that nothing but the picture is kept.

Sources of the rules: images may carry position, owner and thumbnails (safeguard 10); a picture of many
megapixels fits in a few bytes of file, so its size is read before it is decoded.
"""

import hashlib
import io
import uuid
import warnings
import zipfile
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from nep.files.models import StoredFile
from nep.vietnamese.text import clean
from nep.web.errors import Refusal

MAX_PIXELS = 40_000_000
MAX_IMAGE_BYTES = 10 * 1024 * 1024
MAX_DOCUMENT_BYTES = 20 * 1024 * 1024
MAX_INFLATED_BYTES = 200 * 1024 * 1024
LONGEST_SIDE = 2400
IMAGE_FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class NotAnImage(Refusal):
    sentence = _("Tệp này không phải ảnh JPEG, PNG hoặc WebP. Ông/bà hãy chọn tệp ảnh khác.")


class ImageTooLarge(Refusal):
    sentence = _("Ảnh lớn quá 40 triệu điểm ảnh. Ông/bà hãy chụp lại ở cỡ nhỏ hơn.")


class FileTooHeavy(Refusal):
    sentence = _("Tệp nặng quá mức cho phép (ảnh 10 MB, văn bản 20 MB).")


class NotADocument(Refusal):
    sentence = _("Tệp này không phải văn bản PDF hoặc DOCX. Ông/bà hãy chọn tệp khác.")


class DocumentHasMacros(Refusal):
    sentence = _("Văn bản này có chứa macro hoặc tệp nhúng. Ông/bà hãy lưu lại dạng DOCX thường rồi gửi.")


def store_image(upload: "UploadedFile[Any]", *, at: datetime, longest: int = LONGEST_SIDE) -> StoredFile:
    """Keep an uploaded photograph: upright, at most `longest` px on its longest side, JPEG (PNG where it has
    transparency), with no metadata at all. Raises NotAnImage, ImageTooLarge or FileTooHeavy."""
    content, media_type, size = reencode(_read(upload, MAX_IMAGE_BYTES), longest=longest)
    suffix = ".png" if media_type == "image/png" else ".jpg"
    return _keep(content, name=f"{_stem(upload.name)}{suffix}", media_type=media_type, at=at, size=size)


def check_image(upload: "UploadedFile[Any]") -> None:
    """Refuse what `store_image` would refuse, and keep nothing: so that a form with several photographs is
    refused whole."""
    reencode(_read(upload, MAX_IMAGE_BYTES))


def reencode(content: bytes, *, longest: int = LONGEST_SIDE) -> tuple[bytes, str, tuple[int, int]]:
    """Return (bytes, media type, (width, height)) of the picture alone, drawn anew from `content`."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(content), formats=list(IMAGE_FORMATS)) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise ImageTooLarge
                upright = ImageOps.exif_transpose(image)
                return _draw(upright, longest)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise ImageTooLarge from None
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
            raise NotAnImage from None


def _draw(image: Image.Image, longest: int) -> tuple[bytes, str, tuple[int, int]]:
    clear = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    plain = image.convert("RGBA" if clear else "RGB")
    plain.thumbnail((longest, longest))
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    out = io.BytesIO()
    if clear:
        bare.save(out, "PNG", optimize=True)
        return out.getvalue(), "image/png", bare.size
    bare.save(out, "JPEG", quality=85, optimize=True, progressive=True)
    return out.getvalue(), "image/jpeg", bare.size


def store_thumbnail(file: StoredFile, *, at: datetime, side: int = 320) -> StoredFile:
    """A small copy of a stored photograph, at most `side` px, for lists: pages stay light."""
    with Image.open(io.BytesIO(read(file))) as image:
        small = image.convert("RGB")
    small.thumbnail((side, side))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=75, optimize=True)
    return _keep(out.getvalue(), name=file.name, media_type="image/jpeg", at=at, size=small.size)


def store_document(upload: "UploadedFile[Any]", *, at: datetime) -> StoredFile:
    """Keep an uploaded PDF or DOCX, known by its content and not by its name.

    Raises NotADocument, DocumentHasMacros (vbaProject, embedded objects) or FileTooHeavy.
    """
    content = _read(upload, MAX_DOCUMENT_BYTES)
    media_type = sniff_document(content)
    suffix = ".pdf" if media_type == PDF else ".docx"
    return _keep(content, name=f"{_stem(upload.name)}{suffix}", media_type=media_type, at=at)


def keep_upload(
    upload: "UploadedFile[Any]", *, most: int, suffix: str, media_type: str, at: datetime
) -> StoredFile:
    """Keep an upload as it is, of at most `most` bytes, once its caller knows what it is; it is never whole
    in memory. Raises FileTooHeavy."""
    if upload.size is None or upload.size > most:
        raise FileTooHeavy
    upload.seek(0)
    told = hashlib.sha256()
    for part in upload.chunks():
        told.update(part)
    name = f"{_stem(upload.name)}{suffix}"
    return _write(upload, name=name, media_type=media_type, at=at, size=upload.size, sha256=told.hexdigest())


def sniff_document(content: bytes) -> str:
    """Return the media type of a PDF or a plain DOCX by content."""
    if content.startswith(b"%PDF-"):
        return PDF
    if not content.startswith(b"PK\x03\x04"):
        raise NotADocument
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        raise NotADocument from None
    names = {part.filename.lower() for part in parts}
    if "word/document.xml" not in names:
        raise NotADocument
    if sum(part.file_size for part in parts) > MAX_INFLATED_BYTES:
        raise FileTooHeavy
    if any("vbaproject" in name or "/embeddings/" in name or "activex" in name for name in names):
        raise DocumentHasMacros
    return DOCX


def store_bytes(content: bytes, *, name: str, media_type: str, at: datetime) -> StoredFile:
    """Keep bytes that the product itself made (an issued paper, a chart)."""
    return _keep(content, name=name, media_type=media_type, at=at)


def read(file: StoredFile) -> bytes:
    """The bytes of a stored file. Raises FileNotFoundError when the disk no longer has them."""
    with open_file(file) as opened:
        return bytes(opened.read())


def open_file(file: StoredFile) -> "File[Any]":
    """A stored file to be read part by part, and closed. Raises FileNotFoundError like `read`."""
    return default_storage.open(path_of(file), "rb")


def path_of(file: StoredFile) -> str:
    """Where the file lies below the files folder: by its uuid, spread over 256 folders."""
    return f"{file.uuid.hex[:2]}/{file.uuid.hex}"


def discard(files: Iterable[StoredFile]) -> None:
    """Rows and bytes are gone: rows in the caller's transaction, bytes once it is committed. The owner of the
    files has taken its own rows away first. A file that is not on the disk any more is no mistake."""
    for file in list(files):
        transaction.on_commit(partial(default_storage.delete, path_of(file)))
        file.delete()


def _read(upload: "UploadedFile[Any]", most: int) -> bytes:
    if upload.size is None or upload.size > most:
        raise FileTooHeavy
    upload.seek(0)
    return bytes(upload.read())


def _stem(name: str | None) -> str:
    return clean(PurePath(name or "tep").stem)[:120] or "tep"


def _keep(
    content: bytes, *, name: str, media_type: str, at: datetime, size: tuple[int, int] | None = None
) -> StoredFile:
    sha256 = hashlib.sha256(content).hexdigest()
    file, sides = ContentFile(content), size or (None, None)
    return _write(
        file, name=name, media_type=media_type, at=at, size=len(content), sha256=sha256, sides=sides
    )


def _write(
    content: File[Any],
    *,
    name: str,
    media_type: str,
    at: datetime,
    size: int,
    sha256: str,
    sides: tuple[int | None, int | None] = (None, None),
) -> StoredFile:
    file = StoredFile(
        uuid=uuid.uuid4(), name=name, media_type=media_type, size=size, sha256=sha256, stored_at=at
    )
    file.width, file.height = sides
    default_storage.save(path_of(file), content)
    file.save(force_insert=True)
    return file

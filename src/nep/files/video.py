"""Films: kept as they are, known by their first bytes. They are not re-encoded, so who uploads one is told
that what the camera wrote into it stays."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from nep.files.actions import keep_upload
from nep.files.models import StoredFile
from nep.web.errors import Refusal

MP4, WEBM = "video/mp4", "video/webm"
BRANDS = (b"isom", b"iso2", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"dash")


class NotAVideo(Refusal):
    sentence = _("Tệp này không phải phim MP4 hoặc WebM. Ông/bà hãy chọn tệp phim khác.")
    field = "upload"


def store_video(upload: "UploadedFile[Any]", *, at: datetime) -> StoredFile:
    """Keep an uploaded film, MP4 or WebM by content. Raises NotAVideo, FileTooHeavy."""
    upload.seek(0)
    media_type = sniff_video(bytes(upload.read(32)))
    suffix = ".mp4" if media_type == MP4 else ".webm"
    return keep_upload(upload, most=settings.NEP_MAX_BODY, suffix=suffix, media_type=media_type, at=at)


def sniff_video(head: bytes) -> str:
    """The media type of a film by its first 32 bytes. Raises NotAVideo."""
    if head[4:8] == b"ftyp" and head[8:12] in BRANDS:
        return MP4
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return WEBM
    raise NotAVideo

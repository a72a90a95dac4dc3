"""How a stored file leaves the house: only from the view of the app that owns it, after its own check."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from nep.files.actions import read
from nep.files.models import StoredFile


def serve(file: StoredFile, *, inline: bool = False) -> HttpResponse:
    """A response with the file's bytes, never sniffed, never run: images may show in place (`inline`),
    everything else is downloaded."""
    response = HttpResponse(read(file), content_type=file.media_type)
    shown = inline and (
        file.media_type.startswith(("image/", "video/")) or file.media_type == "application/pdf"
    )
    response.headers["Content-Disposition"] = content_disposition_header(not shown, file.name) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response

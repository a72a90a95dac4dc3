"""How a stored file leaves the house: only from the view of the app that owns it, after its own check."""

import re
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from nep.files.actions import open_file, read
from nep.files.models import StoredFile

PART_BYTES = 64 * 1024
ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


def serve(file: StoredFile, *, inline: bool = False) -> HttpResponse:
    """A response with the file's bytes, never sniffed, never run: images may show in place (`inline`),
    everything else is downloaded."""
    response = HttpResponse(read(file), content_type=file.media_type)
    shown = inline and (file.media_type.startswith("image/") or file.media_type == "application/pdf")
    _guard(response, file, shown=shown)
    return response


def serve_film(file: StoredFile, request: HttpRequest) -> HttpResponseBase:
    """A film, shown in place, part by part: players of telephones ask for one range of it at a time and show
    nothing without (RFC 9110, 14). Several ranges at once are answered with the whole."""
    asked = request.headers.get("Range", "")
    is_whole = "If-Range" in request.headers or not ONE_RANGE.fullmatch(asked)
    span = range(file.size) if is_whole else range_in(asked, file.size)
    if span is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    response = StreamingHttpResponse(_parts(file, span), content_type=file.media_type)
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Content-Length"] = str(len(span))
    if not is_whole:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{file.size}"
    _guard(response, file, shown=True)
    return response


def range_in(asked: str, size: int) -> range | None:
    """The bytes that one range of a `Range` header names in a file of `size` bytes; None when there are
    none of them (RFC 9110, 14.1.2)."""
    found = ONE_RANGE.fullmatch(asked)
    first, last = found.groups() if found else ("", "")
    if first:
        span = range(int(first), min(int(last) + 1, size) if last else size)
    else:
        span = range(max(size - int(last or 0), 0), size)
    return span if span else None


def _parts(file: StoredFile, span: range) -> Iterator[bytes]:
    with open_file(file) as opened:
        opened.seek(span.start)
        left = len(span)
        while left and (part := opened.read(min(PART_BYTES, left))):
            left -= len(part)
            yield part


def _guard(response: HttpResponseBase, file: StoredFile, *, shown: bool) -> None:
    response.headers["Content-Disposition"] = content_disposition_header(not shown, file.name) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"

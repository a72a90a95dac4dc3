"""An article for another site: clean HTML with photographs and captions in one ZIP."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nep.files.actions import read
from nep.newsroom.figures import body_with, source_of, uses_in
from nep.newsroom.models import Article, PhotoUse, Revision

LIKE = (1980, 1, 1, 0, 0, 0)
"""The same article gives the same bytes."""


def packed(article: Article, text: Revision, *, today: date) -> bytes:
    """bai.html, its photographs in anh/, and chu-thich.txt with a line for each."""
    uses = uses_in(article, text.body)
    body = body_with(article, text.body, uses, _figure, today=today)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "bai.html", _page(text, body).encode())
        _put(archive, "chu-thich.txt", _captions(uses.values()).encode())
        for use in uses.values():
            _put(archive, name_of(use), read(use.photograph.original))
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, LIKE), content, zipfile.ZIP_DEFLATED)


def name_of(use: PhotoUse) -> str:
    ending = "png" if use.photograph.original.media_type == "image/png" else "jpg"
    return f"anh/anh-{use.number}.{ending}"


def _figure(use: PhotoUse) -> SafeString:
    return format_html(
        '<figure><img src="{}" alt="{}"><figcaption>{} {}</figcaption></figure>',
        name_of(use),
        use.alternative,
        use.caption,
        source_of(use.photograph),
    )


def _page(text: Revision, body: SafeString) -> str:
    lead = f"<p><strong>{escape(text.lead)}</strong></p>\n" if text.lead else ""
    head = f'<meta charset="utf-8">\n<title>{escape(text.title)}</title>'
    return (
        f'<!doctype html>\n<html lang="vi">\n<head>\n{head}\n</head>\n<body>\n'
        f"<h1>{escape(text.title)}</h1>\n{lead}{body}\n</body>\n</html>\n"
    )


def _captions(uses: Iterable[PhotoUse]) -> str:
    """A block for each photograph: file, caption, source, words in its place."""
    blocks = [
        f"{name_of(use)}\n{use.caption}\n{source_of(use.photograph)}\n"
        + _("Lời thay ảnh: %(words)s") % {"words": use.alternative}
        for use in uses
    ]
    return "\n\n".join(blocks) + "\n"

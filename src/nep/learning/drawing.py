"""The square code as a picture that needs no script."""

import io
from urllib.parse import quote

import segno


def qr_of(address: str) -> str:
    """An SVG of `address` as a data address."""
    out = io.BytesIO()
    segno.make(address, error="m").save(
        out, kind="svg", scale=10, border=3, light="#fff", xmldecl=False, svgns=True
    )
    return "data:image/svg+xml," + quote(out.getvalue().decode())

"""Parts of a run as one file: pages behind each other, or entries of one ZIP."""

import io
import zipfile
from collections.abc import Iterable, Sequence

from pypdf import PdfReader, PdfWriter

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say: the same files give the same bytes


def one_pdf(parts: Sequence[bytes]) -> bytes:
    """The pages of all parts, PDF/A as they are: colours and metadata of the first part stay, and what every
    part brings again (fonts, the ornament) is kept once."""
    if len(parts) == 1:
        return parts[0]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(parts[0])))
    for part in parts[1:]:
        writer.append(PdfReader(io.BytesIO(part)), import_outline=False)
    writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """PDFs are compressed already: they are stored as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content)
    return out.getvalue()


def one_zip(parts: Sequence[bytes]) -> bytes:
    return zipped(entry for part in parts for entry in _entries(part))


def _entries(part: bytes) -> Iterable[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(part)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)

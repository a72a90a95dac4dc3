"""The ZIP around XLSX and ODS: only the parts that are needed are unpacked, within a measure."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.utils.translation import gettext as _

from nep.spreadsheets.refusals import NotASpreadsheet, SpreadsheetLocked, SpreadsheetTooLarge
from nep.spreadsheets.xml_parts import BrokenXmlError

MOST_UNPACKED_BYTES = 400 * 1024 * 1024
"""Of the parts that are read, together: pictures and the like are never unpacked."""
MOST_ENTRIES = 10_000
_IS_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package:
    """Raises NotASpreadsheet, SpreadsheetLocked, SpreadsheetTooLarge."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise NotASpreadsheet from error
        entries = self._archive.infolist()
        if len(entries) > MOST_ENTRIES:
            raise SpreadsheetTooLarge
        if any(entry.flag_bits & _IS_ENCRYPTED for entry in entries):
            raise SpreadsheetLocked
        self._entries = {entry.filename.replace("\\", "/").lstrip("/"): entry for entry in entries}
        self._counted: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def names(self) -> list[str]:
        return list(self._entries)

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        """The unpacked bytes of a part, as a stream; whatever is wrong with them is one refusal.

        ZIP says how long a part is, and no more than that is unpacked.
        """
        entry = self._entries.get(name)
        if entry is None or entry.compress_type not in _METHODS:
            raise NotASpreadsheet
        self._counted[name] = entry.file_size
        if sum(self._counted.values()) > MOST_UNPACKED_BYTES:
            raise SpreadsheetTooLarge
        with _well_formed(), self._opened(entry) as stream:
            yield stream

    def _opened(self, entry: zipfile.ZipInfo) -> IO[bytes]:
        try:
            return self._archive.open(entry)
        except (NotImplementedError, RuntimeError, ValueError, OSError) as error:
            raise zipfile.BadZipFile(str(error)) from error


@contextmanager
def _well_formed() -> Iterator[None]:
    """What a damaged file raises while it is read, as one refusal."""
    try:
        yield
    except (BrokenXmlError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise NotASpreadsheet(
            _("Tệp bảng tính này bị hỏng. Ông/bà mở bằng phần mềm bảng tính, lưu thành tệp mới rồi gửi lại.")
        ) from error

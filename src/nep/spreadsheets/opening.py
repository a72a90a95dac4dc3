"""Which kind of file this is, and the rows of its sheets; or why it cannot be read."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from nep.spreadsheets.csv_grid import csv_grid
from nep.spreadsheets.grids import Grid
from nep.spreadsheets.ods_grid import CONTENT, ods_grids
from nep.spreadsheets.packages import Package
from nep.spreadsheets.refusals import NotASpreadsheet, SpreadsheetTooLarge
from nep.spreadsheets.xls_grid import xls_grids
from nep.spreadsheets.xlsx_grid import xlsx_grids
from nep.vietnamese.legacy import Encoding

MOST_BYTES = 20 * 1024 * 1024
_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
_OTHERS = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"{\\rtf", b"\x1f\x8b")


def open_grids(content: bytes, sheet: str, encoding: Encoding | None) -> Iterator[Grid]:
    """The sheet called `sheet`, else all that show, one after the other.

    Raises NotASpreadsheet, SpreadsheetTooLarge, SpreadsheetLocked.
    """
    if len(content) > MOST_BYTES:
        raise SpreadsheetTooLarge
    if not content.strip(b"\x00 \t\r\n"):
        raise NotASpreadsheet(_("Tệp này trống. Ông/bà chọn lại tệp có bảng số liệu."))
    if content.startswith(_ZIP):
        return _zipped(Package(content), sheet, encoding)
    if content.startswith(_OLE):
        return xls_grids(content, sheet, encoding)
    if content.startswith(_OTHERS):
        raise NotASpreadsheet
    _refuse_page(content)
    return iter([csv_grid(content, encoding)])


def _zipped(package: Package, sheet: str, encoding: Encoding | None) -> Iterator[Grid]:
    if any(name.startswith("word/") for name in package.names()):
        raise NotASpreadsheet(
            _("Đây là tệp văn bản Word. Ông/bà chép bảng sang bảng tính, lưu thành .xlsx rồi gửi lại.")
        )
    if "xl/workbook.bin" in package:
        raise NotASpreadsheet(_("Không đọc được tệp .xlsb. Ông/bà lưu lại thành .xlsx rồi gửi lại."))
    if CONTENT in package:
        return ods_grids(package, sheet, encoding)
    return xlsx_grids(package, sheet, encoding)


def _refuse_page(content: bytes) -> None:
    """Some programs write a web page or XML and call it .xls."""
    start = content[:1000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<html", b"<!doctype", b"<table", b"<?xml")):
        raise NotASpreadsheet(
            _("Tệp này là trang web mang đuôi bảng tính. Ông/bà mở bằng phần mềm bảng tính, lưu thành .xlsx.")
        )

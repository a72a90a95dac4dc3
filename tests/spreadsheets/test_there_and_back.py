"""What is written is read again as it was; what an office typed wrongly is told at its cell."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from nep.spreadsheets import packages, reading
from nep.spreadsheets.cells import Kind
from nep.spreadsheets.reading import (
    CellFault,
    ColumnsMissing,
    Expected,
    NotASpreadsheet,
    SpreadsheetTooLarge,
    letters,
    read_sheet,
)
from nep.spreadsheets.writing import Head, Sheet, workbook

COLUMNS = (
    Expected("unit", ("Đơn vị",), required=True),
    Expected("classes", ("Số lớp", "Lớp"), Kind.WHOLE),
    Expected("share", ("Tỷ lệ",), Kind.NUMBER),
    Expected("day", ("Ngày",), Kind.DAY),
)
HEADS = (Head("Đơn vị"), Head("Số lớp (lớp)", Kind.WHOLE), Head("Tỷ lệ", Kind.NUMBER), Head("Ngày", Kind.DAY))


def a_file(*rows, heads=HEADS, **more) -> bytes:
    return workbook([Sheet("Biểu 1", heads, rows, **more)])


def test_text_numbers_and_days_come_back_as_they_were():
    row = ("Xã Mẫu", 1234, Decimal("97.5"), date(2023, 12, 27))
    read = read_sheet(a_file(row, title="Biểu thống kê", note="Ghi số của riêng đơn vị"), COLUMNS)

    assert read.faults == []
    assert [(one.number, tuple(one.values.values())) for one in read.rows] == [(4, row)]


def test_a_text_that_looks_like_a_formula_stays_text():
    content = a_file(('=HYPERLINK("http://x")', None, None, None))

    assert read_sheet(content, COLUMNS).rows[0].values["unit"] == '=HYPERLINK("http://x")'
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


def test_each_bad_cell_is_named_with_what_to_do():
    text_heads = tuple(Head(head.title) for head in HEADS)
    read = read_sheet(
        a_file(
            ("Xã Mẫu", "mười", "1,x", "31/02/2023"),
            (None, "1.234", "97,5", "27/12/2023"),
            (None, None, None, None),
            ("Xã Mẫu Hai", Decimal("1.5"), None, None),
            heads=text_heads,
        ),
        COLUMNS,
    )

    assert read.faults == [
        CellFault("B2", "“mười” không phải là số nguyên. Ông/bà ghi theo mẫu 1.234 hoặc 1234."),
        CellFault("C2", "“1,x” không phải là số. Ông/bà ghi theo mẫu 1.234,5."),
        CellFault("D2", "Không có ngày 31/02/2023: tháng 2 năm 2023 có 28 ngày."),
        CellFault("A3", "Ô này phải ghi: Đơn vị."),
        CellFault("B5", "“1.5” không phải là số nguyên."),
    ]
    assert read.rows[1].values == {"classes": 1234, "share": Decimal("97.5"), "day": date(2023, 12, 27)}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_is_read_and_heads_need_no_marks(delimiter):
    lines = ["Biểu thống kê", delimiter.join(["DON VI", "so lop"]), delimiter.join(["Xã Mẫu", "12"])]
    content = "\ufeff" + "\r\n".join([delimiter * 2, *lines[1:]])

    read = read_sheet(content.encode(), COLUMNS)
    assert [row.values for row in read.rows] == [{"unit": "Xã Mẫu", "classes": 12}]


def test_what_a_csv_guards_with_an_apostrophe_comes_back_without_it():
    text = "DON VI,So lop\r\n'=1+1,1\r\n'+84 912,2\r\n'  @a,3\r\n'tis,4\r\n"
    units = [row.values["unit"] for row in read_sheet(text.encode(), COLUMNS).rows]
    assert units == ["=1+1", "+84 912", "@a", "'tis"]


def test_decomposed_text_is_stored_composed():
    decomposed = "Xa\u0303 Ma\u0302\u0303u"
    assert read_sheet(a_file((decomposed, 1, None, None)), COLUMNS).rows[0].values["unit"] == "Xã Mẫu"


def test_a_missing_column_is_named():
    with pytest.raises(ColumnsMissing, match="thiếu cột: Đơn vị"):
        read_sheet(a_file((1,), heads=(Head("Số lớp"),)), COLUMNS)


@pytest.mark.parametrize(
    "content", [b"\x00\x01\xff", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 broken", b"\x00,"]
)
def test_what_is_no_spreadsheet_is_refused(content):
    with pytest.raises(NotASpreadsheet, match="Không đọc được tệp này"):
        read_sheet(content, COLUMNS)


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(packages, "MOST_UNPACKED_BYTES", 1000)
    with pytest.raises(SpreadsheetTooLarge):
        read_sheet(a_file(("Xã Mẫu", 1, None, None)), COLUMNS)


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    with pytest.raises(SpreadsheetTooLarge, match="hơn 2 dòng có chữ"):
        read_sheet(a_file(*[("Xã Mẫu", 1, None, None)] * 3), COLUMNS)


def test_columns_are_named_as_the_spreadsheet_does():
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]

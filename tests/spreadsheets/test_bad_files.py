"""Files that offices send: each is read, or refused with a sentence that says how to mend it."""

import io
import random
import zipfile
from contextlib import suppress

import pytest

from nep.spreadsheets import opening, packages, reading, xls_grid
from nep.spreadsheets.cells import Kind
from nep.spreadsheets.reading import (
    CellFault,
    ColumnsMissing,
    ColumnTwice,
    Expected,
    NotASpreadsheet,
    SpreadsheetLocked,
    SpreadsheetTooLarge,
    open_sheet,
    read_sheet,
)
from nep.web.errors import Refusal

from .files import MAIN, compound, number_cell, ods, ods_text, packed, text_cell, text_row, xls, xlsx

NAME, CODE = Expected("name", ("Tên",)), Expected("code", ("Mã",), Kind.CODE)
COLUMNS = (NAME, CODE)
HEAD = text_row(1, "Tên", "Mã")
PLAIN = xlsx(HEAD + text_row(2, "Xã Mẫu", "00123"))
ROWS = [{"name": "Xã Mẫu", "code": "00123"}]


def values(content, columns=COLUMNS, **more):
    return [row.values for row in read_sheet(content, columns, **more).rows]


# Corrupt


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp này trống"),
        (b"\r\n \t\r\n", "Tệp này trống"),
        (PLAIN[: len(PLAIN) // 2], "Không đọc được tệp này"),
        (b"PK\x03\x04 broken", "Không đọc được tệp này"),
        (packed({"a.txt": "no table"}), "Không đọc được tệp này"),
        (xlsx(HEAD + "<row><c>"), "Tệp bảng tính này bị hỏng"),
        (xlsx(HEAD + '<row r="2"><c r="A2" t="s"><v>99</v></c></row>'), "Tệp bảng tính này bị hỏng"),
        (xlsx(HEAD + '<row r="2"><c r="A2"><v>abc</v></c></row>'), "Tệp bảng tính này bị hỏng"),
        (xlsx(HEAD + '<row r="2"><c r="ZZZZ2"><v>1</v></c></row>'), "Tệp bảng tính này bị hỏng"),
        (xlsx("", more={"xl/workbook.xml": "<workbook>"}), "Tệp bảng tính này bị hỏng"),
        (ods("<table:table-row>"), "Tệp bảng tính này bị hỏng"),
        (compound({"Workbook": b"\x09\x08"}), "Không đọc được tệp này"),
        (compound({"WordDocument": b"text"}), "Không đọc được tệp này"),
        (b"%PDF-1.7\n", "Không đọc được tệp này"),
        (b"\x89PNG\r\n", "Không đọc được tệp này"),
        (packed({"word/document.xml": "<w/>"}), "Đây là tệp văn bản Word"),
        (packed({"xl/workbook.bin": b"\x00"}), "Không đọc được tệp .xlsb"),
        (b"<html><table><tr><td>T", "Tệp này là trang web"),
        (b'<?xml version="1.0"?><Workbook/>', "Tệp này là trang web"),
    ],
)
def test_what_is_broken_or_no_table_is_refused(content, sentence):
    with pytest.raises(NotASpreadsheet, match=sentence):
        read_sheet(content, COLUMNS)


def test_a_broken_checksum_is_refused():
    at = PLAIN.index(b"PK\x01\x02")
    broken = bytearray(PLAIN)
    broken[at + 16] ^= 0xFF
    with pytest.raises(NotASpreadsheet, match="bị hỏng"):
        read_sheet(bytes(broken), COLUMNS)


@pytest.mark.parametrize(
    "whole", [PLAIN, ods(ods_text("Tên", "Mã")), xls([(0, 0, 0, "Tên"), (0, 1, 0, "Mã")])]
)
def test_damage_anywhere_is_a_refusal_and_nothing_else(whole):
    dice = random.Random(4)
    for _time in range(150):
        content = bytearray(whole)
        for _byte in range(dice.randint(1, 12)):
            content[dice.randrange(4, len(content))] = dice.randrange(256)
        with suppress(Refusal):
            read_sheet(bytes(content), COLUMNS)


# Locked


def encrypted_zip() -> bytes:
    content = bytearray(PLAIN)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        compound({"EncryptionInfo": b"\x04", "EncryptedPackage": b"\x00" * 64}),
        xls([(0, 0, 0, "Tên")], locked=True),
        ods(ods_text("Tên"), manifest="<manifest:encryption-data/>"),
        encrypted_zip(),
    ],
    ids=["xlsx", "xls", "ods", "zip"],
)
def test_a_file_with_a_password_is_refused_with_what_to_do(content):
    with pytest.raises(SpreadsheetLocked, match="bỏ mật khẩu, lưu lại rồi gửi lại"):
        read_sheet(content, COLUMNS)


# Macros and formulas


@pytest.mark.parametrize(
    "content",
    [
        xlsx(HEAD + text_row(2, "Xã Mẫu", "00123"), more={"xl/vbaProject.bin": b"Sub AutoOpen"}),
        ods(ods_text("Tên", "Mã") + ods_text("Xã Mẫu", "00123"), more={"Basic/Standard/Module1.xml": "<x/>"}),
        xls(
            [(0, 0, 0, "Tên"), (0, 1, 0, "Mã"), (1, 0, 0, "Xã Mẫu"), (1, 1, 0, "00123")],
            more={"_VBA_PROJECT": b"Sub AutoOpen"},
        ),
    ],
    ids=["xlsm", "ods", "xls"],
)
def test_of_a_file_with_macros_the_cells_are_read_and_it_is_said(content):
    read = read_sheet(content, COLUMNS)
    assert [row.values for row in read.rows] == ROWS
    assert read.notices == ["Tệp có macro. Phần mềm chỉ đọc các ô, không chạy macro."]


def test_of_a_formula_the_stored_result_counts():
    cells = '<c r="A2" t="str"><f>A1&amp;"!"</f><v>Tên!</v></c><c r="B2"><f>1+1</f><v>2</v></c>'
    assert values(xlsx(HEAD + f'<row r="2">{cells}</row>')) == [{"name": "Tên!", "code": "2"}]


def test_a_formula_without_result_and_an_error_of_the_spreadsheet_are_named():
    cells = '<c r="A2"><f>SUM(C1)</f></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    assert read_sheet(xlsx(HEAD + f'<row r="2">{cells}</row>'), COLUMNS).faults == [
        CellFault(
            "A2",
            "Ô này là công thức chưa có kết quả. Ông/bà mở tệp bằng phần mềm bảng tính, lưu lại rồi gửi lại.",
        ),
        CellFault("B2", "Ô này là lỗi #DIV/0! của bảng tính. Ông/bà sửa công thức hoặc gõ giá trị."),
    ]


def test_an_error_of_libreoffice_is_a_fault_and_the_word_is_none():
    error = (
        "<table:table-row>"
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error">'
        "<text:p>#DIV/0!</text:p></table:table-cell></table:table-row>"
    ).replace("calcext:", 'xmlns:calcext="urn:c" calcext:')
    read = read_sheet(ods(ods_text("Tên") + error + ods_text("error")), (NAME,))
    assert [row.values for row in read.rows] == [{}, {"name": "error"}]
    assert read.faults == [
        CellFault("A2", "Ô này là lỗi #DIV/0! của bảng tính. Ông/bà sửa công thức hoặc gõ giá trị.")
    ]


DANGEROUS = ["=1+1", "+84901234567", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "=cmd|'/c calc'!A0"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_cells_that_begin_like_a_formula_are_plain_text(text):
    quoted = '"' + text.replace('"', '""') + '"'
    for content in (
        xlsx(text_row(1, "Tên") + text_row(2, text)),
        ods(ods_text("Tên") + ods_text(text)),
        xls([(0, 0, 0, "Tên"), (1, 0, 0, text)]),
        f"Tên\r\n{quoted}\r\n".encode(),
    ):
        assert values(content, (NAME,)) == [{"name": text}]


# Bombs


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(packages, "MOST_UNPACKED_BYTES", 10_000)
    for bomb in (xlsx(HEAD + " " * 20_000), ods(" " * 20_000)):
        with pytest.raises(SpreadsheetTooLarge, match="chia thành nhiều tệp nhỏ hơn"):
            read_sheet(bomb, COLUMNS)


def test_what_is_not_needed_is_never_unpacked(monkeypatch):
    monkeypatch.setattr(packages, "MOST_UNPACKED_BYTES", 10_000)
    inner = packed({"deeper.zip": packed({"a": b"0" * 1_000_000})})
    more = {"xl/media/image1.png": b"0" * 1_000_000, "xl/embeddings/again.zip": inner}
    assert values(xlsx(HEAD + text_row(2, "Xã Mẫu", "00123"), more=more)) == ROWS


def test_entities_are_refused_before_they_grow():
    laughs = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    for prolog in (laughs, outside):
        with pytest.raises(NotASpreadsheet, match="bị hỏng"):
            read_sheet(xlsx(HEAD + text_row(2, "Xã Mẫu", "1"), prolog=prolog), COLUMNS)


@pytest.mark.parametrize(
    "rows",
    [
        HEAD + "<x>" * 100_000 + "</x>" * 100_000,
        HEAD + "<!--" + "x" * 3_000_000 + "-->" + text_row(2, "Xã Mẫu", "1"),
        HEAD + text_row(2, "x" * 3_000_000, "1"),
        HEAD + f'<row r="2"><c r="A2" x="{"y" * 3_000_000}"><v>1</v></c></row>',
    ],
    ids=["deep", "long comment", "long text", "long attribute"],
)
def test_xml_without_end_is_refused(rows):
    with pytest.raises(NotASpreadsheet, match="bị hỏng"):
        read_sheet(xlsx(rows), COLUMNS)


def test_a_quote_that_never_closes_is_refused():
    with pytest.raises(NotASpreadsheet, match=r"dấu nháy kép không đóng.*lưu lại thành \.xlsx"):
        read_sheet(('Tên;Mã\r\n"Xã Mẫu;1\r\n' + "x" * 200_000).encode(), COLUMNS)


def test_a_file_of_too_many_bytes_or_parts_is_refused(monkeypatch):
    monkeypatch.setattr(packages, "MOST_ENTRIES", 5)
    with pytest.raises(SpreadsheetTooLarge):
        read_sheet(xlsx(HEAD, more={f"x{n}": "" for n in range(9)}), COLUMNS)
    monkeypatch.setattr(opening, "MOST_BYTES", 100)
    with pytest.raises(SpreadsheetTooLarge, match="chia thành nhiều tệp nhỏ hơn"):
        read_sheet(PLAIN, COLUMNS)


def test_repeated_rows_and_cells_of_an_ods_do_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 50)
    head = ods_text("Tên", "Mã")
    blank = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>'
    wide = (
        '<table:table-row><table:table-cell table:number-columns-repeated="2000000000"'
        ' office:value-type="float" office:value="1"/></table:table-row>'
    )
    many = ods_text("Xã Mẫu", "1", more='table:number-rows-repeated="1048576"')
    assert values(ods(head + blank + ods_text("Xã Mẫu", "00123"))) == ROWS
    with pytest.raises(SpreadsheetTooLarge, match="hơn 50 dòng có chữ"):
        read_sheet(ods(head + many), COLUMNS)
    with pytest.raises(NotASpreadsheet, match="bị hỏng"):
        read_sheet(ods(head + wide), COLUMNS)


def test_an_xls_that_reaches_to_the_last_cell_is_refused(monkeypatch):
    monkeypatch.setattr(xls_grid, "MOST_CELLS", 1000)
    with pytest.raises(SpreadsheetTooLarge, match="xóa các dòng, cột trống"):
        read_sheet(xls([(0, 0, 0, "Tên"), (65535, 255, 0, 1.0)]), (NAME,))


# Shape


def test_of_two_hundred_columns_only_those_of_the_template_are_read():
    titles = [f"Cột {n}" for n in range(198)]
    lines = ";".join(["Tên", *titles, "Mã"]) + "\r\n" + ";".join(["Xã Mẫu", *["x"] * 198, "00123"])
    read = read_sheet(lines.encode(), COLUMNS)
    assert [row.values for row in read.rows] == ROWS
    assert read.places == {"name": "A", "code": "GR"}
    assert read.notices == [
        "Không đọc các cột không có trong mẫu: “Cột 0”, “Cột 1”, “Cột 2”, “Cột 3”, “Cột 4” và 193 cột nữa."
    ]


def test_merged_heads_are_read_over_two_rows():
    columns = (
        NAME,
        Expected("classes", ("Số lớp",), Kind.WHOLE),
        Expected("late", ("Trễ hạn Số việc",), Kind.WHOLE),
    )
    rows = (
        f'<row r="1">{text_cell("A1", "BIỂU TỔNG HỢP")}</row>'
        f'<row r="2">{text_cell("A2", "Tên")}{text_cell("B2", "Kết quả")}{text_cell("C2", "Trễ hạn")}</row>'
        f'<row r="3">{text_cell("B3", "Số lớp")}{text_cell("C3", "Số việc")}</row>'
        f'<row r="4">{text_cell("A4", "Xã Mẫu")}{number_cell("B4", 7)}{number_cell("C4", 2)}</row>'
    )
    merged = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="A1:C1"/></mergeCells>'
    read = read_sheet(xlsx(rows, after=merged), columns)
    assert [(row.number, row.values) for row in read.rows] == [
        (4, {"name": "Xã Mẫu", "classes": 7, "late": 2})
    ]
    assert read.notices == []


def test_merged_cells_below_the_heads_are_told():
    read = read_sheet(
        xlsx(HEAD + text_row(2, "Xã Mẫu"), after='<mergeCells><mergeCell ref="A2:A5"/></mergeCells>'), COLUMNS
    )
    assert read.notices == [
        "Dưới tiêu đề có 1 ô gộp, chỉ ô đầu của mỗi ô gộp có giá trị. Ông/bà bỏ gộp và ghi đủ từng ô."
    ]


def test_the_same_heading_twice_is_refused_with_both_places():
    with pytest.raises(ColumnTwice, match=r"Cột “Tên” có 2 lần \(A, C\)\. Ông/bà chỉ để một cột"):
        read_sheet("Tên;Mã;TÊN\r\nXã Mẫu;1;Xã Hai\r\n".encode(), COLUMNS)


def test_a_million_blank_rows_are_passed_over():
    content = ("Tên;Mã\r\n" + ";\r\n" * 1_000_000 + "Xã Mẫu;00123\r\n").encode()
    (row,) = read_sheet(content, COLUMNS).rows
    assert (row.number, row.values) == (1_000_002, ROWS[0])


def test_a_row_far_below_is_read_without_those_between():
    (row,) = read_sheet(xlsx(HEAD + text_row(1_048_576, "Xã Mẫu", "00123")), COLUMNS).rows
    assert (row.number, row.values) == (1_048_576, ROWS[0])


def test_blank_rows_with_a_style_are_blank():
    blank = "".join(
        f'<row r="{n}" s="1"><c r="A{n}" s="0"/><c r="B{n}" s="0"><v></v></c></row>' for n in range(2, 3000)
    )
    assert values(xlsx(HEAD + blank.replace("<v></v>", "") + text_row(3000, "Xã Mẫu", "00123"))) == ROWS


def test_heads_on_the_second_sheet_are_found():
    content = xlsx("", sheets=("Hướng dẫn", "Biểu"))
    parts = {
        name: zipfile.ZipFile(io.BytesIO(content)).read(name)
        for name in zipfile.ZipFile(io.BytesIO(content)).namelist()
    }
    parts["xl/worksheets/sheet2.xml"] = (
        f'<worksheet xmlns="{MAIN}"><sheetData>{HEAD}{text_row(2, "Xã Mẫu", "00123")}</sheetData></worksheet>'
    ).encode()
    assert values(packed(parts)) == ROWS
    with pytest.raises(ColumnsMissing, match="thiếu cột: Tên, Mã"):
        read_sheet(packed(parts), COLUMNS, sheet="Hướng dẫn")


def test_prefixed_tags_are_read_as_plain_ones():
    rows = (HEAD + text_row(2, "Xã Mẫu", "00123")).replace("<", "<x:").replace("<x:/", "</x:")
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    assert values(xlsx("", more={"xl/worksheets/sheet1.xml": sheet})) == ROWS


def test_faults_beyond_measure_are_counted_not_kept(monkeypatch):
    monkeypatch.setattr(reading, "MOST_FAULTS", 2)
    wanted = (Expected("day", ("Ngày",), Kind.DAY),)
    read = read_sheet(("Ngày\r\n" + "mai\r\n" * 5).encode(), wanted)
    assert len(read.faults) == 2
    assert read.notices == ["Còn 3 ô sai nữa chưa kể ra ở đây."]


# Values


DAY = Expected("day", ("Ngày",), Kind.DAY)


def days(content):
    read = read_sheet(content, (DAY,))
    return [f"{row.values['day']:%d/%m/%Y}" for row in read.rows if "day" in row.values], read


def day_rows(*cells: str) -> str:
    return text_row(1, "Ngày") + "".join(
        f'<row r="{n}">{cell}</row>' for n, cell in enumerate(cells, start=2)
    )


def test_a_day_is_read_as_text_as_day_and_as_serial_number():
    formats = ((0, "", 0), (14, "", 0), (164, "[$-42A]dd/mm/yyyy;@", 0))
    rows = day_rows(
        text_cell("A2", "29/02/2024"),
        number_cell("A3", 45351, 1),
        number_cell("A4", "45351.75", 2),
        number_cell("A5", 45351),
    )
    found, read = days(xlsx(rows, formats=formats))
    assert found == ["29/02/2024"] * 4
    assert read.notices == ["1 ô ngày là số thứ tự của bảng tính, đã đổi ra ngày. Ông/bà xem lại."]


def test_serial_numbers_count_from_1904_where_the_book_says_so():
    rows = day_rows(number_cell("A2", 43889, 1), number_cell("A3", 43889))
    found, _read = days(xlsx(rows, formats=((0, "", 0), (14, "", 0)), book='<workbookPr date1904="1"/>'))
    assert found == ["29/02/2024"] * 2


def test_a_serial_number_in_a_csv_is_a_day_and_a_year_is_none():
    found, read = days("Ngày\r\n45351\r\n2023\r\n".encode())
    assert found == ["29/02/2024"]
    assert read.faults == [
        CellFault("A3", "Không đọc được ngày “2023”. Ông/bà ghi ngày, tháng, năm theo mẫu 31/12/2023.")
    ]


def test_days_that_never_were_are_faults():
    formats = ((0, "", 0), (14, "", 0))
    rows = day_rows(text_cell("A2", "29/02/2023"), number_cell("A3", 60, 1), number_cell("A4", -5, 1))
    _found, read = days(xlsx(rows, formats=formats))
    assert read.faults == [
        CellFault("A2", "Không có ngày 29/02/2023: tháng 2 năm 2023 có 28 ngày."),
        CellFault("A3", "Ô này không phải là một ngày. Ông/bà ghi ngày theo mẫu 31/12/2023."),
        CellFault("A4", "Ô này không phải là một ngày. Ông/bà ghi ngày theo mẫu 31/12/2023."),
    ]


def test_leading_zeros_survive():
    formats = ((0, "", 0), (164, "000000000000", 0), (49, "", 0))
    rows = text_row(1, "Mã") + "".join(
        f'<row r="{n}">{cell}</row>'
        for n, cell in enumerate(
            (
                text_cell("A2", "093012345678"),
                number_cell("A3", 93012345678, 1),
                number_cell("A4", "9.3012345678E10"),
                text_cell("A5", "0912 345 678"),
            ),
            start=2,
        )
    )
    assert values(xlsx(rows, formats=formats), (CODE,)) == [
        {"code": "093012345678"},
        {"code": "093012345678"},
        {"code": "93012345678"},
        {"code": "0912345678"},
    ]
    assert values("Mã\r\n00123\r\n".encode(), (CODE,)) == [{"code": "00123"}]
    zeros = (
        '<number:number-style style:name="N1"><number:number number:min-integer-digits="5"/>'
        "</number:number-style>"
        '<style:style style:name="ce1" style:data-style-name="N1"/>'
    )
    cell = (
        "<table:table-row>"
        '<table:table-cell table:style-name="ce1" office:value-type="float" office:value="123"/>'
        "</table:table-row>"
    )
    assert values(ods(ods_text("Mã") + cell, styles=zeros), (CODE,)) == [{"code": "00123"}]


def test_a_code_that_the_spreadsheet_rounded_is_a_fault():
    read = read_sheet(
        xlsx(text_row(1, "Mã") + f'<row r="2">{number_cell("A2", "1.23456789012346E17")}</row>'), (CODE,)
    )
    assert read.faults == [
        CellFault(
            "A2", "Bảng tính đã làm tròn dãy số dài này. Ông/bà định dạng cột là Văn bản (Text) rồi gõ lại."
        )
    ]


def test_zeros_that_the_spreadsheet_dropped_come_back_and_it_is_said():
    wanted = (
        Expected("phone", ("Điện thoại",), Kind.PHONE),
        Expected("id", ("Số định danh",), Kind.CITIZEN_ID),
    )
    rows = (
        text_row(1, "Điện thoại", "Số định danh")
        + f'<row r="2">{number_cell("A2", 912345678)}{number_cell("B2", 93012345678)}</row>'
        + text_row(3, "+84 912 345 678", "093012345678")
        + text_row(4, "12", "093912345678")
    )
    read = read_sheet(xlsx(rows), wanted)
    assert [row.values for row in read.rows[:2]] == [{"phone": "0912345678", "id": "093012345678"}] * 2
    assert read.notices == ["2 số bị bảng tính bỏ mất số 0 ở đầu, đã thêm lại. Ông/bà xem lại."]
    assert [fault.cell for fault in read.faults] == ["A4", "B4"]
    assert not any("093912345678" in fault.sentence for fault in read.faults)


def test_times_and_truths_are_shown_as_the_spreadsheet_shows_them():
    formats = ((0, "", 0), (20, "", 0), (164, "[h]:mm", 0))
    rows = text_row(1, "Tên") + "".join(
        f'<row r="{n}">{cell}</row>'
        for n, cell in enumerate(
            (
                number_cell("A2", "0.354166666666667", 1),
                number_cell("A3", "0.5", 2),
                '<c r="A4" t="b"><v>1</v></c>',
                number_cell("A5", "0.30000000000000004"),
            ),
            start=2,
        )
    )
    assert values(xlsx(rows, formats=formats), (NAME,)) == [
        {"name": "08:30"},
        {"name": "12:00"},
        {"name": "TRUE"},
        {"name": "0.3"},
    ]


def test_rows_are_given_one_by_one_and_faults_are_complete_at_the_end():
    reader = open_sheet(b"Ngay\r\n01/02/2024\r\nmai\r\n", (DAY,))
    rows = iter(reader)
    assert f"{next(rows).values['day']:%d/%m/%Y}" == "01/02/2024"
    assert reader.faults == []
    assert [row.values for row in rows] == [{}]
    assert [fault.cell for fault in reader.faults] == ["A3"]

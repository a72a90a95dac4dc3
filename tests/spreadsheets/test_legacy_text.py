"""Sheets in the fonts and encodings from before Unicode are read as they were meant; right text stays."""

import codecs
import unicodedata

import pytest

from nep.spreadsheets.cells import Kind
from nep.spreadsheets.reading import Expected, read_sheet
from nep.vietnamese.legacy import Encoding

from .files import ods, ods_text, text_cell, text_row, xls, xlsx

COLUMNS = (
    Expected("name", ("Đơn vị",)),
    Expected("chief", ("Người đứng đầu",)),
    Expected("n", ("Số",), Kind.WHOLE),
)
UNICODE = "Đơn vị;Người đứng đầu;Số\r\nPhường Vĩnh Tường;Trần Văn Đức;12\r\nXã Hòa An;Lê Thị Thuở;7\r\n"
TCVN3 = (
    "§¬n vÞ;Ng\u00adêi ®øng ®Çu;Sè\r\nPh\u00adêng VÜnh T\u00adêng;TrÇn V¨n §øc;12\r\n"
    "X· Hßa An;Lª ThÞ Thuë;7\r\n"
)
VNI = (
    "Ñôn vò;Ngöôøi ñöùng ñaàu;Soá\r\nPhöôøng Vónh Töôøng;Traàn Vaên Ñöùc;12\r\n"
    "Xaõ Hoøa An;Leâ Thò Thuôû;7\r\n"
)
ROWS = [
    {"name": "Phường Vĩnh Tường", "chief": "Trần Văn Đức", "n": 12},
    {"name": "Xã Hòa An", "chief": "Lê Thị Thuở", "n": 7},
]


def read(content, **more):
    return read_sheet(content, COLUMNS, **more)


def values(content, **more):
    return [row.values for row in read(content, **more).rows]


def windows_1258(text: str) -> bytes:
    """Vowels with their circumflex, breve or horn; the tones by themselves."""
    tones = "\u0300\u0309\u0303\u0301\u0323"
    parts = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
        parts.append((base + "".join(mark for mark in marks if mark in tones)).encode("cp1258"))
    return b"".join(parts)


@pytest.mark.parametrize(
    ("content", "encoding", "notices"),
    [
        (UNICODE.encode(), Encoding.UNICODE, []),
        (UNICODE.encode("utf-8-sig"), Encoding.UNICODE, []),
        (codecs.BOM_UTF16_LE + UNICODE.encode("utf-16-le"), Encoding.UTF_16, []),
        (codecs.BOM_UTF16_BE + UNICODE.encode("utf-16-be"), Encoding.UTF_16, []),
        (UNICODE.encode("utf-16-le"), Encoding.UTF_16, []),
        (UNICODE.replace(";", "\t").encode("utf-16"), Encoding.UTF_16, []),
        (UNICODE.replace(";", ",").encode(), Encoding.UNICODE, []),
        (UNICODE.replace(";", "|").encode(), Encoding.UNICODE, []),
        (TCVN3.encode("latin-1"), Encoding.TCVN3, ["7 ô viết bằng mã TCVN3 (ABC), đã chuyển sang Unicode."]),
        (TCVN3.encode(), Encoding.TCVN3, ["7 ô viết bằng mã TCVN3 (ABC), đã chuyển sang Unicode."]),
        (VNI.encode("latin-1"), Encoding.VNI, ["7 ô viết bằng mã VNI-Windows, đã chuyển sang Unicode."]),
        (VNI.encode(), Encoding.VNI, ["7 ô viết bằng mã VNI-Windows, đã chuyển sang Unicode."]),
        (UNICODE.encode("viscii"), Encoding.VISCII, ["6 ô viết bằng mã VISCII, đã chuyển sang Unicode."]),
        (
            windows_1258(UNICODE),
            Encoding.WINDOWS_1258,
            ["7 ô viết bằng mã Windows-1258, đã chuyển sang Unicode."],
        ),
        (
            UNICODE.encode().decode("latin-1").encode(),
            Encoding.MOJIBAKE,
            ["7 ô viết bằng mã UTF-8 bị đọc sai, đã chuyển sang Unicode."],
        ),
    ],
)
def test_a_csv_is_read_in_any_encoding(content, encoding, notices):
    found = read(content)
    assert [row.values for row in found.rows] == ROWS
    assert (found.encoding, found.ties, found.notices) == (encoding, (), notices)


def test_lines_of_several_encodings_in_one_file_are_each_read_as_they_are():
    lines = UNICODE.encode().splitlines()[:2] + TCVN3.encode("latin-1").splitlines()[2:]
    lines += VNI.encode("latin-1").splitlines()[1:2]
    found = read(b"\r\n".join(lines))
    assert [row.values for row in found.rows] == [ROWS[0], ROWS[1], ROWS[0]]
    assert (
        found.notices[-1] == "Tệp có nhiều bảng mã lẫn nhau, từng ô được đọc riêng. Ông/bà xem lại các ô ấy."
    )


def test_delimiters_in_quotes_and_line_ends_inside_a_cell_are_kept():
    content = 'Đơn vị;Người đứng đầu\r\n"Phòng A; tổ 1";"Ông ""Ba""\nông Tư"\r\n'.encode()
    assert values(content) == [{"name": "Phòng A; tổ 1", "chief": 'Ông "Ba"\nông Tư'}]


def test_what_the_user_says_decides_where_two_encodings_read_as_well():
    content = "Don vi\r\nx·\r\n".encode("latin-1")
    found = read(content)
    assert (found.encoding, found.ties) == (Encoding.TCVN3, (Encoding.VISCII,))
    assert values(content) == [{"name": "xã"}]
    told = read(content, encoding=Encoding.VISCII)
    assert ([row.values for row in told.rows], told.encoding, told.ties) == (
        [{"name": "xở"}],
        Encoding.VISCII,
        (),
    )


def test_the_font_of_a_cell_decides_in_an_xlsx():
    fonts = ("Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times")
    formats = tuple((0, "", at) for at in range(4))
    cells = [
        text_cell("A2", "tê khai X·", 1),
        text_cell("A3", "hµ néi", 2),
        text_cell("A4", "Thaï", 3),
        text_cell("A5", "Thaï"),
        text_cell("A6", "Phường Vĩnh Tường", 1),
        text_cell("A7", "ap 3, UBND", 1),
    ]
    rows = text_row(1, "Đơn vị") + "".join(
        f'<row r="{at}">{cell}</row>' for at, cell in enumerate(cells, start=2)
    )
    assert [row["name"] for row in values(xlsx(rows, fonts=fonts, formats=formats))] == [
        "tờ khai Xã",
        "HÀ NỘI",
        "Thạ",
        "Thaï",
        "Phường Vĩnh Tường",
        "ap 3, UBND",
    ]


def test_runs_of_one_cell_have_fonts_of_their_own():
    runs = (
        '<r><rPr><rFont val=".VnTime"/></rPr><t xml:space="preserve">Céng hßa </t></r>'
        '<r><rPr><rFont val="VNI-Times"/></rPr><t xml:space="preserve">Vieät Nam </t></r>'
        '<r><rPr><rFont val="Arial"/></rPr><t>Độc lập</t></r><rPh><t>aside</t></rPh>'
    )
    shared = text_row(1, "Đơn vị") + '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'
    inline = text_row(1, "Đơn vị") + f'<row r="2"><c r="A2" t="inlineStr"><is>{runs}</is></c></row>'
    for content in (xlsx(shared, strings=(runs,)), xlsx(inline)):
        assert values(content) == [{"name": "Cộng hòa Việt Nam Độc lập"}]


def test_one_stored_text_is_read_under_the_font_of_each_cell():
    rows = text_row(1, "Đơn vị") + "".join(
        f'<row r="{row}"><c r="A{row}" t="s" s="{style}"><v>0</v></c></row>'
        for row, style in ((2, 0), (3, 1), (4, 2), (5, 0))
    )
    fonts = ("Arial", "VNI-Times", ".VnTime")
    content = xlsx(rows, fonts=fonts, formats=((0, "", 0), (0, "", 1), (0, "", 2)), strings=("<t>haï</t>",))
    assert [row["name"] for row in values(content)] == ["haï", "hạ", "haù", "haï"]


def test_text_of_an_xlsx_without_a_telling_font_is_judged_by_its_words():
    names = ("§¬n vÞ", "Phường Vĩnh Tường", "Céng hßa", "Hôtel Café", "x· Hßa An")
    strings = tuple(f"<t>{name}</t>" for name in names)
    rows = "".join(
        f'<row r="{at + 1}"><c r="A{at + 1}" t="s"><v>{at}</v></c></row>' for at in range(len(names))
    )
    found = read(xlsx(rows, strings=strings))
    assert [row.values["name"] for row in found.rows] == [
        "Phường Vĩnh Tường",
        "Cộng hòa",
        "Hôtel Café",
        "xã Hòa An",
    ]
    assert found.encoding == Encoding.TCVN3


def test_the_font_of_a_cell_or_a_span_decides_in_an_ods():
    styles = (
        '<style:style style:name="ce1"><style:text-properties style:font-name=".VnTimeH"/></style:style>'
        '<style:style style:name="T1"><style:text-properties fo:font-family="VNI-Times"/></style:style>'
    )
    rows = (
        '<table:table-column/><table:table-column table:default-cell-style-name="ce1"/>'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Đơn vị</text:p>'
        "</table:table-cell>"
        '<table:table-cell table:style-name="x" office:value-type="string"><text:p>Người đứng đầu</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Xã '
        '<text:span text:style-name="T1">'
        'Thaï</text:span><text:s text:c="2"/>Một</text:p><text:p>hai</text:p>'
        "<office:annotation><text:p>ghi chú</text:p></office:annotation></table:table-cell>"
        '<table:table-cell office:value-type="string"><text:p>hµ néi</text:p></table:table-cell>'
        "</table:table-row>"
    )
    assert values(ods(rows, styles=styles)) == [{"name": "Xã Thạ  Một\nhai", "chief": "HÀ NỘI"}]


def test_the_font_of_a_cell_decides_in_an_xls():
    cells = [
        (0, 0, 0, "Đơn vị"),
        (1, 0, 1, "hµ néi"),
        (2, 0, 2, "Thaï"),
        (3, 0, 0, "Thaï"),
        (4, 0, 0, "Xã Mẫu"),
    ]
    found = values(xls(cells, fonts=("Arial", ".VnTimeH", "VNI-Times")))
    assert [row["name"] for row in found] == ["HÀ NỘI", "Thạ", "Thaï", "Xã Mẫu"]


def test_bytes_of_western_text_are_read_as_windows_1252():
    assert values("Don vi\r\ncafé “Zürich”\r\n".encode("cp1252")) == [{"name": "café “Zürich”"}]


def test_text_of_an_xls_without_a_telling_font_is_judged_by_its_words():
    names = ["§¬n vÞ", "Céng hßa", "tê tr×nh", "Hôtel Café", "x· Hßa An"]
    found = read(xls([(at, 0, 0, name) for at, name in enumerate(names)]))
    assert [row.values["name"] for row in found.rows] == ["Cộng hòa", "tờ trình", "Hôtel Café", "xã Hòa An"]
    assert found.encoding == Encoding.TCVN3


def test_text_in_the_cells_themselves_is_judged_by_all_of_them():
    names = ["§¬n vÞ", "Céng hßa", "tê tr×nh", "Göi", "hé", "Hôtel Café"]
    meant = ["Cộng hòa", "tờ trình", "Gửi", "hộ", "Hôtel Café"]
    rows = "".join(text_row(at, name) for at, name in enumerate(names, start=1))
    for content in (xlsx(rows), ods("".join(map(ods_text, names)))):
        found = read(content)
        assert [row.values["name"] for row in found.rows] == meant
        assert (found.encoding, found.ties) == (Encoding.TCVN3, ())


def test_foreign_names_in_a_unicode_file_stay():
    names = ["Đơn vị", "Thaï", "Loïc", "Café Zürich", "Phường Vĩnh Tường"]
    strings = tuple(f"<t>{name}</t>" for name in names)
    rows = "".join(
        f'<row r="{at + 1}"><c r="A{at + 1}" t="s"><v>{at}</v></c></row>' for at in range(len(names))
    )
    for content in (xlsx(rows, strings=strings), "\r\n".join(names).encode()):
        found = read(content)
        assert [row.values["name"] for row in found.rows] == names[1:]
        assert (found.encoding, found.notices) == (Encoding.UNICODE, [])


def test_letters_of_another_alphabet_are_repaired_and_told():
    found = read("Đơn vị\r\nXã M\u0430i\r\nXã Hai\u200b\r\nXã Ba\r\n".encode())
    assert [row.values["name"] for row in found.rows] == ["Xã Mai", "Xã Hai", "Xã Ba"]
    assert found.notices == [
        "2 ô có ký tự ẩn hoặc chữ cái lạ giống chữ Việt, đã sửa. Ông/bà xem lại.",
        "Ô A2: Chữ “Mai” khi gõ có ký tự trông giống chữ Việt nhưng không phải chữ Việt; đã sửa lại.",
        "Ô A3: Chữ “Hai” khi gõ có ký tự không nhìn thấy; đã sửa lại.",
    ]


def test_a_mark_on_the_wrong_letter_is_asked_about_once_and_never_moved():
    names = ["Nguyễn Qúy", "Xã Cuả", "Trần Qúy", "Hòa Bình", "Hoà Bình", "MAI"]
    found = read("\r\n".join(["Đơn vị", *names]).encode())
    assert [row.values["name"] for row in found.rows] == names
    assert found.notices == [
        "Ô A2: Chữ “Qúy” đặt dấu chưa đúng chỗ, có phải là “Quý”? Hệ thống không tự sửa.",
        "Ô A3: Chữ “Cuả” đặt dấu chưa đúng chỗ, có phải là “Của”? Hệ thống không tự sửa.",
    ]


def test_only_some_of_many_doubtful_words_are_named():
    onsets = ["b", "c", "h", "l", "m", "n", "t"]
    found = read("\r\n".join(["Đơn vị", *(f"{onset}uả" for onset in onsets)]).encode())
    assert len(found.notices) == 6
    assert found.notices[-1] == "Còn 2 chữ khác có thể đặt dấu chưa đúng chỗ, giữ nguyên như đã gõ."

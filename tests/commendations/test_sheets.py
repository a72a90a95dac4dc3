"""Where words stand on a certificate, and how names of any length break."""

import io
import re
from typing import Any

import pytest
import segno
from PIL import Image
from pypdf import PdfReader

from nep.commendations.certificates import defaults, drawing, joining, qr
from nep.commendations.certificates.geometry import Overhang, Plan, Spot, overhangs
from nep.commendations.certificates.layouts import TRY_NAMES
from nep.commendations.certificates.qr import qr_codes
from nep.commendations.certificates.wrapping import best_lines, fit, line_height
from nep.commendations.models.codes import new_code
from nep.documents.measure import width

LONG = TRY_NAMES["dai"]
PARTY = Plan(400, 300, defaults.spots_for("party", issuer="Ban Thường vụ Tỉnh ủy Thử"))
WORDS = {
    "name": "Nguyễn Văn Mẫu",
    "post": "Trưởng ấp Mẫu",
    "achievement": "Thành tích mẫu",
    "decision": "Quyết định số 1-QĐ/TU",
    "signer": "Lê Thị Ký",
    "qr": "http://127.0.0.1:8000/so-khen-thuong/ma/0123456789ABCDEF/",
}


def root_of(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def words_in(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("name", ["Lê A", "Nguyễn Thị Hồng Ngọc Phương Anh", LONG, "W" * 120])
def test_a_name_of_any_length_stays_in_its_box(name: str) -> None:
    fitted = fit(name, 290, 31, 32, bold=True)

    assert "".join(fitted.lines).replace(" ", "") == name.replace(" ", "")
    assert len(fitted.lines) * line_height(fitted.size) <= 31
    assert all(width(line, fitted.size, bold=True) <= 290.01 for line in fitted.lines)


def test_the_trial_name_is_as_long_as_names_may_be() -> None:
    assert len(LONG) == 120


def test_a_short_name_is_printed_large_on_one_line() -> None:
    assert fit("Nguyễn Thị Hồng Ngọc Phương Anh", 290, 31, 32, bold=True).lines == (
        "Nguyễn Thị Hồng Ngọc Phương Anh",
    )
    assert fit("Lê A", 290, 31, 32, bold=True).size == 32


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "Ban Thường vụ Đảng ủy Thị trấn Cây Dương, Huyện Phụng Hiệp",
            ["Ban Thường vụ Đảng ủy", "Thị trấn Cây Dương, Huyện Phụng Hiệp"],
        ),
        (
            "Ủy ban nhân dân xã Hòa An và Hội Nông dân xã Hòa An",
            ["Ủy ban nhân dân xã Hòa An", "và Hội Nông dân xã Hòa An"],
        ),
    ],
)
def test_a_line_ends_where_one_would_breathe_never_inside_a_name(name: str, lines: list[str]) -> None:
    found = best_lines(name, 290, 32, 2, bold=True)
    assert found is not None
    assert found[1] == lines


def test_line_ends_of_the_text_are_kept() -> None:
    fitted = fit("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC", 140, 15, 15, bold=True)
    assert fitted.lines == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC")


def test_the_usual_fields_stand_on_the_sheet() -> None:
    state = Plan(400, 300, defaults.spots_for("state", issuer="Chủ tịch Ủy ban nhân dân tỉnh Thử"))
    assert overhangs(PARTY) == overhangs(state) == []


def test_a_field_that_leaves_the_sheet_is_named_with_side_and_millimetres() -> None:
    plan = Plan(200, 150, (Spot("name", 10, 10, 100, 20, 30), Spot("post", 150, 140, 60, 8, 12)))
    assert overhangs(plan) == [Overhang("post", "right", 10.0)]
    nudged = Plan(200, 150, plan.spots, nudge_x=-10.5, nudge_y=4)
    assert overhangs(nudged) == [
        Overhang("post", "bottom", 2.0),
        Overhang("name", "left", 0.5),
    ]


def test_a_party_certificate_has_no_national_name() -> None:
    said = words_in(drawing.write(PARTY, [WORDS], title="Bằng khen"))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in said
    assert "CỘNG HÒA" not in said
    state = Plan(400, 300, defaults.spots_for("state", issuer="Chủ tịch Ủy ban nhân dân tỉnh Thử"))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words_in(drawing.write(state, [WORDS], title="Bằng khen"))


def test_over_print_leaves_out_what_the_stock_carries() -> None:
    over = Plan(400, 300, PARTY.spots, is_overprint=True)
    said = words_in(drawing.write(over, [WORDS], title="Bằng khen"))
    assert "Nguyễn Văn Mẫu" in said
    assert "BẰNG KHEN" not in said
    assert "BẰNG KHEN" in words_in(drawing.write(PARTY, [WORDS], title="Bằng khen"))


def test_the_file_is_pdf_a_of_the_true_size_and_the_same_each_time() -> None:
    made = drawing.write(PARTY, [WORDS, {**WORDS, "name": LONG}], title="Bằng khen", moment=1_700_000_000)

    assert made == drawing.write(
        PARTY, [WORDS, {**WORDS, "name": LONG}], title="Bằng khen", moment=1_700_000_000
    )
    reader = PdfReader(io.BytesIO(made))
    box = reader.pages[0].mediabox
    assert [round(float(side) * 25.4 / 72, 1) for side in (box.width, box.height)] == [400, 300]
    assert len(reader.pages) == 2
    metadata = root_of(reader)["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata


def test_a_field_stands_where_the_layout_says_to_the_millimetre() -> None:
    """A black square instead of words: its ink is measured on the picture."""
    plan = Plan(200, 150, (Spot("qr", 40, 60, 25, 25, 8),), is_overprint=True, nudge_x=2, nudge_y=-1)
    png = Image.open(io.BytesIO(drawing.picture(plan, WORDS, ppi=254))).convert("L")
    ink = png.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert ink is not None
    assert [round(side / 10, 1) for side in ink] == pytest.approx([42, 59, 67, 84], abs=0.15)


def test_the_test_sheet_has_rulers_and_every_box_with_its_place() -> None:
    made = drawing.ruled_sheet(PARTY, WORDS, title="Tờ thử", labels={"name": "tên tập thể, cá nhân"})
    said = words_in(made)
    assert "tên tập thể, cá nhân 65 × 117" in said
    assert all(f" {number} " in f" {said} " for number in (10, 150, 290, 390))


def test_the_parts_of_a_run_become_one_file_that_is_still_pdf_a() -> None:
    parts = [drawing.write(PARTY, [{**WORDS, "name": f"Người {n}"}], title="Bằng khen") for n in range(3)]
    whole = joining.one_pdf(parts)

    assert len(PdfReader(io.BytesIO(whole)).pages) == 3
    assert [f"Người {n}" in words_in(whole) for n in range(3)] == [True] * 3
    root = root_of(PdfReader(io.BytesIO(whole)))
    assert "<pdfaid:part>2</pdfaid:part>" in root["/Metadata"].get_data().decode()
    assert root["/OutputIntents"]
    assert len(whole) < sum(map(len, parts))


def modules_of(svg: str) -> list[list[int]]:
    """The squares that a code draws, row by row."""
    side = int(re.search(r'width="(\d+)"', svg)[1])  # type: ignore[index] # it is there
    drawn = [[0] * side for _row in range(side)]
    for first, row, last in re.findall(r"M(\d+) (\d+)\.5H(\d+)", svg):
        for column in range(int(first), int(last)):
            drawn[int(row)][column] = 1
    return drawn


def test_a_qr_holds_the_address_alone_and_among_a_thousand() -> None:
    """Read back square by square, against the code that the library itself makes of each address."""
    beginning = "https://khenthuong.example/so-khen-thuong/ma/"
    many = [f"{beginning}{new_code()}/" for _number in range(qr.MANY)]
    for codes in (qr_codes([WORDS["qr"]]), qr_codes(many), qr_codes([*many, "https://khac.example/một"])):
        for address, svg in codes.items():
            made = segno.make(address, error="m", micro=False, mode="byte", mask=2)
            assert modules_of(svg) == [list(row) for row in made.matrix], address

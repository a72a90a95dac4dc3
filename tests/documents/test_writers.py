"""Both writers, from the same paper, each by itself."""

from dataclasses import replace
from io import BytesIO

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from nep.documents import docx, measure, pdf
from nep.documents.checker.glyphs import read_page
from nep.documents.compose import letter, roman
from nep.documents.content import Bullets, Column, FigureRun, Paragraph, Table, figures_of, with_figure_list
from nep.documents.layout import UnknownWorld, rules_for
from tests.factories.documents import a_figure, a_party_report, a_state_decision, a_state_letter


@pytest.fixture(scope="module")
def report_pdf() -> PdfReader:
    return PdfReader(BytesIO(pdf.write(a_party_report())))


@pytest.fixture(scope="module")
def report_docx() -> bytes:
    return docx.write(a_party_report())


def words_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_same_paper_gives_the_same_pdf_byte_for_byte() -> None:
    assert pdf.write(a_state_letter()) == pdf.write(a_state_letter())


def test_another_day_gives_other_bytes() -> None:
    paper = a_state_letter()
    assert pdf.write(paper) != pdf.write(replace(paper, number_text="06/UBND-TCD"))


def test_vietnamese_comes_out_of_the_pdf_as_it_went_in(report_pdf: PdfReader) -> None:
    text = words_of(report_pdf)
    for sentence in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "TỈNH ỦY HẬU GIANG",
        "Số 127-BC/TU",
        "Hậu Giang, ngày 27 tháng 12 năm 2023",
        "trở thành nền nếp của cấp ủy, chính quyền các cấp.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ THƯỜNG TRỰC",
    ):
        assert sentence in text


def test_each_figure_is_a_link_to_its_page_in_the_pdf(report_pdf: PdfReader) -> None:
    addresses = {
        note.get_object()["/A"]["/URI"] for page in report_pdf.pages for note in page.get("/Annots", [])
    }
    for figure in figures_of(a_party_report()):
        assert any(figure.figure_id in address for address in addresses)


def test_each_figure_is_a_control_with_its_id_in_the_docx(report_docx: bytes) -> None:
    body = python_docx.Document(BytesIO(report_docx)).element.body
    controls = {
        sdt.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")): "".join(
            t.text for t in sdt.iter(qn("w:t"))
        )
        for sdt in body.iter(qn("w:sdt"))
    }
    assert controls == {figure.figure_id: figure.text for figure in figures_of(a_party_report())}


def test_the_pdf_holds_its_fonts_and_says_that_it_is_for_archives(report_pdf: PdfReader) -> None:
    metadata = report_pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert report_pdf.trailer["/Root"]["/Lang"] in {"vi", "vi-VN"}
    fonts = {
        font.get_object()["/BaseFont"]
        for page in report_pdf.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert all("Tinos" in name for name in fonts)


def test_the_docx_names_times_new_roman_in_every_slot_and_vietnamese(report_docx: bytes) -> None:
    body = python_docx.Document(BytesIO(report_docx)).element.body
    for properties in body.iter(qn("w:rPr")):
        fonts = properties.find(qn("w:rFonts"))
        if fonts is not None:
            assert {fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {
                "Times New Roman"
            }
            assert properties.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"


def test_a_state_paper_closes_its_text_and_writes_tm() -> None:
    text = words_of(PdfReader(BytesIO(pdf.write(a_state_letter()))))
    assert "Số: 05/UBND-TCD" in text
    assert "phối hợp thực hiện./." in text
    assert "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH" in text


def test_a_party_paper_has_no_closing_mark(report_pdf: PdfReader) -> None:
    assert "./." not in words_of(report_pdf)


def test_annexes_count_their_own_pages() -> None:
    pages = PdfReader(BytesIO(pdf.write(a_state_decision()))).pages
    first_lines = [page.extract_text().split("\n")[0].strip() for page in pages]
    assert first_lines[1].startswith("Phụ lục I")
    assert first_lines[2].startswith("Phụ lục II")
    assert first_lines[3] == "2"


def test_text_is_never_markup() -> None:
    trap = '#panic("x") *đậm* $x$ [a] <b> & \\ "'
    paper = a_state_letter(blocks=(Paragraph(trap),))
    text = words_of(PdfReader(BytesIO(pdf.write(paper))))
    assert trap in text
    made = python_docx.Document(BytesIO(docx.write(paper)))
    assert any(trap in paragraph.text for paragraph in made.paragraphs)


def test_control_characters_and_nfd_are_taken_out() -> None:
    paper = a_state_letter(blocks=(Paragraph("Tie\u0302\u0301ng\x00 Vie\u0323\u0302t\ud800"),))
    made = python_docx.Document(BytesIO(docx.write(paper)))
    assert any("Tiếng Việt./." in paragraph.text for paragraph in made.paragraphs)


def test_an_unknown_world_is_refused() -> None:
    with pytest.raises(UnknownWorld):
        pdf.write(a_state_letter(world="moon"))


def test_a_row_that_does_not_fit_its_head_is_refused() -> None:
    with pytest.raises(ValueError, match="2 cells under 1 columns"):
        Table((Column("Một"),), (("1", "2"),))


def test_a_paper_without_figures_gets_no_list_of_figures() -> None:
    paper = a_state_letter(blocks=(Paragraph("Không có số liệu."),))
    assert with_figure_list(paper) is paper


def test_a_figure_told_twice_is_listed_once() -> None:
    paper = a_state_letter(blocks=(Bullets((a_figure(), (a_figure(), " lần nữa"))),))
    assert figures_of(paper) == (a_figure(),)


def test_the_address_of_a_figure_always_holds_its_id() -> None:
    assert FigureRun("1", "abc", "https://nep.example/so").address == "https://nep.example/so#abc"
    assert FigureRun("1", "abc", "https://nep.example/abc/").address == "https://nep.example/abc/"


def test_names_break_between_words_and_stay_balanced() -> None:
    assert measure.break_lines("ỦY BAN NHÂN DÂN HUYỆN CHÂU THÀNH A", 64, 13, bold=True) == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN CHÂU THÀNH A",
    ]
    assert measure.break_lines("BAN TIẾP CÔNG DÂN TỈNH HẬU GIANG", 64, 13, bold=True) == [
        "BAN TIẾP CÔNG DÂN",
        "TỈNH HẬU GIANG",
    ]
    assert measure.break_lines("TỈNH ỦY HẬU GIANG", 64, 13, bold=True) == ["TỈNH ỦY HẬU GIANG"]


def test_a_word_wider_than_the_column_stays_whole() -> None:
    assert measure.break_lines("Ơ" * 80, 20, 13) == ["Ơ" * 80]


def test_numbers_of_headings() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]
    assert [letter(n) for n in (1, 4, 5, 23, 24)] == ["a", "d", "đ", "y", "aa"]


@pytest.mark.parametrize("world", ["state", "front", "party"])
def test_every_default_lies_in_its_range(world: str) -> None:
    rules = rules_for(world)
    ranges = [*rules.page.values(), *rules.paragraph.values(), *(e.size for e in rules.elements.values())]
    assert all(limit.allows(limit.default) and limit.basis for limit in ranges)


def test_the_preview_shows_every_page_and_where_its_figures_stand() -> None:
    pages = pdf.preview(a_party_report())
    assert all(page.png.startswith(b"\x89PNG") for page in pages)
    shown = {spot.figure_id for page in pages for spot in page.figures}
    assert shown == {figure.figure_id for figure in figures_of(a_party_report())}
    first = pages[0].figures[0]
    assert 30 <= first.left < first.left + first.width <= 195
    assert 60 < first.top < 250
    assert 3 < first.height < 8


def test_the_last_paragraph_is_as_wide_as_the_one_before_it() -> None:
    words = (
        "- 100% ấp, khu vực có ngày nghe dân (theo Chỉ thị số 123-CT/TU ngày 05/12/2023 của Ban Thường vụ "
    )
    paper = replace(a_state_letter(), blocks=(Paragraph(words + "Tỉnh ủy)"), Paragraph(words + "Tỉnh ủy)")))
    page = read_page(PdfReader(BytesIO(pdf.write(paper))).pages[0])
    ends: dict[float, float] = {}
    for span in page.spans:
        ends[span.y] = max(span.x1, ends.get(span.y, 0.0))
    right_edge = 210 - 15

    assert sum(end == pytest.approx(right_edge, abs=0.1) for end in ends.values()) == 2

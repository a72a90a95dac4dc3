"""The checker measures the files themselves: each seeded fault is found, and a right paper has none."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from docx.shared import RGBColor

from nep.documents import docx, pdf
from nep.documents.checker import UnreadableFile, check_docx, check_pdf, faults
from nep.documents.compose import Item, compose
from nep.documents.content import Paper
from nep.documents.pdf import STANDARDS
from nep.documents.typeset import typeset
from tests.factories.documents import a_party_report, a_state_decision, a_state_letter

Fault = Callable[[Item], object]


def a_small_party_paper() -> Paper:
    paper = a_party_report(annexes=())
    return a_party_report(annexes=(), blocks=paper.blocks[:6])


PAPERS = {
    "party": a_small_party_paper,
    "long": a_party_report,
    "state": a_state_decision,
    "letter": a_state_letter,
}


@pytest.mark.parametrize("make", [a_party_report, a_state_decision, a_state_letter])
def test_what_we_write_keeps_every_rule(make: Callable[[], Paper]) -> None:
    paper = make()
    assert faults(check_pdf(pdf.write(paper), paper.world)) == []
    assert faults(check_docx(docx.write(paper), paper.world)) == []


def test_every_row_names_its_basis() -> None:
    rows = check_docx(docx.write(a_state_letter()), "state")
    assert all("Nghị định 30/2020/NĐ-CP" in row.basis for row in rows)
    assert len(rows) >= 30


def page(side: str, value: float) -> Fault:
    return lambda data: data["rules"]["page"].update({side: value})


def size(element: str, value: float) -> Fault:
    return lambda data: data["rules"]["elements"][element].update(size=value)


def style(element: str, **changes: bool) -> Fault:
    return lambda data: data["rules"]["elements"][element].update(changes)


def head(**changes: Any) -> Fault:
    return lambda data: data["header"].update(changes)


SHARED: list[tuple[str, str, Fault, str]] = [
    ("narrow left margin", "party", page("left", 20), "Lề trái"),
    ("wide right margin", "party", page("right", 25), "Lề phải"),
    ("high top margin", "state", page("top", 12), "Lề trên"),
    ("low bottom margin", "long", page("bottom", 10), "Lề dưới"),
    ("letter paper", "state", page("width", 216), "Khổ giấy, chiều ngang"),
    ("small national title", "state", size("national", 11), "Quốc hiệu"),
    ("thin national title", "state", style("national", bold=False), "Quốc hiệu"),
    ("motto in italics", "state", style("motto", italic=True), "Tiêu ngữ"),
    ("party title too small", "party", size("national", 13), "Tiêu đề ĐẢNG CỘNG SẢN VIỆT NAM"),
    ("short rule under the motto", "state", head(national_rule=20), "Đường kẻ dưới tiêu ngữ"),
    ("rule instead of the asterisk", "party", head(issuer_mark="rule"), "Dấu dưới cơ quan ban hành"),
    ("asterisk instead of the rule", "state", head(issuer_mark="asterisk"), "Đường kẻ dưới cơ quan ban hành"),
    ("long rule under the issuer", "state", head(issuer_rule=50), "Đường kẻ dưới cơ quan ban hành"),
    ("party number with colon", "party", head(number="Số: 127-BC/TU"), "Cách viết số, ký hiệu"),
    ("number without leading zero", "state", head(number="Số: 5/BC-UBND"), "Cách viết số, ký hiệu"),
    ("spaces in the number", "state", head(number="Số: 05 / BC - UBND"), "Cách viết số, ký hiệu"),
    ("day without zero", "state", head(place_date="Thử, ngày 5 tháng 1 năm 2024"), "Cách viết ngày"),
    ("upright date", "state", style("place_date", italic=False), "Địa danh, ngày tháng năm"),
    ("small type name", "state", size("type", 12), "Tên loại"),
    (
        "no rule under the subject",
        "state",
        lambda d: d["subject"].update(rule=0.1),
        "Đường kẻ dưới trích yếu",
    ),
    (
        "rule of underscores",
        "state",
        lambda d: d["items"][-1]["runs"].append({"t": " ______ ./.", "b": False, "i": False}),
        "Kẻ bằng ký tự",
    ),
    (
        "no closing mark",
        "letter",
        lambda d: d["items"][-1]["runs"][-1].update(t="Đề nghị thực hiện."),
        "Kết thúc nội dung",
    ),
    ("small body", "letter", size("body", 10), "Cỡ chữ nội dung"),
    (
        "party words of authority in a state paper",
        "state",
        lambda d: d["signature"]["lines"].insert(0, "T/M ỦY BAN NHÂN DÂN"),
        "Chữ viết tắt quyền hạn ký",
    ),
    ("signer in thin letters", "state", style("signer", bold=False), "Họ tên người ký"),
    ("big list of recipients", "state", size("recipients", 13), "Danh sách nơi nhận"),
    ("small page numbers", "state", size("page_number", 9), "Cỡ số trang"),
]


@pytest.mark.parametrize(("name", "kind", "seed", "element"), SHARED, ids=[case[0] for case in SHARED])
def test_a_seeded_fault_is_found_in_both_files(name: str, kind: str, seed: Fault, element: str) -> None:
    paper = PAPERS[kind]()
    data = compose(paper)
    seed(data)
    made = typeset("paper.typ", {"paper": data}, standards=STANDARDS)[0]
    assert element in {row.element for row in faults(check_pdf(made, paper.world))}
    assert element in {row.element for row in faults(check_docx(written(data), paper.world))}


def written(data: Item) -> bytes:
    writer = docx._Writer(data)
    writer.document()
    stream = BytesIO()
    writer.file.save(stream)
    return stream.getvalue()


def first_text(file: Any) -> Any:
    return next(p for p in file.paragraphs if len(p.text) > 60)


DOCX_ONLY: list[tuple[str, Callable[[Any], object], str]] = [
    (
        "another font",
        lambda f: f.element.body.find(f".//{qn('w:rFonts')}").set(qn("w:cs"), "Arial"),
        "Phông chữ",
    ),
    (
        "another language",
        lambda f: f.element.body.find(f".//{qn('w:lang')}").set(qn("w:val"), "en-US"),
        "Ngôn ngữ của văn bản",
    ),
    ("an empty paragraph", lambda f: f.element.body.insert(1, f.add_paragraph()._p), "Đoạn trống để tạo"),
    (
        "a coloured word",
        lambda f: setattr(first_text(f).runs[0].font.color, "rgb", RGBColor(255, 0, 0)),
        "Màu chữ",
    ),
    (
        "two lines of spacing",
        lambda f: setattr(first_text(f).paragraph_format, "line_spacing", 2.0),
        "Khoảng cách dòng",
    ),
    (
        "a first line of 3 cm",
        lambda f: first_text(f)._p.pPr.find(qn("w:ind")).set(qn("w:firstLine"), "1700"),
        "Lùi đầu dòng",
    ),
    (
        "a number on page 1",
        lambda f: setattr(f.sections[0], "different_first_page_header_footer", False),
        "Số trang ở trang 1",
    ),
    (
        "no page number",
        lambda f: f.sections[0].header._element.remove(f.sections[0].header.paragraphs[0]._p),
        "Vị trí số trang",
    ),
    (
        "annexes that go on counting",
        lambda f: f.sections[1]._sectPr.find(qn("w:pgNumType")).set(qn("w:start"), "4"),
        "Số trang phụ lục",
    ),
]


@pytest.mark.parametrize(("name", "seed", "element"), DOCX_ONLY, ids=[case[0] for case in DOCX_ONLY])
def test_a_fault_seeded_into_the_docx_is_found(
    name: str, seed: Callable[[Any], object], element: str
) -> None:
    file = python_docx.Document(BytesIO(docx.write(a_state_decision())))
    seed(file)
    stream = BytesIO()
    file.save(stream)
    assert any(row.element.startswith(element) for row in faults(check_docx(stream.getvalue(), "state")))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04", b"\x00" * 100])
def test_what_is_no_paper_is_unreadable(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        check_pdf(content, "state")
    with pytest.raises(UnreadableFile):
        check_docx(content, "state")

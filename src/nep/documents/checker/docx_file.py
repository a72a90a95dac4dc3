"""Measures a DOCX: page, margins, elements, borders, page numbers, fonts, language, empty paragraphs."""

import re
import zipfile
from io import BytesIO
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from nep.documents.checker.lines import Line, judge
from nep.documents.checker.rows import CheckRow, UnreadableFile, fact, within
from nep.documents.layout import RuleSet, rules_for
from nep.documents.measure import width as text_width

_TWIP = 25.4 / 1440
_FONTS = ("ascii", "hAnsi", "eastAsia", "cs")


def check_docx(content: bytes, world: str) -> list[CheckRow]:
    """Rows of everything measured in the DOCX `content`, against the rules of `world` ("party", "state",
    "front"). Raises UnreadableFile, UnknownWorld."""
    rules = rules_for(world)
    try:
        file = docx.Document(BytesIO(content))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise UnreadableFile(str(error)) from error
    body = file.element.body
    return [
        *_page_rows(file, rules),
        *judge(_lines(body, rules), rules),
        *_paragraph_rows(body, rules),
        *_number_rows(file, rules),
        *_font_rows(body, rules),
    ]


def _page_rows(file: Any, rules: RuleSet) -> list[CheckRow]:
    rows = []
    first = file.sections[0]
    rows.append(within("Khổ giấy, chiều ngang", first.page_width.mm, rules.page["width"]))
    rows.append(within("Khổ giấy, chiều dọc", first.page_height.mm, rules.page["height"]))
    labels = {"top": "Lề trên", "bottom": "Lề dưới", "left": "Lề trái", "right": "Lề phải"}
    for side, label in labels.items():
        limit = rules.page[side]
        values = [getattr(section, f"{side}_margin").mm for section in file.sections]
        wrong = [value for value in values if not limit.allows(value, slack=0.3)]
        rows.append(within(label, (wrong or values)[0], limit))
    return rows


def _lines(body: Any, rules: RuleSet) -> list[Line]:
    """Paragraphs as lines until the first annex: the first table is the head, the last before it closes."""
    blocks = list(body)
    ends = [n for n, block in enumerate(blocks) if block.find(f".//{qn('w:sectPr')}") is not None]
    main = blocks[: ends[0] if ends else len(blocks)]
    tables = [block for block in main if block.tag == qn("w:tbl")]
    head = tables[0] if tables else None
    close = tables[-1] if len(tables) > 1 and _is_borderless(tables[-1]) else None
    lines: list[Line] = []
    for block in main:
        if block.tag == qn("w:p"):
            lines += _paragraph_lines(block, "body")
            _rule_into(lines, block, rules.text_width)
        elif block is head or block is close:
            lines += _cell_lines(block, "head" if block is head else "close")
    return lines


def _is_borderless(table: Any) -> bool:
    top = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}/{qn('w:top')}")
    return top is None or top.get(qn("w:val")) in {"nil", "none"}


def _cell_lines(table: Any, zone: str) -> list[Line]:
    lines: list[Line] = []
    for row in table.findall(qn("w:tr")):
        for side, cell in zip(("left", "right"), row.findall(qn("w:tc")), strict=False):
            width = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))) * _TWIP
            for paragraph in cell.findall(qn("w:p")):
                lines += _paragraph_lines(paragraph, f"{zone}-{side}")
                _rule_into(lines, paragraph, width)
    return lines


def _paragraph_lines(paragraph: Any, zone: str) -> list[Line]:
    """The lines of a paragraph as its breaks part them; style and size of its longest run."""
    runs = [run for run in paragraph.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    if not runs:
        return []
    main = max(runs, key=lambda run: sum(len(t.text or "") for t in run.iter(qn("w:t"))))
    properties = main.find(qn("w:rPr"))
    size = int(_value(properties, "sz") or 0) / 2
    bold, italic = _is_on(properties, "b"), _is_on(properties, "i")
    jc = _value(paragraph.find(qn("w:pPr")), "jc")
    colours = {_value(run.find(qn("w:rPr")), "color") for run in runs}
    return [
        Line(
            text=text,
            size=size,
            bold=bold,
            italic=italic,
            zone=zone,
            centred=jc == "center",
            width=text_width(text, size, bold=bold, italic=italic),
            black=colours <= {None, "000000", "auto"},
        )
        for text in _texts(runs)
    ]


def _texts(runs: list[Any]) -> list[str]:
    text = ""
    for run in runs:
        for child in run:
            if child.tag == qn("w:br"):
                text += "\n"
            elif child.tag == qn("w:t"):
                text += child.text or ""
    lines = [" ".join(line.replace("\u00a0", " ").split()) for line in text.split("\n")]
    return [line for line in lines if line]


def _value(parent: Any, tag: str) -> str | None:
    found = parent.find(qn(f"w:{tag}")) if parent is not None else None
    return found.get(qn("w:val")) if found is not None else None


def _is_on(properties: Any, tag: str) -> bool:
    found = properties.find(qn(f"w:{tag}")) if properties is not None else None
    return found is not None and found.get(qn("w:val"), "1") not in {"0", "false"}


def _has_border(paragraph: Any) -> bool:
    borders = paragraph.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    return borders is not None and any(
        border.get(qn("w:val")) == "single" for border in borders if border.tag in _LEVEL
    )


_LEVEL = (qn("w:top"), qn("w:bottom"))


def _rule_into(lines: list[Line], paragraph: Any, width: float) -> None:
    """Give a bordered paragraph without text to the line above it as its rule."""
    if not lines or not _has_border(paragraph) or _paragraph_lines(paragraph, ""):
        return
    indent = paragraph.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    sides = [int(indent.get(qn(f"w:{side}"), 0)) for side in ("left", "right")] if indent is not None else [0]
    last = lines[-1]
    lines[-1] = Line(**{**last.__dict__, "rule": width - sum(sides) * _TWIP})


def _paragraph_rows(body: Any, rules: RuleSet) -> list[CheckRow]:
    """First line, gap, spacing and justification of the running text; paragraphs that only make space."""
    running = [
        properties
        for paragraph in body.findall(qn("w:p"))
        if (properties := paragraph.find(qn("w:pPr"))) is not None
        and _value(properties, "jc") == "both"
        and _paragraph_lines(paragraph, "")
    ]
    rows = []
    if running:
        first = [int(p.find(qn("w:ind")).get(qn("w:firstLine"), 0)) * _TWIP for p in running]
        before = [int(p.find(qn("w:spacing")).get(qn("w:before"), 0)) / 20 for p in running]
        spacing = [int(p.find(qn("w:spacing")).get(qn("w:line"), 240)) / 240 for p in running]
        rows = [
            within("Lùi đầu dòng", _worst(first, rules, "first_line"), rules.page["first_line"]),
            _paragraph_row("Khoảng cách đoạn", before, rules, "before", "pt"),
            _paragraph_row("Khoảng cách dòng", spacing, rules, "spacing", "dòng"),
        ]
    basis = rules.elements["body"].size.basis
    centred_text = [
        paragraph
        for paragraph in body.findall(qn("w:p"))
        if _value(paragraph.find(qn("w:pPr")), "jc") == "left"
        and len("".join(t.text or "" for t in paragraph.iter(qn("w:t")))) > 160
    ]
    rows.append(
        fact(
            "Căn lề nội dung",
            "căn trái" if centred_text else "căn đều hai bên",
            "căn đều hai bên",
            basis,
            ok=not centred_text,
        )
    )
    empty = [p for p in body.findall(qn("w:p")) if _only_makes_space(p)]
    rows.append(fact("Đoạn trống để tạo khoảng cách", str(len(empty)), "không có", basis, ok=not empty))
    return rows


def _worst(values: list[float], rules: RuleSet, key: str) -> float:
    limit = rules.page[key]
    return next((value for value in values if not limit.allows(value, slack=0.3)), values[0])


def _paragraph_row(label: str, values: list[float], rules: RuleSet, key: str, unit: str) -> CheckRow:
    limit = rules.paragraph[key]
    worst = next((value for value in values if not limit.allows(value, slack=0.05)), values[0])
    return within(label, worst, limit, unit=unit, slack=0.05)


def _only_makes_space(paragraph: Any) -> bool:
    """No text, picture, border, break or section end, and higher than the one point that tables demand."""
    if paragraph.find(f".//{qn('w:t')}") is not None or _has_border(paragraph):
        return False
    if any(paragraph.find(f".//{qn(tag)}") is not None for tag in ("w:drawing", "w:sectPr", "w:br")):
        return False
    spacing = paragraph.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
    return spacing is None or spacing.get(qn("w:lineRule")) != "exact" or int(spacing.get(qn("w:line"))) > 40


def _number_rows(file: Any, rules: RuleSet) -> list[CheckRow]:
    element = rules.elements["page_number"]
    basis = element.size.basis
    shown_first = [
        n
        for n, section in enumerate(file.sections, start=1)
        if not section.different_first_page_header_footer
    ]
    header = file.sections[0].header._element
    field = header.find(f".//{qn('w:fldSimple')}")
    code = field.get(qn("w:instr"), "") if field is not None else ""
    code += "".join(t.text or "" for t in header.iter(qn("w:instrText")))
    centred = any(_value(p.find(qn("w:pPr")), "jc") == "center" for p in header.iter(qn("w:p")))
    found = bool(re.search(r"\bPAGE\b", code)) and centred
    restarts = [section._sectPr.find(qn("w:pgNumType")) for section in file.sections[1:]]
    restart = all(r is not None and r.get(qn("w:start")) == "1" for r in restarts)
    rows = [
        fact(
            "Số trang ở trang 1",
            f"hiện ở phần {shown_first[0]}" if shown_first else "không hiện",
            "không hiện",
            basis,
            ok=not shown_first,
        ),
        fact(
            "Vị trí số trang",
            "giữa lề trên" if found else "không thấy ở giữa lề trên",
            "giữa lề trên, từ trang 2",
            basis,
            ok=found,
        ),
    ]
    if restarts:
        shown = "đếm lại từ 1" if restart else "đếm tiếp"
        rows.append(fact("Số trang phụ lục", shown, "đếm lại từ 1", basis, ok=restart))
    size = header.find(f".//{qn('w:sz')}")
    if size is not None:
        rows.append(within("Cỡ số trang", int(size.get(qn("w:val"))) / 2, element.size, unit="pt"))
    return rows


def _font_rows(body: Any, rules: RuleSet) -> list[CheckRow]:
    strange, foreign = set(), set()
    for run in body.iter(qn("w:r")):
        if run.find(qn("w:t")) is None:
            continue
        properties = run.find(qn("w:rPr"))
        fonts = properties.find(qn("w:rFonts")) if properties is not None else None
        if fonts is not None:
            strange |= {fonts.get(qn(f"w:{slot}")) or "thiếu" for slot in _FONTS} - {"Times New Roman"}
        language = properties.find(qn("w:lang")) if properties is not None else None
        if language is not None:
            foreign |= {language.get(qn("w:val"))} - {"vi-VN"}
    basis = rules.elements["body"].size.basis
    return [
        fact(
            "Phông chữ",
            sorted(strange)[0] if strange else "Times New Roman",
            "Times New Roman",
            basis,
            ok=not strange,
        ),
        fact(
            "Ngôn ngữ của văn bản", sorted(foreign)[0] if foreign else "vi-VN", "vi-VN", basis, ok=not foreign
        ),
    ]

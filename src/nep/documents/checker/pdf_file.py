"""Measures a PDF: page, margins, elements, drawn lines, page numbers, fonts, colour."""

from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from nep.documents.checker.glyphs import PageContent, Span, Stroke, read_page
from nep.documents.checker.lines import Line, judge
from nep.documents.checker.rows import CheckRow, UnreadableFile, fact, within
from nep.documents.layout import RuleSet, rules_for

_ASCENT, _DESCENT = 0.891, 0.216
_PT = 25.4 / 72
_GAP = 6.0  # mm of white that part two columns on one line


def check_pdf(content: bytes, world: str) -> list[CheckRow]:
    """Rows of everything measured in the PDF `content`, against the rules of `world` ("party", "state",
    "front"). Raises UnreadableFile, UnknownWorld."""
    rules = rules_for(world)
    try:
        pages = [read_page(page) for page in PdfReader(BytesIO(content)).pages]
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise UnreadableFile(str(error)) from error
    if not pages or not pages[0].spans:
        raise UnreadableFile("no text")
    return [
        *_page_rows(pages, rules),
        *judge(_lines(pages, rules), rules),
        *_number_rows(pages, rules),
        *_font_rows(pages, rules),
    ]


def _page_rows(pages: list[PageContent], rules: RuleSet) -> list[CheckRow]:
    upright = [page for page in pages if page.height >= page.width]
    first = pages[0]
    lines = [line for page in upright for line in _joined(page.spans) if not _is_number(line, page, rules)]
    top = min(_top(span) for span in first.spans)
    bottom = min(
        page.height - max((span.y + _DESCENT * span.size * _PT for span in page.spans), default=0)
        for page in upright
    )
    left = min(line[0].x0 for line in lines)
    right = first.width - max(line[-1].x1 for line in lines)
    full = len(lines) > 25  # a short paper may have no line that reaches the margin
    page = rules.page
    return [
        within("Khổ giấy, chiều ngang", first.width, page["width"], slack=0.5),
        within("Khổ giấy, chiều dọc", first.height, page["height"], slack=0.5),
        within("Lề trên", top, page["top"], slack=1.0),
        within("Lề dưới", bottom, page["bottom"], slack=0.6, capped=False),
        within("Lề trái", left, page["left"], slack=0.6),
        within("Lề phải", right, page["right"], slack=0.6, capped=full),
    ]


def _top(span: Span) -> float:
    return span.y - _ASCENT * span.size * _PT


def _joined(spans: list[Span]) -> list[list[Span]]:
    """Spans as lines: one baseline, parted where a wide gap shows two columns; from the top down."""
    lines: list[list[Span]] = []
    for span in sorted((s for s in spans if s.text.strip()), key=lambda s: (round(s.y, 1), s.x0)):
        last = lines[-1][-1] if lines else None
        if last is not None and abs(last.y - span.y) < 0.4 and -0.5 < span.x0 - last.x1 < _GAP:
            lines[-1].append(span)
        else:
            lines.append([span])
    return lines


def _text(line: list[Span]) -> str:
    text = ""
    for before, span in zip([None, *line], line, strict=False):
        parted = before is not None and span.x0 - before.x1 > 0.5 and not text.endswith(" ")
        text += (" " if parted else "") + span.text
    return " ".join(text.replace("\u00a0", " ").split())


def _is_number(line: list[Span], page: PageContent, rules: RuleSet) -> bool:
    """A bare number in the upper margin."""
    return _text(line).isdigit() and line[0].y < rules.page["top"].low


def _lines(pages: list[PageContent], rules: RuleSet) -> list[Line]:
    """Lines of the first pages until the signature, each in its zone; annexes are left to their own rules."""
    made: list[Line] = []
    zone = "head"
    for number, page in enumerate(pages):
        found = [line for line in _joined(page.spans) if not _is_number(line, page, rules)]
        if found and _text(found[0]).startswith("Phụ lục") and number:
            break
        if zone == "head":
            edge = _head_edge(found, rules)
        for line in found:
            if zone == "head" and line[0].y > edge:
                zone = "body"
            if zone == "body" and _starts_closing(line, rules):
                zone = "close"
            made.append(_line(line, zone, page))
    return made


def _head_edge(lines: list[list[Span]], rules: RuleSet) -> float:
    """The lowest baseline of the head: the line of number and day, or the subject of a công văn below it."""
    numbers = [line for line in lines if _text(line).startswith("Số")]
    edge = numbers[0][0].y if numbers else 60.0
    for line in lines:
        beyond = line[0].y - edge
        small = rules.elements["letter_subject"].size.allows(line[0].size, slack=0.1)
        if 0 < beyond < 12 and small and line[-1].x1 < rules.page["left"].low + 85:
            edge = line[0].y
    return edge + 0.4


def _starts_closing(line: list[Span], rules: RuleSet) -> bool:
    text = _text(line)
    if text == rules.words["recipients"]:
        return True
    signs = ("TM. ", "KT. ", "TL. ", "TUQ. ", "T/M ", "K/T ", "T/L ", "T/UQ ")
    return text.startswith(signs) and line[0].x0 > 90


def _line(line: list[Span], zone: str, page: PageContent) -> Line:
    middle = (line[0].x0 + line[-1].x1) / 2
    if zone in {"head", "close"}:
        zone += "-left" if middle < page.width / 2 else "-right"
    main = max(line, key=lambda span: span.x1 - span.x0)
    text_middle = (30 + page.width - 15) / 2
    return Line(
        text=_text(line),
        size=round(main.size, 2),
        bold="Bold" in main.font,
        italic="Italic" in main.font,
        zone=zone,
        centred=abs(middle - text_middle) < 3.5 and line[0].x0 > 34,
        width=line[-1].x1 - line[0].x0,
        rule=_rule_below(line, page.strokes),
        black=all(span.black for span in line),
    )


def _rule_below(line: list[Span], strokes: list[Stroke]) -> float | None:
    """The length of a level stroke centred within 5 mm below the baseline."""
    middle = (line[0].x0 + line[-1].x1) / 2
    for stroke in strokes:
        below = stroke.y0 - line[0].y
        if stroke.is_level and 0 < below < 5 and abs((stroke.x0 + stroke.x1) / 2 - middle) < 2:
            return stroke.length
    return None


def _number_rows(pages: list[PageContent], rules: RuleSet) -> list[CheckRow]:
    element = rules.elements["page_number"]
    numbers = [[line for line in _joined(page.spans) if _is_number(line, page, rules)] for page in pages]
    basis = element.size.basis
    rows = [
        fact(
            "Số trang ở trang 1",
            "có" if numbers[0] else "không hiện",
            "không hiện",
            basis,
            ok=not numbers[0],
        )
    ]
    wrong = [n for n, page in enumerate(pages, start=1) if not _number_is_right(n, pages, numbers)]
    if len(pages) > 1:
        shown = f"sai ở trang {wrong[0]}" if wrong else "giữa lề trên, từ trang 2"
        rows.append(fact("Vị trí số trang", shown, "giữa lề trên, từ trang 2", basis, ok=not wrong))
    found = [line[0].size for page in numbers for line in page]
    if found:
        rows.append(within("Cỡ số trang", found[0], element.size, unit="pt", slack=0.1))
    return rows


def _number_is_right(number: int, pages: list[PageContent], numbers: list[list[list[Span]]]) -> bool:
    """Page `number` shows its count in the middle, or starts a section (page 1, an annex) and shows none."""
    page, found = pages[number - 1], numbers[number - 1]
    lines = _joined(page.spans)
    starts = number == 1 or (bool(lines) and _text(lines[0]).startswith("Phụ lục"))
    if starts:
        return not found
    if len(found) != 1:
        return False
    left = min((span.x0 for span in page.spans), default=0)
    middle = (found[0][0].x0 + found[0][-1].x1) / 2
    previous = numbers[number - 2]
    expected = int(_text(previous[0])) + 1 if previous else 2
    text_middle = (left + page.width - 15) / 2
    return abs(middle - text_middle) < 6 and int(_text(found[0])) == expected


def _font_rows(pages: list[PageContent], rules: RuleSet) -> list[CheckRow]:
    fonts = {font.name: font for page in pages for font in page.fonts.values()}
    strange = [name for name in fonts if not name.startswith(("Tinos", "TimesNewRoman", "LiberationSerif"))]
    loose = [name for name, font in fonts.items() if not font.embedded]
    basis = rules.elements["body"].size.basis
    return [
        fact(
            "Phông chữ",
            strange[0] if strange else ", ".join(sorted(fonts)),
            "Times New Roman hoặc phông cùng số đo",
            basis,
            ok=not strange,
        ),
        fact("Phông nhúng trong tệp", loose[0] if loose else "đủ", "nhúng đủ", basis, ok=not loose),
    ]

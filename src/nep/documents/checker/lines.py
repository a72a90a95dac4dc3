"""What both kinds of file come down to: lines in zones, and how their elements are judged."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from nep.documents.checker.rows import CheckRow, describe, fact, missing, styles, within
from nep.documents.layout import Element, Range, RuleSet

DATE = re.compile(r"^.+, ngày \d{2} tháng (0[12]|[3-9]|1[0-2]) năm \d{4}$")
NUMBERS = {
    "state": re.compile(r"^Số: (\d{2,}|…)/[A-ZĐƯƠÂÊÔĂ][\wĐđƯư]*(-[\wĐđƯư]+)*$"),
    "party": re.compile(r"^Số (\d{2,}|…)-[A-ZĐa-zđ]+/[\wĐđƯư]+(-[\wĐđƯư]+)*$"),
}


@dataclass(frozen=True)
class Line:
    """A line of text. `zone`: head-left, head-right, body, close-left, close-right, annex. `width` and
    `rule` (a drawn line right below it) in mm, `size` in pt; None where there is none."""

    text: str
    size: float
    bold: bool
    italic: bool
    zone: str
    centred: bool = False
    width: float = 0.0
    rule: float | None = None
    black: bool = True

    @property
    def caps(self) -> bool:
        return self.text == self.text.upper() and any(c.isalpha() for c in self.text)


def judge(lines: list[Line], rules: RuleSet) -> list[CheckRow]:
    """Rows for every element of the first page, for the body and for the closing."""
    head_left = [line for line in lines if line.zone == "head-left"]
    head_right = [line for line in lines if line.zone == "head-right"]
    body = [line for line in lines if line.zone == "body"]
    return [
        *_national(head_right, rules),
        *_issuer(head_left, rules),
        *_number_and_day(head_left, head_right, rules),
        *_title(body, rules),
        *_body(body, rules),
        *_closing(lines, rules),
        *_colour(lines, rules),
    ]


def element_row(line: Line | None, element: Element) -> CheckRow:
    """Size, weight, slant and capitals of one element."""
    if line is None:
        return missing(element)
    ok = (
        element.size.allows(line.size, slack=0.1)
        and line.bold == element.bold
        and line.italic == element.italic
        and (line.caps or not element.caps)
    )
    words = styles(bold=line.bold, italic=line.italic, caps=line.caps and element.caps)
    measured = ", ".join([f"{round(line.size, 1):g} pt", *words])
    size = element.size
    return CheckRow(
        element.label, measured, describe(element), size.basis, ok, line.size, size.low, size.high
    )


def _first(lines: Iterable[Line], wanted: Callable[[Line], object]) -> Line | None:
    return next((line for line in lines if wanted(line)), None)


def _national(lines: list[Line], rules: RuleSet) -> list[CheckRow]:
    national = _first(lines, lambda line: line.text == rules.words["national"])
    rows = [element_row(national, rules.elements["national"])]
    ruled = national
    if "motto" in rules.words:
        ruled = _first(lines, lambda line: line.text == rules.words["motto"])
        rows.append(element_row(ruled, rules.elements["motto"]))
    share = rules.marks["national"].share
    label = "Đường kẻ dưới tiêu ngữ" if "motto" in rules.words else "Đường kẻ dưới tiêu đề"
    return [*rows, _rule_row(label, ruled.rule if ruled else None, ruled.width if ruled else 0, share)]


def _rule_row(label: str, rule: float | None, width: float, share: Range) -> CheckRow:
    allowed = f"nét liền, {share.low * 100:.0f}–{share.high * 100:.0f}% độ dài dòng chữ"
    if not rule or not width:
        return fact(label, "không có nét kẻ", allowed, share.basis, ok=False)
    part = rule / width
    measured = f"{rule:.1f} mm, {part * 100:.0f}%"
    return CheckRow(
        label, measured, allowed, share.basis, share.allows(part, slack=0.03), rule, share.low, share.high
    )


def _issuer(lines: list[Line], rules: RuleSet) -> list[CheckRow]:
    number = next((n for n, line in enumerate(lines) if line.text.startswith("Số")), len(lines))
    above = [line for line in lines[:number] if line.text != "*"]
    issuer = [line for line in above if line.bold]
    parents = [line for line in above if not line.bold]
    rows = [element_row(line, rules.elements["parent"]) for line in parents[:1]]
    rows.append(element_row(issuer[-1] if issuer else None, rules.elements["issuer"]))
    mark = rules.marks["issuer"]
    if mark.kind == "asterisk":
        found = any(line.text == "*" for line in lines)
        ruled = any(line.rule for line in above)
        shown = "dấu sao" if found else "không thấy"
        shown += ", có nét kẻ" if ruled else ""
        rows.append(
            fact(
                "Dấu dưới cơ quan ban hành",
                shown,
                "dấu *, không kẻ",
                mark.share.basis,
                ok=found and not ruled,
            )
        )
    else:
        longest = max((line.width for line in issuer), default=0)
        rule = issuer[-1].rule if issuer else None
        rows.append(_rule_row("Đường kẻ dưới cơ quan ban hành", rule, longest, mark.share))
    return rows


def _number_and_day(left: list[Line], right: list[Line], rules: RuleSet) -> list[CheckRow]:
    number = _first(left, lambda line: line.text.startswith("Số"))
    day = _first(right, lambda line: "ngày" in line.text and "tháng" in line.text)
    rows = [
        element_row(number, rules.elements["number"]),
        element_row(day, rules.elements["place_date"]),
    ]
    pattern = NUMBERS["party" if rules.world == "party" else "state"]
    example = "Số 127-BC/TU" if rules.world == "party" else "Số: 05/BC-UBND"
    if number:
        ok = bool(pattern.match(number.text))
        basis = rules.elements["number"].size.basis
        rows.append(fact("Cách viết số, ký hiệu", number.text, f"như {example}", basis, ok=ok))
    if day:
        basis = rules.elements["place_date"].size.basis
        rows.append(
            fact(
                "Cách viết ngày",
                day.text,
                "ngày dưới 10, tháng 1, 2 thêm số 0",
                basis,
                ok=bool(DATE.match(day.text)),
            )
        )
    letter = _first(left, lambda line: line.text.startswith(rules.words["letter"]))
    return [*rows, element_row(letter, rules.elements["letter_subject"])] if letter else rows


def _title(body: list[Line], rules: RuleSet) -> list[CheckRow]:
    """A công văn has no title: its text begins with whom it is sent to."""
    if not body or not (body[0].centred and body[0].bold):
        kind = _first(body[:2], lambda line: line.text.startswith(rules.words["addressee"]))
        return [element_row(kind, rules.elements["addressee"])] if kind else []
    subject = []
    for line in body[1:]:
        if not (line.bold and line.centred):
            break
        subject.append(line)
    rows = [element_row(body[0], rules.elements["type"])]
    rows.append(element_row(subject[0] if subject else None, rules.elements["subject"]))
    longest = max((line.width for line in subject), default=0)
    ruled = next((line.rule for line in reversed(subject) if line.rule), None)
    return [*rows, _rule_row("Đường kẻ dưới trích yếu", ruled, longest, rules.marks["subject"].share)]


def _body(body: list[Line], rules: RuleSet) -> list[CheckRow]:
    sizes = Counter(line.size for line in body if not line.bold and not line.italic and not line.centred)
    element = rules.elements["body"]
    rows = []
    if sizes:
        outside = [size for size in sizes if not rules.elements["table"].size.allows(size, slack=0.1)]
        outside = [size for size in outside if not element.size.allows(size, slack=0.1)]
        # A report may hold more lines of tables than of text: the text is what lies in its range.
        inside = [size for size in sizes if element.size.allows(size, slack=0.1)]
        usual = outside[0] if outside else max(inside or list(sizes), key=lambda size: sizes[size])
        rows.append(within("Cỡ chữ nội dung", usual, element.size, unit="pt", slack=0.1))
    drawn = [line.text for line in body if re.search(r"_{4,}|-{5,}|\.{12,}|─{3,}", line.text)]
    shown = drawn[0][:20] if drawn else "không có"
    rows.append(fact("Kẻ bằng ký tự", shown, "nét kẻ thật", rules.marks["subject"].share.basis, ok=not drawn))
    end = rules.words["end"]
    if end and body:
        closed = any(line.text.endswith(end) for line in body)
        shown = end if closed else "không thấy"
        rows.append(fact("Kết thúc nội dung", shown, end, element.size.basis, ok=closed))
    return rows


def _closing(lines: list[Line], rules: RuleSet) -> list[CheckRow]:
    right = [line for line in lines if line.zone == "close-right"]
    left = [line for line in lines if line.zone == "close-left"]
    rows = []
    if right:
        rows.append(element_row(right[0], rules.elements["authority"]))
        rows.append(element_row(right[-1] if len(right) > 1 else None, rules.elements["signer"]))
        rows += _authority_words(right, rules)
    if left:
        head = _first(left, lambda line: line.text == rules.words["recipients"])
        rows.append(element_row(head, rules.elements["recipients_head"]))
        rows.append(element_row(left[-1], rules.elements["recipients"]))
        ended = left[-1].text.endswith(".")
        basis = rules.elements["recipients"].size.basis
        rows.append(fact("Dòng cuối nơi nhận", left[-1].text, "kết thúc bằng dấu chấm", basis, ok=ended))
    return rows


def _authority_words(right: list[Line], rules: RuleSet) -> list[CheckRow]:
    wrong = ("T/M", "K/T", "T/L", "T/UQ") if rules.world != "party" else ("TM.", "KT.", "TL.", "TUQ.")
    used = [line.text for line in right if line.text.startswith(wrong)]
    wanted = "T/M, K/T, T/L" if rules.world == "party" else "TM., KT., TL."
    basis = rules.elements["authority"].size.basis
    return [fact("Chữ viết tắt quyền hạn ký", used[0] if used else right[0].text, wanted, basis, ok=not used)]


def _colour(lines: list[Line], rules: RuleSet) -> list[CheckRow]:
    coloured = [line.text for line in lines if not line.black]
    shown = coloured[0][:40] if coloured else "đen"
    return [fact("Màu chữ", shown, "đen", rules.basis, ok=not coloured)]

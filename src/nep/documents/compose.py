"""A paper made ready for both writers: words completed, headings numbered, widths and line breaks settled.

What comes out is plain data (dicts, lists, strings, numbers) that JSON can carry: the PDF writer hands it to
typst, the DOCX writer walks it. So the two agree by construction, and neither is made from the other.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count
from typing import Any

from nep.documents import measure
from nep.documents.content import (
    Align,
    Annex,
    Article,
    Block,
    Bullets,
    Capacity,
    Chart,
    FigureRun,
    Heading,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Runs,
    Signature,
    Table,
    as_runs,
    clean,
    plain,
)
from nep.documents.layout import RuleSet, rules_for
from nep.vietnamese.dates import official_date

Item = dict[str, Any]

LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """1 -> "I". Raises ValueError below 1."""
    if number < 1:
        raise ValueError(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def letter(number: int) -> str:
    """1 -> "a", 5 -> "đ": the Vietnamese row of letters; after its end it starts doubled ("aa")."""
    turns, place = divmod(number - 1, len(LETTERS))
    return LETTERS[place] * (turns + 1)


def compose(paper: Paper) -> Item:
    """Everything a writer needs to set `paper`. Raises UnknownWorld, and FontsMissing where widths cannot be
    measured."""
    rules = rules_for(paper.world)
    body = [*_bases(paper, rules), *_items(_ended(paper.blocks, rules.words["end"]), rules)]
    return {
        "title": clean(paper.title),
        "rules": _settings(rules),
        "header": _header(paper, rules),
        "subject": _subject(paper, rules),
        "addressees": [clean(name) for name in paper.addressees],
        "items": body,
        "signature": _signature(paper.signature, rules),
        "recipients": _recipients(paper.recipients),
        "annexes": [_annex(a, n, paper, rules) for n, a in enumerate(paper.annexes, start=1)],
    }


def _settings(rules: RuleSet) -> Item:
    """The defaults of the rule set, as the writers need them."""
    return {
        "page": {key: value.default for key, value in rules.page.items()},
        "paragraph": {key: value.default for key, value in rules.paragraph.items()},
        "elements": {
            key: {"size": e.size.default, "bold": e.bold, "italic": e.italic}
            for key, e in rules.elements.items()
        },
        "words": rules.words,
        "recipients_underlined": rules.recipients_underlined,
    }


def _header(paper: Paper, rules: RuleSet) -> Item:
    left_width = rules.page["header_left"].default
    right_width = rules.text_width - left_width
    words = rules.words
    *parents, issuer = paper.issuer_lines
    issuer_lines = _broken(issuer, left_width - 2, "issuer", rules)
    longest = max(measure.width(line, rules.size("issuer"), bold=True) for line in issuer_lines)
    under = "motto" if "motto" in words else "national"
    under_width = measure.width(words[under], rules.size(under), bold=True)
    mark = rules.marks["issuer"]
    return {
        "left_width": left_width,
        "right_width": right_width,
        "parents": [line for p in parents for line in _broken(p, left_width - 2, "parent", rules)],
        "issuer": issuer_lines,
        "issuer_mark": mark.kind,
        "issuer_rule": min(longest, left_width) * mark.share.default,
        "national": words["national"],
        "motto": words.get("motto", ""),
        "national_rule": under_width * rules.marks["national"].share.default,
        "number": words["number"] + clean(paper.number_text),
        "place_date": f"{clean(paper.place)}, {_day(paper)}" if paper.place else _day(paper),
        "letter_subject": "" if paper.type_name else words["letter"] + clean(paper.subject),
    }


def _day(paper: Paper) -> str:
    return official_date(paper.issued_on) if paper.issued_on else "ngày      tháng      năm        "


def _broken(text: str, limit: float, key: str, rules: RuleSet) -> list[str]:
    element = rules.elements[key]
    text = " ".join(clean(text).split())
    if element.caps:
        text = text.upper()
    return measure.break_lines(text, limit, element.size.default, bold=element.bold)


def _subject(paper: Paper, rules: RuleSet) -> Item | None:
    if not paper.type_name:
        return None
    subject = _broken(paper.subject, rules.text_width * 0.88, "subject", rules)
    longest = max(measure.width(line, rules.size("subject"), bold=True) for line in subject)
    rule = min(longest, rules.text_width) * rules.marks["subject"].share.default
    return {"type": clean(paper.type_name).upper(), "lines": subject, "rule": rule}


def _bases(paper: Paper, rules: RuleSet) -> list[Item]:
    """One per line, ";" after each and "." after the last."""
    items = []
    for n, base in enumerate(paper.bases, start=1):
        text = clean(base).rstrip(" ;.,") + ("." if n == len(paper.bases) else ";")
        items.append(_paragraph(rules.words["base_mark"] + text, "base", rules))
    return items


def _ended(blocks: tuple[Block, ...], mark: str) -> tuple[Block, ...]:
    """`blocks` with the closing mark of the law world ("./.") at the end of the last text."""
    if not mark or not blocks:
        return blocks
    last = blocks[-1]
    match last:
        case Paragraph(runs=runs) | Article(runs=runs) if plain(runs):
            closed: Block = replace(last, runs=_marked(runs, mark))
        case Bullets(items=items) | Numbered(items=items) if items:
            closed = replace(last, items=(*items[:-1], _marked(items[-1], mark)))
        case _:
            return (*blocks, Paragraph(mark, align=Align.RIGHT, indent=False))
    return (*blocks[:-1], closed)


def _marked(runs: Runs, mark: str) -> Runs:
    *before, last = as_runs(runs)
    if isinstance(last, FigureRun):
        return (*before, last, mark)
    return (*before, replace(last, text=last.text.rstrip(" ./;") + mark))


def _items(blocks: Iterable[Block], rules: RuleSet) -> list[Item]:
    items: list[Item] = []
    counters = [0, 0, 0, 0]
    articles = count(1)
    for block in blocks:
        match block:
            case Heading():
                items.append(_heading(block, counters, rules))
            case Article():
                items.append(_article(block, next(articles), rules))
            case Paragraph():
                items.append(_paragraph(block.runs, "body", rules, align=block.align, indent=block.indent))
            case Bullets():
                items += [_paragraph(("- ", *as_runs(i)), "body", rules) for i in block.items]
            case Numbered():
                items += _numbered(block, rules)
            case Table():
                items.append(_table(block, rules))
            case Chart():
                items.append(_chart(block, rules))
            case PageBreak():
                items.append({"kind": "break"})
    return items


def _heading(block: Heading, counters: list[int], rules: RuleSet) -> Item:
    level = min(max(block.level, 0), 3)
    number = block.number
    if level and number is None:
        counters[level] += 1
        counters[level + 1 :] = [0] * (3 - level)
        n = counters[level]
        number = (f"{roman(n)}.", f"{n}.", f"{letter(n)})")[level - 1]
    text = f"{number} {clean(block.text)}" if number else clean(block.text)
    key = f"heading{level}"
    if rules.elements[key].caps:
        text = text.upper()
    align = Align.CENTER if level == 0 else Align.LEFT
    item = _paragraph(text, key, rules, align=align, indent=level > 0)
    return {**item, "level": max(level, 1), "keep": True}


def _article(block: Article, number: int, rules: RuleSet) -> Item:
    head = f"Điều {number}. {clean(block.title)}".strip()
    runs = as_runs(block.runs)
    item = _paragraph((f"{head} " if runs else head, *runs), "body", rules)
    item["runs"][0]["b"] = True
    return item


def _numbered(block: Numbered, rules: RuleSet) -> list[Item]:
    signs = (f"{letter(n)})" if block.letters else f"{n}." for n in count(1))
    return [
        _paragraph((f"{sign} ", *as_runs(item)), "body", rules)
        for sign, item in zip(signs, block.items, strict=False)
    ]


def _paragraph(
    runs: Runs, key: str, rules: RuleSet, *, align: Align = Align.JUSTIFY, indent: bool = True
) -> Item:
    return {
        "kind": "p",
        "element": key,
        "align": str(align),
        "indent": rules.page["first_line"].default if indent and align in {Align.JUSTIFY, Align.LEFT} else 0,
        "runs": _runs(runs, key, rules),
        "level": 0,
        "keep": False,
    }


def _runs(runs: Runs, key: str, rules: RuleSet, *, bold: bool = False) -> list[Item]:
    element = rules.elements[key]
    made = []
    for run in as_runs(runs):
        item: Item = {"t": run.text, "b": element.bold or bold or run.bold, "i": element.italic}
        if isinstance(run, FigureRun):
            item |= {"id": run.figure_id, "url": run.address, "label": run.label or run.text}
        else:
            item["i"] = element.italic or run.italic
        made.append(item)
    return made


def _table(table: Table, rules: RuleSet) -> Item:
    def cells(row: tuple[Runs, ...], *, bold: bool = False) -> list[list[Item]]:
        return [_runs(cell, "table", rules, bold=bold) for cell in row]

    total = sum(column.width for column in table.columns)
    return {
        "kind": "table",
        "caption": clean(table.caption),
        "size": table.size or rules.size("table"),
        "shares": [column.width / total for column in table.columns],
        "aligns": [str(column.align) for column in table.columns],
        "head": [clean(column.title) for column in table.columns],
        "rows": [cells(row) for row in table.rows],
        "total": cells(table.total, bold=True) if table.total else None,
    }


def _chart(chart: Chart, rules: RuleSet) -> Item:
    return {
        "kind": "chart",
        "svg": chart.svg,
        "width": rules.text_width * min(max(chart.width, 0.2), 1.0),
        "alt": clean(chart.alt or chart.caption),
        "caption": clean(chart.caption),
        "table": _table(chart.table, rules),
    }


def _signature(signature: Signature | None, rules: RuleSet) -> Item | None:
    if signature is None:
        return None
    words = rules.words
    lines = []
    if signature.capacity is not Capacity.HEAD:
        lines.append(words[signature.capacity] + clean(signature.body).upper())
    if signature.for_title:
        lines.append(words[Capacity.FOR_HEAD] + clean(signature.for_title).upper())
    if signature.capacity is not Capacity.ACTING and signature.title:
        lines.append(clean(signature.title).upper())
    return {"lines": lines, "name": clean(signature.name)}


def signature_lines(signature: Signature, world: str) -> list[str]:
    """The lines over a signature, as the papers of `world` write them ("T/M BAN THƯỜNG VỤ", "BÍ THƯ"). Raises
    UnknownWorld."""
    made = _signature(signature, rules_for(world))
    assert made is not None
    return list(made["lines"])


def _recipients(recipients: tuple[str, ...]) -> list[str]:
    ends = [";"] * (len(recipients) - 1) + ["."]
    return [f"- {clean(name).rstrip(' ;.')}{end}" for name, end in zip(recipients, ends, strict=False)]


def _annex(annex: Annex, number: int, paper: Paper, rules: RuleSet) -> Item:
    many = len(paper.annexes) > 1
    element = rules.elements["annex_title"]
    width = rules.text_width * 0.9 if not annex.landscape else 220
    title = measure.break_lines(clean(annex.title).upper(), width, element.size.default, bold=element.bold)
    return {
        "label": clean(annex.label) or (f"Phụ lục {roman(number)}" if many else "Phụ lục"),
        "title": title,
        "of": rules.words["annex_of"].format(paper=_reference(paper, rules)),
        "landscape": annex.landscape,
        "items": _items(annex.blocks, rules),
    }


def _reference(paper: Paper, rules: RuleSet) -> str:
    """ "Báo cáo số 127-BC/TU ngày … của …": how an annex names the paper it belongs to."""
    kind = clean(paper.type_name).capitalize() or "Công văn"
    return f"{kind} số {clean(paper.number_text)} {_day(paper)} của {_in_words(paper.issuer_lines[-1])}"


def _in_words(name: str) -> str:
    """A body's name as it stands in a sentence: as given, unless it was given in capitals."""
    name = clean(name)
    return name.title() if name.isupper() else name

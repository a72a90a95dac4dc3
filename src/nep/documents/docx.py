"""Writes a paper as DOCX: the editable twin of the PDF. Times New Roman, Vietnamese, figures in content
controls.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from nep.documents import wordml as w
from nep.documents.compose import Item, compose
from nep.documents.content import Paper
from nep.documents.typeset import typeset

_SPAN = re.compile(r"(?<=\d) - (?=\d)")
_SIGN_SPACE = 70.0  # pt between the post and the name of the signer: room for the signature and the seal
CHART_PPI = 300.0


def write(paper: Paper) -> bytes:
    """The paper as DOCX. Every figure stands in a content control whose tag is the freeze id, linked to its
    page; charts are pictures of 300 dpi from the same SVG as in the PDF.

    Raises UnknownWorld, FontsMissing, TypesettingFailed.
    """
    writer = _Writer(compose(paper))
    writer.document()
    properties = writer.file.core_properties
    properties.title = paper.title[:255]
    properties.author = paper.issuer_lines[-1][:255]
    properties.language = w.LANGUAGE
    properties.comments = ""
    if paper.issued_on:
        day = paper.issued_on
        # DOCX properties are UTC without saying so.
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
        properties.created = properties.modified = moment
    stream = BytesIO()
    writer.file.save(stream)
    return stream.getvalue()


class _Writer:
    """One document being written. `data` is the composed paper."""

    def __init__(self, data: Item) -> None:
        self.data = data
        self.rules = data["rules"]
        self.elements = self.rules["elements"]
        page = self.rules["page"]
        self.text_width = page["width"] - page["left"] - page["right"]
        self.file = docx.Document()
        self.body: Any = self.file.element.body
        self.numbers = count(1)
        self.links: dict[str, str] = {}
        self.charts = iter(_chart_pictures(data))
        self._set_defaults()

    def document(self) -> None:
        self._page(self.file.sections[0])
        self.add(self._header())
        self._title()
        self._addressees()
        self._items(self.data["items"], closing=bool(self.data["signature"] or self.data["recipients"]))
        self._closing()
        for annex in self.data["annexes"]:
            self._annex(annex)

    # ---- helpers ------------------------------------------------------------------------------------
    def add(self, *nodes: Any) -> None:
        for made in nodes:
            self.body.insert(len(self.body) - 1, made)  # the last child is the section's properties

    def style(self, key: str) -> dict[str, Any]:
        element = self.elements[key]
        return {"size": element["size"], "bold": element["bold"], "italic": element["italic"]}

    def line(self, key: str, text: str, **options: Any) -> Any:
        return w.paragraph([w.text_run(_kept(text), **self.style(key))], **options)

    def lines(self, key: str, lines: list[str], **options: Any) -> Any:
        return w.paragraph([w.lines_run(lines, **self.style(key))], **options)

    def runs(self, runs: list[Item], size: float) -> Iterator[Any]:
        for run in runs:
            made = w.text_run(_kept(run["t"]), size, bold=run["b"], italic=run["i"])
            if "id" in run:
                relation = self._relation(run["url"])
                linked = w.hyperlink(relation, run["label"], made)
                yield w.content_control(next(self.numbers), run["id"], run["label"], linked)
            else:
                yield made

    def _relation(self, url: str) -> str:
        """The link's relation, each address once. python-docx looks through all for each new one."""
        if url not in self.links:
            self.links[url] = f"rIdNep{len(self.links) + 1}"
            self.file.part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, url, self.links[url], is_external=True)
        return self.links[url]

    # ---- parts of the paper -------------------------------------------------------------------------
    def _header(self) -> Any:
        h = self.data["header"]
        left, right = h["left_width"], h["right_width"]
        issuer = [self.lines("parent", h["parents"], align="center")] if h["parents"] else []
        issuer.append(self.lines("issuer", h["issuer"], align="center"))
        if h["issuer_mark"] == "asterisk":
            issuer.append(self.line("number", "*", align="center"))
        else:
            issuer.append(w.rule(h["issuer_rule"], left))
        national = [self.line("national", h["national"], align="center")]
        national += [self.line("motto", h["motto"], align="center")] if h["motto"] else []
        national.append(w.rule(h["national_rule"], right))
        number = [self.line("number", h["number"], align="center", before=8)]
        if h["letter_subject"]:
            gap = self.rules["paragraph"]["subject_gap"]
            number.append(self.line("letter_subject", h["letter_subject"], align="center", before=gap))
        day = [self.line("place_date", h["place_date"], align="center", before=8)]
        rows = [
            w.row([w.cell(left, issuer), w.cell(right, national)]),
            w.row([w.cell(left, number), w.cell(right, day)]),
        ]
        return w.table([left, right], rows, bordered=False, side_margin=0, top_margin=0)

    def _title(self) -> None:
        subject = self.data["subject"]
        if subject is None:
            return
        self.add(
            self.line("type", subject["type"], align="center", before=16, keep_next=True),
            self.lines("subject", subject["lines"], align="center", before=2, keep_next=True),
            w.rule(subject["rule"], self.text_width, before=3),
        )

    def _addressees(self) -> None:
        names = self.data["addressees"]
        word = self.rules["words"]["addressee"]
        if len(names) == 1:
            self.add(self.line("addressee", f"{word} {names[0]}", align="center", before=14, after=8))
        elif names:
            ends = [";"] * (len(names) - 1) + ["."]
            listed = [f"- {name}{end}" for name, end in zip(names, ends, strict=True)]
            style = self.style("addressee")
            first = [w.text_run(word, **style), w.tab_run(), w.text_run(listed[0], **style)]
            self.add(w.paragraph(first, before=14, left=38, first_line=-23))
            self.add(*(self.line("addressee", text, left=38) for text in listed[1:-1]))
            self.add(self.line("addressee", listed[-1], left=38, after=8))

    def _items(self, items: list[Item], *, closing: bool = False, width: float = 0) -> None:
        for n, item in enumerate(items, start=1):
            match item["kind"]:
                case "p":
                    self.add(self._paragraph(item, keep=item["keep"] or (closing and n == len(items))))
                case "table":
                    self._table(item, width or self.text_width)
                case "chart":
                    self._chart(item)
                case "break":
                    self.add(w.node("p", [w.node("r", [w.node("br", type="page")])]))

    def _paragraph(self, item: Item, *, keep: bool) -> Any:
        paragraph = self.rules["paragraph"]
        return w.paragraph(
            self.runs(item["runs"], self.elements[item["element"]]["size"]),
            align=item["align"],
            before=paragraph["before"],
            spacing=paragraph["spacing"],
            first_line=item["indent"],
            keep_next=keep,
            outline=item["level"],
        )

    def _table(self, item: Item, width: float) -> None:
        widths = [share * width for share in item["shares"]]
        if item["caption"]:
            self.add(self.line("caption", item["caption"], align="center", before=8, after=4, keep_next=True))
        head = [
            w.cell(
                size,
                [w.paragraph([w.text_run(title, item["size"], bold=True)], align="center")],
                middle=True,
            )
            for size, title in zip(widths, item["head"], strict=True)
        ]
        rows = [w.row(head, head=True)]
        rows += [self._row(row, widths, item) for row in item["rows"]]
        rows += [self._row(item["total"], widths, item)] if item["total"] else []
        self.add(w.table(widths, rows, bordered=True), w.small_paragraph())

    def _row(self, cells: list[list[Item]], widths: list[float], item: Item) -> Any:
        return w.row(
            w.cell(width, [w.paragraph(self.runs(runs, item["size"]), align=align)], middle=True)
            for width, runs, align in zip(widths, cells, item["aligns"], strict=True)
        )

    def _chart(self, item: Item) -> None:
        inline = self.file.part.new_pic_inline(BytesIO(next(self.charts)), width=Mm(item["width"]))
        inline.docPr.set("descr", item["alt"])
        picture = w.node("r", [w.node("drawing", [inline])])
        self.add(
            w.paragraph([picture], align="center", before=8, keep_next=True),
            self.line("caption", item["caption"], align="center", before=2, after=4),
        )
        self._table(item["table"], self.text_width)

    def _closing(self) -> None:
        signature, recipients = self.data["signature"], self.data["recipients"]
        if not signature and not recipients:
            return
        left = [w.small_paragraph()]
        if recipients:
            head = self.style("recipients_head") | {"underline": self.rules["recipients_underlined"]}
            left = [w.paragraph([w.text_run(self.rules["words"]["recipients"], **head)], before=14, after=3)]
            left += [self.line("recipients", text) for text in recipients]
        right = [w.small_paragraph()]
        if signature:
            right = [
                self.line("authority", text, align="center", before=0 if n else 14)
                for n, text in enumerate(signature["lines"])
            ]
            right.append(self.line("signer", signature["name"], align="center", before=_SIGN_SPACE))
        widths = [self.text_width * 0.46, self.text_width * 0.54]
        cells = [w.cell(widths[0], left), w.cell(widths[1], right)]
        self.add(w.table(widths, [w.row(cells)], bordered=False, side_margin=0, top_margin=0))

    def _annex(self, annex: Item) -> None:
        section = self.file.add_section(WD_SECTION.NEW_PAGE)
        self._shrink_section_paragraph()
        self._page(section, landscape=annex["landscape"])
        self.add(
            self.line("annex_label", annex["label"], align="center", keep_next=True),
            self.lines("annex_title", annex["title"], align="center", before=3, keep_next=True),
            self.line("annex_of", annex["of"], align="center", before=3, after=6, keep_next=True),
        )
        page = self.rules["page"]
        width = page["height"] - page["left"] - page["right"] if annex["landscape"] else self.text_width
        self._items(annex["items"], width=width)

    # ---- the file -----------------------------------------------------------------------------------
    def _shrink_section_paragraph(self) -> None:
        """The paragraph that carries a section's end must not push a blank page."""
        holder = self.body.findall(qn("w:p"))[-1]
        small = w.small_paragraph()
        small.pPr.append(holder.pPr.find(qn("w:sectPr")))
        self.body.replace(holder, small)

    def _page(self, section: Any, *, landscape: bool = False) -> None:
        page = self.rules["page"]
        sides = (page["height"], page["width"]) if landscape else (page["width"], page["height"])
        section.page_width, section.page_height = Mm(sides[0]), Mm(sides[1])
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.top_margin, section.bottom_margin = Mm(page["top"]), Mm(page["bottom"])
        section.left_margin, section.right_margin = Mm(page["left"]), Mm(page["right"])
        section.header_distance = section.footer_distance = Mm(10)
        section.different_first_page_header_footer = True
        for old in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(old)
        section._sectPr.insert_element_before(
            w.node("pgNumType", start="1"), "w:cols", "w:titlePg", "w:docGrid"
        )
        if section.header.is_linked_to_previous and section._sectPr is self.body.sectPr and not landscape:
            self._number_pages(section)

    def _number_pages(self, section: Any) -> None:
        header = section.header
        header.is_linked_to_previous = False
        element = header._element
        for old in list(element):
            element.remove(old)
        element.append(w.paragraph([w.field_run("PAGE", self.style("page_number")["size"])], align="center"))

    def _set_defaults(self) -> None:
        """Font and language of every style, no compatibility mode, no space that nobody asked for."""
        normal = self.file.styles["Normal"]
        normal.font.size = Pt(self.elements["body"]["size"])
        properties = normal.element.get_or_add_rPr()
        defaults = (
            self.file.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
        )
        for holder in (properties, defaults):
            for tag in ("rFonts", "lang"):
                for old in holder.findall(qn(f"w:{tag}")):
                    holder.remove(old)
            holder.insert(0, w.fonts())
            holder.append(w.node("lang", val=w.LANGUAGE, eastAsia=w.LANGUAGE, bidi=w.LANGUAGE))
        mode = w.node(
            "compatSetting",
            name="compatibilityMode",
            uri="http://schemas.microsoft.com/office/word",
            val="15",
        )
        settings = self.file.settings.element
        for old in settings.findall(qn("w:compat")):
            settings.remove(old)
        settings.append(w.node("compat", [mode]))


def _chart_pictures(data: Item) -> list[bytes]:
    groups = [data["items"], *(annex["items"] for annex in data["annexes"])]
    charts = [
        {"svg": item["svg"], "width": item["width"]}
        for items in groups
        for item in items
        if item["kind"] == "chart"
    ]
    if not charts:
        return []
    return typeset("charts.typ", {"charts": charts}, form="png", ppi=CHART_PPI)


def _kept(text: str) -> str:
    """ "2022 - 2023" stays on one line."""
    return _SPAN.sub("\u00a0-\u00a0", text)

"""Spreadsheet files written byte by byte, so that a test can break them where it wants."""

import io
import struct
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def packed(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def text_cell(reference: str, text: str, style: int = 0) -> str:
    written = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{reference}" t="inlineStr" s="{style}">{written}</c>'


def number_cell(reference: str, number: object, style: int = 0) -> str:
    return f'<c r="{reference}" s="{style}"><v>{number}</v></c>'


def text_row(number: int, *texts: str) -> str:
    cells = (text_cell(f"{chr(65 + place)}{number}", text) for place, text in enumerate(texts))
    return f'<row r="{number}">{"".join(cells)}</row>'


def xlsx(
    rows: str,
    *,
    fonts: tuple[str, ...] = ("Times New Roman",),
    formats: tuple[tuple[int, str, int], ...] = ((0, "", 0),),
    strings: tuple[str, ...] = (),
    sheets: tuple[str, ...] = ("Biểu",),
    book: str = "",
    after: str = "",
    prolog: str = "",
    more: dict[str, str | bytes] | None = None,
) -> bytes:
    """`rows`: what stands in sheetData of every sheet. `formats`: (number, code, font) of each cell style."""
    codes = "".join(
        f'<numFmt numFmtId="{at}" formatCode={quoteattr(code)}/>' for at, code, _font in formats if code
    )
    faces = "".join(f"<font><name val={quoteattr(font)}/></font>" for font in fonts)
    cells = "".join(f'<xf numFmtId="{at}" fontId="{font}"/>' for at, _code, font in formats)
    tabs = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"/>'
        for at, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    parts: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets>{tabs}'
        f"</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{links}'
        f'<Relationship Id="s" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        f"</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><fonts>{faces}</fonts>'
        f"<cellXfs>{cells}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"".join(f"<si>{one}</si>" for one in strings)}</sst>',
    }
    for at in range(1, len(sheets) + 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = (
            f'{prolog}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
        )
    return packed(parts | (more or {}))


def ods(
    rows: str, *, styles: str = "", manifest: str = "", more: dict[str, str | bytes] | None = None
) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="{ODF}:{name}:1.0"' for name in ("office", "table", "text", "style", "fo", "number")
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="Biểu">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
            "content.xml": content,
        }
        | (more or {})
    )


def ods_text(*texts: str, more: str = "") -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row {more}>{cells}</table:table-row>"


SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE compound file: one sector table, one directory, every stream in whole sectors."""
    names = ["Root Entry", *streams]
    directory_sectors = -(-len(names) // 4)
    fat = [FAT, *(at + 1 for at in range(1, directory_sectors)), END]
    body, starts = b"", []
    for content in streams.values():
        padded = content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
        starts.append(len(fat))
        fat += [*range(len(fat) + 1, len(fat) + len(padded) // SECTOR), END]
        body += padded
    if len(fat) > SECTOR // 4:
        raise ValueError("more sectors than one table holds")
    entries = [_entry("Root Entry", 5, END, 0, child=1 if streams else FREE)]
    for at, (name, content) in enumerate(streams.items(), start=1):
        right = at + 1 if at < len(streams) else FREE
        entries.append(_entry(name, 2, starts[at - 1], max(4096, len(content)), right=right))
    entries += [bytes(128)] * (directory_sectors * 4 - len(entries))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    return (
        header
        + struct.pack(f"<{SECTOR // 4}I", *fat, *[FREE] * (SECTOR // 4 - len(fat)))
        + b"".join(entries)
        + body
    )


def _entry(name: str, kind: int, start: int, size: int, *, right: int = FREE, child: int = FREE) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written), kind, 1, FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def xls(
    cells: list[tuple[int, int, int, object]],
    *,
    fonts: tuple[str, ...] = ("Arial",),
    locked: bool = False,
    more: dict[str, bytes] | None = None,
) -> bytes:
    """An XLS of Excel 97: cells are (row, column, number of the font, text or number), from 0."""
    texts = [value for _row, _column, _font, value in cells if isinstance(value, str)]
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    if locked:
        start += record(0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    start += record(0x42, struct.pack("<H", 1200))
    # The fifth font of a book has the number 5: number 4 does not exist.
    names = [fonts[0]] * 5 + list(fonts[1:])
    for name in names:
        start += record(0x31, struct.pack("<HHHHHBBBx", 200, 0, 0, 400, 0, 0, 0, 0) + _short_text(name))
    for at in range(len(fonts)):
        start += record(0xE0, struct.pack("<HHH", 0 if at == 0 else at + 5, 0, 0) + bytes(14))
    strings = struct.pack("<II", len(texts), len(texts)) + b"".join(map(_long_text, texts))
    table = record(0xFC, strings)
    tab = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    at = 0
    for row, column, font, value in cells:
        if isinstance(value, str):
            tab += record(0xFD, struct.pack("<HHHI", row, column, font, at))
            at += 1
        else:
            tab += record(0x203, struct.pack("<HHHd", row, column, font, value))
    tab += record(0x0A)
    name = b"\x05\x00Sheet"
    length = len(start) + 4 + 6 + len(name) + len(table) + 4
    sheet = record(0x85, struct.pack("<IBB", length, 0, 0) + name)
    return compound({"Workbook": start + sheet + table + record(0x0A) + tab} | (more or {}))


def _short_text(text: str) -> bytes:
    return struct.pack("<BB", len(text), 0) + text.encode("latin-1")


def _long_text(text: str) -> bytes:
    try:
        return struct.pack("<HB", len(text), 0) + text.encode("latin-1")
    except UnicodeEncodeError:
        return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")

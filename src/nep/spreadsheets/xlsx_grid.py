"""An XLSX or XLSM: its sheets, one grid each. Macros are never opened, formulas never calculated."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from nep.spreadsheets.grids import Grid, macro_notice
from nep.spreadsheets.heads import Line
from nep.spreadsheets.legacy_text import Reader
from nep.spreadsheets.packages import Package
from nep.spreadsheets.samples import TextSample, judge
from nep.spreadsheets.xlsx_sheet import SheetPart
from nep.spreadsheets.xlsx_strings import SharedStrings, Texts
from nep.spreadsheets.xlsx_styles import Style, Styles
from nep.spreadsheets.xml_parts import XmlPart, local
from nep.vietnamese.legacy import Encoding

WORKBOOK = "xl/workbook.xml"


@dataclass(frozen=True)
class Tab:
    name: str
    link: str
    is_hidden: bool


class Workbook(XmlPart):
    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self.tabs: list[Tab] = []
        self.counts_from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            named = local(attributes)
            self.tabs.append(
                Tab(named.get("name", ""), named.get("id", ""), named.get("state", "") not in {"", "visible"})
            )
        elif name == "workbookPr":
            self.counts_from_1904 = attributes.get("date1904", "0") not in {"0", "false"}


class Links(XmlPart):
    """`targets`: id -> (last word of its type, path in the package)."""

    def __init__(self, stream: IO[bytes], folder: str) -> None:
        super().__init__(stream)
        self._folder = folder
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            path = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", ""))).lstrip(
                "/"
            )
            self.targets[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], path)


def xlsx_grids(package: Package, sheet: str, encoding: Encoding | None) -> Iterator[Grid]:
    """The sheet of that name, else every sheet that shows, else the first. Raises NotASpreadsheet and the
    rest.
    """
    book, targets = _book(package)
    styles = _styles(package, targets)
    strings = _strings(package, targets)
    has_fonts = any(style.font for style in styles) or any(isinstance(text, tuple) for text in strings)
    for tab in _chosen(book.tabs, sheet):
        kind, path = targets.get(tab.link, ("", ""))
        if kind != "worksheet":
            continue
        texts: list[Any] = strings or _texts_in(package, path)
        judged = judge(texts, has_fonts=has_fonts, told=encoding)
        grid = Grid(iter(()), _macro_notices(package), judged.reader.usual, judged.ties)
        grid.counts_from_1904 = book.counts_from_1904
        grid.lines = _lines(package, path, SheetOf(book, strings, styles), judged.reader, grid)
        yield grid


def _texts_in(package: Package, path: str) -> list[str]:
    """Some programs write every text into its cell."""
    with package.part(path) as stream:
        return TextSample(stream).take().texts


@dataclass(frozen=True)
class SheetOf:
    book: Workbook
    strings: list[str | tuple[tuple[str, str], ...]]
    styles: list[Style]


def _lines(package: Package, path: str, of: SheetOf, reader: Reader, grid: Grid) -> Iterator[Line]:
    with package.part(path) as stream:
        part = SheetPart(
            stream,
            texts=Texts(of.strings, reader),
            styles=of.styles,
            reader=reader,
            counts_from_1904=of.book.counts_from_1904,
        )
        yield from part.lines()
    grid.merged += part.merged
    grid.notices += reader.notices()


def _book(package: Package) -> tuple[Workbook, dict[str, tuple[str, str]]]:
    path = WORKBOOK
    if "_rels/.rels" in package:
        found = [
            path for kind, path in _links(package, "_rels/.rels", "").values() if kind == "officeDocument"
        ]
        path = found[0] if found else path
    folder, name = posixpath.split(path)
    with package.part(path) as stream:
        book = Workbook(stream)
        book.read()
    return book, _links(package, f"{folder}/_rels/{name}.rels", folder)


def _links(package: Package, path: str, folder: str) -> dict[str, tuple[str, str]]:
    with package.part(path) as stream:
        links = Links(stream, folder)
        links.read()
    return links.targets


def _styles(package: Package, targets: dict[str, tuple[str, str]]) -> list[Style]:
    path = _path_of("styles", targets)
    if path not in package:
        return []
    with package.part(path) as stream:
        styles = Styles(stream)
        styles.read()
    return styles.of_cells


def _strings(
    package: Package, targets: dict[str, tuple[str, str]]
) -> list[str | tuple[tuple[str, str], ...]]:
    path = _path_of("sharedStrings", targets)
    if path not in package:
        return []
    with package.part(path) as stream:
        strings = SharedStrings(stream)
        strings.read()
    return strings.texts


def _path_of(kind: str, targets: dict[str, tuple[str, str]]) -> str:
    return next((path for found, path in targets.values() if found == kind), "")


def _chosen(tabs: list[Tab], sheet: str) -> list[Tab]:
    named = [tab for tab in tabs if sheet and tab.name == sheet]
    return named or [tab for tab in tabs if not tab.is_hidden] or tabs[:1]


def _macro_notices(package: Package) -> list[str]:
    if not any(name.endswith("vbaProject.bin") for name in package.names()):
        return []
    return [macro_notice()]

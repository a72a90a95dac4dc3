"""Make the TrueType fonts that official papers embed, from the web subsets of the npm package.

Typst reads TTF and OTF only, and a paper needs one file per style with every Vietnamese letter. Run
`python -m tools.fonts` or call `build_fonts`; the asset build does the latter.
"""

import io
import shutil
import unicodedata
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules" / "@fontsource" / "tinos"
TARGET = ROOT / "src" / "nep" / "documents" / "fonts"

# The order settles which subset gives a glyph that two of them hold.
SUBSETS = ("latin", "latin-ext", "vietnamese")
STYLES = {
    "Tinos-Regular.ttf": ("400-normal", "Regular", 400),
    "Tinos-Italic.ttf": ("400-italic", "Italic", 400),
    "Tinos-Bold.ttf": ("700-normal", "Bold", 700),
    "Tinos-BoldItalic.ttf": ("700-italic", "Bold Italic", 700),
}
# A fixed moment, so that the same subsets always give the same bytes (seconds since 1904).
MADE_AT = 3_600_000_000


class IncompleteFont(Exception):  # noqa: N818 - names what is wrong with the thing
    """The merged font lacks letters that a Vietnamese paper needs."""


def vietnamese_letters() -> list[str]:
    """The 134 letters that Vietnamese adds to ASCII, capital and small, in NFC."""
    marks = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    vowels = "aăâeêioôơuưy"
    letters = {unicodedata.normalize("NFC", vowel + mark) for vowel in vowels for mark in marks} | {"đ"}
    small = {letter for letter in letters if not letter.isascii()}
    return sorted(small | {letter.upper() for letter in small})


def build_fonts(*, package: Path = PACKAGE, target: Path = TARGET) -> list[Path]:
    """Write the four styles and the licence to `target`; return the font files.

    Does nothing when all are there and younger than the package. Raises FileNotFoundError when the npm
    package is not installed, IncompleteFont when a letter is missing.
    """
    if not (package / "files").is_dir():
        raise FileNotFoundError(f"{package}: run npm ci first")
    target.mkdir(parents=True, exist_ok=True)
    paths = [target / name for name in STYLES]
    licence = target / "OFL.txt"
    newest = (package / "package.json").stat().st_mtime
    if all(path.exists() and path.stat().st_mtime >= newest for path in [*paths, licence]):
        return paths
    for name, (subset_style, style, weight) in STYLES.items():
        merge_style(package / "files", subset_style, style, weight, target / name)
    shutil.copyfile(package / "LICENSE", licence)
    return paths


def merge_style(files: Path, subset_style: str, style: str, weight: int, out: Path) -> None:
    subsets = [files / f"tinos-{subset}-{subset_style}.woff2" for subset in SUBSETS]
    font = Merger().merge([_as_ttf(path) for path in subsets])
    _name(font, style, weight)
    missing = missing_letters(font)
    if missing:
        raise IncompleteFont(f"{out.name} lacks {' '.join(missing)}")
    font.save(out)


def missing_letters(font: TTFont) -> list[str]:
    """Letters, signs and combining marks of Vietnamese papers that `font` cannot show."""
    wanted = [*vietnamese_letters(), *"₫–—…“”‘’•", "\u00a0"]
    return [letter for letter in wanted if ord(letter) not in font.getBestCmap()]


def _as_ttf(path: Path) -> io.BytesIO:
    font = TTFont(path, recalcTimestamp=False)
    font.flavor = None
    for table in ("fpgm", "prep", "cvt ", "gasp", "hdmx", "VDMX", "LTSH", "DSIG"):
        if table in font:
            del font[table]  # instructions of different subsets do not merge, and print needs none
    if "glyf" in font:
        for glyph in font["glyf"].glyphs.values():
            glyph.expand(font["glyf"])
            glyph.removeHinting()
    stream = io.BytesIO()
    font.save(stream)
    stream.seek(0)
    return stream


def _name(font: TTFont, style: str, weight: int) -> None:
    """Give the merged font one family with four styles, and a fixed date."""
    for record, text in (
        (1, "Tinos"),
        (2, style),
        (4, f"Tinos {style}"),
        (6, f"Tinos-{style.replace(' ', '')}"),
    ):
        font["name"].setName(text, record, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["head"].created = font["head"].modified = MADE_AT
    font.recalcTimestamp = False


def main() -> None:
    for path in build_fonts():
        print(f"{path.name}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()

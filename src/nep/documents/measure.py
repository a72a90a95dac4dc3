"""How wide a text is in print, and where the name of a body may break. Lengths in mm, sizes in pt."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

from PIL import ImageFont

FONTS_DIR = Path(__file__).parent / "fonts"
MM_PER_PT = 25.4 / 72
_UNITS = 1000

# A line of a body's name may well begin with one of these.
_GOOD_STARTS = {
    "TỈNH", "HUYỆN", "QUẬN", "XÃ", "PHƯỜNG", "THÀNH", "THỊ", "VỀ", "VÀ", "CỦA", "CẤP", "VIỆT", "HỒ",
}  # fmt: skip
# Two syllables that are one word: no line ends between them.
_WORDS = {
    "ỦY BAN", "NHÂN DÂN", "MẶT TRẬN", "TỔ QUỐC", "VIỆT NAM", "THÀNH PHỐ", "THỊ XÃ", "THỊ TRẤN", "CÔNG DÂN",
    "BAN TIẾP", "TIẾP CÔNG", "HỘI ĐỒNG", "LIÊN HIỆP", "LIÊN ĐOÀN", "PHỤ NỮ", "NÔNG DÂN", "THANH NIÊN",
    "CỰU CHIẾN", "CHIẾN BINH", "CỘNG SẢN", "LAO ĐỘNG", "VĂN PHÒNG", "CHỈ ĐẠO", "BAN CHỈ", "TUYÊN GIÁO",
    "DÂN VẬN", "TỔ CHỨC", "KIỂM TRA", "TƯ TƯỞNG", "ĐẠO ĐỨC", "PHONG CÁCH", "HỌC TẬP", "LÀM THEO",
    "HỒ CHÍ", "CHÍ MINH", "BAN THƯỜNG", "THƯỜNG VỤ", "THƯỜNG TRỰC", "CHẤP HÀNH", "ĐẢNG BỘ", "ĐẢNG ỦY",
    "TỈNH ỦY", "HUYỆN ỦY", "CHUYÊN ĐỀ", "KẾT QUẢ", "THỰC HIỆN", "GIẢI QUYẾT", "KIẾN NGHỊ", "PHẢN ÁNH",
}  # fmt: skip


class FontsMissing(RuntimeError):  # noqa: N818 - says what to do
    """The fonts of official papers have not been made: run the asset build (`python -m tools.fonts`)."""


@cache
def _face(bold: bool, italic: bool) -> ImageFont.FreeTypeFont:
    style = {(0, 0): "Regular", (1, 0): "Bold", (0, 1): "Italic", (1, 1): "BoldItalic"}[bold, italic]
    path = FONTS_DIR / f"Tinos-{style}.ttf"
    if not path.exists():
        raise FontsMissing(FontsMissing.__doc__)
    return ImageFont.truetype(path, _UNITS, layout_engine=ImageFont.Layout.BASIC)


@cache
def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width of `text` in mm, set in Tinos (as wide as Times New Roman) at `size` pt. Raises FontsMissing."""
    return float(_face(bold, italic).getlength(text)) * size / _UNITS * MM_PER_PT


def break_lines(text: str, limit: float, size: float, *, bold: bool = False) -> list[str]:
    """`text` in as few lines of at most `limit` mm as possible, broken between words, never inside one, and
    balanced. A text that fits stays one line; a single word wider than `limit` stays whole."""
    if width(text, size, bold=bold) <= limit:
        return [text]
    syllables = text.split()
    for count in range(2, len(syllables) + 1):
        fitting = [
            lines
            for lines in _splits(syllables, count)
            if all(width(line, size, bold=bold) <= limit for line in lines)
        ]
        if fitting:
            return min(fitting, key=lambda lines: _ugliness(lines, size, bold))
        if count > 6:
            break  # a whole paragraph: leave it to the line breaker of the page
    return [text]


def _splits(syllables: list[str], count: int) -> Iterator[list[str]]:
    """Every way to cut into `count` lines; only cuts near even thirds or quarters where there are many."""
    places = range(1, len(syllables))
    if count > 3 or len(syllables) > 40:
        ideal = [round(len(syllables) * n / count) for n in range(1, count)]
        near = [[p for p in places if abs(p - i) <= 2] for i in ideal]
        yield from (_cut(syllables, cuts) for cuts in _chains(near))
        return
    yield from (_cut(syllables, cuts) for cuts in combinations(places, count - 1))


def _chains(choices: list[list[int]]) -> Iterator[tuple[int, ...]]:
    if not choices:
        yield ()
        return
    for first in choices[0]:
        for rest in _chains(choices[1:]):
            if not rest or rest[0] > first:
                yield (first, *rest)


def _cut(syllables: list[str], cuts: tuple[int, ...]) -> list[str]:
    edges = (0, *cuts, len(syllables))
    return [" ".join(syllables[a:b]) for a, b in pairwise(edges)]


def _ugliness(lines: list[str], size: float, bold: bool) -> float:
    """Uneven lines cost their unevenness, a word cut in two or a lone syllable much, a natural start
    nothing.
    """
    widths = [width(line, size, bold=bold) for line in lines]
    cost = max(widths) - min(widths)
    for before, after in pairwise(lines):
        last, first = before.split()[-1].upper(), after.split()[0].upper()
        if f"{last} {first}" in _WORDS or last in {"TỈNH", "HUYỆN", "XÃ", "PHƯỜNG", "VÀ", "VỀ", "CỦA"}:
            cost += 200
        if first not in _GOOD_STARTS:
            cost += 8
    return cost + sum(100 for line in lines if " " not in line)

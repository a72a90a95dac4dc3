"""How a text of any length stands in its box: few lines, even ones, broken where one would breathe.

Lengths in mm, sizes in pt. A name that fits on one line stays on one line; a long one gets as many lines as
keep it large. Vietnamese writes a word in syllables, so a line must not end inside a proper name (Cây |
Dương) nor between a kind of place and its name (xã | Hòa An).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nep.documents.measure import MM_PER_PT, width

LEADING = 1.28  # one line with room for two marks above a letter (ế, ộ)
STEP = 0.5
SMALLEST = 7.0

# A line may well begin with one of these, though it is written with a capital.
_BODIES = {
    "ban", "bộ", "chi", "chủ", "chính", "công", "cơ", "cục", "đảng", "đài", "đoàn", "đội", "hạt", "hội",
    "huyện", "khoa", "khối", "liên", "mặt", "ngân", "nhà", "nhóm", "phòng", "phường", "sở", "tập",
    "thanh", "thành", "thị", "tỉnh", "tòa", "tổ", "trạm", "trung", "trường", "ủy", "văn", "viện", "xã",
}  # fmt: skip
# What follows one of these belongs to it.
_TIED = {
    "xã", "phường", "huyện", "tỉnh", "ấp", "khóm", "thôn", "khu", "thị", "thành", "phố", "số", "quận",
    "kv", "khối", "bản", "làng", "đường",
}  # fmt: skip
_JOINTS = {
    "và", "của", "tại", "cho", "trong", "với", "về",
}  # fmt: skip
_WORDS = {
    "ủy ban", "nhân dân", "mặt trận", "tổ quốc", "việt nam", "thành phố", "thị xã", "thị trấn",
    "hội đồng", "liên hiệp", "phụ nữ", "nông dân", "thanh niên", "chiến binh", "cộng sản", "văn phòng",
    "tuyên giáo", "dân vận", "tổ chức", "kiểm tra", "đảng ủy", "đảng bộ", "chi bộ", "thường vụ",
    "tiểu học", "trung học", "mẫu giáo", "mầm non", "y tế", "giáo dục", "đào tạo", "quân sự", "công an",
    "bí thư", "chủ tịch", "giám đốc", "hiệu trưởng", "trưởng phòng", "thành tích", "xuất sắc", "học tập",
    "làm theo", "tư tưởng", "đạo đức", "phong cách", "chí minh", "hồ chí", "giai đoạn", "thực hiện",
    "nhiệm vụ", "chuyên đề",
}  # fmt: skip


@dataclass(frozen=True)
class Fitted:
    """`lines` as they are printed, each at `size` pt."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        return len(self.lines) * line_height(self.size)


def line_height(size: float) -> float:
    """Of one line of `size` pt, in mm."""
    return size * MM_PER_PT * LEADING


@lru_cache(maxsize=16_384)
def fit(
    text: str, box_width: float, box_height: float, size: float, *, bold: bool = False, italic: bool = False
) -> Fitted:
    """`text` in a box of mm, at `size` pt or as little below as it needs; it never leaves the box.

    Line ends in `text` are kept. Of all that fits the best has large type, few and even lines, and no line
    that ends inside a name. A word wider than the box is cut where it must be, at the smallest size.
    """
    paragraphs = [" ".join(part.split()) for part in text.splitlines() if part.strip()]
    if not paragraphs:
        return Fitted((), size)
    smallest = min(size, SMALLEST)
    best: tuple[float, Fitted] | None = None
    now = size
    while now >= smallest:
        room = int(box_height / line_height(now) + 0.01)
        shrunk = 900 * (1 - now / size) ** 1.5
        if best is not None and shrunk >= best[0]:
            break
        for count in range(len(paragraphs), room + 1):
            found = _broken(paragraphs, box_width, now, count, bold, italic)
            if found is None:
                continue
            cost = shrunk + 14 * (count - len(paragraphs)) ** 1.5 + found[0]
            if best is None or cost < best[0]:
                best = cost, Fitted(found[1], now)
        now = round(now - STEP, 2)
    return best[1] if best is not None else _cut(paragraphs, box_width, box_height, smallest, bold, italic)


def _broken(
    paragraphs: Sequence[str], limit: float, size: float, count: int, bold: bool, italic: bool
) -> tuple[float, tuple[str, ...]] | None:
    """The best `count` lines. With several paragraphs only the longest one is broken into more than one."""
    spare = count - len(paragraphs)
    longest = max(range(len(paragraphs)), key=lambda n: len(paragraphs[n]))
    cost, lines = 0.0, []
    for place, paragraph in enumerate(paragraphs):
        found = best_lines(
            paragraph, limit, size, 1 + (spare if place == longest else 0), bold=bold, italic=italic
        )
        if found is None:
            return None
        cost += found[0]
        lines += found[1]
    return cost, tuple(lines)


def best_lines(
    text: str, limit: float, size: float, count: int, *, bold: bool = False, italic: bool = False
) -> tuple[float, list[str]] | None:
    """(ugliness, lines) of the best way to set `text` in exactly `count` lines of `limit` mm; None where
    there is none."""
    words = text.split()
    if len(words) < count:
        return None
    widths = [width(word, 1.0, bold=bold, italic=italic) * size for word in words]
    space = width(" ", 1.0, bold=bold, italic=italic) * size
    ends = [0.0]
    for one in widths:
        ends.append(ends[-1] + one + space)
    even = (ends[-1] - space) / count
    breaks = [_break_cost(a, b) for a, b in pairwise(words)]

    def line_cost(first: int, last: int) -> float | None:
        wide = ends[last] - ends[first] - space
        if wide > limit:
            return None
        alone = 60.0 if last - first == 1 and count > 1 else 0.0
        return 90 * ((wide - even) / limit) ** 2 + alone

    return _cheapest(words, count, breaks, line_cost)


def _cheapest(
    words: Sequence[str],
    count: int,
    breaks: Sequence[float],
    line_cost: Callable[[int, int], float | None],
) -> tuple[float, list[str]] | None:
    """Over all ways to cut `words` into `count` lines. best[k]: the cheapest way to set the words before `k`
    in the lines so far, and where they end."""
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for line in range(1, count + 1):
        following: dict[int, tuple[float, list[int]]] = {}
        for last in [len(words)] if line == count else range(line, len(words)):
            broken = breaks[last - 1] if last < len(words) else 0.0
            costs = [
                (cost + own + broken, [*cuts, last])
                for first, (cost, cuts) in best.items()
                if first < last and (own := line_cost(first, last)) is not None
            ]
            if costs:
                following[last] = min(costs)
        best = following
    if len(words) not in best:
        return None
    cost, cuts = best[len(words)]
    return cost, [" ".join(words[a:b]) for a, b in pairwise([0, *cuts])]


def _break_cost(before: str, after: str) -> float:
    """How much it hurts to end a line between two syllables."""
    low, next_low = before.lower().strip(",;:()"), after.lower().strip(",;:()")
    if before[-1] in ",;:" or before in {"-", "–"}:
        return 0.0
    if f"{low} {next_low}" in _WORDS:
        return 120.0
    if low in _JOINTS:
        return 40.0
    is_name = before[0].isupper() and (after[0].isupper() or after[0].isdigit())
    if low in _TIED and (after[0].isupper() or after[0].isdigit()):
        return 120.0
    if is_name and next_low not in _BODIES:
        return 90.0
    if next_low in _BODIES or next_low in _JOINTS:
        return 4.0
    return 16.0


def _cut(
    paragraphs: Sequence[str], limit: float, height: float, size: float, bold: bool, italic: bool
) -> Fitted:
    """What fits no other way: filled line by line, words cut at the edge, smaller until all of it fits."""
    text = " ".join(paragraphs)
    while True:
        lines = _filled(text, limit, size, bold, italic)
        if len(lines) * line_height(size) <= height or size <= 3:
            return Fitted(tuple(lines), size)
        size = round(size - STEP, 2)


def _filled(text: str, limit: float, size: float, bold: bool, italic: bool) -> list[str]:
    lines = [""]
    for word in text.split():
        grown = f"{lines[-1]} {word}".strip()
        if width(grown, 1.0, bold=bold, italic=italic) * size <= limit:
            lines[-1] = grown
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:
            if width(lines[-1] + letter, 1.0, bold=bold, italic=italic) * size > limit and lines[-1]:
                lines.append("")
            lines[-1] += letter
    return lines

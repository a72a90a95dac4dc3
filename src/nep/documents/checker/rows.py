"""One measured thing, and how it is compared with its rule."""

from collections.abc import Iterable
from dataclasses import dataclass

from nep.documents.layout import Element, Range


class UnreadableFile(ValueError):  # noqa: N818 - says what the file is
    """The file is no PDF, or no DOCX, that can be measured."""


@dataclass(frozen=True)
class CheckRow:
    """`element` in Vietnamese, `measured` and `allowed` with their units (mm, pt), `basis` the rule, `ok`.
    `value`, `low`, `high` are the same as numbers where the thing is a number."""

    element: str
    measured: str
    allowed: str
    basis: str
    ok: bool
    value: float | None = None
    low: float | None = None
    high: float | None = None


def faults(rows: Iterable[CheckRow]) -> list[CheckRow]:
    """The rows that do not keep their rule."""
    return [row for row in rows if not row.ok]


def within(
    element: str, value: float, limit: Range, *, unit: str = "mm", slack: float = 0.3, capped: bool = True
) -> CheckRow:
    """A length or size against its range; without `capped` only the lower end counts."""
    high = limit.high if capped else float("inf")
    ok = limit.low - slack <= value <= high + slack
    allowed = f"{limit.low:g} {unit}" if limit.low == limit.high else f"{limit.low:g}–{limit.high:g} {unit}"
    if not capped:
        allowed = f"từ {limit.low:g} {unit}"
    measured = f"{round(value, 1):g} {unit}"
    return CheckRow(element, measured, allowed, limit.basis, ok, value, limit.low, limit.high)


def fact(element: str, measured: str, allowed: str, basis: str, *, ok: bool) -> CheckRow:
    """Something that is so or is not."""
    return CheckRow(element, measured, allowed, basis, ok)


def missing(element: Element) -> CheckRow:
    return fact(element.label, "không thấy", describe(element), element.size.basis, ok=False)


def describe(element: Element) -> str:
    """ "13–14 pt, đậm, in hoa": what the rule wants."""
    low, high = element.size.low, element.size.high
    size = f"{low:g} pt" if low == high else f"{low:g}–{high:g} pt"
    return ", ".join([size, *styles(bold=element.bold, italic=element.italic, caps=element.caps)])


def styles(*, bold: bool, italic: bool, caps: bool) -> list[str]:
    return ["đậm" if bold else "thường"] + ["nghiêng"] * italic + ["in hoa"] * caps

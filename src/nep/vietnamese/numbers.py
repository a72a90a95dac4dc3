"""Numbers as they are written in Vietnamese: a dot between thousands, a comma before decimals."""

import re
from decimal import ROUND_HALF_UP, Decimal

_WHOLE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+")


def with_dots(number: int) -> str:
    """1234567 -> "1.234.567"."""
    return f"{number:,}".replace(",", ".")


def with_comma(number: Decimal | int, *, places: int) -> str:
    """Decimal("1234.567") with 1 place -> "1.234,6". Halves are rounded away from zero, as on paper."""
    rounded = Decimal(number).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:,.{places}f}".translate(str.maketrans(",.", ".,"))


def percent(part: int, whole: int, *, places: int = 1) -> str:
    """Share of `part` in `whole`: "97,2%"; an empty string when `whole` is 0, for there is no share."""
    if whole == 0:
        return ""
    return with_comma(Decimal(part) * 100 / Decimal(whole), places=places) + "%"


def parse_whole(text: str) -> int:
    """The number written as 1.234 or 1234. Raises ValueError with a Vietnamese sentence for anything else.

    "1,234" is refused: its comma could mean a thousand or a decimal.
    """
    written = text.strip()
    if not _WHOLE.fullmatch(written) or len(written) > 24:
        raise ValueError(f"“{written[:40]}” không phải là số nguyên. Ông/bà ghi theo mẫu 1.234 hoặc 1234.")
    return int(written.replace(".", ""))

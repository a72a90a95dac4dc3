"""Numbers as they are written in Vietnamese: a dot between thousands, a comma before decimals."""

import re
from decimal import ROUND_HALF_UP, Decimal

from nep.vietnamese.sentences import UnreadableError
from nep.vietnamese.text import clean

LONGEST = 29
MOST_IN_WORDS = 10**27
_WHOLE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+")
_MINUS = ("-", "\u2212", "–")
# The written form, its sign between thousands, its sign before decimals; the first that fits is meant.
_DECIMALS = (
    (re.compile(r"[0-9]+(?:,[0-9]+)?"), ".", ","),
    (re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"), ".", ","),
    (re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?"), " ", ","),
    (re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}"), ",", "."),
    (re.compile(r"[0-9]+\.[0-9]+"), ",", "."),
)
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


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
    """The number written as 1.234, 1 234 or 1234. Raises ValueError with a Vietnamese sentence for all else.

    "1,234" is refused: its comma could mean a thousand or a decimal.
    """
    written = clean(text)
    if not _WHOLE.fullmatch(written) or len(written) > LONGEST:
        raise UnreadableError(
            "“%(written)s” không phải là số nguyên. Ông/bà ghi theo mẫu 1.234 hoặc 1234.",
            written=written[:40],
        )
    return int(written.replace(".", "").replace(" ", ""))


def parse_decimal(text: str) -> Decimal:
    """The number written as 1.234,5, 1234,5, 1.234, -0,5; a comma stands before decimals, a dot before
    thousands.

    Read too where it can mean one thing only: 1,234.5 and 1,234,567 (English), 12.5 and 0.500 (no thousands),
    1 234,5. Raises ValueError with a Vietnamese sentence for anything else, also for 1.23.4 and 1e5.
    """
    written = clean(text)
    sign = "-" if written[:1] in _MINUS else ""
    digits = written[1:].lstrip() if sign or written[:1] == "+" else written
    for form, thousands, comma in _DECIMALS:
        if len(digits) <= LONGEST and form.fullmatch(digits):
            return Decimal(sign + digits.replace(thousands, "").replace(comma, "."))
    raise UnreadableError(
        "“%(written)s” không phải là số. Ông/bà ghi theo mẫu 1.234,5.", written=written[:40]
    )


def in_words(number: int | Decimal, *, zero_tens: str = "linh") -> str:
    """1005 -> "một nghìn không trăm linh năm"; `zero_tens` is "linh" or "lẻ".

    After mươi: mốt, tư, lăm; after mười: lăm. Groups of three zeros are not said, a missing hundred or ten
    inside is: 1000005 -> "một triệu không trăm linh năm". Above a thousand million in "tỷ": 10**18 is "một tỷ
    tỷ". A minus is "âm". Decimals are said as they are written: 1.05 -> "một phẩy không năm", 2.50 -> "hai
    phẩy năm mươi". Raises ValueError from 10**27 on and for what is no number (NaN, infinity).
    """
    exact = Decimal(number)
    if not exact.is_finite() or abs(exact) >= MOST_IN_WORDS:
        raise UnreadableError("Số này lớn quá, không ghi bằng chữ được.")
    whole, _, decimals = f"{abs(exact):f}".partition(".")
    words = ["âm"] if exact < 0 else []
    words += _whole_in_words(int(whole), zero_tens)
    if decimals:
        words += ["phẩy", *_decimals_in_words(decimals, zero_tens)]
    return " ".join(words)


def amount_in_words(amount: int | Decimal, *, unit: str = "đồng", zero_tens: str = "linh") -> str:
    """As it stands behind "Bằng chữ:": "Một triệu hai trăm nghìn đồng"."""
    words = f"{in_words(amount, zero_tens=zero_tens)} {unit}".strip()
    return words[0].upper() + words[1:]


def _whole_in_words(number: int, zero_tens: str) -> list[str]:
    if number == 0:
        return [_DIGITS[0]]
    words: list[str] = []
    for size, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        count, number = divmod(number, size)
        if count >= 1000:
            words += [*_whole_in_words(count, zero_tens), name]
        elif count:
            words += [*_three_digits(count, zero_tens, in_full=bool(words)), *([name] if name else [])]
    return words


def _three_digits(number: int, zero_tens: str, *, in_full: bool) -> list[str]:
    """`in_full`: something was said before, so a missing hundred is said: không trăm linh năm."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or in_full else []
    if tens == 0:
        return words + ([*([zero_tens] if words else []), _DIGITS[ones]] if ones else [])
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if not ones:
        return words
    after_ten = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return [*words, after_ten.get(ones, _DIGITS[ones])]


def _decimals_in_words(decimals: str, zero_tens: str) -> list[str]:
    zeros = len(decimals) - len(decimals.lstrip("0"))
    rest = _whole_in_words(int(decimals), zero_tens) if int(decimals) else []
    return [_DIGITS[0]] * zeros + rest

"""Obviously invented people: the middle word is always Mẫu (sample) and the given name is a number."""

from collections.abc import Iterator

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý")
DIGITS = ("Không", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín")


def invented_names(*, after: int = 0) -> Iterator[str]:
    """Nguyễn Mẫu Một, Trần Mẫu Hai, … Lê Mẫu Hai Không Ba: never two alike, also with those `after` a
    number that others do not reach."""
    number = after
    while True:
        number += 1
        given = " ".join(DIGITS[int(digit)] for digit in str(number))
        yield f"{FAMILIES[number % len(FAMILIES)]} Mẫu {given}"

"""Days that a spreadsheet keeps as numbers: 45292 is 01/01/2024."""

from datetime import date, timedelta

_FIRST, _LAST = date(1930, 1, 1), date(2099, 12, 31)
_BEFORE_1900, _BEFORE_1904 = date(1899, 12, 30), date(1904, 1, 1)
NO_SUCH_DAY = 60
"""Spreadsheets count a 29/02/1900 that never was; days before it are one later than the rest."""


def serial_to_day(serial: float, *, counts_from_1904: bool = False) -> date:
    """Raises ValueError for the day that never was and for numbers beyond the calendar."""
    whole = int(serial // 1)
    if counts_from_1904:
        start = _BEFORE_1904
    elif whole == NO_SUCH_DAY or whole < 0:
        raise ValueError(f"serial number {whole} is no day")
    else:
        start = _BEFORE_1900 if whole > NO_SUCH_DAY else _BEFORE_1900 + timedelta(days=1)
    try:
        return start + timedelta(days=whole)
    except OverflowError as error:
        raise ValueError(f"serial number {whole} is no day") from error


def day_of_serial(raw: object, *, counts_from_1904: bool = False) -> date | None:
    """The day of a bare number, or of five digits, in a column of days; None where it is nothing like one.

    Only days of 1930 to 2099: a year typed as 2023 is no serial number.
    """
    if isinstance(raw, str) and raw.strip().isascii() and raw.strip().isdigit() and len(raw.strip()) == 5:
        raw = int(raw)
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return None
    try:
        day = serial_to_day(raw, counts_from_1904=counts_from_1904)
    except ValueError:
        return None
    return day if _FIRST <= day <= _LAST else None

"""Days as people write and read them in Vietnamese papers."""

import re
from calendar import monthrange
from datetime import date

from nep.vietnamese.sentences import UnreadableError
from nep.vietnamese.text import clean, fold

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
FIRST_YEAR, LAST_YEAR = 1800, 2999
_MONTHS = ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
_WEEKDAY = r"(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),? )?"
_D = "(?P<d>[0-9]{1,2})"
_M = "(?P<m>[0-9]{1,2})"
_Y = "(?P<y>[0-9]{4})"
_MIDNIGHT = r"(?:[ t]0?0:00(?::00)?)?"
# Over text without marks, in small letters and single spaces.
_FORMS = (
    re.compile(rf"{_WEEKDAY}(?:ngay )?{_D} ?([/.-]) ?{_M} ?\2 ?{_Y}{_MIDNIGHT}"),
    re.compile(rf"{_Y}([/.-]){_M}\2{_D}{_MIDNIGHT}"),
    re.compile(
        rf"(?:[^0-9,]{{1,60}}, ?)?{_WEEKDAY}(?:ngay )?{_D} thang "
        rf"(?P<m>[0-9]{{1,2}}|bon|{'|'.join(reversed(_MONTHS))})(?:,? nam |/){_Y}"
    ),
)
_LONGEST = 120


def parse_day(text: str) -> date:
    """The day written as 31/12/2023, 1-2-2024, 1.2.2024, 2024-02-01 or "ngày 05 tháng 01 năm 2024".

    The day comes before the month, always; a year of two digits is not read. A place or a weekday may stand
    before, midnight behind; marks and capitals do not count; months may be words (tháng Tư). Raises
    ValueError with a Vietnamese sentence fit for the user, for text that is no day and for a day the calendar
    does not have (31/02/2024).
    """
    written = text.strip()
    found = next((match for form in _FORMS if (match := form.fullmatch(_plain(written)))), None)
    if found is None:
        raise UnreadableError(
            "Không đọc được ngày “%(written)s”. Ông/bà ghi ngày, tháng, năm theo mẫu 31/12/2023.",
            written=_shown(written),
        )
    return _existing_day(int(found["y"]), _month(found["m"]), int(found["d"]))


def _plain(written: str) -> str:
    """Without marks; empty for what is too long and for other digits, which folding would make plain ones."""
    has_other_digits = any(sign.isdigit() and not sign.isascii() for sign in clean(written))
    return "" if len(written) > _LONGEST or has_other_digits else fold(written).rstrip(" .,;")


def _month(written: str) -> int:
    if written.isdecimal():
        return int(written)
    return 4 if written == "bon" else _MONTHS.index(written) + 1


def _existing_day(year: int, month: int, day: int) -> date:
    written = f"{day:02d}/{month:02d}/{year}"
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableError(
            "Không nhận ngày %(day)s: năm phải từ %(first)s đến %(last)s.",
            day=written,
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    if not 1 <= month <= 12:
        raise UnreadableError("Không có ngày %(day)s: một năm chỉ có 12 tháng.", day=written)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise UnreadableError(
            "Không có ngày %(day)s: tháng %(month)s năm %(year)s có %(last)s ngày.",
            day=written,
            month=month,
            year=year,
            last=last,
        )
    return date(year, month, day)


def _shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def short_day(day: date) -> str:
    """As 27/10/2023."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def weekday(day: date) -> str:
    """As thứ Sáu; Sunday is Chủ nhật."""
    return WEEKDAYS[day.weekday()]


def long_day(day: date) -> str:
    """As thứ Sáu 27/10/2023."""
    return f"{weekday(day)} {short_day(day)}"


def official_date(day: date) -> str:
    """As ngày 05 tháng 01 năm 2024: printed in official papers.

    Days below 10 and months 1 and 2 get a leading 0, months 3 to 9 none (Decree 30/2020, Annex I).
    """
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"

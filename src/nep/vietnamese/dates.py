"""Days as people write and read them in Vietnamese papers."""

import re
from calendar import monthrange
from datetime import date

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
FIRST_YEAR, LAST_YEAR = 1800, 2999
_FORMS = (
    re.compile(r"(?P<d>[0-9]{1,2})\s*([/.-])\s*(?P<m>[0-9]{1,2})\s*\2\s*(?P<y>[0-9]{4})"),
    re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"),
    re.compile(
        r"(?:ngày\s+)?(?P<d>[0-9]{1,2})\s+tháng\s+(?P<m>[0-9]{1,2})\s+năm\s+(?P<y>[0-9]{4})", re.IGNORECASE
    ),
)


def parse_day(text: str) -> date:
    """The day written as 31/12/2023, 1-2-2024, 1.2.2024, 2024-02-01 or "ngày 05 tháng 01 năm 2024".

    The day comes before the month, always. Raises ValueError with a Vietnamese sentence fit for the user, for
    text that is no day and for a day the calendar does not have (31/02/2024).
    """
    written = text.strip()
    found = next((match for form in _FORMS if (match := form.fullmatch(written))), None)
    if found is None:
        raise ValueError(
            f"Không đọc được ngày “{_shown(written)}”. Ông/bà ghi ngày, tháng, năm theo mẫu 31/12/2023."
        )
    return _existing_day(int(found["y"]), int(found["m"]), int(found["d"]))


def _existing_day(year: int, month: int, day: int) -> date:
    written = f"{day:02d}/{month:02d}/{year}"
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"Không nhận ngày {written}: năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise ValueError(f"Không có ngày {written}: một năm chỉ có 12 tháng.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ValueError(f"Không có ngày {written}: tháng {month} năm {year} có {last} ngày.")
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
